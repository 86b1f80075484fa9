"""Finds the words and figures that name a stretch of time: its ends, its length, and what tells them apart.

What they come to depends on what was asked for: deadlines.py, past_times.py and periods.py work that out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from knowledge.named_times import (
    Between,
    Lunch,
    Mark,
    Month,
    OnDate,
    PartOfDay,
    Span,
    Unreadable,
    Week,
    Weekday,
    Year,
)
from knowledge.spoken_lengths import length_rules
from knowledge.spoken_times import (
    BEGINS,
    HOUR,
    all_of,
    clock_of,
    date_rules,
    figures_of,
    followed,
    holiday_rules,
    month_names,
    numbered,
    part_rule,
    rule_of_names,
    rules_against_mistakes,
    spoken_clock_rules,
    units,
    weekday_rules,
)
from knowledge.time_words import Calendar, MomentsFile, Words, time_words
from knowledge.word_patterns import Found, Grammar, Ignored, Match, key, keyed, one_of

_LAST_WEEK = 53
_FREE = r"(?<![\w.,:/+-])(?<!\d )"
"""Before a figure that is no part of a longer one."""
_YEAR = r"20\d\d"
_DASH = r" ?- ?"
_HALF = r"(?: ?(?P<half>[ap])\.?m\b)?"
"""The half of the day after an hour."""

_Rule = tuple[str, Callable[[Match], Span | Ignored]]


def spans_in(written: str) -> list[Found[Span]]:
    """What a plain text may say about stretches of time, in order; stretches.py leaves out what it doesn't mean."""
    found: list[Found[Span]] = []
    for piece in _grammar().read(written):
        if not isinstance(piece.meaning, Ignored):
            found += _apart(Found(piece.meaning, piece.start, piece.end))
    return found


def is_surely_an_hour(written: str, end: int) -> bool:
    """Whether a bare figure that ends there is an hour by what comes after it."""
    return _followed().match(written, end) is not None


def _apart(piece: Found[Span]) -> list[Found[Span]]:
    """The two times that are written as one, with the mark between them."""
    if not isinstance(piece.meaning, Between):
        return [piece]
    return [Found(meaning, piece.start, piece.end) for meaning in (piece.meaning.first, Mark.TO, piece.meaning.last)]


@cache
def _grammar() -> Grammar[Span]:
    return Grammar(_rules(_words()), BEGINS)


@cache
def _followed() -> re.Pattern[str]:
    return re.compile(followed(_words()))


@cache
def _words() -> MomentsFile:
    """The words of time, with those as marks that only lead to an hour elsewhere."""
    words = time_words()
    marks = {key(word) for word, _ in _mark_words(words)}
    ends = {"sv": [*words.marks.until["sv"], *words.marks.both["sv"]], "en": [*words.marks.until["en"], "to"]}
    return words.model_copy(
        update={
            "loose_marks": _without(words.loose_marks, marks),
            "last_words": [word for word in words.last_words if key(word) not in marks],
            "followers": {language: words.followers[language] + more for language, more in ends.items()},
        }
    )


def _without(words: Words, keys: set[str]) -> Words:
    return {language: [word for word in of if key(word) not in keys] for language, of in words.items()}


def _rules(words: MomentsFile) -> Iterator[_Rule]:
    """The rules; where several fit, the one that begins first in the text holds, and then the first of these."""
    yield from _calendar_rules(words)
    yield _whole_marks_rule(words)
    yield _last_night_rule(words)
    yield rule_of_names(words)
    yield from rules_against_mistakes(words)
    yield from _week_rules(words)
    yield from _date_range_rules(words)
    yield _clock_range_rule(words)
    yield from _worded_date_rules(words)
    yield from date_rules(words)
    yield from _month_rules(words)
    yield from holiday_rules(words)
    yield from weekday_rules(words)
    yield _short_weekday_rule(words)
    yield from length_rules(words)
    yield from _clock_rules(words)
    yield part_rule(words)
    yield _lunch_rule(words)
    yield _mark_rule(words)


def _calendar_rules(words: MomentsFile) -> Iterator[_Rule]:
    """Weeks, months and years by how far they are from this one."""
    yield _calendar_rule(words.weeks, lambda weeks: Week(None, weeks))
    yield _calendar_rule(words.calendar_months, lambda months: Month(None, months=months))
    yield _calendar_rule(words.years, lambda years: Year(None, years))


def _calendar_rule(names: Calendar, meant: Callable[[int], Span]) -> _Rule:
    steps = {-1: names.last, 0: names.this, 1: names.next}
    by_key = {key(name): meant(step) for step, of in steps.items() for name in of}
    return rf"\b(?P<name>{one_of(name for of in steps.values() for name in of)})(?!\w)(?! \d)", lambda match: by_key[
        key(match["name"])
    ]


def _whole_marks_rule(words: MomentsFile) -> _Rule:
    """Marks of several words, of which one may mean something else alone."""
    marks = words.marks
    by_key = {
        **{key(word): Mark.WHOLE_DAY for word in all_of(marks.whole_day)},
        **{key(word): Mark.OPEN_END for word in all_of(marks.open_end)},
        **{key(word): Mark.JUST_NOW for word in all_of(marks.just_now)},
    }
    names = [*all_of(marks.whole_day), *all_of(marks.open_end), *all_of(marks.just_now)]
    return rf"\b(?P<name>{one_of(names)})(?!\w)", lambda match: by_key[key(match["name"])]


def _week_rules(words: MomentsFile) -> Iterator[_Rule]:
    mark = rf"\b{one_of(words.week_marks)}\.? ?(?:nr )?"
    number = r"(?P<first>\d{1,2})"

    def one(match: Match) -> Span | Ignored:
        return _week(match["first"])

    def several(match: Match) -> Span | Ignored:
        return Between(_week(match["first"]), _week(match["last"]))

    yield (
        rf"{mark}{number}{_link(words)}(?:{mark})?(?P<last>\d{{1,2}})(?![\w:]|[.,]\d)",
        several,
    )
    yield rf"{mark}{number}(?![\w:]|[.,]\d)", one


def _week(number: str) -> Week | Unreadable:
    return Week(int(number)) if 1 <= int(number) <= _LAST_WEEK else Unreadable()


def _date_range_rules(words: MomentsFile) -> Iterator[_Rule]:
    """Dates with a dash between them: "1/10–31/10", "1–15 november"."""
    numbers = keyed(dict(month_names(words)))
    month = one_of(numbers)
    ordinal = r"(?::?[ea]|st|nd|rd|th)?"
    day = r"\d{1,2}"
    dates = [(re.compile(pattern), read) for pattern, read in date_rules(words)]

    def dated(written: str) -> Span:
        for pattern, read in dates:
            if (found := pattern.fullmatch(written)) and not isinstance(meaning := read(found), Ignored):
                return meaning
        return Unreadable()

    def split(match: Match) -> Span | Ignored:
        return Between(dated(match["first"]), dated(match["last"]))

    def shared(match: Match) -> Span | Ignored:
        rest = match["rest"]
        return Between(dated(match["first"] + rest), dated(match["last"] + rest))

    def led(match: Match) -> Span | Ignored:
        return Between(dated(f"{match['month']} {match['first']}"), dated(f"{match['month']} {match['last']}"))

    slashed = rf"{day}/{day}(?:[ /-]{_YEAR})?"
    iso = rf"{_YEAR}-\d\d-\d\d"
    yield rf"{_FREE}(?P<first>{slashed}){_DASH}(?P<last>{slashed})(?![\w/]|-\d)", split
    yield rf"{_FREE}(?P<first>{iso}){_DASH}(?P<last>{iso})(?![\d-])", split
    yield rf"{_FREE}(?P<first>{day}){_DASH}(?P<last>{day})(?P<rest>/{day}(?:[ /-]{_YEAR})?)(?![\w/]|-\d)", shared
    yield (
        rf"(?:\b(?:den|the) )?{_FREE}(?P<first>{day}{ordinal}){_link(words)}(?P<last>{day}{ordinal})"
        rf"(?P<rest>(?: of)?[ .]*{month}\b\.?(?:,? {_YEAR}\b)?)",
        shared,
    )
    yield rf"\b(?P<month>{month})\.? (?P<first>{day}){ordinal}{_DASH}(?P<last>{day}){ordinal}(?![\w/]|-\d)", led


def _link(words: MomentsFile) -> str:
    """A pattern for what may stand between two ends that share a name."""
    marks = words.marks
    to = one_of([*all_of(marks.until), *all_of(marks.through), *all_of(marks.to), *all_of(marks.both)])
    return rf"(?:{_DASH}| {to} (?:den |the )?)"


def _clock(numbers: dict[str, int]) -> str:
    return rf"(?P<hour>\d{{1,2}}|{one_of(numbers)})(?:[.:](?P<minute>\d\d))?{_HALF}"


def _clock_ends(words: MomentsFile) -> str:
    return rf"(?![\w:%]|[.,/]\d|-[a-z]| ?%| ?{units(words)}\b)"


def _clock_range_rule(words: MomentsFile) -> _Rule:
    """Hours with a dash between them."""
    numbers = keyed(figures_of(words.numbers))
    mark = rf"(?:\b{one_of(all_of(words.hour_marks))}[.:]? ?)?"
    figure = r"\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\b)?"
    one = re.compile(_clock(numbers))

    def read(match: Match) -> Span | Ignored:
        first, last = (clock_of(found, numbers) for found in map(one.fullmatch, match.group("first", "last")) if found)
        return Between(first, last) if first and last else Ignored()

    return (
        rf"{mark}(?<![\w.,:/+-])(?P<first>{figure}){_DASH}{mark}(?P<last>{figure}){_clock_ends(words)}(?! \d|[ -]*\d)",
        read,
    )


def _worded_date_rules(words: MomentsFile) -> Iterator[_Rule]:
    """Days of a month in words ("första oktober"), and months in figures ("2026-10")."""
    numbers, ordinals = keyed(dict(month_names(words))), keyed(figures_of(words.ordinals))

    def worded(match: Match) -> Span | Ignored:
        return OnDate(ordinals[key(match["day"])], numbers[key(match["name"])], _number(match["year"]))

    def in_figures(match: Match) -> Span | Ignored:
        return Month(int(match["month"]), int(match["year"]))

    yield (
        rf"\b(?P<day>{one_of(ordinals)}) (?:of )?(?P<name>{one_of(numbers)})\b(?:,? (?P<year>{_YEAR})\b)?",
        worded,
    )
    yield rf"(?<![\w./:+-])(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])(?![\w-])", in_figures


def _month_rules(words: MomentsFile) -> Iterator[_Rule]:
    numbers = keyed(dict(month_names(words)))
    doubtful = {key(name) for name in words.doubtful_months}

    def month(match: Match) -> Span | Ignored:
        name, year = key(match["name"]), _number(match["year"])
        return Month(numbers[name], year, bare=name in doubtful and year is None)

    yield rf"\b(?P<name>{one_of(numbers)})\b\.?(?: manad\b)?(?:,? (?P<year>{_YEAR})\b)?", month
    yield rf"(?<![\w./:+-])(?P<year>{_YEAR})(?![\w:]|[./-]\w)", lambda match: Year(int(match["year"]))


def _number(written: str | None) -> int | None:
    return int(written) if written else None


def _short_weekday_rule(words: MomentsFile) -> _Rule:
    short = numbered(words.short_weekdays)
    return rf"\b(?P<day>{one_of(short)})\b", lambda match: Weekday(short[match["day"]], bare=True)


def _clock_rules(words: MomentsFile) -> Iterator[_Rule]:
    numbers = keyed(figures_of(words.numbers))
    clock, ends = _clock(numbers), _clock_ends(words)
    hour = rf"(?P<hour>\d{{1,2}}|{one_of(numbers)})"
    loose = one_of(all_of(words.loose_marks))
    free = r"(?<![\w.,:/+])(?<![a-z]-)(?<!\d )"

    def marked(match: Match) -> Span | Ignored:
        return clock_of(match, numbers) or Unreadable()

    def free_standing(match: Match) -> Span | Ignored:
        return clock_of(match, numbers) or Ignored()

    def bare(match: Match) -> Span | Ignored:
        in_words, read = not match["hour"].isdigit(), clock_of(match, numbers)
        if read is None:
            return Unreadable(bare=True)
        return replace(read, bare=not in_words and not match["minute"], bare_word=in_words)

    def in_four_figures(match: Match) -> Span | Ignored:
        read = clock_of(match, numbers)
        return replace(read, bare=True) if read else Ignored()

    mark = rf"\b(?:{one_of(all_of(words.hour_marks))}\b[.:]* ?|kl)(?:{loose} )?"
    yield rf"{mark}{hour}(?:[.:]?(?P<minute>\d\d))?{_HALF}{ends}", marked
    yield from spoken_clock_rules(words, hour, numbers)
    yield rf"(?:\b{loose} )?{free}{clock}{ends}(?:(?<=:\d\d)|(?<=[ap]m)|(?<=\.m))", free_standing
    yield rf"(?:\b{loose} )?{free}{clock}{ends}", bare
    yield rf"{free}(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<half>){ends}(?! ?\d)", in_four_figures


def _last_night_rule(words: MomentsFile) -> _Rule:
    night = PartOfDay(words.last_night.starts * HOUR, words.last_night.ends * HOUR, todays=True)
    return rf"\b{one_of(words.last_night.words)}\b", lambda _: night


def _lunch_rule(words: MomentsFile) -> _Rule:
    lunch = Lunch(words.lunch.starts, words.lunch.ends)
    return rf"\b{one_of(words.lunch.words)}\b", lambda _: lunch


def _mark_rule(words: MomentsFile) -> _Rule:
    by_key = {key(word): mark for word, mark in _mark_words(words)}
    return rf"\b(?P<mark>{one_of(word for word, _ in _mark_words(words))})(?!\w)", lambda match: by_key[
        key(match["mark"])
    ]


def _mark_words(words: MomentsFile) -> list[tuple[str, Mark]]:
    """The marks that stand before a time."""
    marks = words.marks
    kinds = {
        Mark.UNTIL: marks.until,
        Mark.BACK: marks.back,
        Mark.THROUGH: marks.through,
        Mark.FROM: marks.start,
        Mark.BETWEEN: marks.between,
        Mark.AND: marks.both,
        Mark.TO: marks.to,
        Mark.AFTER: marks.after,
        Mark.DURING: marks.during,
    }
    return [(word, mark) for mark, of in kinds.items() for word in all_of(of)]
