"""Which moment people mean when they name a time, and how to say it back to them.

The words are in moments.yaml; spoken_times.py finds them in a text.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from babel.dates import format_date

from knowledge.calendar import SWEDEN
from knowledge.days import DAYS_IN_WEEK, at_minutes, date_of, minute_of, minutes_of, plainer
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
from knowledge.spoken_times import DAY, HOUR, said_times
from knowledge.time_words import DayPart, day_parts

_NIGHT_ENDS = 6
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
        if (mentioned.start, mentioned.end) == (at_minutes(day, part.starts * HOUR), at_minutes(day, part.ends * HOUR)):
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
                named = replace(named, day=plainer(named.day, day), part=part or named.part)
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
        moment = minute_of(now).astimezone(UTC) + timedelta(hours=named.clock.hours)
        return Mentioned(moment.astimezone(SWEDEN), moment.astimezone(SWEDEN), hour=True)
    if named.clock:
        moment = _not_past(_days_of_hour(named, now), minutes_of(named.clock, named.part), now)
        return Mentioned(moment, moment, hour=True)
    return _span(named.day, named.part, now) if named.day else None


def _span(day: Day, part: PartOfDay | None, now: datetime) -> Mentioned:
    first = date_of(day, now.date())
    if isinstance(day, Weekend):
        return Mentioned(at_minutes(first, 0), at_minutes(first, 2 * DAY), hour=False)
    if part is None:
        return Mentioned(at_minutes(first, 0), at_minutes(first, DAY), hour=False)
    if part.todays and part.ends > DAY and now.hour < _NIGHT_ENDS:
        first -= timedelta(days=1)
    return Mentioned(at_minutes(first, part.starts), at_minutes(first, part.ends), hour=False)


def _days_of_hour(named: _Named, now: datetime) -> list[date]:
    """The days that a named hour may be of, the likeliest first; it is of the last one where it is past on all."""
    today = now.date()
    if named.day is None:
        return _days_from(today, -1, 0, 1)
    if named.day == Offset(0) and named.part and named.part.todays:
        return _days_from(today, -1, 0) if now.hour < _NIGHT_ENDS else [today]
    first = date_of(named.day, today)
    if isinstance(named.day, Weekend):
        return _days_from(first, 0, 1)
    if isinstance(named.day, Weekday) and first == today:
        return _days_from(first, 0, DAYS_IN_WEEK)
    return [first]


def _days_from(day: date, *offsets: int) -> list[date]:
    return [day + timedelta(days=offset) for offset in offsets]


def _not_past(days: list[date], minutes: int, now: datetime) -> datetime:
    moments = [at_minutes(day, minutes) for day in days]
    floor = minute_of(now).timestamp()
    return next((moment for moment in moments if moment.timestamp() >= floor), moments[-1])
