"""Finds the words and figures that name a time in what people write, in Swedish and English at once.

Which moment they name depends on when they were written: moments.py works that out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

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
from knowledge.plain_text import plain
from knowledge.time_words import DayPart, Figures, MomentsFile, Words, time_words
from knowledge.word_patterns import Found, Grammar, Ignored, Match, key, keyed, one_of, without_groups

HOUR = 60
NOON = 12 * HOUR
DAY = 24 * HOUR

_DAYS_IN_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP_YEAR = 2000
BEGINS = r"(?:(?<!\w)|(?<=dag)|(?<=dags)|(?<=orgon)|(?<=orron))(?=\w)"
"""Where a time may begin: with a word, or with a part of the day that is written together with its day."""
_BEFORE_SHORT = ("på", "on")
_Reader = Callable[[Match], Meaning | Ignored]
_BESIDE_FIGURE = (PartOfDay, Offset, Weekday, Weekend, OnDate, OnHoliday)
_BESIDE_PART = (*_BESIDE_FIGURE, Clock)
JOINT = re.compile(r"[ ,(]*(?:(?:in the|at|on|this|the|i|pa|om|den|vid|kl) ?)?")
"""What may stand between two parts of one time."""


def said_times(text: str) -> list[Said]:
    """What a text says about the time, in order; nothing for a text without figures and words of time."""
    written = plain(text)
    if not _hints().search(written):
        return []
    return _without_strays(list(_said(_grammar().read(written), written)))


def _said(times: Iterable[Found[Meaning | Ignored]], written: str) -> Iterator[Said]:
    end = None
    for time in times:
        if isinstance(time.meaning, Ignored):
            end = None
            continue
        yield Said(time.meaning, end is not None and JOINT.fullmatch(written, end, time.start) is not None)
        end = time.end


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


@cache
def _grammar() -> Grammar[Meaning]:
    return Grammar(_rules(time_words()), BEGINS)


def all_of(words: Words) -> list[str]:
    """The words of both languages."""
    return [word for language in Language for word in words[language]]


def figures_of(figures: Figures) -> dict[str, int]:
    """What the words of both languages count."""
    return {word: figure for language in Language for word, figure in figures[language].items()}


def numbered(names: Words) -> dict[str, int]:
    """The place of each name in its list, from 0, by the name's key."""
    return {key(name): number for language in Language for number, name in enumerate(names[language])}


def part_names(words: MomentsFile, *, todays: bool) -> dict[str, DayPart]:
    """The parts of a day by what they are called."""
    return {
        word: part
        for language in Language
        for part in words.parts[language]
        for word in (part.today if todays else part.words)
    }


@cache
def _hints() -> re.Pattern[str]:
    """A pattern that is found in every text with a time, and in few others."""
    words = time_words()
    marks = [*all_of(words.hour_marks), *all_of(words.loose_marks)]
    begun = [*figures_of(words.day_words), *part_names(words, todays=True), *all_of(words.weekdays)]
    whole = [
        "halv",
        "half past",
        *part_names(words, todays=False),
        *figures_of(words.hour_words),
        *all_of(words.weekends),
        *all_of(words.next_weekends),
        *(name for holiday in words.holidays for name in (*holiday.sv, *holiday.en)),
        *(f"{mark} {word}" for mark in marks for word, number in figures_of(words.numbers).items() if number == 1),
        *(word for word, number in figures_of(words.numbers).items() if number > 1),
        *figures_of(words.day_units),
        *words.hour_units,
        *(f"{before} {day}" for before in _BEFORE_SHORT for day in all_of(words.short_weekdays)),
    ]
    return re.compile(rf"\d|\b(?:{one_of(begun)}|{one_of(whole)}\b)")


def _rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    """The rules; where several fit, the one that begins first in the text holds, and then the first of these."""
    yield rule_of_names(words)
    yield from rules_against_mistakes(words)
    yield from date_rules(words)
    yield from _day_rules(words)
    yield from _clock_rules(words)
    yield part_rule(words)


def rule_of_names(words: MomentsFile) -> tuple[str, _Reader]:
    """All names that mean the same wherever they stand."""
    meanings: dict[str, Meaning | Ignored] = {
        **dict.fromkeys(all_of(words.greetings), Ignored()),
        **{word: Offset(days) for word, days in figures_of(words.day_words).items()},
        **{word: Clock(hour * HOUR, exact=True) for word, hour in figures_of(words.hour_words).items()},
        **{word: _part(part, todays=True) for word, part in part_names(words, todays=True).items()},
        **dict.fromkeys(all_of(words.last_weekends), Weekend(-1)),
        **dict.fromkeys(all_of(words.weekends), Weekend(0)),
        **dict.fromkeys(all_of(words.next_weekends), Weekend(1)),
    }
    by_key = keyed(meanings)
    parts = one_of(part_names(words, todays=False))
    return rf"\b(?P<word>{one_of(meanings)})(?:\b|(?={parts}\b))", lambda match: by_key[key(match["word"])]


def rules_against_mistakes(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    """What looks like a time but is a name, a version or a habit."""
    habits = "|".join(plain(habit).replace(" ", " ?") for habit in all_of(words.habits))
    yield rf"\b{one_of(all_of(words.before_figures))}[ -]?\d(?:[\d. /-]*\d)?", _ignored
    yield rf"\b(?:24/7|{habits}|{one_of(all_of(words.weekdays))}(?:ar|arna))\b", _habit


def date_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    """Dates in figures and with the names of months; other rows of figures are left alone."""
    numbers = keyed(dict(month_names(words)))
    month = rf"(?P<month>{one_of(name for name, _ in month_names(words))})"
    year = r"(?P<year>20\d\d)"
    ordinal = r"(?::?[ea]|st|nd|rd|th)"

    def read(match: Match) -> Meaning | Ignored:
        return _date(match, numbers)

    yield rf"(?<![\w-]){year}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", read
    yield rf"(?<![\w./:-])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:[ /-]{year})?(?![\w/]|-\d)", read
    yield r"(?<!\w)\d+(?:[ /-]\d+)+", _ignored
    yield rf"(?<![\w.,])(?P<day>\d{{1,2}}){ordinal}?(?: of)?[ .]*{month}\b\.?(?:,? {year}\b)?", read
    yield (
        rf"\b{month}\.? (?:the )?(?P<day>\d{{1,2}}){ordinal}?(?!\w|[.:,]\d| ?{units(words)}\b)(?:,? {year}\b)?",
        read,
    )
    yield (
        rf"\b(?:den|the) (?P<day>\d{{1,2}})(?:{ordinal}|(?<=den \d)|(?<=den \d\d)){followed(words)}",
        read,
    )


def _day_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    yield from holiday_rules(words)
    yield from _count_rules(words)
    yield from weekday_rules(words)


def holiday_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    """Holidays and eves, with a year or without."""
    holidays = {key(name): holiday for holiday in words.holidays for name in (*holiday.sv, *holiday.en)}
    names = [name for holiday in words.holidays for name in (*holiday.sv, *holiday.en)]

    def read(match: Match) -> Meaning:
        holiday = holidays[key(match["name"])]
        return OnHoliday(holiday.of, holiday.days, int(match["year"]) if match["year"] else None)

    yield rf"\b(?P<name>{one_of(names)})\b(?: (?P<year>20\d\d)\b)?", read


def _count_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    counts = keyed(figures_of(words.numbers) | dict.fromkeys(words.articles, 1))
    days = keyed(figures_of(words.day_units))
    count = rf"\b(?:om|in) (?P<count>\d{{1,3}}|{one_of(counts)})"

    def counted(match: Match) -> int:
        written = match["count"]
        return int(written) if written.isdigit() else counts[written]

    yield rf"{count} (?P<unit>{one_of(days)})\b", lambda match: Offset(counted(match) * days[match["unit"]])
    yield rf"{count} {one_of(words.hour_units)}\b", lambda match: InHours(counted(match))


def weekday_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    """Days of the week: the next, the last, and the one in the next week."""
    numbers = numbered(words.weekdays)
    short = numbered(words.short_weekdays)
    parts = one_of(part_names(words, todays=False))
    week = one_of(words.next_weeks)

    def read(match: Match) -> Meaning:
        if match["genitive"]:
            return Weekday(numbers[match["day"]], past=True) if match["in"] else Habit()
        return Weekday(numbers[match["day"]], bool(match["next"] or match["after"]), bool(match["last"]))

    yield (
        rf"\b(?:(?P<next>{week}(?: pa| on)? |{one_of(words.next_words)} )|(?P<last>{one_of(words.last_words)} )"
        rf"|(?P<in>i ))?(?P<day>{one_of(numbers)})"
        rf"(?:(?:en)?\b|(?=s?{parts}\b)s?|(?P<genitive>s)\b)(?P<after>(?: i)? {week}\b)?",
        read,
    )
    yield rf"\b{one_of(_BEFORE_SHORT)} (?P<day>{one_of(short)})\b", lambda match: Weekday(short[match["day"]])


def _clock_rules(words: MomentsFile) -> Iterator[tuple[str, _Reader]]:
    numbers = keyed(figures_of(words.numbers))
    hour = rf"(?P<hour>\d{{1,2}}|{one_of(numbers)})"
    half = r"(?: ?(?P<half>[ap])\.?m\b)?"
    clock = rf"{hour}(?:[.:](?P<minute>\d\d))?{half}"
    other_end = r"(?:(?:-| - | till | to | och | and )\d{1,2}(?:[.:]\d\d)?)?"
    ends = rf"{other_end}(?![\w:%]|[.,/]\d|-\w| ?%| ?{units(words)}\b)"
    sure = rf"(?:(?<=[.:]\d\d)|(?<=[ap]m)|(?<=\.m)|{followed(words)})"
    mark = rf"{one_of(all_of(words.hour_marks))}\b[.:]*"
    free = r"(?<![\w.,:/+-])(?<!\d )"

    def marked(match: Match) -> Meaning:
        return clock_of(match, numbers) or Unreadable()

    def free_standing(match: Match) -> Meaning | Ignored:
        return clock_of(match, numbers) or Ignored()

    def bare(match: Match) -> Meaning | Ignored:
        read = clock_of(match, numbers)
        in_words = not match["hour"].isdigit()
        return replace(read, bare=not in_words, bare_word=in_words) if read else Ignored()

    yield (
        rf"\b{one_of(all_of(words.limits))} (?:{mark} ?{clock}{ends}|{without_groups(clock)}{ends}{sure})",
        _unreadable,
    )
    yield (
        rf"\b(?:{mark} ?|kl)(?:{one_of(all_of(words.loose_marks))} )?{hour}(?:[.:]?(?P<minute>\d\d))?{half}{ends}",
        marked,
    )
    yield from spoken_clock_rules(words, hour, numbers)
    yield rf"\b{one_of(all_of(words.loose_marks))} {clock}{ends}{sure}", free_standing
    yield rf"{free}{clock}{ends}(?:(?<=:\d\d)|(?<=[ap]m)|(?<=\.m))", free_standing
    yield rf"{free}{clock}{ends}{followed(words)}", bare


def spoken_clock_rules(words: MomentsFile, hour: str, numbers: dict[str, int]) -> Iterator[tuple[str, _Reader]]:
    """Hours as they are said: "halv åtta", "kvart i sju", "vid 22-tiden", "6 o'clock"."""
    minutes = keyed(figures_of(words.minutes))
    mark = rf"(?:{one_of(all_of(words.hour_marks))} )?"
    steps = rf"(?P<minutes>5|10|15|20|25|{one_of(figures_of(words.minutes))})(?: ?min(?:uter|utes)?)?"

    def whole(match: Match) -> Meaning | Ignored:
        return _spoken(match, numbers, 0)

    def half_to(match: Match) -> Meaning | Ignored:
        return _spoken(match, numbers, -HOUR // 2)

    def half_past(match: Match) -> Meaning | Ignored:
        return _spoken(match, numbers, HOUR // 2)

    def stepped(match: Match) -> Meaning | Ignored:
        written = match["minutes"]
        step = int(written) if written.isdigit() else minutes[key(written)]
        base = -HOUR // 2 if match["half"] else 0
        return _spoken(match, numbers, base + (step if match["way"] in ("over", "past") else -step))

    yield rf"\b{hour}(?:-? ?tiden| ?o ?clock)\b", whole
    yield rf"\b{mark}halv ?{hour}(?![\w%]|[.,:/-]\w| ?{units(words)}\b)", half_to
    yield rf"\bhalf (?:past )?{hour}\b{followed(words)}", half_past
    yield rf"\b{mark}{steps} (?P<way>i|over|to|past) (?P<half>halv ?)?{hour}\b{followed(words)}", stepped


def part_rule(words: MomentsFile) -> tuple[str, _Reader]:
    """Parts of a day; a night may be the one to a day."""
    parts = keyed(part_names(words, todays=False))

    def read(match: Match) -> Meaning:
        part = _part(parts[match["word"]], loose=match["loose"] is not None)
        if match["before"]:
            return replace(part, starts=part.starts - DAY, ends=part.ends - DAY)
        return part

    nights = [name for name, part in part_names(words, todays=False).items() if part.ends * HOUR > DAY]
    is_night = "|".join(f"(?<={plain(night)})" for night in nights)
    return (
        rf"(?P<loose>\b(?:pa|om|under|in the|in|at) )?(?P<word>{one_of(parts)})\b"
        rf"(?P<before>(?:{is_night}) (?:till|mot)\b(?! (?:kl|\d)))?",
        read,
    )


def month_names(words: MomentsFile) -> Iterator[tuple[str, int]]:
    """Every name of a month and its number, January being 1."""
    for language in Language:
        for number, names in enumerate(words.months[language], start=1):
            for name in names:
                yield name, number


def units(words: MomentsFile) -> str:
    """A pattern for what makes the figure before it a count or an amount."""
    return one_of(all_of(words.units))


def followed(words: MomentsFile) -> str:
    """A pattern for what may come after an hour that could be a count as well."""
    time_words = [*figures_of(words.day_words), *part_names(words, todays=True), *part_names(words, todays=False)]
    followers = one_of([*all_of(words.followers), *all_of(words.weekdays), *all_of(words.hour_marks), *time_words])
    return rf"(?= ?(?:$|[]?!.,;:)\x22](?!\d))| {followers}\b| - )"


def _date(match: Match, months: Mapping[str, int]) -> Meaning | Ignored:
    """The date that day, month and year of a match stand for."""
    groups = match.groupdict()
    day, written, year = int(groups["day"]), groups.get("month"), groups.get("year")
    month = None if written is None else int(written) if written.isdigit() else months[key(written)]
    if "/" in match.group() and not (1 <= (month or 0) <= len(_DAYS_IN_MONTHS) and day <= max(_DAYS_IN_MONTHS)):
        return Ignored()
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


def clock_of(match: Match, numbers: Mapping[str, int]) -> Clock | None:
    """The hour that hour, minute and half of the day of a match stand for, if it is one."""
    hour, minute = _hour(match, numbers), int(match["minute"] or 0)
    on_24_hours = match["hour"].startswith("0")
    if match["half"] and hour <= NOON // HOUR:
        hour = hour % 12 + (NOON // HOUR if match["half"] == "p" else 0)
    minutes = hour * HOUR + minute
    if minute >= HOUR or minutes > DAY:
        return None
    return Clock(minutes, exact=bool(match["half"]) or on_24_hours or not HOUR <= minutes < NOON + HOUR)


def _spoken(match: Match, numbers: Mapping[str, int], offset: int) -> Clock | Ignored:
    """The hour of a match and so many minutes, on a clock face unless it is written as one of the afternoon."""
    minutes = _hour(match, numbers) * HOUR + offset
    if minutes < HOUR and offset:
        minutes += NOON
    return Clock(minutes, exact=minutes >= NOON + HOUR) if 0 <= minutes <= DAY else Ignored()


def _hour(match: Match, numbers: Mapping[str, int]) -> int:
    written = match["hour"]
    return int(written) if written.isdigit() else numbers[written]


def _part(part: DayPart, *, todays: bool = False, loose: bool = False) -> PartOfDay:
    return PartOfDay(part.starts * HOUR, part.ends * HOUR, todays, loose)


def _ignored(_: Match) -> Ignored:
    return Ignored()


def _habit(_: Match) -> Habit:
    return Habit()


def _unreadable(_: Match) -> Unreadable:
    return Unreadable()
