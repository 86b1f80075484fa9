"""Which day and which minute a named time is, reckoned from today."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import holidays

from knowledge.calendar import SWEDEN
from knowledge.named_times import Clock, Day, Month, Offset, OnDate, OnHoliday, PartOfDay, Week, Weekday, Weekend, Year
from knowledge.spoken_times import DAY, HOUR, NOON

DAYS_IN_WEEK = 7
_SATURDAY = 5
_MONTHS_IN_YEAR = 12
_YEARS_TO_LEAP_DAY = 9
_LONGEST_YEAR = 366


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


def latest_date_of(day: Day, today: date) -> date:
    """The same where the day is over or has begun, and so, if its name allows that, isn't later than today."""
    match day:
        case Weekday(number, next_week=False, past=False):
            return today - timedelta(days=(today.weekday() - number) % DAYS_IN_WEEK)
        case Weekend(weeks=0) if today.weekday() < _SATURDAY:
            return date_of(Weekend(-1), today)
        case OnDate(year=None):
            return _previous(_dates(day, today - timedelta(days=_LONGEST_YEAR)), today)
        case OnHoliday(of, days, year=None):
            return _previous((_holidays(one)[of] + timedelta(days=days) for one in _years(None, today)), today)
        case _:
            return date_of(day, today)


def mondays_of(week: Week, year: Year | None, today: date) -> list[date]:
    """The Mondays that a week may begin with, in last year, this one and the next; none where it is none of theirs."""
    if week.number is None:
        return [today + timedelta(days=week.weeks * DAYS_IN_WEEK - today.weekday())]
    mondays = []
    for number in _years(year, today):
        try:
            mondays.append(date.fromisocalendar(number, week.number, 1))
        except ValueError:  # Not every year has a week 53.
            continue
    return mondays


def firsts_of(month: Month, today: date) -> list[date]:
    """The first days that a month may have, in last year, this one and the next."""
    if month.number is None:
        return [months_later(today.replace(day=1), month.months)]
    return [date(year, month.number, 1) for year in _years(Year(month.year) if month.year else None, today)]


def _years(year: Year | None, today: date) -> Iterable[int]:
    if year is None:
        return range(today.year - 1, today.year + 2)
    return [year.number or today.year + year.years]


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a month that is too short."""
    years, month = divmod(day.month - 1 + months, _MONTHS_IN_YEAR)
    return date(day.year + years, month + 1, min(day.day, last_of_month(day.year + years, month + 1).day))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


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


def _previous(days: Iterable[date], today: date) -> date:
    """The last of the days that isn't later than today, or else the first one."""
    latest = None
    for day in days:
        if latest and day > today:
            break
        latest = day
    return latest or today


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
