"""Puts together what a text says of a stretch of time: each time that it names, with the mark before it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from knowledge.days import plainer
from knowledge.named_times import (
    Clock,
    Day,
    Lunch,
    Mark,
    Month,
    Offset,
    PartOfDay,
    Span,
    Unreadable,
    Week,
    Weekday,
    Year,
)
from knowledge.plain_text import plain, without
from knowledge.spoken_spans import is_surely_an_hour, spans_in
from knowledge.spoken_times import JOINT, all_of
from knowledge.time_words import time_words
from knowledge.word_patterns import Found, one_of

_DASH = re.compile(r" ?- ?")
_LED_BY = re.compile(r"(?:\b(?:in the|at|on|this|the|in|i|pa|om|den|vid|kl) )+$")
"""Small words that belong to the time after them."""
_WITHIN = re.compile(r"\b(?:i|in|under|during) $")
"""What makes a month or a year of a word or a figure that may mean something else."""
_LONGEST_LEAD = 12
_SIGNS = (Mark.WHOLE_DAY, Mark.OPEN_END, Mark.JUST_NOW)
_EDGES = " ,.;:!?-–—()\"'"
_Place = tuple[int, int]
_Kind = TypeVar("_Kind", bound=Span)
_TOGETHER = {
    frozenset(pair)
    for pair in (
        (Offset, Offset),
        (Offset, Clock),
        (Offset, PartOfDay),
        (Offset, Week),
        (Offset, Lunch),
        (Offset, Mark),
        (Clock, PartOfDay),
        (Clock, Week),
        (Week, Year),
    )
}
"""Kinds of which one time may have both; Offset stands for all kinds of days."""


@dataclass(frozen=True)
class Named:
    """One time, as far as it was said.

    Attributes:
        mark: what it is of the stretch; None where no word tells.
        after: whether what comes after it is meant.
        parts: what was said of it, in order, each kind once.
        weak: whether it is a time only where the text says nothing else.
        places: where its words stand in the plain text.
    """

    mark: Mark | None = None
    after: bool = False
    parts: tuple[Span, ...] = ()
    weak: bool = False
    places: tuple[_Place, ...] = ()

    def of(self, kind: type[_Kind]) -> _Kind | None:
        """The part of that kind."""
        return next((part for part in self.parts if isinstance(part, kind)), None)

    @property
    def day(self) -> Day | None:
        """The day, by the name that tells most about it; that of "i kväll" is today."""
        day: Day | None = None
        for said in self.parts:
            if isinstance(said, Day):
                day = plainer(day, said)
        part = self.of(PartOfDay)
        return Offset(0) if day is None and part and part.todays else day

    @property
    def is_hour(self) -> bool:
        """Whether it is an hour of no named day."""
        return self.of(Clock) is not None and self.day is None and self.of(Week) is None

    @property
    def names_day_last(self) -> bool:
        """Whether the day comes after the hour: "16 i morgon"."""
        return isinstance(self.parts[0], Clock) and self.day is not None


@dataclass(frozen=True)
class Stretch:
    """What a text says of a stretch of time.

    Attributes:
        named: the times, in order; at least one.
        alone: whether the text says nothing else.
        words: the words of those times, in lower-case ASCII.
        rest: the text without them.
    """

    named: tuple[Named, ...]
    alone: bool
    words: str
    rest: str


def stretch_in(text: str) -> Stretch | None:
    """What a text says of a stretch of time; None where it names no time."""
    written = plain(text)
    named = _named(written)
    alone = bool(_fillers().fullmatch(_outside(written, _merged(named))))
    kept = tuple(one for one in named if alone or not one.weak)
    if not kept:
        return None
    places = _merged(kept)
    words = " ".join(written[start:end] for start, end in places)
    return Stretch(kept, alone, words, without(text, places).strip(_EDGES))


def together(first: Named | None, second: Named) -> Named:
    """Two times that were named apart as one, if one is a day and the other an hour of it; or else the first."""
    if first is None:
        return second
    if not first.of(Clock) and second.is_hour:
        return replace(first, parts=(*first.parts, *second.parts))
    return first


def _named(written: str) -> list[Named]:
    named: list[Named] = []
    marks: list[Found[Mark]] = []
    end = 0
    for piece in spans_in(written):
        if isinstance(piece.meaning, Mark) and piece.meaning not in _SIGNS:
            marks.append(Found(piece.meaning, piece.start, piece.end))
            continue
        joined = _joined(named[-1], piece, written) if named and not marks and _joins(written, end, piece) else None
        if joined:
            named[-1] = joined
        elif begun := _begun(written, named, end, marks, piece):
            named.append(begun)
        marks, end = [], piece.end
    return named


def _joins(written: str, end: int, piece: Found[Span]) -> bool:
    return JOINT.fullmatch(written, end, piece.start) is not None


def _joined(named: Named, piece: Found[Span], written: str) -> Named | None:
    """The time with one more part; None where the part is of another time."""
    more = _with(named, piece.meaning)
    if more is None or (_is_bare_hour(piece.meaning) and not is_surely_an_hour(written, piece.end)):
        return None
    *before, (start, end) = named.places
    is_sure = not named.weak or not _is_bare_hour(named.parts[-1]) or is_surely_an_hour(written, end)
    return replace(more, weak=not is_sure, places=(*before, (start, piece.end)))


def _begun(
    written: str, earlier: Sequence[Named], end: int, marks: Sequence[Found[Mark]], piece: Found[Span]
) -> Named | None:
    """A new time that begins with a part; None where the part is no time in that place."""
    leading = _leading(written, marks, piece)
    roles = [mark.meaning for mark in leading if mark.meaning is not Mark.AFTER]
    role = roles[-1] if roles else None
    if not leading and not marks and earlier and _DASH.fullmatch(written, end, piece.start):
        role = Mark.TO
    if role in (Mark.AND, Mark.TO) and not _goes_on(earlier, role, piece):
        role = None
    is_after = len(roles) < len(leading)
    begun = _with(Named(mark=role, after=is_after), piece.meaning)
    if begun is None or _is_none(written, begun, piece):
        return None
    lead = _LED_BY.search(written, max(0, piece.start - _LONGEST_LEAD), piece.start)
    place = (lead.start() if lead else piece.start, piece.end)
    places = [(mark.start, mark.end) for mark in leading if role or is_after]
    return replace(begun, weak=_is_weak(written, begun, piece), places=(*places, place))


def _leading(written: str, marks: Sequence[Found[Mark]], piece: Found[Span]) -> list[Found[Mark]]:
    """The marks right before a time; those for being back may stand further away."""
    leading: list[Found[Mark]] = []
    start = piece.start
    for mark in reversed(marks):
        if mark.end >= start or JOINT.fullmatch(written, mark.end, start):
            leading.insert(0, mark)
            start = mark.start
        elif mark.meaning is Mark.BACK and not leading:
            return [mark]
    return leading


def _goes_on(earlier: Sequence[Named], role: Mark, piece: Found[Span]) -> bool:
    """Whether "and" or "to" leads to the other end of what was named before."""
    if not earlier:
        return False
    if role is Mark.AND and _is_bare_hour(piece.meaning):
        return earlier[-1].mark is Mark.BETWEEN
    return not _is_bare_hour(piece.meaning) or earlier[-1].of(Clock) is not None


def _with(named: Named, meaning: Span) -> Named | None:
    """The time with one more part; None where such a part doesn't go with the others."""
    for part in named.parts:
        if type(part) is type(meaning) or frozenset((_kind(part), _kind(meaning))) not in _TOGETHER:
            return None
    return replace(named, parts=(*named.parts, meaning))


def _kind(part: Span) -> type:
    return Offset if isinstance(part, Day) else type(part)


def _is_bare_hour(meaning: Span) -> bool:
    return isinstance(meaning, Clock) and (meaning.bare or meaning.bare_word)


def _is_none(written: str, named: Named, piece: Found[Span]) -> bool:
    """Whether a part is no time at all without a mark before it."""
    match piece.meaning:
        case Lunch():
            return named.mark is None and not named.after
        case Unreadable(bare=True):
            return named.mark is None or not is_surely_an_hour(written, piece.end)
        case _:
            return False


def _is_weak(written: str, named: Named, piece: Found[Span]) -> bool:
    """Whether a part that begins a time may mean something else as well."""
    match piece.meaning:
        case Clock(bare_word=True):
            return named.mark is None or not is_surely_an_hour(written, piece.end)
        case Clock(bare=True) | Weekday(bare=True) | PartOfDay(todays=False, loose=False):
            return named.mark is None
        case Month(bare=True) | Year(number=int()):
            return named.mark is None and not _WITHIN.search(written, max(0, piece.start - _LONGEST_LEAD), piece.start)
        case _:
            return False


def _merged(named: Iterable[Named]) -> list[_Place]:
    """Where the words of all those times stand, in order, overlapping places as one."""
    merged: list[_Place] = []
    for start, end in sorted(place for one in named for place in one.places):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _outside(written: str, places: Iterable[_Place]) -> str:
    outside, start = "", 0
    for begins, ends in places:
        outside += written[start:begins]
        start = ends
    return outside + written[start:]


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{one_of(all_of(time_words().fillers))}\b\W*)*")
