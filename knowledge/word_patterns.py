"""Patterns made of words, and grammars made of such patterns."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from knowledge.plain_text import plain

_Value = TypeVar("_Value")
_Meaning = TypeVar("_Meaning")
_Tree = dict[str, "_Tree"]
"""Words by their letters, one after the other; an empty one where a word ends."""
Match = re.Match[str]


@dataclass(frozen=True)
class Ignored:
    """What looks like something that the grammar reads, but isn't meant as that."""


@dataclass(frozen=True)
class Found(Generic[_Meaning]):
    """Something that stands in a plain text.

    Attributes:
        meaning: what it says.
        start, end: where it stands.
    """

    meaning: _Meaning
    start: int
    end: int


@dataclass(frozen=True)
class _Rule(Generic[_Meaning]):
    """A way of saying something: what it looks like, and what it means."""

    pattern: re.Pattern[str]
    read: Callable[[Match], _Meaning | Ignored]


class Grammar(Generic[_Meaning]):
    """All rules as one pattern, so that a text is gone through once and no figure is read twice."""

    def __init__(self, rules: Iterable[tuple[str, Callable[[Match], _Meaning | Ignored]]], begins: str) -> None:
        """
        Args:
            rules: patterns, and what a match means; where several fit, the one that begins first in the text
                holds, and then the first of these.
            begins: a pattern for where something may begin.
        """
        written = list(rules)
        self._rules = [_Rule(re.compile(pattern), read) for pattern, read in written]
        self._any = re.compile(begins + f"(?:{'|'.join(f'({without_groups(pattern)})' for pattern, _ in written)})")

    def read(self, text: str) -> Iterator[Found[_Meaning | Ignored]]:
        """What a plain text says, in order."""
        for found in self._any.finditer(text):
            rule = self._rules[(found.lastindex or 1) - 1]
            match = rule.pattern.match(text, found.start())
            yield Found(rule.read(match) if match else Ignored(), found.start(), found.end())


def without_groups(pattern: str) -> str:
    """A pattern whose named groups have lost their names."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; words that begin alike share the pattern of that part."""
    tree: _Tree = {}
    for word in words:
        branch = tree
        for letter in plain(word):
            branch = branch.setdefault(" ?" if letter == " " else re.escape(letter), {})
        branch[""] = {}
    return _pattern_of(tree)


def keyed(names: Mapping[str, _Value]) -> dict[str, _Value]:
    """What belongs to each name, by its key."""
    return {key(name): value for name, value in names.items()}


def key(word: str) -> str:
    """A word whether or not a space is left out of it."""
    return plain(word).replace(" ", "")


def _pattern_of(tree: _Tree) -> str:
    branches = [letter + _pattern_of(rest) for letter, rest in sorted(tree.items()) if letter]
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in tree else "") if branches else ""
