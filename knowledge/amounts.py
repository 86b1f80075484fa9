"""Finds amounts of money in what people write: "1 500 kr", "1,5 tkr", "femtonhundra".

The words are in amounts.yaml. No library reads Swedish number words, so they are read here.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import cache
from pathlib import Path

from knowledge.plain_text import plain
from knowledge.spoken_times import all_of, figures_of
from knowledge.time_words import Figures, Words
from knowledge.topics import Strict
from knowledge.word_patterns import keyed, one_of
from knowledge.yaml_lines import read_yaml

MOST_KRONOR = 100_000
"""More than this is no amount that anybody means for a phone."""

_FILE = Path(__file__).with_name("amounts.yaml")
_HUNDRED, _THOUSAND = 100, 1000
_FIGURE = r"\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_GROUPING = re.compile(r"[ .,](?=\d{3}(?!\d))")


class AmountProblem(Enum):
    """Why an amount can't be meant."""

    NEGATIVE = "negative"
    TOO_MUCH = "too_much"


class AmountsFile(Strict):
    """The shape of amounts.yaml; its comments say what each part is for."""

    kronor: Words
    thousands: Words
    short_thousands: Words
    hundreds: Words
    tens: Figures
    ones: Figures
    joints: Words
    minus: Words
    fillers: Words


@dataclass(frozen=True)
class _Grammar:
    """How amounts are written.

    Attributes:
        amount: a number with its sign, unit and scale.
        fillers: all that may stand around a mere figure.
        thousand, hundred, joint: the words for them.
        number: any word for a number below a hundred.
        values: those numbers by their words.
    """

    amount: re.Pattern[str]
    fillers: re.Pattern[str]
    thousand: re.Pattern[str]
    hundred: re.Pattern[str]
    joint: re.Pattern[str]
    number: re.Pattern[str]
    values: dict[str, int]


def find_amount(text: str) -> int | AmountProblem | None:
    """The first amount in a text, in whole kronor; None where there is none.

    A mere figure is an amount only where the text says nothing else. Öre are rounded to kronor.

    Args:
        text: in Swedish or English.
    """
    written, grammar = plain(text), _grammar()
    for found in grammar.amount.finditer(written):
        if _is_sure(found, grammar) or _is_alone(found, written, grammar):
            return _judged(_kronor(found, grammar), is_negative=found["minus"] is not None)
    return None


def _is_sure(found: re.Match[str], grammar: _Grammar) -> bool:
    """Whether it has a unit or a scale, or is of a size that nobody counts things with in words."""
    if found["before"] or found["after"] or found["scale"]:
        return True
    words = found["words"] or ""
    return bool(grammar.hundred.search(words) or grammar.thousand.search(words))


def _is_alone(found: re.Match[str], written: str, grammar: _Grammar) -> bool:
    around = f"{written[: found.start()]} {written[found.end() :]}"
    return found["figure"] is not None and grammar.fillers.fullmatch(around) is not None


def _judged(kronor: int, *, is_negative: bool) -> int | AmountProblem:
    if is_negative and kronor:
        return AmountProblem.NEGATIVE
    return kronor if kronor <= MOST_KRONOR else AmountProblem.TOO_MUCH


def _kronor(found: re.Match[str], grammar: _Grammar) -> int:
    if found["words"]:
        return _in_words(grammar.joint.sub("", found["words"]), grammar)
    figure = Decimal(_GROUPING.sub("", found["figure"]).replace(",", "."))
    if found["scale"]:
        figure = figure * _THOUSAND + int(found["more"] or 0)
    return int(figure.to_integral_value(ROUND_HALF_UP))


def _in_words(words: str, grammar: _Grammar) -> int:
    """The number that words stand for: so many thousands, so many hundreds, and the rest."""
    if thousand := grammar.thousand.search(words):
        thousands = _below_thousand(words[: thousand.start()], grammar) or 1
        return thousands * _THOUSAND + _below_thousand(words[thousand.end() :], grammar)
    return _below_thousand(words, grammar)


def _below_thousand(words: str, grammar: _Grammar) -> int:
    """The same without thousands; there may be more than nine hundreds ("femtonhundra")."""
    if hundred := grammar.hundred.search(words):
        hundreds = _below_hundred(words[: hundred.start()], grammar) or 1
        return hundreds * _HUNDRED + _below_hundred(words[hundred.end() :], grammar)
    return _below_hundred(words, grammar)


def _below_hundred(words: str, grammar: _Grammar) -> int:
    return sum(grammar.values[word] for word in grammar.number.findall(words))


@cache
def _grammar() -> _Grammar:
    words = read_yaml(_FILE, AmountsFile)[0]
    values = keyed(figures_of(words.tens) | figures_of(words.ones))
    return _Grammar(
        amount=re.compile(_amount(words)),
        fillers=re.compile(rf"\W*(?:{one_of(all_of(words.fillers))}\b\W*)*"),
        thousand=re.compile(one_of(all_of(words.thousands))),
        hundred=re.compile(one_of(all_of(words.hundreds))),
        joint=re.compile(rf"\b{one_of(all_of(words.joints))}\b"),
        number=re.compile(one_of(values)),
        values=values,
    )


def _amount(words: AmountsFile) -> str:
    """A pattern for an amount."""
    thousands, unit = all_of(words.thousands), one_of(all_of(words.kronor))
    scale = one_of([*thousands, *all_of(words.short_thousands)])
    return (
        rf"(?<![\w.,:/+-])(?:(?P<minus>{one_of(all_of(words.minus))}) ?)?(?:(?P<before>{unit}) ?)?"
        rf"(?:(?P<figure>(?!0\d){_FIGURE})(?: ?(?P<scale>{scale})(?!\w)(?: (?P<more>\d{{3}})(?!\d))?)?"
        rf"|(?P<words>{_number(words)}))"
        rf"(?: ?(?P<after>{unit})(?!\w))?(?![\w%]|[.,:/-]\d| ?%)"
    )


def _number(words: AmountsFile) -> str:
    """A pattern for a number in words, its parts written together or apart."""
    joint = rf"(?: {one_of(all_of(words.joints))})?[ -]?"
    ones, tens = one_of(figures_of(words.ones)), one_of(figures_of(words.tens))
    hundred, thousand = one_of(all_of(words.hundreds)), one_of(all_of(words.thousands))
    below_hundred = rf"(?:{tens}(?:[ -]?{ones})?|{ones})"
    below_thousand = rf"(?:(?:{below_hundred}[ -]?)?{hundred}(?:{joint}{below_hundred})?|{below_hundred})"
    return rf"(?:(?:{below_thousand}[ -]?)?{thousand}(?:{joint}{below_thousand})?|{below_thousand})"
