"""Finds the words and figures that name a time in what people write, in Swedish and English at once.

Which moment they name depends on when they were written: moments.py works that out.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.language import Language
from knowledge.yaml_lines import read_yaml

HOUR = 60
NOON = 12 * HOUR
DAY = 24 * HOUR

_FILE = Path(__file__).parent / "moments.yaml"
_DAYS_IN_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = 2000
"""Characters of a text that are read: nobody names a time for the first time after so many."""

_Words = dict[str, list[str]]
_Figures = dict[str, dict[str, int]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class DayPart(_Strict):
    """A part of a day; moments.yaml says what each value is for."""

    starts: int
    ends: int
    words: list[str]
    today: list[str]
    says: str
    says_today: str


class Holiday(_Strict):
    """A holiday or an eve, by its distance from a day that the package `holidays` knows."""

    of: str
    days: int = 0
    sv: list[str]
    en: list[str]


class MomentsFile(_Strict):
    """The shape of moments.yaml; its comments say what each part is for."""

    weekdays: _Words
    short_weekdays: _Words
    weekends: _Words
    next_weekends: _Words
    months: dict[str, list[list[str]]]
    day_words: _Figures
    parts: dict[str, list[DayPart]]
    hour_words: _Figures
    numbers: _Figures
    minutes: _Figures
    day_units: _Figures
    hour_units: list[str]
    next_words: list[str]
    last_words: list[str]
    next_weeks: list[str]
    hour_marks: _Words
    loose_marks: _Words
    limits: _Words
    followers: _Words
    units: _Words
    before_figures: _Words
    habits: _Words
    greetings: _Words
    holidays: list[Holiday]


@dataclass(frozen=True)
class Clock:
    """An hour of a day.

    Attributes:
        minutes: from midnight, as written.
        exact: whether it can't be twelve hours later.
        alone: whether nothing before or after the figure says that it is an hour.
    """

    minutes: int
    exact: bool
    alone: bool = False


@dataclass(frozen=True)
class InHours:
    """So many hours from now."""

    hours: int


@dataclass(frozen=True)
class PartOfDay:
    """A part of a day, in minutes from midnight.

    Attributes:
        starts, ends: the part.
        todays: whether it was named as that of today.
        loose: whether it was named as one part of any day ("at night"), and not as what follows a day.
    """

    starts: int
    ends: int
    todays: bool = False
    loose: bool = False


@dataclass(frozen=True)
class Offset:
    """So many days from today."""

    days: int


@dataclass(frozen=True)
class Weekday:
    """A day of the week, Monday being 0: the next to come, the one in the next week, or the last one."""

    number: int
    next_week: bool = False
    past: bool = False


@dataclass(frozen=True)
class Weekend:
    """This weekend, or that of the next week."""

    next_week: bool


@dataclass(frozen=True)
class OnDate:
    """A date; without its month or year the next to come."""

    day: int
    month: int | None
    year: int | None


@dataclass(frozen=True)
class OnHoliday:
    """A holiday or an eve, by its distance from a day that the package `holidays` knows."""

    of: str
    days: int
    year: int | None


@dataclass(frozen=True)
class Habit:
    """What is so on many days."""


@dataclass(frozen=True)
class Unreadable:
    """What was meant as a time, but is none, or has no moment of its own ("before 7")."""


@dataclass(frozen=True)
class _Ignored:
    """What looks like a time, but isn't meant as one."""


Day = Offset | Weekday | Weekend | OnDate | OnHoliday
Meaning = Clock | InHours | PartOfDay | Day | Habit | Unreadable


@dataclass(frozen=True)
class Said:
    """What a place in a text says about the time.

    Attributes:
        meaning: what it says.
        joined: whether it goes on with what was said right before it ("lördag | den 5 december").
    """

    meaning: Meaning
    joined: bool


_Match = re.Match[str]
_Reader = Callable[[_Match], Meaning | _Ignored]
_JOINT = re.compile(r"[ ,(]*(?:(?:in the|at|on|this|the|i|pa|om|den|vid|kl) ?)?")


def said_times(text: str) -> list[Said]:
    """What a text says about the time, in order; nothing for a text without figures and words of time."""
    plain = _plain(text)
    grammar = _grammar()
    return _without_stray_figures(list(grammar.read(plain))) if grammar.may_name_time(plain) else []


def day_parts(language: Language) -> list[DayPart]:
    """The parts of a day that have a name."""
    return _words().parts[language]


def _plain(text: str) -> str:
    """The text in lower-case ASCII, without accents and apostrophes and with single spaces."""
    text = text[:_LONGEST]
    if not text.isascii():
        dashed = text.replace("–", "-").replace("—", "-")
        text = unicodedata.normalize("NFKD", dashed).encode("ascii", "ignore").decode("ascii")
    return " ".join(text.lower().replace("'", "").split())


def _without_stray_figures(times: list[Said]) -> list[Said]:
    """The times without the bare figures that no day and no part of a day stands beside."""
    kept = []
    for place, time in enumerate(times):
        if isinstance(time.meaning, Clock) and time.meaning.alone:
            beside = [times[place - 1]] if place and time.joined else []
            beside += [later for later in times[place + 1 : place + 2] if later.joined]
            if not any(isinstance(other.meaning, PartOfDay | Day) for other in beside):
                continue
        kept.append(time)
    return kept


@dataclass(frozen=True)
class _Rule:
    """A way of naming a time: what it looks like, and what it means."""

    pattern: re.Pattern[str]
    read: _Reader


class _Grammar:
    """All rules as one pattern, so that a text is gone through once and no figure is read twice."""

    def __init__(self, rules: Iterable[tuple[str, _Reader]], hints: str) -> None:
        written = list(rules)
        self._rules = [_Rule(re.compile(pattern), read) for pattern, read in written]
        self._any = re.compile("|".join(f"({_without_groups(pattern)})" for pattern, _ in written))
        self._hints = re.compile(hints)

    def may_name_time(self, plain: str) -> bool:
        """Whether there is any figure or word of time."""
        return self._hints.search(plain) is not None

    def read(self, plain: str) -> Iterator[Said]:
        """What the text says about the time."""
        end = None
        for found in self._any.finditer(plain):
            rule = self._rules[(found.lastindex or 1) - 1]
            match = rule.pattern.match(plain, found.start())
            meaning = rule.read(match) if match else _Ignored()
            if isinstance(meaning, _Ignored):
                end = None
                continue
            yield Said(meaning, end is not None and _JOINT.fullmatch(plain, end, found.start()) is not None)
            end = found.end()


def _without_groups(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


@cache
def _words() -> MomentsFile:
    return read_yaml(_FILE, MomentsFile)[0]


@cache
def _grammar() -> _Grammar:
    return _Grammar(_rules(_words()), _hints(_words()))


def _all(words: _Words) -> list[str]:
    return [word for language in Language for word in words[language]]


def _figures(figures: _Figures) -> dict[str, int]:
    return {_key(word): figure for language in Language for word, figure in figures[language].items()}


def _key(word: str) -> str:
    """A word whether or not a space is left out of it."""
    return _plain(word).replace(" ", "")


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    spelled = {re.escape(_plain(word)).replace(r"\ ", " ?") for word in words}
    return f"(?:{'|'.join(sorted(spelled, key=lambda word: (-len(word), word)))})"


def _numbered(names: Mapping[str, list[str]]) -> dict[str, int]:
    return {_key(name): number for language in Language for number, name in enumerate(names[language])}


def _month_numbers(words: MomentsFile) -> dict[str, int]:
    return {
        _key(name): number
        for language in Language
        for number, names in enumerate(words.months[language], start=1)
        for name in names
    }


def _parts(words: MomentsFile, *, todays: bool) -> dict[str, DayPart]:
    return {
        _key(word): part
        for language in Language
        for part in words.parts[language]
        for word in (part.today if todays else part.words)
    }


def _hints(words: MomentsFile) -> str:
    """A pattern that is found in every text with a time."""
    named = [
        *_figures(words.day_words),
        *_figures(words.hour_words),
        *_parts(words, todays=True),
        *_parts(words, todays=False),
        *_all(words.weekdays),
        *_all(words.weekends),
        *_all(words.next_weekends),
        *_all(words.hour_marks),
        *(word for word, number in _figures(words.numbers).items() if number > 1),
        *(unit for unit in _figures(words.day_units)),
        *words.hour_units,
        *(name for holiday in words.holidays for name in (*holiday.sv, *holiday.en)),
        *(f"{mark} {day}" for mark in ("på", "on") for day in _all(words.short_weekdays)),
    ]
    spaced = [word for figures in (words.day_words,) for language in Language for word in figures[language]]
    spaced += [word for language in Language for part in words.parts[language] for word in part.today]
    return rf"\d|\b{_one_of([*named, *spaced])}"


def _rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    """The rules; where several fit, the one that begins first in the text holds, and then the first of these."""
    yield from _figures_of_other_kinds(words)
    yield from _dates(words)
    yield from _days(words)
    yield from _hours(words)


def _figures_of_other_kinds(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    yield rf"\b{_one_of(_all(words.greetings))}\b", _ignored
    yield rf"\b{_one_of(_all(words.before_figures))}[ -]?\d[\d.]*", _ignored
    yield r"\b24/7\b", _habit
