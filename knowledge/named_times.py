"""What people say when they name a time, before it is known when they say it."""

from dataclasses import dataclass


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
    """A day of the week, Monday being 0: the next to come, the one in the next week, or the last one."""

    number: int
    next_week: bool = False
    past: bool = False


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
    """What was meant as a time, but is none, or has no moment of its own ("before 7")."""


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
