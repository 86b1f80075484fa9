"""Which days a list is to cover, as people say it: "oktober", "v. 43–45", "senaste 30 dagarna".

stretches.py finds the times in a text; here they become days that are past, today being the last.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date

from knowledge.days import date_of
from knowledge.language import Language
from knowledge.named_times import Habit, Length, Month, OnDate, OnHoliday, Reach, Week, Weekday, Year
from knowledge.past_days import PastProblem as PeriodProblem
from knowledge.past_days import PastProblemError, Sides, days_of, past_days, sides_of
from knowledge.stretches import Named, Stretch, stretch_in

__all__ = ["Period", "PeriodProblem", "described_days", "described_period", "find_period"]

_LOCALES = {Language.SWEDISH: "sv", Language.ENGLISH: "en_GB"}


@dataclass(frozen=True)
class Period:
    """Some days.

    Attributes:
        first, last: the days that it begins and ends with; neither is ahead.
        words: the words that say so, in lower-case ASCII.
    """

    first: date
    last: date
    words: str


def find_period(text: str, today: date) -> Period | PeriodProblem | None:
    """The days that a text names; None where it names none.

    Args:
        text: in Swedish or English.
        today: the date in Sweden.
    """
    stretch = stretch_in(text)
    if stretch is None:
        return None
    try:
        found = _days(sides_of(_covering(stretch)), today)
    except PastProblemError as error:
        return error.problem
    return Period(found[0], min(found[1], today), stretch.words) if found else None


def described_period(period: Period, language: Language) -> str:
    """The days in words: "1–15 november 2026"."""
    return described_days(period.first, period.last, language)


def described_days(first: date, last: date, language: Language) -> str:
    """Days in a row in words: "1–15 november 2026", "28 september–3 oktober 2026"."""
    if first == last:
        return _written(first, "d MMMM y", language)
    if (first.year, first.month) == (last.year, last.month):
        begins = "d"
    else:
        begins = "d MMMM" if first.year == last.year else "d MMMM y"
    return f"{_written(first, begins, language)}–{_written(last, 'd MMMM y', language)}"


def _written(day: date, form: str, language: Language) -> str:
    return format_date(day, form, locale=_LOCALES[language])


def _covering(stretch: Stretch) -> list[Named]:
    """The times that may be days; a mere length ("30 dagar") as an answer is that of the latest ones."""
    return [_as_latest(one) if stretch.alone else one for one in stretch.named if not one.of(Habit)]


def _as_latest(named: Named) -> Named:
    length = named.of(Length)
    if length and length.reach is Reach.ON:
        return replace(named, parts=(replace(length, reach=Reach.LATEST),))
    return named


def _days(sides: Sides, today: date) -> tuple[date, date] | None:
    """The days from the start to the end or to today, or else the first days that were named."""
    if sides.start and sides.end:
        return _between(sides.start, sides.end, today)
    if sides.start:
        days = past_days(sides.start, today)
        return (days[0], today) if days else None
    for one in sides.wholes:
        if days := past_days(one, today):
            return days
    return None


def _between(start: Named, end: Named, today: date) -> tuple[date, date] | None:
    """From one day to another; those that were named without their year are the latest that fit together."""
    latest = _year(end) or today.year
    starts = _readings(start, (latest, latest - 1), today)
    for first, _ in starts:
        for _, last in _ends(end, first, today):
            if _fit(first, last, today, end):
                return first, last
    if not starts:
        return None
    raise PastProblemError(
        PeriodProblem.IN_FUTURE if all(first > today for first, _ in starts) else PeriodProblem.ENDS_BEFORE_START
    )


def _fit(first: date, last: date, today: date, end: Named) -> bool:
    """Whether they may be meant; without its year an end is of the year before only if that needs no guess."""
    if not first <= min(last, today):
        return False
    return last.year == first.year or not _is_yearly(end) or (last <= today and last.month != first.month)


def _ends(end: Named, first: date, today: date) -> list[tuple[date, date]]:
    """What an end may be; a mere weekday or day of the month is the first one from the start on."""
    match end.day:
        case Weekday(next_week=False, past=False) | OnDate(month=None) as day:
            return [(date_of(day, first),) * 2]
        case _:
            return _readings(end, (first.year, first.year + 1), today)


def _readings(named: Named, years: Iterable[int], today: date) -> list[tuple[date, date]]:
    """The days that were named, in each of the years where none was named; a leap day only in leap years."""
    each = [_in_year(named, year) for year in years] if _is_yearly(named) else [named]
    found, missing = list[tuple[date, date]](), None
    for one in each:
        try:
            found += filter(None, [days_of(one, today)])
        except PastProblemError as error:
            missing = error
    if missing and not found:
        raise missing
    return found


def _is_yearly(named: Named) -> bool:
    """Whether such days come every year."""
    return _in_year(named, 0) != named


def _in_year(named: Named, year: int) -> Named:
    """The days in a year, where none was named."""
    match named.parts[0]:
        case OnDate(month=int(), year=None) | OnHoliday(year=None) | Month(number=int(), year=None) as part:
            return replace(named, parts=(replace(part, year=year), *named.parts[1:]))
        case Week(number=int()) if named.of(Year) is None:
            return replace(named, parts=(*named.parts, Year(year)))
        case _:
            return named


def _year(named: Named) -> int | None:
    """The year that was named."""
    match named.parts[0]:
        case OnDate(year=int() as year) | OnHoliday(year=int() as year) | Month(year=int() as year):
            return year
        case _:
            return None
