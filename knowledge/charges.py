"""What a call costs with the routine's flatrate, by where it goes; as far as the routine says.

destinations.yaml has what is said of each kind of destination, and how people name it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import phonenumbers
from babel import Locale
from phonenumbers import PhoneNumber, PhoneNumberType, ShortNumberCost
from pydantic import Field

from knowledge.answers import filled
from knowledge.fact_text import national
from knowledge.facts import routine_facts
from knowledge.language import Language
from knowledge.numbers import find_extension
from knowledge.plain_text import plain
from knowledge.spoken_times import all_of
from knowledge.time_words import Words
from knowledge.topics import Strict, Text
from knowledge.word_patterns import key, keyed, one_of
from knowledge.yaml_lines import read_yaml

_FILE = Path(__file__).with_name("destinations.yaml")
_SWEDEN, _COUNTRY_CODE = "SE", 46
_LEAST_DIGITS = 6
"""A row of fewer digits that is no short number may be anything."""

# Digits that belong together. Letters are no digits here, though phones have them on their keys.
_RUN = re.compile(r"(?<![\w+])\+?\d(?:[ /().-]{0,2}\d)*(?!\w)")

_BY_TYPE = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "landline",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "landline",
    PhoneNumberType.VOIP: "landline",
    PhoneNumberType.TOLL_FREE: "freephone",
    PhoneNumberType.SHARED_COST: "shared_cost",
    PhoneNumberType.PREMIUM_RATE: "premium",
}
_HELPLINE, _DIRECTORY, _SERVICES = "116", "118", "11"
_SHORTEST_SPACED = 5
_DOMESTIC = "domestic"


class Coverage(StrEnum):
    """What flatrate means for a call."""

    INCLUDED = "included"
    NOT_INCLUDED = "not_included"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


class DestinationEntry(Strict):
    """A kind of destination; destinations.yaml says what each value is for."""

    covered: Annotated[Coverage, Field(strict=False)]
    rules: list[str]
    name: Text
    words: Words
    say: Text


class DestinationsFile(Strict):
    """The shape of destinations.yaml."""

    destinations: dict[str, DestinationEntry]


@dataclass(frozen=True)
class Destination:
    """Where a call goes.

    Attributes:
        reason: the entry in destinations.yaml that tells what such a call costs, and why.
        number: the number as a person reads it; empty where none was named.
        country: the territory outside Sweden, by its ISO 3166 code; empty where none was named.
    """

    reason: str
    number: str = ""
    country: str = ""


@dataclass(frozen=True)
class Charge:
    """What a call costs with flatrate.

    Attributes:
        coverage: whether flatrate covers it.
        destination: where it goes.
    """

    coverage: Coverage
    destination: Destination

    @property
    def reason(self) -> str:
        """Why, as the name of an entry in destinations.yaml."""
        return self.destination.reason

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the routine's rules that this rests on, or lies next to."""
        return tuple(_entries()[self.reason].rules)

    @property
    def number(self) -> str:
        """The number as a person reads it; empty where none was named."""
        return self.destination.number

    def say(self, language: Language) -> str:
        """The answer in some sentences, with the routine's facts in it."""
        place = _place(self.destination, language)
        answer = filled(_entries()[self.reason].say[language], language, routine_facts(), {"place": place})
        return answer[:1].upper() + answer[1:]


def find_destination(text: str) -> Destination | None:
    """Where a text says that a call goes: the first number, or else country or kind of number; None without any.

    Numbers come in this order: the municipalities' own extensions, short numbers, other numbers by their type.
    """
    if extension := find_extension(text):
        return Destination("colleague", national(extension.number))
    written = plain(text)
    runs = [run.group() for run in _RUN.finditer(written)]
    known = (found for run in runs if (found := _short_number(run) or _long_number(run)))
    return next(known, None) or _named(written) or next(map(_unrecognised, filter(_is_long, runs)), None)


def charge_of(destination: Destination) -> Charge:
    """What a call there costs."""
    return Charge(_entries()[destination.reason].covered, destination)


@cache
def _entries() -> dict[str, DestinationEntry]:
    return read_yaml(_FILE, DestinationsFile)[0].destinations


def _place(destination: Destination, language: Language) -> str:
    if destination.country:
        return str(Locale(language).territories[destination.country])
    return destination.number or _entries()[destination.reason].name[language]


def _short_number(run: str) -> Destination | None:
    """A number that is dialled as it stands: 112, 114 14, 118 118."""
    number, digits = _parsed(run), "".join(filter(str.isdigit, run))
    if number is None or not phonenumbers.is_valid_short_number_for_region(number, _SWEDEN):
        return None
    return Destination(_reason_of_short(number, digits), _spaced(digits))


def _reason_of_short(number: PhoneNumber, digits: str) -> str:
    if phonenumbers.is_emergency_number(digits, _SWEDEN):
        return "emergency"
    if digits.startswith(_HELPLINE):
        return "helpline"
    if digits.startswith(_DIRECTORY):
        return "directory"
    cost = phonenumbers.expected_cost_for_region(number, _SWEDEN)
    if phonenumbers.is_sms_service_for_region(number, _SWEDEN):
        return "payment_sms" if cost == ShortNumberCost.PREMIUM_RATE else "special"
    # That such a number is free to call from elsewhere says nothing of what the routine counts as public services.
    return "public_service" if cost == ShortNumberCost.TOLL_FREE else "special"


def _long_number(run: str) -> Destination | None:
    """A number with its area code or its country code; one from abroad need not be in use."""
    number = _parsed(run) if _is_long(run) else None
    if number is None:
        return None
    if number.country_code != _COUNTRY_CODE:
        shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return Destination("abroad", shown, _territory(number))
    if not phonenumbers.is_valid_number(number):
        return None
    reason = _BY_TYPE.get(phonenumbers.number_type(number), "special")
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Destination(reason, _as_dialled(shown) if reason == "shared_cost" else national(shown))


def _parsed(run: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(run, _SWEDEN)
    except phonenumbers.NumberParseException:
        return None


def _territory(number: PhoneNumber) -> str:
    """The territory that a number belongs to; empty for networks that belong to none, like those of satellites."""
    region = phonenumbers.region_code_for_number(number)
    return region if region in phonenumbers.SUPPORTED_REGIONS else ""


def _spaced(digits: str) -> str:
    """A short number as people write it: "114 14", "118 118"."""
    return f"{digits[:3]} {digits[3:]}" if digits.startswith(_SERVICES) and len(digits) >= _SHORTEST_SPACED else digits


def _as_dialled(number: str) -> str:
    """A shared-cost number by the four digits that it is known for: "0771-567 567"."""
    digits = "0" + number.removeprefix(f"+{_COUNTRY_CODE}")
    return f"{digits[:4]}-{digits[4:7]} {digits[7:]}"


def _is_long(run: str) -> bool:
    return run.startswith(("0", "+")) and sum(map(str.isdigit, run)) >= _LEAST_DIGITS


def _unrecognised(run: str) -> Destination:
    return Destination("unrecognised", run)


def _named(written: str) -> Destination | None:
    """The first kind of destination or country that is named; Sweden itself only where nothing else is."""
    found = [_names()[key(match.group())] for match in _any_name().finditer(written)]
    return min(found, key=lambda one: one.reason == _DOMESTIC, default=None)


@cache
def _names() -> dict[str, Destination]:
    """Destinations by the keys of what people call them."""
    words = {word: Destination(reason) for reason, entry in _entries().items() for word in all_of(entry.words)}
    return keyed(_countries() | words)


@cache
def _any_name() -> re.Pattern[str]:
    words = [word for entry in _entries().values() for word in all_of(entry.words)]
    return re.compile(rf"\b{one_of([*_countries(), *words])}(?!\w)")


def _countries() -> dict[str, Destination]:
    """The territories outside Sweden that have phone numbers, by their names in both languages."""
    return {
        str(name): Destination("abroad", country=code)
        for language in Language
        for code, name in Locale(language).territories.items()
        if code in phonenumbers.SUPPORTED_REGIONS and code != _SWEDEN
    }
