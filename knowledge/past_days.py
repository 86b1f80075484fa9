"""Which days, over or begun, people mean when they name a time; a name without its year is the latest of that name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from knowledge.days import DAYS_IN_WEEK, firsts_of, latest_date_of, mondays_of, months_later
from knowledge.named_times import (
    Length,
    Mark,
    Month,
    OnDate,
    OnHoliday,
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
        whole: what it lasts through; or else how far it goes back.
    """

    start: Named | None = None
    end: Named | None = None
    whole: Named | None = None


def sides_of(named: Iterable[Named]) -> Sides:
    """Which time is what; of each the first one."""
    sides = Sides()
    for one in named:
        match one.mark:
            case Mark.TO | Mark.AND | Mark.UNTIL | Mark.THROUGH if (sides.start or sides.whole) and not sides.end:
                sides = replace(sides, start=_first(sides), end=one, whole=None)
            case Mark.FROM | Mark.BETWEEN:
                sides = replace(sides, start=sides.start or one)
            case _:
                sides = replace(sides, whole=together(sides.whole, one))
    return sides


def _first(sides: Sides) -> Named | None:
    if sides.start and sides.whole and sides.start.is_hour:
        return together(sides.whole, sides.start)
    return sides.start or sides.whole


def past_days(named: Named, today: date) -> tuple[date, date] | None:
    """The first and the last of the days that are named; None where no day is.

    Raises:
        PastProblemError: they lie ahead, or there are no such days.
    """
    if named.of(Unreadable):
        raise PastProblemError(PastProblem.NO_SUCH_TIME)
    days = _days(named, today)
    if days and days[0] > today:
        raise PastProblemError(PastProblem.IN_FUTURE)
    return days


def _days(named: Named, today: date) -> tuple[date, date] | None:
    day = named.day
    if week := named.of(Week):
        monday = _latest(mondays_of(week, named.of(Year), today), today)
        if isinstance(day, Weekday):
            return (monday + timedelta(days=day.number),) * 2
        return monday, monday + timedelta(days=DAYS_IN_WEEK - 1)
    if day:
        first = latest_date_of(day, today)
        return first, first + timedelta(days=1 if isinstance(day, Weekend) else 0)
    if month := named.of(Month):
        first = _latest(firsts_of(month, today), today)
        return first, months_later(first, 1) - timedelta(days=1)
    if year := named.of(Year):
        number = year.number or today.year + year.years
        return date(number, 1, 1), date(number, _MONTHS_IN_YEAR, 31)
    length = named.of(Length)
    return _days_back(length, today) if length else None


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
