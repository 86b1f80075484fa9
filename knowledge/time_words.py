"""The words that people name times with, as they stand in moments.yaml."""

from functools import cache
from pathlib import Path

from knowledge.language import Language
from knowledge.topics import Strict
from knowledge.yaml_lines import read_yaml

_FILE = Path(__file__).parent / "moments.yaml"

Words = dict[str, list[str]]
Figures = dict[str, dict[str, int]]


class DayPart(Strict):
    """A part of a day; moments.yaml says what each value is for."""

    starts: int
    ends: int
    words: list[str]
    today: list[str]
    says: str
    says_today: str
    says_yesterday: str


class Holiday(Strict):
    """A holiday or an eve, by its distance from a day that the package `holidays` knows."""

    of: str
    days: int = 0
    sv: list[str]
    en: list[str]


class SpanWords(Strict):
    """A part of a day and what it is called; moments.yaml tells in which unit it starts and ends."""

    starts: int
    ends: int
    words: list[str]


class Calendar(Strict):
    """What the last, the running and the next of something are called."""

    last: list[str]
    this: list[str]
    next: list[str]


class Marks(Strict):
    """Words that tell what the time after them is; moments.yaml says what each is for."""

    until: Words
    back: Words
    through: Words
    between: Words
    to: Words
    during: Words
    whole_day: Words
    open_end: Words
    just_now: Words
    start: Words
    after: Words
    both: Words


class Lengths(Strict):
    """How people say how long something is; moments.yaml says what each part is for."""

    minutes: Figures
    days: Figures
    months: Figures
    latest_minutes: Figures
    latest_days: Figures
    latest_months: Figures
    counts: Figures
    halves: Words
    and_a_half: Words
    lasting: Words
    ahead: Words
    ago: Words
    latest: Words
    about: Words


class MomentsFile(Strict):
    """The shape of moments.yaml; its comments say what each part is for."""

    weekdays: Words
    short_weekdays: Words
    weekends: Words
    next_weekends: Words
    last_weekends: Words
    months: dict[str, list[list[str]]]
    day_words: Figures
    parts: dict[str, list[DayPart]]
    hour_words: Figures
    numbers: Figures
    minutes: Figures
    day_units: Figures
    articles: list[str]
    hour_units: list[str]
    next_words: list[str]
    last_words: list[str]
    next_weeks: list[str]
    hour_marks: Words
    loose_marks: Words
    limits: Words
    followers: Words
    units: Words
    before_figures: Words
    habits: Words
    greetings: Words
    holidays: list[Holiday]
    lunch: SpanWords
    last_night: SpanWords
    ordinals: Figures
    week_marks: list[str]
    weeks: Calendar
    calendar_months: Calendar
    doubtful_months: list[str]
    years: Calendar
    lengths: Lengths
    marks: Marks
    fillers: Words


@cache
def time_words() -> MomentsFile:
    """All of them."""
    return read_yaml(_FILE, MomentsFile)[0]


def day_parts(language: Language) -> list[DayPart]:
    """The parts of a day that have a name."""
    return time_words().parts[language]
