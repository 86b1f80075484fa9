"""When something happened, as people tell it: "i går kväll", "för en timme sedan", "i lördags vid 14".

stretches.py finds the times in a text; here they become moments that are past or have begun. How they are read:

- A day, an hour or a date without its year is the latest one of that name.
- On a clock face, an hour from 1 to 7 is the latest one of that name; on another day, hours before 6 are those of
  the afternoon. All other hours are read as on 24 hours.
- A date without its year that is less than three months ahead is that one, and so in the future.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from babel.dates import format_date

from knowledge.calendar import SWEDEN
from knowledge.days import at_minutes, date_of, minute_of, months_later
from knowledge.fact_text import clock_time
from knowledge.language import Language
from knowledge.named_times import Clock, Day, Habit, Length, Lunch, Mark, OnDate, PartOfDay, Reach, Unreadable
from knowledge.past_days import PastProblem, PastProblemError, Sides, past_days, sides_of
from knowledge.periods import described_days
from knowledge.spoken_times import DAY, HOUR, NOON
from knowledge.stretches import Named, stretch_in
from knowledge.time_words import DayPart, day_parts

__all__ = ["Past", "PastProblem", "described_past", "find_past"]

_JUST_NOW = timedelta(minutes=15)
_FACE_HOURS = range(HOUR, 8 * HOUR)
"""Hours that people name by the clock face, for today."""
_AFTERNOON_HOURS = range(HOUR, 6 * HOUR)
"""The same for another day."""
_LOCALES = {Language.SWEDISH: "sv", Language.ENGLISH: "en_GB"}
_DATE = "EEEE d MMMM"
_NIGHT_ENDS = 6
_SOON = timedelta(days=90)


@dataclass(frozen=True)
class Past:
    """When something happened, in Sweden.

    Attributes:
        start: the time, or when it began; never ahead of now.
        end: the same as start for an hour; or when the day or the like that was named is over, which may be ahead.
        words: the words that say so, in lower-case ASCII.
    """

    start: datetime
    end: datetime
    words: str


def find_past(text: str, now: datetime) -> Past | PastProblem | None:
    """When something happened, by what somebody tells; None where they name no time.

    Args:
        text: in Swedish or English.
        now: an aware moment in any time zone.
    """
    stretch = stretch_in(text)
    if stretch is None:
        return None
    if any(one.of(Unreadable) for one in stretch.named):
        return PastProblem.NO_SUCH_TIME
    local = now.astimezone(SWEDEN)
    sides = sides_of(one for one in stretch.named if _may_be_past(one))
    try:
        found = _between(sides, local) if sides.end else _first_past(sides, local)
    except PastProblemError as error:
        return error.problem
    return Past(*found, stretch.words) if found else None


def described_past(past: Past, language: Language, now: datetime) -> str:
    """The time in few words, for a summary: "i går kväll (fredag 27 november)".

    Args:
        past: the time.
        language: the language of the words.
        now: an aware moment in any time zone, from which a day is today.
    """
    today = now.astimezone(SWEDEN).date()
    first, last = past.start.date(), (past.end - timedelta(minutes=past.end > past.start)).date()
    if past.start == past.end:
        return _with_date(f"{_near(first, language, today)} {_clock(past.start, language)}", first, language, today)
    if part := _part_of(past, language):
        return _described_part(part, first, language, today)
    if past == Past(at_minutes(first, 0), at_minutes(last, DAY), past.words):
        days = described_days(first, last, language)
        return days if first != last else _with_date(_near(first, language, today), first, language, today)
    if first == last:
        hours = f"{_clock(past.start, language)}–{clock_time(past.end.time(), language)}"
        return _with_date(f"{_near(first, language, today)} {hours}", first, language, today)
    ends = [f"{_date(one.date(), language, today)} {_clock(one, language)}" for one in (past.start, past.end)]
    return {Language.SWEDISH: "mellan {} och {}", Language.ENGLISH: "between {} and {}"}[language].format(*ends)


def _described_part(part: DayPart, day: date, language: Language, today: date) -> str:
    if day == today:
        return _uncapitalized(part.says_today)
    if day == today - timedelta(days=1):
        words = _uncapitalized(part.says_yesterday)
        return words if part.ends * HOUR > DAY else _with_date(words, day, language, today)
    next_day = day + timedelta(days=1)
    return _uncapitalized(part.says.format(day=_date(day, language, today), next_day=_date(next_day, language, today)))


def _near(day: date, language: Language, today: date) -> str:
    """What a day is called; today and yesterday by those words."""
    names = {
        today: {Language.SWEDISH: "i dag", Language.ENGLISH: "today"},
        today - timedelta(days=1): {Language.SWEDISH: "i går", Language.ENGLISH: "yesterday"},
    }
    return names[day][language] if day in names else _date(day, language, today)


def _with_date(words: str, day: date, language: Language, today: date) -> str:
    """The words, with the date where they only say that it was yesterday."""
    return f"{words} ({_date(day, language, today)})" if day == today - timedelta(days=1) else words


def _date(day: date, language: Language, today: date) -> str:
    year = " y" if day.year != today.year else ""
    return format_date(day, _DATE + year, locale=_LOCALES[language])


def _clock(moment: datetime, language: Language) -> str:
    hour = clock_time(moment.time(), language)
    return {Language.SWEDISH: f"kl. {hour}", Language.ENGLISH: f"at {hour}"}[language]


def _part_of(past: Past, language: Language) -> DayPart | None:
    day = past.start.date()
    for part in day_parts(language):
        if (past.start, past.end) == (at_minutes(day, part.starts * HOUR), at_minutes(day, part.ends * HOUR)):
            return part
    return None


def _uncapitalized(text: str) -> str:
    return text[:1].lower() + text[1:]


def _may_be_past(named: Named) -> bool:
    length = named.of(Length)
    return not (named.of(Habit) or (length and length.reach is Reach.ON))


def _first_past(sides: Sides, now: datetime) -> tuple[datetime, datetime] | None:
    """The first time that can be past; if there is none, the problem with the first of them is raised."""
    problem = None
    for one in (*sides.wholes, *filter(None, [sides.start])):
        try:
            if found := _time(one, now):
                return found
        except PastProblemError as error:
            problem = problem or error
    if problem:
        raise problem
    return None


def _between(sides: Sides, now: datetime) -> tuple[datetime, datetime] | None:
    """From one time to another; an hour that ends it is one of the day that it starts on, or of the next morning."""
    first, last = sides.start, sides.end
    if first is None or last is None:
        return None
    if first.is_hour and last.names_day_last:
        first = replace(first, parts=(*first.parts, *(part for part in last.parts if not isinstance(part, Clock))))
    start = _time(first, now)
    clock = last.of(Clock)
    end = _hour_after(start[0], clock) if start and clock else (_time(last, now) or (None, None))[1]
    if start is None or end is None:
        return start
    if end.timestamp() <= start[0].timestamp():
        raise PastProblemError(PastProblem.ENDS_BEFORE_START)
    return start[0], end


def _hour_after(start: datetime, clock: Clock) -> datetime:
    readings = [clock.minutes, clock.minutes + DAY] if clock.exact else [clock.minutes, clock.minutes + NOON]
    moments = [at_minutes(start.date(), minutes) for minutes in readings]
    return next((moment for moment in moments if moment.timestamp() > start.timestamp()), moments[0])


def _time(named: Named, now: datetime) -> tuple[datetime, datetime] | None:
    """When a time that was named began and ended."""
    if named.of(Mark) is Mark.JUST_NOW:
        return minute_of(now - _JUST_NOW), minute_of(now)
    if (length := named.of(Length)) and length.minutes:
        return _so_long_ago(length, now)
    days = past_days(named, now.date())
    if _is_soon(named.day, now.date()):
        raise PastProblemError(PastProblem.IN_FUTURE)
    if clock := named.of(Clock):
        moment = _hour(named, clock, days[0] if days else None, now)
        return moment, moment
    if part := named.of(PartOfDay) or named.of(Lunch):
        day = _day_of(part, days[0] if days else None, now)
        return _begun(at_minutes(day, part.starts), now), at_minutes(day, part.ends)
    return (at_minutes(days[0], 0), at_minutes(days[1], DAY)) if days else None


def _is_soon(day: Day | None, today: date) -> bool:
    """Whether a date that may be one long past is so near ahead that it is that one."""
    if not (isinstance(day, OnDate) and day.month and day.year is None):
        return False
    return today < date_of(day, today) < today + _SOON


def _so_long_ago(length: Length, now: datetime) -> tuple[datetime, datetime]:
    if length.reach is Reach.AHEAD:
        raise PastProblemError(PastProblem.IN_FUTURE)
    day = months_later(now.date(), -length.months) - timedelta(days=length.days)
    shifted = minute_of(now).replace(year=day.year, month=day.month, day=day.day).astimezone(UTC)
    moment = (shifted - timedelta(minutes=length.minutes)).astimezone(SWEDEN)
    return moment, minute_of(now) if length.reach is Reach.LATEST else moment


def _hour(named: Named, clock: Clock, day: date | None, now: datetime) -> datetime:
    """The latest hour of that name, on its day if one was named."""
    today = now.date()
    if part := named.of(PartOfDay):
        return _begun(at_minutes(_day_of(part, day, now), _within(clock, part)), now)
    if day and day != today:
        return at_minutes(day, _minutes(clock, _AFTERNOON_HOURS)[0])
    for minutes in _minutes(clock, _FACE_HOURS):
        if (moment := at_minutes(today, minutes)).timestamp() <= now.timestamp():
            return moment
    if day:
        raise PastProblemError(PastProblem.IN_FUTURE)
    return at_minutes(today - timedelta(days=1), _minutes(clock, _AFTERNOON_HOURS)[0])


def _minutes(clock: Clock, face: range) -> list[int]:
    """What an hour may mean, in minutes from midnight, the later first: in that range the afternoon's too."""
    if not clock.exact and clock.minutes in face:
        return [clock.minutes + NOON, clock.minutes]
    return [clock.minutes]


def _within(clock: Clock, part: PartOfDay) -> int:
    """The minutes from midnight of an hour that are nearest to a part of the day."""
    step = DAY if clock.exact else NOON
    readings = range(clock.minutes - DAY, clock.minutes + DAY + 1, step)
    return min(readings, key=lambda minutes: (max(part.starts - minutes, minutes - part.ends, 0), abs(minutes)))


def _day_of(part: PartOfDay | Lunch, day: date | None, now: datetime) -> date:
    """The day of a part of it: the one that was named; or the latest on which it has begun, as in the small hours."""
    today = now.date()
    has_begun = at_minutes(today, part.starts).timestamp() <= now.timestamp()
    is_flexible = day is None or (day == today and (part.ends > DAY or now.hour < _NIGHT_ENDS))
    if is_flexible and not has_begun:
        return today - timedelta(days=1)
    return day or today


def _begun(moment: datetime, now: datetime) -> datetime:
    if moment.timestamp() > now.timestamp():
        raise PastProblemError(PastProblem.IN_FUTURE)
    return moment
