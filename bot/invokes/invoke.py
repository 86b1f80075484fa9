"""An invoke, and what it is answered with."""

from dataclasses import dataclass
from typing import Any, Protocol

from bot.activity import IncomingActivity

Json = dict[str, Any]


class MalformedInvokeError(ValueError):
    """What the invoke carries is of another shape than its kind has."""


@dataclass(frozen=True)
class Invoke:
    """Something that the channel asks.

    Attributes:
        activity: what has arrived.
        municipality: the municipality that its tenant belongs to.
        correlation: what the log lines of the same matter carry.
    """

    activity: IncomingActivity
    municipality: str
    correlation: str


class Answering(Protocol):
    """Whoever answers one kind of invoke."""

    async def answer(self, invoke: Invoke) -> Json:
        """The body of the answer.

        Raises:
            MalformedInvokeError: when it isn't of the kind's shape.
        """
        ...
