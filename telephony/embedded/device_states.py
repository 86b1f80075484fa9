"""How an order to a phone passes through its states: a function of its course and of time alone."""

from datetime import datetime, timedelta
from enum import StrEnum

from telephony.embedded.standing import Standing
from telephony.models import State


class Course(StrEnum):
    """How an order goes; those of phones have the values of `telephony.organisation.WipeAnswer`."""

    AT_ONCE = "at_once"
    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    UNKNOWN = "unknown"
    ON_HOLD = "on_hold"
    UNREACHABLE = "unreachable"


_START = timedelta()
_HELD_UNTIL = timedelta(minutes=10)
_SENT_AFTER = timedelta(seconds=2)
_DONE_AFTER = timedelta(seconds=6)

_COURSES: dict[Course, tuple[tuple[timedelta, State], ...]] = {
    Course.AT_ONCE: ((_START, State.DONE),),
    Course.SUPPORTED: ((_START, State.ACCEPTED), (_SENT_AFTER, State.SENT), (_DONE_AFTER, State.DONE)),
    Course.UNSUPPORTED: ((_START, State.UNSUPPORTED),),
    Course.UNKNOWN: ((_START, State.ACCEPTED), (_SENT_AFTER, State.SENT), (_DONE_AFTER, State.UNKNOWN)),
    Course.ON_HOLD: (
        (_START, State.ON_HOLD),
        (_HELD_UNTIL, State.SENT),
        (_HELD_UNTIL + _DONE_AFTER - _SENT_AFTER, State.DONE),
    ),
    Course.UNREACHABLE: ((_START, State.ACCEPTED), (_SENT_AFTER, State.SENT)),
}
STOPPABLE = (State.ACCEPTED, State.ON_HOLD)
"""An order in one of these has not gone out."""


def standing_of(course: Course, ordered_at: datetime, stopped_at: datetime | None, now: datetime) -> Standing:
    """How an order stands.

    Args:
        course: how it goes.
        ordered_at: when it was ordered.
        stopped_at: when everything that could still be stopped was; None when it never was.
        now: the moment that is asked about.
    """
    if stopped_at is not None and _reached(course, ordered_at, stopped_at).state in STOPPABLE:
        return Standing(State.STOPPED, stopped_at)
    return _reached(course, ordered_at, now)


def _reached(course: Course, ordered_at: datetime, moment: datetime) -> Standing:
    """The latest state that an undisturbed order has reached; the first, should a clock have been set back."""
    first, *later = _COURSES[course]
    offset, state = next((step for step in reversed(later) if ordered_at + step[0] <= moment), first)
    return Standing(state, ordered_at + offset)
