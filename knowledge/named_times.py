"""What people say when they name a time, before it is known when they say it."""

from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True)
class Clock:
    """An hour of a day.

    Attributes:
        minutes: from midnight, as written.
        exact: whether it can't be twelve hours later.
        bare: whether it is written as a mere figure.
        bare_word: whether it is written as a mere number in words.
    """

    minutes: int
    exact: bool
    bare: bool = False
    bare_word: bool = False


@dataclass(frozen=True)
class InHours:
    """So many hours from now."""

    hours: int


@dataclass(frozen=True)
class PartOfDay:
    """A part of a day, in minutes from midnight.

    Attributes:
        starts, ends: the part; it starts before midnight where it is the night to a day.
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
    """A day of the week, Monday being 0: the next to come, the one in the next week, or the last one.

    Attributes:
        number: the day.
        next_week, past: which one it is, where it isn't the next to come.
        bare: whether it is a short form that means something else as well ("fri").
    """

    number: int
    next_week: bool = False
    past: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Weekend:
    """The weekend of this week, or of one so many weeks after it."""

    weeks: int


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
    """What was meant as a time, but is none, or has no moment of its own ("before 7").

    Attributes:
        bare: whether it is a mere figure that may be no time at all.
    """

    bare: bool = False


Day = Offset | Weekday | Weekend | OnDate | OnHoliday
Meaning = Clock | InHours | PartOfDay | Day | Habit | Unreadable


@dataclass(frozen=True)
class Week:
    """A week by its ISO number, without a year the next to come; or else so many weeks from this one."""

    number: int | None
    weeks: int = 0


@dataclass(frozen=True)
class Month:
    """A month by its number, or else so many months from this one.

    Attributes:
        number: January being 1.
        year: where it was named.
        months: how many from this one, where there is no number.
        bare: whether its name means something else as well ("may").
    """

    number: int | None
    year: int | None = None
    months: int = 0
    bare: bool = False


@dataclass(frozen=True)
class Year:
    """A year, or else so many years from this one."""

    number: int | None
    years: int = 0


class Reach(Enum):
    """Where a length of time lies."""

    ON = auto()
    """From some moment on: "i två timmar"."""
    AHEAD = auto()
    """Between now and what is meant: "om två timmar"."""
    AGO = auto()
    """Between what is meant and now: "för två timmar sedan"."""
    LATEST = auto()
    """Up to now: "de senaste två timmarna"."""


@dataclass(frozen=True)
class Length:
    """So much time, as the sum of its parts."""

    minutes: int = 0
    days: int = 0
    months: int = 0
    reach: Reach = Reach.ON


@dataclass(frozen=True)
class Lunch:
    """The lunch hours, in minutes from midnight."""

    starts: int
    ends: int


class Mark(Enum):
    """A word that tells what the time after it is."""

    UNTIL = auto()
    BACK = auto()
    """The end too, but other words may stand between: "tillbaka på kontoret kl 13"."""
    THROUGH = auto()
    """The end, and the time itself is part of it: "t.o.m."."""
    FROM = auto()
    BETWEEN = auto()
    AND = auto()
    TO = auto()
    """The end of what was named before: the dash in "13–15"."""
    AFTER = auto()
    DURING = auto()
    WHOLE_DAY = auto()
    OPEN_END = auto()
    JUST_NOW = auto()


@dataclass(frozen=True)
class Between:
    """Two times that are written as one: "1–3 december"."""

    first: "Span"
    last: "Span"


Span = Meaning | Length | Week | Month | Year | Lunch | Mark | Between


@dataclass(frozen=True)
class Said:
    """What a place in a text says about the time.

    Attributes:
        meaning: what it says.
        joined: whether it goes on with what was said right before it ("lördag | den 5 december").
    """

    meaning: Meaning
    joined: bool
