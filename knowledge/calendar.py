"""When on-call is staffed, and what it costs.

Red days are those of the Act on public holidays (lag 1989:253), which counts every Sunday.
"""

import math
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from babel.dates import format_date
from babel.lists import format_list

from knowledge.fact_kinds import ClockTime, Money
from knowledge.facts import routine_facts
from knowledge.language import Language

SWEDEN = ZoneInfo("Europe/Stockholm")

_SATURDAY, _SUNDAY = 5, 6
_MINUTES_PER_HOUR = 60
_LOCALES = {Language.SWEDISH: "sv", Language.ENGLISH: "en_US"}


def on_call_staffed(moment: datetime, *, eves: bool = False) -> bool:
    """Whether on-call is staffed at an aware moment in any time zone.

    Args:
        moment: the moment.
        eves: whether Midsummer Eve, Christmas Eve and New Year's Eve count as red days.

    Raises:
        ValueError: the moment has no time zone.
    """
    local = _in_sweden(moment)
    return _is_day_off(local.date(), eves) or _is_within_hours(local.time())


def is_eve(day: date) -> bool:
    """Whether a day is an eve that the law doesn't count as a red day: midsommarafton, julafton, nyårsafton."""
    return day in _red_days(Language.SWEDISH, eves=True) and day not in _red_days(Language.SWEDISH, eves=False)


def next_change(moment: datetime, *, eves: bool = False) -> datetime:
    """The first moment after this one, in Swedish time, when on-call staffing starts or ends.

    Args:
        moment: an aware moment in any time zone.
        eves: whether Midsummer Eve, Christmas Eve and New Year's Eve count as red days.

    Raises:
        ValueError: the moment has no time zone.
    """
    local = _in_sweden(moment)
    staffed = on_call_staffed(local, eves=eves)
    turns = sorted({time.min, *_hours()})
    day = local.date()
    while True:
        for turn in turns:
            candidate = datetime.combine(day, turn, SWEDEN)
            if candidate > local and on_call_staffed(candidate, eves=eves) != staffed:
                return candidate
        day += timedelta(days=1)


def on_call_cost(minutes: float) -> int:
    """What on-call costs, in kronor, for so many minutes: every hour that was started costs as a whole one.

    Raises:
        ValueError: the minutes are negative or not a finite number.
    """
    if not math.isfinite(minutes) or minutes < 0:
        raise ValueError(f"minutes must be a number from 0 and up, not {minutes}")
    hours, rest = divmod(minutes, _MINUTES_PER_HOUR)
    started = int(hours) + (rest > 0)
    return started * routine_facts().of(Money, "on_call_fee").value


def red_day_name(day: date, language: Language, *, eves: bool = False) -> str | None:
    """What a red day is called, with its weekday's name for an ordinary Sunday; None for other days.

    Args:
        day: a date in Sweden.
        language: the language of the name.
        eves: whether Midsummer Eve, Christmas Eve and New Year's Eve count as red days.
    """
    names = _red_days(language, eves).get_list(day)
    if names:
        return format_list(names, locale=language)
    return format_date(day, "EEEE", locale=language) if day.weekday() == _SUNDAY else None


def _in_sweden(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("the moment needs a time zone")
    return moment.astimezone(SWEDEN)


def _is_day_off(day: date, eves: bool) -> bool:
    return day.weekday() in (_SATURDAY, _SUNDAY) or day in _red_days(Language.SWEDISH, eves)


def _is_within_hours(at: time) -> bool:
    starts, ends = _hours()
    if starts <= ends:
        return starts <= at < ends
    return at >= starts or at < ends


def _hours() -> tuple[time, time]:
    facts = routine_facts()
    return facts.of(ClockTime, "on_call_starts").value, facts.of(ClockTime, "on_call_ends").value


@cache
def _red_days(language: Language, eves: bool) -> holidays.HolidayBase:
    categories = (holidays.PUBLIC, holidays.DE_FACTO) if eves else (holidays.PUBLIC,)
    return holidays.country_holidays("SE", language=_LOCALES[language], categories=categories)
