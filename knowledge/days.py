"""Which day and which minute a named time is, reckoned from today."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import holidays

from knowledge.calendar import SWEDEN
from knowledge.named_times import Clock, Day, Offset, OnDate, OnHoliday, PartOfDay, Weekday, Weekend
from knowledge.spoken_times import DAY, HOUR, NOON

DAYS_IN_WEEK = 7
_SATURDAY = 5
_MONTHS_IN_YEAR = 12
_YEARS_TO_LEAP_DAY = 9


def date_of(day: Day, today: date) -> date:
    """The date of a day, or of its first one, asked today."""
    match day:
        case Offset(days):
            return today + timedelta(days=days)
        case Weekday():
            return _weekday(day, today)
        case Weekend(weeks):
            return today + timedelta(days=weeks * DAYS_IN_WEEK + _SATURDAY - today.weekday())
        case OnDate():
            return _next(_dates(day, today), today)
        case OnHoliday(of, days, year):
            years = [year] if year else [today.year, today.year + 1]
            return _next((_holidays(one)[of] + timedelta(days=days) for one in years), today)


def _weekday(day: Weekday, today: date) -> date:
    if day.past:
        return today - timedelta(days=(today.weekday() - day.number - 1) % DAYS_IN_WEEK + 1)
    if day.next_week:
        return today + timedelta(days=DAYS_IN_WEEK + day.number - today.weekday())
    return today + timedelta(days=(day.number - today.weekday()) % DAYS_IN_WEEK)


def _next(days: Iterable[date], today: date) -> date:
    """The first of the days that isn't past, or else the last one."""
    latest = today
    for day in days:
        latest = day
        if day >= today:
            break
    return latest


def _dates(on: OnDate, today: date) -> Iterator[date]:
    """The days from this month on that a date may stand for; all years hold it but for 29 February."""
    if on.year and on.month:
        yield date(on.year, on.month, on.day)
        return
    for year in range(today.year, today.year + _YEARS_TO_LEAP_DAY):
        months = [on.month] if on.month else range(today.month if year == today.year else 1, _MONTHS_IN_YEAR + 1)
        for month in months:
            try:
                yield date(year, month, on.day)
            except ValueError:
                continue


@cache
def _holidays(year: int) -> dict[str, date]:
    """The days of a year that the package `holidays` knows, by their Swedish names."""
    known = holidays.country_holidays("SE", years=year, language="sv")
    return {name: day for day in known for name in known.get_list(day)}


def minutes_of(clock: Clock, part: PartOfDay | None) -> int:
    """The minutes from midnight that an hour means beside a part of the day: 8 in the evening is 20."""
    if part is None or part.starts < NOON:
        return clock.minutes
    readings = [clock.minutes]
    if not clock.exact:
        readings.append(clock.minutes + NOON)
    if not part.loose:
        readings.append(clock.minutes + DAY)
    return min(readings, key=lambda minutes: _distance(minutes, part))


def _distance(minutes: int, part: PartOfDay) -> int:
    """How far from a part of the day an hour is; "at night" is the end of the night before as well."""
    starts = (part.starts, part.starts - DAY) if part.loose else (part.starts,)
    length = part.ends - part.starts
    return min(max(start - minutes, minutes - start - length, 0) for start in starts)


def plainer(first: Day | None, second: Day) -> Day:
    """Which of two names of one day tells more about it."""
    if first is None or _precision(second) > _precision(first):
        return second
    return first


def _precision(day: Day) -> int:
    match day:
        case Weekend():
            return 0
        case Weekday():
            return 1
        case Offset() | OnDate() | OnHoliday():
            return 2


def minute_of(moment: datetime) -> datetime:
    """The minute that a moment is in."""
    return moment.replace(second=0, microsecond=0)


def at_minutes(day: date, minutes: int) -> datetime:
    """So many minutes by the clock after midnight; an hour that the clocks skip is the one that they jump to."""
    days, of_day = divmod(minutes, DAY)
    hour, minute = divmod(of_day, HOUR)
    local = datetime.combine(day + timedelta(days=days), time(hour, minute), SWEDEN)
    return local.astimezone(UTC).astimezone(SWEDEN)
