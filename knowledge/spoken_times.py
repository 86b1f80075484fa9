"""Finds the words and figures that name a time in what people write, in Swedish and English at once.

Which moment they name depends on when they were written: moments.py works that out.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TypeVar

from knowledge.language import Language
from knowledge.named_times import (
    Clock,
    Habit,
    InHours,
    Meaning,
    Offset,
    OnDate,
    OnHoliday,
    PartOfDay,
    Said,
    Unreadable,
    Weekday,
    Weekend,
)
from knowledge.time_words import DayPart, Figures, MomentsFile, Words, time_words

HOUR = 60
NOON = 12 * HOUR
DAY = 24 * HOUR

_DAYS_IN_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP_YEAR = 2000
_BEGINS = r"(?:(?<!\w)|(?<=dag)|(?<=dags)|(?<=orgon)|(?<=orron))(?=\w)"
"""Where a time may begin: with a word, or with a part of the day that is written together with its day."""
_BEFORE_SHORT = ("på", "on")
_LONGEST = 2000
"""Characters of a text that are read: nobody names a time for the first time after so many."""


@dataclass(frozen=True)
class _Ignored:
    """What looks like a time, but isn't meant as one."""


_BESIDE_FIGURE = (PartOfDay, Offset, Weekday, Weekend, OnDate, OnHoliday)
_BESIDE_PART = (*_BESIDE_FIGURE, Clock)


_Value = TypeVar("_Value")
_Tree = dict[str, "_Tree"]
"""Words by their letters, one after the other; an empty one where a word ends."""
_Match = re.Match[str]
_Reader = Callable[[_Match], Meaning | _Ignored]
_JOINT = re.compile(r"[ ,(]*(?:(?:in the|at|on|this|the|i|pa|om|den|vid|kl) ?)?")


def said_times(text: str) -> list[Said]:
    """What a text says about the time, in order; nothing for a text without figures and words of time."""
    plain = _plain(text)
    grammar = _grammar()
    return _without_strays(list(grammar.read(plain))) if grammar.may_name_time(plain) else []


def _plain(text: str) -> str:
    """The text in lower-case ASCII, without accents and apostrophes and with single spaces."""
    text = text[:_LONGEST]
    if not text.isascii():
        dashed = text.replace("–", "-").replace("—", "-")
        text = unicodedata.normalize("NFKD", dashed).encode("ascii", "ignore").decode("ascii")
    return " ".join(text.lower().replace("'", "").split())


def _without_strays(times: list[Said]) -> list[Said]:
    """The times without what says something only beside another time: a bare figure, or "natten"."""
    kept = []
    for place, time in enumerate(times):
        beside = times[place - 1 : place] if time.joined else []
        beside += [later for later in times[place + 1 : place + 2] if later.joined]
        if not _is_stray(time.meaning, [other.meaning for other in beside]):
            kept.append(time)
    return kept


def _is_stray(meaning: Meaning, beside: list[Meaning]) -> bool:
    match meaning:
        case Clock(bare=True):
            return not any(isinstance(other, _BESIDE_FIGURE) for other in beside)
        case Clock(bare_word=True):
            return not any(isinstance(other, PartOfDay) for other in beside)
        case PartOfDay(todays=False, loose=False):
            return not any(isinstance(other, _BESIDE_PART) for other in beside)
        case _:
            return False


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
        self._any = re.compile(_BEGINS + f"(?:{'|'.join(f'({_without_groups(pattern)})' for pattern, _ in written)})")
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
def _grammar() -> _Grammar:
    return _Grammar(_rules(time_words()), _hints(time_words()))


def _all(words: Words) -> list[str]:
    return [word for language in Language for word in words[language]]


def _figures(figures: Figures) -> dict[str, int]:
    return {word: figure for language in Language for word, figure in figures[language].items()}


def _keyed(names: Mapping[str, _Value]) -> dict[str, _Value]:
    return {_key(name): value for name, value in names.items()}


def _key(word: str) -> str:
    """A word whether or not a space is left out of it."""
    return _plain(word).replace(" ", "")


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; words that begin alike share the pattern of that part."""
    tree: _Tree = {}
    for word in words:
        branch = tree
        for letter in _plain(word):
            branch = branch.setdefault(" ?" if letter == " " else re.escape(letter), {})
        branch[""] = {}
    return _pattern_of(tree)


def _pattern_of(tree: _Tree) -> str:
    branches = [letter + _pattern_of(rest) for letter, rest in sorted(tree.items()) if letter]
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in tree else "") if branches else ""


def _numbered(names: Words) -> dict[str, int]:
    return {_key(name): number for language in Language for number, name in enumerate(names[language])}


def _part_names(words: MomentsFile, *, todays: bool) -> dict[str, DayPart]:
    """The parts of a day by what they are called."""
    return {
        word: part
        for language in Language
        for part in words.parts[language]
        for word in (part.today if todays else part.words)
    }


def _hints(words: MomentsFile) -> str:
    """A pattern that is found in every text with a time, and in few others."""
    marks = [*_all(words.hour_marks), *_all(words.loose_marks)]
    begun = [*_figures(words.day_words), *_part_names(words, todays=True), *_all(words.weekdays)]
    whole = [
        "halv",
        "half past",
        *_part_names(words, todays=False),
        *_figures(words.hour_words),
        *_all(words.weekends),
        *_all(words.next_weekends),
        *(name for holiday in words.holidays for name in (*holiday.sv, *holiday.en)),
        *(f"{mark} {word}" for mark in marks for word, number in _figures(words.numbers).items() if number == 1),
        *(word for word, number in _figures(words.numbers).items() if number > 1),
        *_figures(words.day_units),
        *words.hour_units,
        *(f"{before} {day}" for before in _BEFORE_SHORT for day in _all(words.short_weekdays)),
    ]
    return rf"\d|\b(?:{_one_of(begun)}|{_one_of(whole)}\b)"


def _rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    """The rules; where several fit, the one that begins first in the text holds, and then the first of these."""
    yield _rule_of_names(words)
    yield from _rules_against_mistakes(words)
    yield from _date_rules(words)
    yield from _day_rules(words)
    yield from _clock_rules(words)
    yield _part_rule(words)


def _rule_of_names(words: MomentsFile) -> tuple[str, _Reader]:
    """All names that mean the same wherever they stand."""
    meanings: dict[str, Meaning | _Ignored] = {
        **dict.fromkeys(_all(words.greetings), _Ignored()),
        **{word: Offset(days) for word, days in _figures(words.day_words).items()},
        **{word: Clock(hour * HOUR, exact=True) for word, hour in _figures(words.hour_words).items()},
        **{word: _part(part, todays=True) for word, part in _part_names(words, todays=True).items()},
        **dict.fromkeys(_all(words.last_weekends), Weekend(-1)),
        **dict.fromkeys(_all(words.weekends), Weekend(0)),
        **dict.fromkeys(_all(words.next_weekends), Weekend(1)),
    }
    keyed = _keyed(meanings)
    parts = _one_of(_part_names(words, todays=False))
    return rf"\b(?P<word>{_one_of(meanings)})(?:\b|(?={parts}\b))", lambda match: keyed[_key(match["word"])]


def _rules_against_mistakes(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    habits = "|".join(_plain(habit).replace(" ", " ?") for habit in _all(words.habits))
    yield rf"\b{_one_of(_all(words.before_figures))}[ -]?\d(?:[\d. /-]*\d)?", _ignored
    yield rf"\b(?:24/7|{habits}|{_one_of(_all(words.weekdays))}(?:ar|arna))\b", _habit


def _date_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    numbers = _keyed(dict(_month_names(words)))
    month = rf"(?P<month>{_one_of(name for name, _ in _month_names(words))})"
    year = r"(?P<year>20\d\d)"
    ordinal = r"(?::?[ea]|st|nd|rd|th)"

    def read(match: _Match) -> Meaning | _Ignored:
        return _date(match, numbers)

    yield rf"(?<![\w-]){year}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", read
    yield rf"(?<![\w./:-])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:[ /-]{year})?(?![\w/]|-\d)", read
    yield r"(?<!\w)\d+(?:[ /-]\d+)+", _ignored
    yield rf"(?<![\w.,])(?P<day>\d{{1,2}}){ordinal}?(?: of)?[ .]*{month}\b\.?(?:,? {year}\b)?", read
    yield (
        rf"\b{month}\.? (?:the )?(?P<day>\d{{1,2}}){ordinal}?(?!\w|[.:,]\d| ?{_units(words)}\b)(?:,? {year}\b)?",
        read,
    )
    yield (
        rf"\b(?:den|the) (?P<day>\d{{1,2}})(?:{ordinal}|(?<=den \d)|(?<=den \d\d)){_followed(words)}",
        read,
    )


def _day_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    yield from _holiday_rules(words)
    yield from _count_rules(words)
    yield from _weekday_rules(words)


def _holiday_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    holidays = {_key(name): holiday for holiday in words.holidays for name in (*holiday.sv, *holiday.en)}
    names = [name for holiday in words.holidays for name in (*holiday.sv, *holiday.en)]

    def read(match: _Match) -> Meaning:
        holiday = holidays[_key(match["name"])]
        return OnHoliday(holiday.of, holiday.days, int(match["year"]) if match["year"] else None)

    yield rf"\b(?P<name>{_one_of(names)})\b(?: (?P<year>20\d\d)\b)?", read


def _count_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    counts = _keyed(_figures(words.numbers) | dict.fromkeys(words.articles, 1))
    days = _keyed(_figures(words.day_units))
    count = rf"\b(?:om|in) (?P<count>\d{{1,3}}|{_one_of(counts)})"

    def counted(match: _Match) -> int:
        written = match["count"]
        return int(written) if written.isdigit() else counts[written]

    yield rf"{count} (?P<unit>{_one_of(days)})\b", lambda match: Offset(counted(match) * days[match["unit"]])
    yield rf"{count} {_one_of(words.hour_units)}\b", lambda match: InHours(counted(match))


def _weekday_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    numbers = _numbered(words.weekdays)
    short = _numbered(words.short_weekdays)
    parts = _one_of(_part_names(words, todays=False))
    week = _one_of(words.next_weeks)

    def read(match: _Match) -> Meaning:
        if match["genitive"]:
            return Weekday(numbers[match["day"]], past=True) if match["in"] else Habit()
        return Weekday(numbers[match["day"]], bool(match["next"] or match["after"]), bool(match["last"]))

    yield (
        rf"\b(?:(?P<next>{week}(?: pa| on)? |{_one_of(words.next_words)} )|(?P<last>{_one_of(words.last_words)} )"
        rf"|(?P<in>i ))?(?P<day>{_one_of(numbers)})"
        rf"(?:(?:en)?\b|(?=s?{parts}\b)s?|(?P<genitive>s)\b)(?P<after>(?: i)? {week}\b)?",
        read,
    )
    yield rf"\b{_one_of(_BEFORE_SHORT)} (?P<day>{_one_of(short)})\b", lambda match: Weekday(short[match["day"]])


def _clock_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    numbers = _keyed(_figures(words.numbers))
    hour = rf"(?P<hour>\d{{1,2}}|{_one_of(numbers)})"
    half = r"(?: ?(?P<half>[ap])\.?m\b)?"
    clock = rf"{hour}(?:[.:](?P<minute>\d\d))?{half}"
    other_end = r"(?:(?:-| - | till | to | och | and )\d{1,2}(?:[.:]\d\d)?)?"
    ends = rf"{other_end}(?![\w:%]|[.,/]\d|-\w| ?%| ?{_units(words)}\b)"
    sure = rf"(?:(?<=[.:]\d\d)|(?<=[ap]m)|(?<=\.m)|{_followed(words)})"
    mark = rf"{_one_of(_all(words.hour_marks))}\b[.:]*"
    free = r"(?<![\w.,:/+-])(?<!\d )"

    def marked(match: _Match) -> Meaning:
        return _clock(match, numbers) or Unreadable()

    def free_standing(match: _Match) -> Meaning | _Ignored:
        return _clock(match, numbers) or _Ignored()

    def bare(match: _Match) -> Meaning | _Ignored:
        read = _clock(match, numbers)
        in_words = not match["hour"].isdigit()
        return replace(read, bare=not in_words, bare_word=in_words) if read else _Ignored()

    yield (
        rf"\b{_one_of(_all(words.limits))} (?:{mark} ?{clock}{ends}|{_without_groups(clock)}{ends}{sure})",
        _unreadable,
    )
    yield (
        rf"\b(?:{mark} ?|kl)(?:{_one_of(_all(words.loose_marks))} )?{hour}(?:[.:]?(?P<minute>\d\d))?{half}{ends}",
        marked,
    )
    yield from _spoken_clock_rules(words, hour, numbers)
    yield rf"\b{_one_of(_all(words.loose_marks))} {clock}{ends}{sure}", free_standing
    yield rf"{free}{clock}{ends}(?:(?<=:\d\d)|(?<=[ap]m)|(?<=\.m))", free_standing
    yield rf"{free}{clock}{ends}{_followed(words)}", bare


def _spoken_clock_rules(words: MomentsFile, hour: str, numbers: dict[str, int]) -> Iterator[tuple[str, _Reader]]:
    """Hours as they are said: "halv åtta", "kvart i sju", "vid 22-tiden", "6 o'clock"."""
    minutes = _keyed(_figures(words.minutes))
    mark = rf"(?:{_one_of(_all(words.hour_marks))} )?"
    steps = rf"(?P<minutes>5|10|15|20|25|{_one_of(_figures(words.minutes))})(?: ?min(?:uter|utes)?)?"

    def whole(match: _Match) -> Meaning | _Ignored:
        return _spoken(match, numbers, 0)

    def half_to(match: _Match) -> Meaning | _Ignored:
        return _spoken(match, numbers, -HOUR // 2)

    def half_past(match: _Match) -> Meaning | _Ignored:
        return _spoken(match, numbers, HOUR // 2)

    def stepped(match: _Match) -> Meaning | _Ignored:
        written = match["minutes"]
        step = int(written) if written.isdigit() else minutes[_key(written)]
        base = -HOUR // 2 if match["half"] else 0
        return _spoken(match, numbers, base + (step if match["way"] in ("over", "past") else -step))

    yield rf"\b{hour}(?:-? ?tiden| ?o ?clock)\b", whole
    yield rf"\b{mark}halv ?{hour}(?![\w%]|[.,:/-]\w| ?{_units(words)}\b)", half_to
    yield rf"\bhalf (?:past )?{hour}\b{_followed(words)}", half_past
    yield rf"\b{mark}{steps} (?P<way>i|over|to|past) (?P<half>halv ?)?{hour}\b{_followed(words)}", stepped


def _part_rule(words: MomentsFile) -> tuple[str, _Reader]:
    parts = _keyed(_part_names(words, todays=False))

    def read(match: _Match) -> Meaning:
        part = _part(parts[match["word"]], loose=match["loose"] is not None)
        if match["before"] and part.ends > DAY:
            return replace(part, starts=part.starts - DAY, ends=part.ends - DAY)
        return part

    return (
        rf"(?P<loose>\b(?:pa|om|under|in the|in|at) )?(?P<word>{_one_of(parts)})\b(?P<before> (?:till|mot)\b)?",
        read,
    )


def _month_names(words: MomentsFile) -> Iterator[tuple[str, int]]:
    for language in Language:
        for number, names in enumerate(words.months[language], start=1):
            for name in names:
                yield name, number


def _units(words: MomentsFile) -> str:
    return _one_of(_all(words.units))


def _followed(words: MomentsFile) -> str:
    """A pattern for what may come after an hour that could be a count as well."""
    time_words = [*_figures(words.day_words), *_part_names(words, todays=True), *_part_names(words, todays=False)]
    followers = _one_of([*_all(words.followers), *_all(words.weekdays), *_all(words.hour_marks), *time_words])
    return rf"(?= ?(?:$|[]?!.,;:)\x22](?!\d))| {followers}\b| - )"


def _date(match: _Match, months: Mapping[str, int]) -> Meaning | _Ignored:
    """The date that day, month and year of a match stand for."""
    groups = match.groupdict()
    day, written, year = int(groups["day"]), groups.get("month"), groups.get("year")
    month = None if written is None else int(written) if written.isdigit() else months[_key(written)]
    if "/" in match.group() and not (1 <= (month or 0) <= len(_DAYS_IN_MONTHS) and day <= max(_DAYS_IN_MONTHS)):
        return _Ignored()
    if not _is_day(day, month, int(year) if year else None):
        return Unreadable()
    return OnDate(day, month, int(year) if year else None)


def _is_day(day: int, month: int | None, year: int | None) -> bool:
    """Whether there is such a day, in any year if none is given."""
    if month is None:
        return 1 <= day <= max(_DAYS_IN_MONTHS)
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def _clock(match: _Match, numbers: Mapping[str, int]) -> Clock | None:
    """The hour that hour, minute and half of the day of a match stand for, if it is one."""
    hour, minute = _hour(match, numbers), int(match["minute"] or 0)
    if match["half"] and hour <= NOON // HOUR:
        hour = hour % 12 + (NOON // HOUR if match["half"] == "p" else 0)
    minutes = hour * HOUR + minute
    if minute >= HOUR or minutes > DAY:
        return None
    return Clock(minutes, exact=bool(match["half"]) or not HOUR <= minutes < NOON + HOUR)


def _spoken(match: _Match, numbers: Mapping[str, int], offset: int) -> Clock | _Ignored:
    """The hour of a match and so many minutes, on a clock face unless it is written as one of the afternoon."""
    minutes = _hour(match, numbers) * HOUR + offset
    if minutes < HOUR and offset:
        minutes += NOON
    return Clock(minutes, exact=minutes >= NOON + HOUR) if 0 <= minutes <= DAY else _Ignored()


def _hour(match: _Match, numbers: Mapping[str, int]) -> int:
    written = match["hour"]
    return int(written) if written.isdigit() else numbers[written]


def _part(part: DayPart, *, todays: bool = False, loose: bool = False) -> PartOfDay:
    return PartOfDay(part.starts * HOUR, part.ends * HOUR, todays, loose)


def _ignored(_: _Match) -> _Ignored:
    return _Ignored()


def _habit(_: _Match) -> Habit:
    return Habit()


def _unreadable(_: _Match) -> Unreadable:
    return Unreadable()
