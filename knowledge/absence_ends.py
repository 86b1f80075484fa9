"""From when until when an absence lasts, by the times that were named for it; deadlines.py tells how they are read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from knowledge.calendar import SWEDEN
from knowledge.days import (
    DAYS_IN_WEEK,
    at_minutes,
    date_of,
    firsts_of,
    latest_date_of,
    minute_of,
    minutes_of,
    mondays_of,
    months_later,
)
from knowledge.named_times import (
    Clock,
    Day,
    Length,
    Lunch,
    Mark,
    Month,
    OnDate,
    OnHoliday,
    PartOfDay,
    Span,
    Week,
    Weekday,
    Weekend,
    Year,
)
from knowledge.spoken_times import DAY, HOUR, NOON
from knowledge.stretches import Named, together

_EVENING = 17 * HOUR
_FACE_HOURS = range(HOUR, 8 * HOUR)
"""Hours that somebody at work names by the clock face, for today."""
_AFTERNOON_HOURS = range(HOUR, 6 * HOUR)
"""The same for another day."""
_LATELY = timedelta(days=31)


class AbsenceProblem(Enum):
    """Why nobody can be away when a text says so."""

    ENDS_IN_PAST = "ends_in_past"
    ENDS_BEFORE_START = "ends_before_start"
    NO_SUCH_TIME = "no_such_time"


class ProblemError(Exception):
    """What was said is no absence."""

    def __init__(self, problem: AbsenceProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Said:
    """What the times in a text are of the absence.

    Attributes:
        start, end: its ends.
        whole: what it lasts through.
        length: how long it lasts.
        wait: how long it is until it ends; or until it begins, where the end was named too.
        open_ended: whether there is no end.
    """

    start: Named | None = None
    end: Named | None = None
    whole: Named | None = None
    length: Length | None = None
    wait: Length | None = None
    open_ended: bool = False

    @property
    def first(self) -> Named | None:
        """The start: its hour on the day that was named apart, or what was named right before the end."""
        if self.start and self.whole and self.start.is_hour:
            return together(self.whole, self.start)
        return self.start or self.whole


def ends_of(said: Said, now: datetime) -> tuple[datetime, datetime | None]:
    """When it begins and ends, as said, even where that is past."""
    start, base = said.first, _after(now, said.wait) if said.wait else now
    if said.end:
        return _between(start, said.end, now) if start else (base, _end(said.end, now))
    if said.length:
        return _lasting(start, said.length, base, now)
    if start and (said.open_ended or start is not said.whole):
        return _start(start, now), None
    if start:
        begins, ends = _bounds(start, now)
        return max(begins, base, key=datetime.timestamp), ends
    return now, base if said.wait else None


def _start(start: Named, now: datetime) -> datetime:
    """The start where the end doesn't help to read it."""
    if clock := start.of(Clock):
        return _hour_ahead(start, clock, now)
    begins, ends = _bounds(start, now)
    return ends if start.after else begins


def _end(end: Named, now: datetime) -> datetime:
    """The end where there is no start that helps to read it."""
    if clock := end.of(Clock):
        return _hour_ahead(end, clock, now)
    begins, ends = _bounds(end, now)
    if end.after or end.mark is Mark.THROUGH:
        return ends
    if begins.timestamp() > now.timestamp():
        return begins
    if _is_any_week(end) and not end.of(PartOfDay):
        return at_minutes(begins.date() + timedelta(days=DAYS_IN_WEEK), 0)
    return ends


def _hour_ahead(named: Named, clock: Clock, now: datetime) -> datetime:
    """The next hour of that name."""
    today = now.date()
    day = _day_of(named, today)
    if day and day != today:
        return at_minutes(day, _minutes(clock, named, _AFTERNOON_HOURS)[0])
    readings = [at_minutes(today, minutes) for minutes in reversed(_minutes(clock, named, _FACE_HOURS))]
    for reading in readings:
        if reading.timestamp() > now.timestamp():
            return reading
    if day and not _is_any_week(named):
        return readings[-1]
    return at_minutes(today + timedelta(days=DAYS_IN_WEEK if day else 1), _minutes(clock, named, range(0))[0])


def _minutes(clock: Clock, named: Named, face: range) -> list[int]:
    """What an hour may mean, in minutes from midnight, the likeliest first: in that range the afternoon's is."""
    if part := named.of(PartOfDay):
        return [minutes_of(clock, part)]
    if not clock.exact and clock.minutes in face:
        return [clock.minutes + NOON, clock.minutes]
    return [clock.minutes]


def _is_any_week(named: Named) -> bool:
    """Whether a day is named only by its weekday."""
    return isinstance(named.day, Weekday) and not (named.day.past or named.day.next_week or named.of(Week))


def _between(start: Named, end: Named, now: datetime) -> tuple[datetime, datetime]:
    """Both ends; the one tells how the other is to be read."""
    if _is_any_week(start) and end.mark in (Mark.TO, Mark.AND) and isinstance(end.day, Weekday) and end.day.next_week:
        start = replace(start, parts=tuple(_in_next_week(part) for part in start.parts))
    if start.is_hour and end.names_day_last:
        start = replace(start, parts=(*start.parts, *(part for part in end.parts if not isinstance(part, Clock))))
    for day in (now.date(), now.date() + timedelta(days=1)):
        starts = _start_on(start, day, now)
        until = _end_after(starts, start, end, now)
        if until.timestamp() > now.timestamp() or not (start.is_hour and end.is_hour):
            break
    return starts, until


def _in_next_week(part: Span) -> Span:
    return replace(part, next_week=True) if isinstance(part, Weekday) else part


def _start_on(start: Named, day: date, now: datetime) -> datetime:
    """The start, on a day where it names none."""
    if clock := start.of(Clock):
        return at_minutes(_day_of(start, now.date()) or day, _minutes(clock, start, _AFTERNOON_HOURS)[0])
    begins, ends = _bounds(start, now)
    return ends if start.after else begins


def _end_after(starts: datetime, start: Named, end: Named, now: datetime) -> datetime:
    clock = end.of(Clock)
    if clock and end.is_hour:
        return _hour_after(starts, start, end, clock)
    if clock:
        day = _day_of(end, _reference(end, starts, now)) or starts.date()
        return at_minutes(day, _minutes(clock, end, _AFTERNOON_HOURS)[0])
    begins, ends = _bounds(end, starts if _reference(end, starts, now) == starts.date() else now)
    is_through = end.mark in (Mark.THROUGH, Mark.TO, Mark.AND) or (end.mark is Mark.UNTIL and not start.of(Clock))
    return ends if is_through or end.after else begins


def _reference(end: Named, starts: datetime, now: datetime) -> date:
    """From which day on an end is to be looked for: a mere weekday or day of the month comes after the start."""
    day = end.day
    is_relative = _is_any_week(end) or (isinstance(day, OnDate) and day.month is None)
    return max(starts.date(), now.date()) if is_relative else now.date()


def _hour_after(starts: datetime, start: Named, end: Named, clock: Clock) -> datetime:
    """An hour of the same day, or of the next morning where the start is in the evening."""
    first = start.of(Clock)
    readings = _minutes(clock, end, range(0) if first else _AFTERNOON_HOURS)
    if not clock.exact and clock.minutes < NOON and not (first and first.exact):
        readings = [*readings, clock.minutes + NOON]
    for minutes in readings:
        if (until := at_minutes(starts.date(), minutes)).timestamp() > starts.timestamp():
            return until
    if first and starts.hour * HOUR >= _EVENING:
        return at_minutes(starts.date() + timedelta(days=1), readings[0])
    raise ProblemError(AbsenceProblem.ENDS_BEFORE_START)


def _lasting(start: Named | None, length: Length, base: datetime, now: datetime) -> tuple[datetime, datetime | None]:
    """From a start on, or from now; how long some hours of a day last tells no end where the first isn't known."""
    starts = _start(start, now) if start else base
    if start and not start.of(Clock) and not (length.days or length.months):
        return starts, None
    return starts, _after(starts, length)


def _after(moment: datetime, length: Length) -> datetime:
    """So much later; days and months are whole ones, of which the first is the moment's own."""
    if length.days or length.months:
        day = months_later(moment.date(), length.months) + timedelta(days=length.days)
        return at_minutes(day, length.minutes)
    later = minute_of(moment).astimezone(UTC) + timedelta(minutes=length.minutes)
    return later.astimezone(SWEDEN)


def _bounds(named: Named, now: datetime) -> tuple[datetime, datetime]:
    """When a time begins and ends that is longer than a moment."""
    today = now.date()
    day = _day_of(named, today) or today
    if part := named.of(PartOfDay) or named.of(Lunch):
        is_running_night = part.ends > DAY and now.timestamp() < at_minutes(today, part.ends - DAY).timestamp()
        day -= timedelta(days=1 if is_running_night and day == today else 0)
        return at_minutes(day, part.starts), at_minutes(day, part.ends)
    if named.day is None and (month := named.of(Month)):
        first = _nearest(firsts_of(month, today), today)
        return at_minutes(first, 0), at_minutes(months_later(first, 1), 0)
    days = DAYS_IN_WEEK if named.of(Week) and named.day is None else 2 if isinstance(named.day, Weekend) else 1
    return at_minutes(day, 0), at_minutes(day, days * DAY)


def _day_of(named: Named, today: date) -> date | None:
    """The day that is named, or the first of its week; None where none is."""
    if week := named.of(Week):
        day = named.day
        monday = _nearest(mondays_of(week, named.of(Year), today), today)
        return monday + timedelta(days=day.number if isinstance(day, Weekday) else 0)
    return _date(named.day, today) if named.day else None


def _nearest(days: Iterable[date], today: date) -> date:
    """The first of the days that is ahead or just past."""
    latest = None
    for day in days:
        latest = day
        if day > today - _LATELY:
            break
    if latest is None:
        raise ProblemError(AbsenceProblem.NO_SUCH_TIME)
    return latest


def _date(day: Day, today: date) -> date:
    """The date ahead, or the one that is just past."""
    ahead = date_of(day, today)
    if (isinstance(day, OnDate) and day.month) or isinstance(day, OnHoliday):
        latest = latest_date_of(day, today)
        if today - _LATELY < latest < today:
            return latest
    return ahead
