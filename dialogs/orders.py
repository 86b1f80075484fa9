"""What a conversation wants done: commands on their way to the backend, and errands of the assistant's own."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from knowledge.language import Language
from telephony.commands import Command
from telephony.models import PersonId, Receipt
from telephony.problems import ProblemType


class Notice(BaseModel):
    """Something that another person is told in the personal chat.

    Attributes:
        flow: the flow whose notice it is.
        kind: which of the flow's notices.
        case: the case number that it is about.
        values: what its text needs, by name; what differs between languages as the flow's slots have it.
    """

    model_config = ConfigDict(frozen=True)

    flow: str
    kind: str
    case: str
    values: dict[str, str] = {}


class Tell(BaseModel):
    """Tell a person something, as soon as the person can be reached."""

    model_config = ConfigDict(frozen=True)

    do: Literal["tell"] = "tell"
    person: PersonId
    notice: Notice


class Post(BaseModel):
    """Show the case in SML-IT's channel."""

    model_config = ConfigDict(frozen=True)

    do: Literal["post"] = "post"


class Watch(BaseModel):
    """Wait until the routine answers a question."""

    model_config = ConfigDict(frozen=True)

    do: Literal["watch"] = "watch"
    question: str
    language: Language


class Unwatch(BaseModel):
    """Wait no more for what an order of the same conversation waits for, by its key."""

    model_config = ConfigDict(frozen=True)

    do: Literal["unwatch"] = "unwatch"
    order: str


Errand = Tell | Post | Watch | Unwatch
"""What the assistant sees to itself."""


class Order(BaseModel):
    """A command as it waits in the outbox.

    Attributes:
        key: the idempotency key, unique for ever.
        flow: the flow that wants it.
        case: the case number that people use.
        command: what to do.
        about: the Entra object id of whom it concerns, for the audit.
        purpose: why, in a few words, for the audit.
        after: the key of the order that the backend must have taken in before; empty for none. If that one is refused,
            this one is not carried out.
        at_end: whether to wait until that one has come to its end, whatever the end was.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    flow: str
    case: str
    command: Annotated[Command | Errand, Field(discriminator="do")]
    about: PersonId
    purpose: str
    after: str = ""
    at_end: bool = False


@dataclass(frozen=True)
class Result:
    """What has become of an order.

    Attributes:
        order: the order.
        receipt: the backend's answer; None when there is none yet, or it refused.
        problem: why it was refused, or could not be carried out so far.
        given_up: whether it is not tried any more, though it may have succeeded later.
    """

    order: Order
    receipt: Receipt | None = None
    problem: ProblemType | None = None
    given_up: bool = False

    @property
    def waiting(self) -> bool:
        """Whether it is still to be carried out."""
        unanswered = self.receipt is None and not self.given_up
        return unanswered and self.problem in (None, ProblemType.UPSTREAM_UNAVAILABLE)
