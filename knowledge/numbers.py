"""Find the municipalities' phone numbers and extensions in what people write."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from knowledge.fact_kinds import Count, Series
from knowledge.facts import routine_facts

_COUNTRY_CODE = "+46"
_MOST_DIGITS = 15  # of any phone number, by E.164

# Digits that belong together: spaces, dashes, slashes and brackets may part them, and so may points, commas
# and colons with a digit right after. What is part of a word, an address or a reference is no number.
_RUN = re.compile(
    r"(?<![^\W_])(?<![#@])(?<![A-ZÅÄÖ]-)"
    r"\+?\d(?:(?:[ /()+-]|[.,:](?=\d)){0,4}\d)*"
    r"(?![^\W_]|[#@]|\.[a-zåäö])"
)
_GROUP = re.compile(r"\+?\d+")
_SEPARATOR = re.compile(r"[ /().-]")
_NATIONAL = re.compile(r"(?:(?:\+|00)?46)?0?([1-9]\d+)")

# How numbers are grouped when the area code is left out: "61 35 80" or "613-580", but not "65-12-13".
_LOCAL = re.compile(r"\d+(?:[ -]\d{2,})?(?: \d{2,})*")

_MONEY = r"kr|krona|kronor|öre|tkr|mkr|sek|nok|dkk|euro?|usd|dollar|gbp|pund"
_UNIT_BEFORE = re.compile(rf"(?:\b(?:{_MONEY})|[$€£]) ?$", re.IGNORECASE)
_UNIT_AFTER = re.compile(rf":-| ?(?:[$€£%]|(?:{_MONEY}|procent|[kmg]b|sms|mms|st|stycken)\b)", re.IGNORECASE)
_LONGEST_UNIT = 8


@dataclass(frozen=True)
class ExtensionMatch:
    """A phone number of one of the municipalities.

    Attributes:
        extension: the last digits of the number, which are its extension.
        number: the whole number in E.164.
        municipality: whose number it is.
    """

    extension: str
    number: str
    municipality: str


@dataclass(frozen=True)
class _Directory:
    """Every number of the series, by its digits.

    Attributes:
        national: by area code and number, without the leading zero.
        local: by number without area code and by extension, where those belong to one number only.
    """

    national: dict[str, ExtensionMatch]
    local: dict[str, ExtensionMatch]


def find_extension(text: str) -> ExtensionMatch | None:
    """The first number of the municipalities' series in a text, however it is written.

    A number may have its country code, its area code or neither, or be an extension. Amounts, dates, other
    phone numbers and longer rows of digits are left alone, and so is what could be two numbers of the series.
    Six digits alone are read as a number, even where they could be a date of birth.
    """
    plain = _in_ascii_signs(text)
    for run in _RUN.finditer(plain):
        if not _is_amount(plain, run) and (match := _first_number(run.group())):
            return match
    return None


def holds_number(text: str) -> bool:
    """Whether a text holds a row of digits that is as long as an extension or longer, of whatever series."""
    return any(_is_long(run.group()) for run in _RUN.finditer(_in_ascii_signs(text)))


def is_number_alone(text: str) -> bool:
    """Whether a text is nothing but such a row of digits."""
    run = _RUN.fullmatch(_in_ascii_signs(text).strip(" ?!."))
    return bool(run) and _is_long(text)


def _is_long(text: str) -> bool:
    return sum(sign.isdigit() for sign in text) >= routine_facts().of(Count, "extension_digits").value


def _in_ascii_signs(text: str) -> str:
    """The text with every kind of dash, space and digit in its ASCII form, and invisible characters gone."""
    return re.sub(r"[^\x20-\x7e\n]", _ascii_sign, unicodedata.normalize("NFKC", text))


def _ascii_sign(found: re.Match[str]) -> str:
    character = found.group()
    match unicodedata.category(character):
        case "Pd":
            return "-"
        case "Zs":
            return " "
        case "Cf":
            return ""
        case "Nd":
            return str(unicodedata.decimal(character))
        case _:
            return {"\t": " ", "\N{MINUS SIGN}": "-"}.get(character, character)


def _is_amount(text: str, run: re.Match[str]) -> bool:
    before = text[max(0, run.start() - _LONGEST_UNIT) : run.start()]
    return bool(_UNIT_BEFORE.search(before) or _UNIT_AFTER.match(text, run.end()))


def _first_number(run: str) -> ExtensionMatch | None:
    """The first of the numbers in a run of digits; None unless the whole run consists of known numbers."""
    groups = list(_GROUP.finditer(run))
    first: ExtensionMatch | None = None
    start = 0
    while start < len(groups):
        for end in _possible_ends(groups, start):
            if match := _lookup(run[groups[start].start() : groups[end - 1].end()]):
                first = first or match
                start = end
                break
        else:
            return None
    return first


def _possible_ends(groups: list[re.Match[str]], start: int) -> Iterator[int]:
    """Where a number that begins with a group may end, the longest number first."""
    end, digits = start, 0
    while end < len(groups) and digits + len(groups[end].group()) <= _MOST_DIGITS:
        digits += len(groups[end].group())
        end += 1
    return iter(range(end, start, -1))


def _lookup(written: str) -> ExtensionMatch | None:
    digits = _SEPARATOR.sub("", written)
    if national := _NATIONAL.fullmatch(digits):
        found = _directory().national.get(national.group(1))
        if found:
            return found
    return _directory().local.get(digits) if _LOCAL.fullmatch(written) else None


@cache
def _directory() -> _Directory:
    length = routine_facts().of(Count, "extension_digits").value
    national: dict[str, ExtensionMatch] = {}
    local: dict[str, set[ExtensionMatch]] = {}
    for part in routine_facts().of(Series, "number_series").value:
        for subscriber in range(int(part.first), int(part.last) + 1):
            number = f"{subscriber:0{len(part.first)}}"
            full = part.area_code.removeprefix("0") + number
            match = ExtensionMatch(full[-length:], _COUNTRY_CODE + full, part.municipality)
            national[full] = match
            for short in (number, match.extension):
                local.setdefault(short, set()).add(match)
    unambiguous = {short: match for short, matches in local.items() if len(matches) == 1 for match in matches}
    return _Directory(national, unambiguous)
