"""How people say which of several numbered lines they mean, and what is to become of them."""

import re
from functools import cache
from pathlib import Path

from dialogs.cues import Cues
from knowledge.tokens import folded, tokens_of
from knowledge.topics import Strict
from knowledge.yaml_lines import read_yaml

LINES = Path(__file__).with_name("lines.yaml")
MOST = 99
"""No list is longer."""
_RANGE = re.compile(r"\b(\d{1,4})\s*(?:[-–]|till|to)\s*(\d{1,4})\b")


class LinesFile(Strict):
    """The shape of lines.yaml; its comments say what each part is for."""

    strike: list[str]
    keep: list[str]
    none: list[str]
    everything: list[str]
    counts: list[list[str]]
    places: list[list[str]]
    last: list[str]
    filling: list[str]


class LineWords:
    """Reads what people say about numbered lines.

    Attributes:
        strike, keep, none, everything: whether lines are to be left out, or to be the only ones; whether none is to go
            along, or all are.
    """

    def __init__(self, path: Path = LINES) -> None:
        words, _ = read_yaml(path, LinesFile)
        self.strike, self.keep = Cues(words.strike), Cues(words.keep)
        self.none, self.everything = Cues(words.none), Cues(words.everything)
        self._counts = _numbered(words.counts)
        self._places = _numbered(words.places)
        self._last = frozenset(folded(word) for word in words.last)
        self._filling = frozenset(words.filling)

    def named(self, text: str, count: int) -> set[int]:
        """The numbers of the lines that a text names, from 1.

        Args:
            text: the person's words.
            count: how many lines there are, for the last of them.
        """
        tokens = [folded(token) for token in tokens_of(text)]
        figures = {min(int(token), MOST) for token in tokens if token.isdecimal()}
        places = {self._places[token] for token in tokens if token in self._places}
        amounts = {self._counts[token] for token in self._counting(tokens)}
        last = not self._last.isdisjoint(tokens)
        if len(amounts) == 1 and (last or places == {1}):
            return figures | _first_or_last(min(amounts), count, last=last)
        return figures | places | amounts | _between(text) | ({count} if last else set())

    def _counting(self, tokens: list[str]) -> list[str]:
        """The words that count; not one that only fills up ("the second one")."""
        before = ["", *tokens]
        return [
            token
            for token, previous in zip(tokens, before, strict=False)
            if token in self._counts
            and not (token in self._filling and (previous in self._places or previous in self._last))
        ]


def _first_or_last(amount: int, count: int, *, last: bool) -> set[int]:
    """So many of the first or the last lines."""
    return set(range(max(count - amount, 0) + 1, count + 1)) if last else set(range(1, amount + 1))


def _between(text: str) -> set[int]:
    """The numbers between two figures that stand for all in between."""
    spans = (found.groups() for found in _RANGE.finditer(text.casefold()))
    return {number for first, end in spans for number in range(int(first), min(int(end), MOST) + 1)}


def _numbered(words: list[list[str]]) -> dict[str, int]:
    return {folded(word): number for number, group in enumerate(words, 1) for word in group}


@cache
def line_words() -> LineWords:
    """The words of lines.yaml."""
    return LineWords()
