"""How facts read: figures, times and numbers in a person's own language."""

from datetime import date, time
from itertools import groupby
from typing import assert_never

import phonenumbers
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from knowledge.fact_kinds import (
    ClockTime,
    Count,
    DigitString,
    Duration,
    Fact,
    Mail,
    Money,
    Name,
    NumberRange,
    Phone,
    Series,
    Url,
)
from knowledge.language import Language

_MONEY = {Language.SWEDISH: "#,##0 ¤", Language.ENGLISH: "¤¤ #,##0"}
_TIME = {Language.SWEDISH: "HH.mm", Language.ENGLISH: "HH:mm"}
_DAY = "d MMMM y"
_DAY_LOCALES = {Language.SWEDISH: "sv", Language.ENGLISH: "en_GB"}
_RANGE = {Language.SWEDISH: "{} till {}", Language.ENGLISH: "{} to {}"}


def text(fact: Fact, language: Language) -> str:
    """The fact as a person reads it, without markup; series as one item ("- …") for each municipality."""
    if fact.text:
        return fact.text[language]
    return _formatted(fact, language).replace("\N{NO-BREAK SPACE}", " ")


def link(fact: Fact) -> str | None:
    """The address that the fact leads to: a page, a mail address or a phone; None for other facts."""
    match fact:
        case Url():
            return fact.value
        case Mail():
            return f"mailto:{fact.value}"
        case Phone():
            return f"tel:{fact.value}"
        case _:
            return None


def _formatted(fact: Fact, language: Language) -> str:
    match fact:
        case Money() | ClockTime() | Duration() | Count():
            return _figure(fact, language)
        case Phone():
            return national(fact.value)
        case Url():
            return fact.value.removeprefix("https://").removesuffix("/")
        case Mail() | Name() | DigitString():
            return fact.value
        case Series():
            return _listed(fact, language)
        case _:
            assert_never(fact)


def _figure(fact: Money | ClockTime | Duration | Count, language: Language) -> str:
    match fact:
        case Money():
            return format_currency(fact.value, "SEK", _MONEY[language], language, currency_digits=False)
        case ClockTime():
            return clock_time(fact.value, language)
        case Duration():
            return format_unit(fact.value, f"duration-{fact.unit}", "long", locale=language)
        case Count():
            return format_decimal(fact.value, locale=language)
        case _:
            assert_never(fact)


def clock_time(at: time, language: Language) -> str:
    """A time of day, as "17.00" or "17:00"."""
    return format_time(at, _TIME[language], locale=language)


def day_in_words(day: date, language: Language) -> str:
    """A date, as "3 november 2026"."""
    return format_date(day, _DAY, locale=_DAY_LOCALES[language])


def national(number: str) -> str:
    parsed = phonenumbers.parse(number, "SE")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def _listed(series: Series, language: Language) -> str:
    return "\n".join(
        f"- {municipality}: {format_list([_ranged(part, language) for part in parts], locale=language)}"
        for municipality, parts in groupby(series.value, key=lambda part: part.municipality)
    )


def _ranged(part: NumberRange, language: Language) -> str:
    first, last = (national(part.area_code + number) for number in (part.first, part.last))
    return _RANGE[language].format(first, last)
