"""Cues: what a message must hold to mean something, as the owner of the wordings writes it down.

A cue is a line of terms. ` + ` joins what must be there, ` - ` stands before what must not, `|` parts alternatives. A
term is a word family in angle brackets, a word, the beginning of a word with a star, several words in a row, or what
shapes.py knows, with a number sign: `<phone> + <lost>|borta - om jag - ifall`, `#number + vem`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from dialogs.shapes import SHAPES
from knowledge.tokens import folded, tokens_of

_PARTS = re.compile(r"\s+([+-])\s+")


@dataclass(frozen=True)
class Sighting:
    """A message as cues see it.

    Attributes:
        words: its words in lower case without å, ä and ö, with a space before, between and after.
        features: the word families in it, as "<phone>".
        text: the message itself.
    """

    words: str
    features: frozenset[str]
    text: str

    @classmethod
    def of(cls, text: str, features: Iterable[str]) -> Self:
        """See a text that has these features."""
        return cls(f" {' '.join(folded(token) for token in tokens_of(text))} ", frozenset(features), text)


@dataclass(frozen=True)
class Cue:
    """One line: all of `there` and none of `absent`, each a choice of terms."""

    there: tuple[tuple[str, ...], ...]
    absent: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, line: str) -> Self:
        """Read a line."""
        first, *rest = _PARTS.split(line.strip())
        signs = dict(zip(("+", "-"), ([_terms(first)], []), strict=True))
        for sign, part in zip(rest[::2], rest[1::2], strict=True):
            signs[sign].append(_terms(part))
        return cls(tuple(signs["+"]), tuple(signs["-"]))

    def fits(self, seen: Sighting) -> bool:
        """Whether a message gives the cue."""
        return all(_any(terms, seen) for terms in self.there) and not any(_any(terms, seen) for terms in self.absent)


class Cues:
    """Several cues, of which one is enough."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._cues = [Cue.read(line) for line in lines]

    def fit(self, seen: Sighting) -> bool:
        """Whether a message gives one of them."""
        return any(cue.fits(seen) for cue in self._cues)


def _terms(part: str) -> tuple[str, ...]:
    """The alternatives, words as they stand in `Sighting.words`: a space begins a word, and ends a whole one."""
    return tuple(_term(term.strip()) for term in part.split("|"))


def _term(term: str) -> str:
    if term.startswith(("<", "#")):
        return term
    words = " ".join(folded(token) for token in tokens_of(term))
    return f" {words}" if term.endswith("*") else f" {words} "


def _any(terms: tuple[str, ...], seen: Sighting) -> bool:
    return any(_fits(term, seen) for term in terms)


def _fits(term: str, seen: Sighting) -> bool:
    if term.startswith("#"):
        return SHAPES[term](seen.text)
    return term in (seen.features if term.startswith("<") else seen.words)
