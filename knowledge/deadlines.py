"""From when and until when somebody is away, as people say it when they switch their extension off.

stretches.py finds the times in a text; here they become moments ahead. How they are read:

- A day or an hour alone is the end: it answers "until when?". With other words a day is the whole of that day,
  and an hour is the start. A named week or month is always all of it.
- "Till måndag" ends when Monday begins, "t.o.m. måndag" and "från fredag till måndag" when Monday ends. What is
  left of a day ends at midnight.
- Days are counted from today, which is the first of them.
- On a clock face, an hour from 1 to 7 is the next one ahead of that name, so that "till 3" said at 13 is 15.00;
  on another day, hours before 6 are those of the afternoon. All other hours are read as on 24 hours.
- A date without its year that is less than a month past is that one, and not the one of next year.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from babel.dates import format_date

from knowledge.absence_ends import AbsenceProblem, ProblemError, Said, ends_of
from knowledge.calendar import SWEDEN
from knowledge.days import at_minutes
from knowledge.fact_text import clock_time
from knowledge.language import Language
from knowledge.named_times import (
    Clock,
    Habit,
    Length,
    Lunch,
    Mark,
    Month,
    OnDate,
    PartOfDay,
    Reach,
    Unreadable,
    Week,
    Year,
)
from knowledge.spoken_times import HOUR
from knowledge.stretches import Named, Stretch, stretch_in, together

__all__ = ["Absence", "AbsenceProblem", "described_moment", "described_until", "find_absence"]

_LOCALES = {Language.SWEDISH: "sv", Language.ENGLISH: "en_GB"}
_DATE = {Language.SWEDISH: "EEEE 'den' d MMMM", Language.ENGLISH: "EEEE d MMMM"}


@dataclass(frozen=True)
class Absence:
    """When somebody is away, in Sweden.

    Attributes:
        starts: when it begins; now where no other time was named.
        until: when it is over; None where no end was named, or where there is none.
        open_ended: whether it was said that there is no end ("tills vidare").
        to_a_day: whether it ends as a day begins by which its end was named ("till onsdag"): people may mean the
            end of that day.
        words: the words that say so, in lower-case ASCII.
        rest: what else the text says, without those words; often empty.
        passed: whether it ends at a mere hour that is over today, so that tomorrow's is the next.
    """

    starts: datetime
    until: datetime | None
    open_ended: bool
    to_a_day: bool
    words: str
    rest: str
    passed: bool = False


def find_absence(text: str, now: datetime, day: date | None = None) -> Absence | AbsenceProblem | None:
    """When somebody is away, by what they say; None where they name no time.

    Args:
        text: in Swedish or English; a bare time is an answer to "until when?".
        now: an aware moment in any time zone.
        day: what a mere hour is the end on; the next hour of that name, where it isn't known.
    """
    stretch = stretch_in(text)
    if stretch is None or any(one.of(Habit) for one in stretch.named):
        return None
    if any(one.of(Unreadable) for one in stretch.named):
        return AbsenceProblem.NO_SUCH_TIME
    said = _sorted_out([_with_hour(one) for one in stretch.named], answers=stretch.alone)
    if day and said.end and _ends_at_hour(said):
        said = replace(said, end=replace(said.end, parts=(OnDate(day.day, day.month, day.year), *said.end.parts)))
    try:
        return _absence(said, stretch, now.astimezone(SWEDEN)) if said != Said() else None
    except ProblemError as error:
        return error.problem


def _absence(said: Said, stretch: Stretch, now: datetime) -> Absence | AbsenceProblem:
    starts, until = ends_of(said, now)
    starts = max(starts, now, key=datetime.timestamp)
    if until and until.timestamp() <= now.timestamp():
        return AbsenceProblem.ENDS_IN_PAST
    if until and until.timestamp() <= starts.timestamp():
        return AbsenceProblem.ENDS_BEFORE_START
    passed = bool(until and _ends_at_hour(said) and _is_over(until, now))
    return Absence(starts, until, said.open_ended, _is_to_a_day(said), stretch.words, stretch.rest, passed)


def _ends_at_hour(said: Said) -> bool:
    """Whether nothing but an hour is told of the end, and nothing of the start."""
    end = said.end
    if end is None or said.first or said.wait:
        return False
    return end.is_hour and end.of(PartOfDay) is None


def _is_over(until: datetime, now: datetime) -> bool:
    """Whether an hour is one of tomorrow; midnight is still the end of today."""
    return until.timestamp() > at_minutes(now.date() + timedelta(days=1), 0).timestamp()


def _is_to_a_day(said: Said) -> bool:
    end = said.end
    if end is None or said.first or end.day is None or end.after or end.mark is Mark.THROUGH:
        return False
    return not (end.of(Clock) or end.of(PartOfDay) or end.of(Lunch))


def described_until(until: datetime, language: Language, now: datetime) -> str:
    """The end in words, to stand in a sentence: "till kl. 13.00", "until Monday 30 November at 08:00".

    What ends at midnight lasts through the day before: "till och med måndag den 30 november".

    Args:
        until: an aware moment in any time zone.
        language: the language of the words.
        now: an aware moment in any time zone, from which a day is today.
    """
    local, today = until.astimezone(SWEDEN), now.astimezone(SWEDEN).date()
    is_swedish = language is Language.SWEDISH
    if local == at_minutes(local.date(), 0):
        last = local.date() - timedelta(days=1)
        if last == today:
            return "till midnatt" if is_swedish else "until midnight"
        return f"till och med {_day(last, language, today)}" if is_swedish else f"through {_day(last, language, today)}"
    if local.date() == today:
        hour = clock_time(local.time(), language)
        return f"till kl. {hour}" if is_swedish else f"until {hour}"
    return described_moment(until, language, now)


def described_moment(until: datetime, language: Language, now: datetime) -> str:
    """The end with its day and its hour, for `described_until`: "till onsdag den 4 mars kl. 00.00"."""
    local, today = until.astimezone(SWEDEN), now.astimezone(SWEDEN).date()
    day, hour = _day(local.date(), language, today), clock_time(local.time(), language)
    return {Language.SWEDISH: f"till {day} kl. {hour}", Language.ENGLISH: f"until {day} at {hour}"}[language]


def _day(day: date, language: Language, today: date) -> str:
    year = " y" if day.year != today.year else ""
    return format_date(day, _DATE[language] + year, locale=_LOCALES[language])


def _sorted_out(named: Iterable[Named], *, answers: bool) -> Said:
    """Which time is what; of each the first one.

    Args:
        named: the times.
        answers: whether they are the whole of an answer.
    """
    said = Said()
    for one in named:
        said = _with(said, one)
    whole = said.whole
    if whole is None or said.end:
        return said
    is_all = whole.mark is Mark.DURING or whole.of(Mark) or whole.of(Week) or whole.of(Month)
    if answers and not is_all and said == Said(whole=whole):
        return Said(end=whole)
    if whole.of(Clock):
        return replace(said, start=said.start or whole, whole=None)
    return said


def _with_hour(named: Named) -> Named:
    """The time with the hour that a figure stands for which could be a year as well: "till 2030"."""
    year = named.of(Year)
    if year and year.number and named.of(Week) is None:
        hour, minute = divmod(year.number, 100)
        if minute < HOUR:
            return replace(named, parts=(Clock(hour * HOUR + minute, exact=True),))
    return named


def _with(said: Said, one: Named) -> Said:
    if length := one.of(Length):
        return _with_length(said, length)
    if Mark.OPEN_END in one.parts:
        said = replace(said, open_ended=True)
        others = tuple(part for part in one.parts if part is not Mark.OPEN_END)
        return _with(said, replace(one, parts=others)) if others else said
    match one.of(Mark) or one.mark:
        case Mark.UNTIL | Mark.BACK | Mark.THROUGH:
            said = replace(said, end=said.end or one)
        case Mark.TO | Mark.AND if (said.start or said.whole) and not said.end:
            said = replace(said, start=said.first, end=one, whole=None)
        case Mark.FROM | Mark.BETWEEN:
            said = replace(said, start=said.start or one)
        case _ if one.of(Year) is None and one.of(Mark) is not Mark.JUST_NOW:
            said = replace(said, whole=together(said.whole, one))
    return said


def _with_length(said: Said, length: Length) -> Said:
    match length.reach:
        case Reach.ON:
            return replace(said, length=said.length or length)
        case Reach.AHEAD:
            return replace(said, wait=said.wait or length)
        case _:
            return said
