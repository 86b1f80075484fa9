"""Cues: what a message must hold to mean something, as the owner of the wordings writes it down.

A cue is a line of terms. ` + ` joins what must be there, ` - ` stands before what must not, `|` parts alternatives. A
term is a word family in angle brackets, a word, the beginning of a word with a star, several words in a row, or what
shapes.py knows, with a number sign: `<phone> + <lost>|borta - om jag - ifall`, `#number + vem`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Self

from dialogs.shapes import SHAPES
from knowledge.tokens import folded, tokens_of

BEGINNING = 3
"""So many letters of a word are enough to look for cues by the beginning of words."""
SHORT, SHORT_WEIGHT = 4, 8
"""Words of at most so many letters are so much more common than longer ones."""
_PARTS = re.compile(r"\s+([+-])\s+")


@dataclass(frozen=True)
class Sighting:
    """A message as cues see it.

    Attributes:
        marks: its words in lower case without å, ä and ö, and the word families in it, as "<phone>".
        row: the same words in a row, with a space before, between and after.
        text: the message itself.
    """

    marks: frozenset[str]
    row: str
    text: str

    @classmethod
    def of(cls, text: str, features: frozenset[str]) -> Self:
        """See a text that has these features."""
        words = [folded(token) for token in tokens_of(text)]
        return cls(features.union(words), f" {' '.join(words)} ", text)


@dataclass(frozen=True)
class _Terms:
    """Alternatives, of which one is enough.

    Attributes:
        marks: whole words and word families.
        parts: beginnings of words and words in a row, as they stand in `Sighting.row`.
        shapes: the names of shapes.
    """

    marks: frozenset[str]
    parts: tuple[str, ...]
    shapes: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> Self:
        """Read alternatives with bars between."""
        terms = [term.strip() for term in text.split("|")]
        shapes = tuple(term for term in terms if term.startswith("#"))
        families = [term for term in terms if term.startswith("<")]
        rows = [_row(term) for term in terms if not term.startswith(("#", "<"))]
        whole = [row.strip() for row in rows if _is_whole_word(row)]
        return cls(frozenset([*families, *whole]), tuple(row for row in rows if not _is_whole_word(row)), shapes)

    def fit(self, seen: Sighting) -> bool:
        """Whether one of them is in a message."""
        if not self.marks.isdisjoint(seen.marks):
            return True
        for part in self.parts:  # a loop: measured, a generator takes three times as long, for every cue
            if part in seen.row:
                return True
        return any(SHAPES[shape](seen.text) for shape in self.shapes) if self.shapes else False


@dataclass(frozen=True)
class Cue:
    """One line: all of `there`, what is quickly found first, and none of `absent`."""

    there: tuple[_Terms, ...]
    absent: tuple[_Terms, ...]

    @classmethod
    def read(cls, line: str) -> Self:
        """Read a line."""
        first, *rest = _PARTS.split(line.strip())
        signed = list(zip(["+", *rest[::2]], [first, *rest[1::2]], strict=True))
        there, absent = ([_Terms.read(part) for sign, part in signed if sign == wanted] for wanted in "+-")
        return cls(tuple(sorted(there, key=lambda terms: bool(terms.shapes))), tuple(absent))

    def fits(self, seen: Sighting) -> bool:
        """Whether a message gives the cue."""
        for terms in self.there:
            if not terms.fit(seen):
                return False
        return not any(terms.fit(seen) for terms in self.absent)

    def forbids(self, seen: Sighting) -> bool:
        """Whether a message would give the cue but for what rules it out."""
        return all(terms.fit(seen) for terms in self.there) and not self.fits(seen)


@cache
def _cue(line: str) -> Cue:
    """A cue of a script, which is looked at in turn after turn."""
    return Cue.read(line)


class Cues:
    """Several cues, of which one is enough."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._cues = [_cue(line) for line in lines]

    def fit(self, seen: Sighting) -> bool:
        """Whether a message gives one of them."""
        return any(cue.fits(seen) for cue in self._cues)


class CueIndex:
    """The cues of many meanings, of which a message is held against those alone that it may give."""

    def __init__(self, lines: Mapping[str, Iterable[str]]) -> None:
        """lines: by what they mean."""
        self._by_key: defaultdict[str, list[tuple[str, Cue]]] = defaultdict(list)
        self._others: list[tuple[str, Cue]] = []
        for meaning, texts in lines.items():
            for cue in map(Cue.read, texts):
                self._add(meaning, cue)

    def meanings(self, seen: Sighting) -> set[str]:
        """What a message gives a cue of."""
        return {meaning for meaning, cue in self._likely(seen) if cue.fits(seen)}

    def ruled_out(self, seen: Sighting) -> set[str]:
        """What a message would give a cue of but for what rules it out."""
        return {meaning for meaning, cue in self._likely(seen) if cue.forbids(seen)}

    def _likely(self, seen: Sighting) -> Iterable[tuple[str, Cue]]:
        keys = seen.marks.union(_beginning(word) for word in seen.row.split())
        return chain(self._others, *(self._by_key[key] for key in keys if key in self._by_key))

    def _add(self, meaning: str, cue: Cue) -> None:
        """Keep a cue under the rarest keys of which every message that gives it has one."""
        groups = [keys for terms in cue.there if (keys := _keys(terms))]
        if not groups:
            self._others.append((meaning, cue))
        for key in min(groups, key=_commonness, default=()):
            self._by_key[key].append((meaning, cue))


def _keys(terms: _Terms) -> set[str]:
    """What a message has at least one of that has one of the terms; nothing where that can't be told."""
    words = [part.split()[0] for part in terms.parts]
    whole = [word for word, part in zip(words, terms.parts, strict=True) if " " in part.strip()]
    begun = [word for word, part in zip(words, terms.parts, strict=True) if " " not in part.strip()]
    if terms.shapes or any(len(word) < BEGINNING for word in begun):
        return set()
    return {*terms.marks, *whole, *map(_beginning, begun)}


def _beginning(word: str) -> str:
    return f"^{word[:BEGINNING]}"


def _commonness(keys: set[str]) -> int:
    """How many messages may have one of the keys, roughly: short words are common."""
    return sum(SHORT_WEIGHT if len(key) <= SHORT else 1 for key in keys)


def _row(term: str) -> str:
    """A term as it stands in `Sighting.row`: a space begins a word, and ends a whole one."""
    words = " ".join(folded(token) for token in tokens_of(term))
    return f" {words}" if term.endswith("*") else f" {words} "


def _is_whole_word(row: str) -> bool:
    return row.endswith(" ") and " " not in row.strip()
