"""What reaches the conversation: one turn by one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dialogs.orders import Notice, Result
from knowledge.language import Language


class Scope(StrEnum):
    """Where the conversation is held; the desk's is SML-IT's own channel."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"
    DESK = "desk"


class Happening(StrEnum):
    """What brought the turn about."""

    MESSAGE = "message"
    EDIT = "edit"
    JOINED = "joined"
    RESULTS = "results"
    NOTICE = "notice"


@dataclass(frozen=True)
class Person:
    """The authenticated person behind a turn.

    Attributes:
        id: the Entra object id.
        tenant: the Entra tenant id.
        name: the display name, as the channel gives it; may be empty.
        municipality: the municipality that the tenant belongs to.
    """

    id: str
    tenant: str
    name: str
    municipality: str


@dataclass(frozen=True)
class Pick:
    """A button that asks for a topic, or for none of those that were offered.

    Attributes:
        topic: the id of the topic that was chosen; None for "none of these".
    """

    topic: str | None


@dataclass(frozen=True)
class Choose:
    """A button that answers a flow's question.

    Attributes:
        frame: the id of the flow's frame.
        step: the step that the question was asked at; a card of an earlier step is stale.
        answer: what the button stands for.
    """

    frame: str
    step: int
    answer: str


@dataclass(frozen=True)
class Begin:
    """A button or a form that starts a flow.

    Attributes:
        flow: the flow's id.
        given: slots that it fills, by name.
        sure: whether pressing it is confirmation enough, as everything stood before the person's eyes.
    """

    flow: str
    given: Mapping[str, str] = field(default_factory=dict)
    sure: bool = False


@dataclass(frozen=True)
class Fill:
    """A form that was filled in.

    Attributes:
        frame: the id of the flow's frame.
        step: the step that the form was shown at; one of an earlier step is stale.
        values: what stands in its fields, by name.
    """

    frame: str
    step: int
    values: Mapping[str, str]


Press = Pick | Choose | Begin | Fill
"""What a button carries."""


@dataclass(frozen=True)
class Turn:
    """One thing that happened in a person's conversation.

    Attributes:
        id: the activity's id, unique within the conversation.
        person: who did it.
        scope: where.
        happening: a message, an edited message, an arrival, results of orders, or a notice from elsewhere.
        text: the message without the mention of the assistant; may be empty.
        press: the button that was pressed instead of writing.
        locale: the language of the person's client.
        moment: when, as an aware datetime.
        cut: whether the message was longer than what is read.
        results: what has become of the conversation's orders; only with `RESULTS`.
        notice: what the person is to be told; only with `NOTICE`.
    """

    id: str
    person: Person
    scope: Scope
    happening: Happening
    text: str
    press: Press | None
    locale: Language
    moment: datetime
    cut: bool = False
    results: tuple[Result, ...] = ()
    notice: Notice | None = None
