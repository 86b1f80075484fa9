"""Which days, over or begun, people mean when they name a time; a name without its year is the latest of that name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from knowledge.days import DAYS_IN_WEEK, firsts_of, latest_date_of, mondays_of, months_later
from knowledge.named_times import (
    Day,
    Length,
    Mark,
    Month,
    Reach,
    Unreadable,
    Week,
    Weekday,
    Weekend,
    Year,
)
from knowledge.stretches import Named, together

_MONTHS_IN_YEAR = 12


class PastProblem(Enum):
    """Why a time that was named can't be one that is past."""

    IN_FUTURE = "in_future"
    ENDS_BEFORE_START = "ends_before_start"
    NO_SUCH_TIME = "no_such_time"


class PastProblemError(Exception):
    """What was said is no time that is past."""

    def __init__(self, problem: PastProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Sides:
    """What the times in a text are of something that is past.

    Attributes:
        start, end: its ends.
        wholes: the times that stand alone, in order.
    """

    start: Named | None = None
    end: Named | None = None
    wholes: tuple[Named, ...] = ()


def sides_of(named: Iterable[Named]) -> Sides:
    """Which time is what; of either end the first one."""
    sides = Sides()
    for one in named:
        match one.mark:
            case Mark.TO | Mark.AND | Mark.UNTIL | Mark.THROUGH if (sides.start or sides.wholes) and not sides.end:
                *wholes, start = _with_start(sides)
                sides = Sides(start, one, tuple(wholes))
            case Mark.FROM | Mark.BETWEEN if not sides.start:
                sides = replace(sides, start=one)
            case _:
                sides = replace(sides, wholes=_with(sides.wholes, one))
    return sides


def _with_start(sides: Sides) -> tuple[Named, ...]:
    return _with(sides.wholes, sides.start) if sides.start else sides.wholes


def _with(wholes: tuple[Named, ...], one: Named) -> tuple[Named, ...]:
    """The times with one more; an hour is that of the day that was named before."""
    if wholes and (joined := together(wholes[-1], one)) != wholes[-1]:
        return (*wholes[:-1], joined)
    return (*wholes, one)


def past_days(named: Named, today: date) -> tuple[date, date] | None:
    """The first and the last of the days that are named; None where no day is.

    Raises:
        PastProblemError: they lie ahead, or there are no such days.
    """
    days = days_of(named, today)
    if days and days[0] > today:
        raise PastProblemError(PastProblem.IN_FUTURE)
    return days


def days_of(named: Named, today: date) -> tuple[date, date] | None:
    """The same, even where they lie ahead.

    Raises:
        PastProblemError: there are no such days.
    """
    if named.of(Unreadable):
        raise PastProblemError(PastProblem.NO_SUCH_TIME)
    day = named.day
    if week := named.of(Week):
        monday = _latest(mondays_of(week, named.of(Year), today), today)
        if isinstance(day, Weekday):
            return (monday + timedelta(days=day.number),) * 2
        return monday, monday + timedelta(days=DAYS_IN_WEEK - 1)
    if day:
        first = _date(day, today)
        return first, first + timedelta(days=1 if isinstance(day, Weekend) else 0)
    if month := named.of(Month):
        first = _latest(firsts_of(month, today), today)
        return first, months_later(first, 1) - timedelta(days=1)
    if year := named.of(Year):
        number = year.number or today.year + year.years
        return date(number, 1, 1), date(number, _MONTHS_IN_YEAR, 31)
    length = named.of(Length)
    return _days_back(length, today) if length else None


def _date(day: Day, today: date) -> date:
    try:
        return latest_date_of(day, today)
    except ValueError:
        raise PastProblemError(PastProblem.NO_SUCH_TIME) from None


def _days_back(length: Length, today: date) -> tuple[date, date] | None:
    """The days that so much time ago is, or that the latest time of that length is, today being its last."""
    if not (length.days or length.months):
        return None
    back = months_later(today, -length.months) - timedelta(days=length.days)
    match length.reach:
        case Reach.AGO:
            return back, back
        case Reach.LATEST:
            return back + timedelta(days=1), today
        case Reach.AHEAD:
            raise PastProblemError(PastProblem.IN_FUTURE)
        case Reach.ON:
            return None


def _latest(days: Iterable[date], today: date) -> date:
    """The last of the days that isn't ahead, or else the first one."""
    known = list(days)
    if not known:
        raise PastProblemError(PastProblem.NO_SUCH_TIME)
    return max((day for day in known if day <= today), default=known[0])
