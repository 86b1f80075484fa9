"""How long an order waits until it is looked at again, in seconds."""

from bot.pace import Pace

GIVEN_UP_AFTER_SECONDS = 3 * 24 * 3600.0
UNREACHED_GIVEN_UP_AFTER_SECONDS = 30 * 24 * 3600.0
UNREACHED_SECONDS = 10 * 60.0
UNANSWERED_GIVEN_UP_AFTER_SECONDS = 365 * 24 * 3600.0
UNANSWERED_SECONDS = 6 * 3600.0

_FIRST = 1.0
_LONGEST = 10 * 60.0
_LONGEST_WITH_THE_BACKEND = 60.0
_MOST_DOUBLINGS = 20


def before_retry(attempts: int, asked_for: float | None, pace: Pace) -> float:
    """Before the next attempt: by chance up to a bound that doubles ("full jitter"), and what the backend asks for."""
    bound = min(_FIRST * 2.0 ** min(attempts, _MOST_DOUBLINGS), _LONGEST)
    return max(pace.chance(0.0, bound), asked_for or 0.0)


def before_looking(attempts: int) -> float:
    """Before the backend is asked again how far an order has come: longer each time that nothing has changed."""
    return min(_FIRST * 2.0 ** min(attempts, _MOST_DOUBLINGS), _LONGEST_WITH_THE_BACKEND)
