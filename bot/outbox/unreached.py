"""What becomes of an order whose addressee doesn't have the assistant, whether a person or a channel."""

from bot.outbox.rows import Answer, Progress, Row, State
from bot.outbox.waits import UNREACHED_GIVEN_UP_AFTER_SECONDS, UNREACHED_SECONDS
from telephony.problems import ProblemType


def unreached(row: Row, now: float) -> Progress:
    """Whoever ordered it is told so, while it is tried on: the assistant may be installed there any day.

    Args:
        row: the order.
        now: the moment, in seconds since 1970.
    """
    if now - row.tried >= UNREACHED_GIVEN_UP_AFTER_SECONDS:
        return Progress(State.ENDED, Answer(problem=ProblemType.NOT_FOUND, given_up=True))
    return Progress(State.PENDING, Answer(problem=ProblemType.NOT_FOUND), now + UNREACHED_SECONDS)
