"""Which moment people mean when they name a time, and how to say it back to them.

The words are in moments.yaml; spoken_times.py finds them in a text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import holidays
from babel.dates import format_date

from knowledge.calendar import SWEDEN
from knowledge.fact_text import clock_time
from knowledge.language import Language
from knowledge.named_times import (
    Clock,
    Day,
    Habit,
    InHours,
    Offset,
    OnDate,
    OnHoliday,
    PartOfDay,
    Said,
    Unreadable,
    Weekday,
    Weekend,
)
from knowledge.spoken_times import DAY, HOUR, NOON, said_times
from knowledge.time_words import DayPart, day_parts

_DAYS_IN_WEEK = 7
_SATURDAY = 5
_NIGHT_ENDS = 6
_MONTHS_IN_YEAR = 12
_YEARS_TO_LEAP_DAY = 9
_LOCALES = {Language.SWEDISH: "sv", Language.ENGLISH: "en_GB"}
_DATE = {Language.SWEDISH: "EEEE 'den' d MMMM", Language.ENGLISH: "EEEE d MMMM"}


@dataclass(frozen=True)
class Mentioned:
    """A time that somebody named, in Sweden.

    Attributes:
        start: when it begins.
        end: when it is over; the same as start for an hour.
        hour: whether an hour was named, and not only a day or a part of it.
    """

    start: datetime
    end: datetime
    hour: bool


@dataclass(frozen=True)
class _Named:
    """What one time consists of, as far as it was said."""

    day: Day | None
    part: PartOfDay | None
    clock: Clock | InHours | None


def find_moment(text: str, now: datetime) -> Mentioned | None:
    """The time that a text is about; None where it names none, or only now, or habits, or no time that there is.

    Args:
        text: in Swedish or English.
        now: an aware moment in any time zone.
    """
    said = said_times(text)
    if not said or any(isinstance(one.meaning, Unreadable) for one in said):
        return None
    named = _first_named(said)
    if named.day is None and any(isinstance(one.meaning, Habit) for one in said):
        return None
    return _moment(named, now.astimezone(SWEDEN))


def described(mentioned: Mentioned, language: Language, now: datetime) -> str:
    """The time in words, to begin a sentence with.

    Args:
        mentioned: the time.
        language: the language of the words.
        now: an aware moment in any time zone, from which a day is today.
    """
    local = now.astimezone(SWEDEN)
    if mentioned.hour:
        return _described_hour(mentioned.start, language, local)
    if part := _part_of(mentioned, language):
        return _described_part(mentioned, part, language, local)
    if mentioned.end.date() - mentioned.start.date() > timedelta(days=1):
        return _described_weekend(mentioned, language, local)
    if mentioned.start.date() == local.date():
        return {Language.SWEDISH: "I dag", Language.ENGLISH: "Today"}[language]
    day = _day(mentioned.start.date(), language, local)
    return {Language.SWEDISH: _capitalized(day), Language.ENGLISH: f"On {day}"}[language]


def _described_hour(moment: datetime, language: Language, local: datetime) -> str:
    day = _day(moment.date(), language, local)
    is_today = moment.date() == local.date()
    hour = clock_time(moment.time(), language)
    if language is Language.SWEDISH:
        return f"Kl. {hour} i dag" if is_today else f"{_capitalized(day)} kl. {hour}"
    return f"At {hour} today" if is_today else f"On {day} at {hour}"


def _described_part(mentioned: Mentioned, part: DayPart, language: Language, local: datetime) -> str:
    if mentioned.start.date() == local.date() or mentioned.start <= local < mentioned.end:
        return part.says_today
    day = mentioned.start.date()
    next_day = day + timedelta(days=1)
    return part.says.format(day=_day(day, language, local), next_day=_day(next_day, language, local))


def _described_weekend(mentioned: Mentioned, language: Language, local: datetime) -> str:
    first, last = mentioned.start.date(), mentioned.end.date() - timedelta(days=1)
    begins = str(first.day) if first.month == last.month else format_date(first, "d MMMM", locale=_LOCALES[language])
    ends = format_date(last, "d MMMM" + _year(last, local), locale=_LOCALES[language])
    days = f"{begins}–{ends}"
    return {Language.SWEDISH: f"Helgen {days}", Language.ENGLISH: f"On the weekend of {days}"}[language]


def _part_of(mentioned: Mentioned, language: Language) -> DayPart | None:
    for part in day_parts(language):
        day = mentioned.start.date()
        if (mentioned.start, mentioned.end) == (_at(day, part.starts * HOUR), _at(day, part.ends * HOUR)):
            return part
    return None


def _day(day: date, language: Language, local: datetime) -> str:
    return format_date(day, _DATE[language] + _year(day, local), locale=_LOCALES[language])


def _year(day: date, local: datetime) -> str:
    return " y" if day.year != local.year else ""


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _first_named(said: list[Said]) -> _Named:
    """The first time that a text names, or the first after those that it tells of as past."""
    named = _Named(None, None, None)
    for one in said:
        if isinstance(one.meaning, Clock | InHours):
            named = replace(named, clock=named.clock or one.meaning)
        elif isinstance(one.meaning, PartOfDay) and not one.meaning.todays:
            named = replace(named, part=named.part or one.meaning)
        elif not isinstance(one.meaning, Habit | Unreadable):
            part = one.meaning if isinstance(one.meaning, PartOfDay) else None
            day = Offset(0) if isinstance(one.meaning, PartOfDay) else one.meaning
            if named.day is None or one.joined:
                named = replace(named, day=_plainer(named.day, day), part=part or named.part)
            elif _is_past(named.day):
                named = _Named(day, part, None)
            else:
                break
    return named


def _is_past(day: Day) -> bool:
    match day:
        case Offset(days):
            return days < 0
        case Weekday():
            return day.past
        case Weekend(weeks):
            return weeks < 0
        case OnDate() | OnHoliday():
            return False


def _moment(named: _Named, now: datetime) -> Mentioned | None:
    """The time in Sweden that was named, now being a moment there."""
    if isinstance(named.clock, InHours):
        moment = _minute(now).astimezone(UTC) + timedelta(hours=named.clock.hours)
        return Mentioned(moment.astimezone(SWEDEN), moment.astimezone(SWEDEN), hour=True)
    if named.clock:
        moment = _not_past(_days_of_hour(named, now), _minutes(named.clock, named.part), now)
        return Mentioned(moment, moment, hour=True)
    return _span(named.day, named.part, now) if named.day else None


def _span(day: Day, part: PartOfDay | None, now: datetime) -> Mentioned:
    first = _date(day, now.date())
    if isinstance(day, Weekend):
        return Mentioned(_at(first, 0), _at(first, 2 * DAY), hour=False)
    if part is None:
        return Mentioned(_at(first, 0), _at(first, DAY), hour=False)
    if part.todays and part.ends > DAY and now.hour < _NIGHT_ENDS:
        first -= timedelta(days=1)
    return Mentioned(_at(first, part.starts), _at(first, part.ends), hour=False)


def _days_of_hour(named: _Named, now: datetime) -> list[date]:
    """The days that a named hour may be of, the likeliest first; it is of the last one where it is past on all."""
    today = now.date()
    if named.day is None:
        return _days_from(today, -1, 0, 1)
    if named.day == Offset(0) and named.part and named.part.todays:
        return _days_from(today, -1, 0) if now.hour < _NIGHT_ENDS else [today]
    first = _date(named.day, today)
    if isinstance(named.day, Weekend):
        return _days_from(first, 0, 1)
    if isinstance(named.day, Weekday) and first == today:
        return _days_from(first, 0, _DAYS_IN_WEEK)
    return [first]


def _days_from(day: date, *offsets: int) -> list[date]:
    return [day + timedelta(days=offset) for offset in offsets]


def _not_past(days: list[date], minutes: int, now: datetime) -> datetime:
    moments = [_at(day, minutes) for day in days]
    floor = _minute(now).timestamp()
    return next((moment for moment in moments if moment.timestamp() >= floor), moments[-1])


def _minutes(clock: Clock, part: PartOfDay | None) -> int:
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


def _plainer(first: Day | None, second: Day) -> Day:
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


def _date(day: Day, today: date) -> date:
    """The date of a day, or of its first one, asked today."""
    match day:
        case Offset(days):
            return today + timedelta(days=days)
        case Weekday():
            return _weekday(day, today)
        case Weekend(weeks):
            return today + timedelta(days=weeks * _DAYS_IN_WEEK + _SATURDAY - today.weekday())
        case OnDate():
            return _next(_dates(day, today), today)
        case OnHoliday(of, days, year):
            years = [year] if year else [today.year, today.year + 1]
            return _next((_holidays(one)[of] + timedelta(days=days) for one in years), today)


def _weekday(day: Weekday, today: date) -> date:
    if day.past:
        return today - timedelta(days=(today.weekday() - day.number - 1) % _DAYS_IN_WEEK + 1)
    if day.next_week:
        return today + timedelta(days=_DAYS_IN_WEEK + day.number - today.weekday())
    return today + timedelta(days=(day.number - today.weekday()) % _DAYS_IN_WEEK)


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


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _at(day: date, minutes: int) -> datetime:
    """So many minutes by the clock after midnight; an hour that the clocks skip is the one that they jump to."""
    days, of_day = divmod(minutes, DAY)
    hour, minute = divmod(of_day, HOUR)
    local = datetime.combine(day + timedelta(days=days), time(hour, minute), SWEDEN)
    return local.astimezone(UTC).astimezone(SWEDEN)
