"""Every way of asking that the knowledge base knows, ready to be searched."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import groupby
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from knowledge.chances import Chances, grams_of
from knowledge.ways import Phrasing, Ways, in_order
from knowledge.wording import Wording

MOST_ENTRIES = 4
"""So many entries are looked at closely."""
UNKNOWN_WEIGHT = 3.0
"""What a word that nobody knows weighs against likeness."""
OUTSIDE = -1
"""Where the messages that ask for no entry stand among the entries."""
FAINTNESS = 0.5
"""What part of its weight a faint feature keeps."""


@dataclass(frozen=True)
class Likeness:
    """How like a message is to an entry's likest phrasing.

    Attributes:
        phrasing: that phrasing.
        whole: how much of what both tell is shared, 0 to 1.
        asked: how much of what the phrasing tells the message holds, 0 to 1.
        worded: how alike the words are, letter by letter, 0 to 1.
        meaning: how much more probable the message's features are for the entry than for all, as log odds.
        letters: the same for the letters of its words.
        about: how much more probable its features are for the entry than for messages from outside, as log odds.
        written: the same for the letters of its words.
    """

    phrasing: Phrasing
    whole: float
    asked: float
    worded: float
    meaning: float
    letters: float
    about: float
    written: float


class Phrasings:
    """Finds the entries that a message is likest to.

    All entries are ranked by naive Bayes; the best are then compared phrasing by phrasing. A feature weighs the more
    the fewer entries use it. Messages that ask for none of the entries are counted beside them, as if they were one
    more.
    """

    def __init__(self, phrasings: list[Phrasing], outside: list[Wording], faint: Set[str] = frozenset()) -> None:
        """Count all ways of asking.

        Args:
            phrasings: the ways of asking, of all entries.
            outside: messages that ask for none of them.
            faint: features that tell little, however few entries use them.
        """
        phrasings = sorted(phrasings, key=lambda phrasing: phrasing.entry)
        by_entry = {entry: list(group) for entry, group in groupby(phrasings, key=lambda phrasing: phrasing.entry)}
        sizes = [*map(len, by_entry.values()), len(outside)]
        entry_of = np.repeat(np.arange(len(sizes)), sizes)
        wordings = [*(phrasing.wording for phrasing in phrasings), *outside]
        part = np.array([*(phrasing.part for phrasing in phrasings), *(1.0 for _ in outside)])
        self._meaning = Chances([_meanings(wording) for wording in wordings], entry_of, part)
        self._letters = Chances([wording.words for wording in wordings], entry_of, part, grams_of)
        self._shares = _shares(phrasings)
        self._weight = _rarities(phrasings, faint)
        self._number = {name: number for number, name in enumerate(self._weight)}
        weights = np.array([*self._weight.values()])
        self._ways = {entry: Ways(group, self._number, weights) for entry, group in by_entry.items()}
        self._in_order = [*self._ways.values()]
        self._by_features: dict[frozenset[str], set[int]] = defaultdict(set)
        for entry, phrasing in zip(entry_of, phrasings, strict=False):
            self._by_features[frozenset(phrasing.wording.features)].add(int(entry))

    def weight(self, feature: str) -> float:
        """How much a feature tells about what is asked for."""
        return self._weight.get(feature, UNKNOWN_WEIGHT)

    def core(self, entry: str) -> list[str]:
        """The features that an entry's phrasings hold, those first that tell most about the entry."""
        shares = self._shares.get(entry, {})
        return sorted(shares, key=lambda name: -shares[name] * self.weight(name))

    def likest_leads(self, entry: str, wording: Wording) -> Iterator[tuple[float, Phrasing]]:
        """An entry's yes/no phrasings with how like the message each is (0 to 1), likest first."""
        ways = self._ways[entry]
        whole = 2 * ways.shared(self._said(wording)) / (ways.sizes + self._size(wording))
        whole = np.where(ways.has_lead, whole, 0.0)
        for place in np.argsort(-whole, kind="stable")[: np.count_nonzero(whole)]:
            yield float(whole[place]), ways.phrasings[place]

    def search(self, wording: Wording) -> list[Likeness]:
        """The likest entries, in no particular order; none for a message in which nothing is known."""
        if not wording.unknown and self._weight.keys().isdisjoint(wording.features):
            return []
        meaning, letters = self._meaning.scores(_meanings(wording)), self._letters.scores(wording.words)
        said, told, text = self._said(wording), self._told(wording), in_order(wording)
        found = []
        for entry in {*_greatest((meaning + letters)[:OUTSIDE], MOST_ENTRIES), *self._asked_so(wording)}:
            ways = self._in_order[entry]
            shared = ways.shared(said)
            whole = shared / (ways.sizes + told)
            best = int(whole.argmax())
            found.append(
                Likeness(
                    phrasing=ways.phrasings[best],
                    whole=2 * float(whole[best]),
                    asked=float(shared[best] / ways.sizes[best]),
                    worded=fuzz.ratio(text, ways.texts[best]) / 100,
                    meaning=float(meaning[entry]),
                    letters=float(letters[entry]),
                    about=float(meaning[entry] - meaning[OUTSIDE]),
                    written=float(letters[entry] - letters[OUTSIDE]),
                )
            )
        return found

    def _asked_so(self, wording: Wording) -> Set[int]:
        """The entries that are asked for by the very features of the message."""
        return self._by_features.get(frozenset(wording.features), frozenset())

    def familiarity(self, entry: str, wording: Wording) -> float:
        """How much of what a message tells any phrasing of an entry holds, 0 to 1."""
        share = self._shares[entry]
        held = sum(weight for name, weight in self._known(wording).items() if name in share)
        told = self._told(wording)
        return held / told if told else 0.0

    def _size(self, wording: Wording) -> float:
        """How much the features of a text tell."""
        return sum(self.weight(name) for name in set(wording.features))

    def _told(self, wording: Wording) -> float:
        """How much a message tells altogether, with the words that nobody knows."""
        return self._size(wording) + UNKNOWN_WEIGHT * len(wording.unknown)

    def _known(self, wording: Wording) -> dict[str, float]:
        return {name: self._weight[name] for name in wording.features if name in self._weight}

    def _said(self, wording: Wording) -> NDArray[np.float64]:
        """For every feature: its weight if the message holds it, else 0."""
        said = np.zeros(len(self._weight))
        for name, weight in self._known(wording).items():
            said[self._number[name]] = weight
        return said


def _greatest(scores: NDArray[np.float64], most: int) -> list[int]:
    """The places of the greatest scores, in no particular order."""
    if len(scores) <= most:
        return [*range(len(scores))]
    greatest: list[int] = (-scores).argpartition(most)[:most].tolist()
    return greatest


def _meanings(wording: Wording) -> list[str]:
    """The features of a text, and each two that stand beside each other."""
    pairs = zip(wording.features, wording.features[1:], strict=False)
    return [*wording.features, *(f"{one} {other}" for one, other in pairs)]


def _shares(phrasings: list[Phrasing]) -> dict[str, dict[str, float]]:
    """By entry: how large a share of its templates holds each feature."""
    total: dict[str, float] = defaultdict(float)
    uses: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for phrasing in phrasings:
        total[phrasing.entry] += phrasing.part
        for name in set(phrasing.wording.features):
            uses[phrasing.entry][name] += phrasing.part
    return {entry: {name: count / total[entry] for name, count in counts.items()} for entry, counts in uses.items()}


def _rarities(phrasings: list[Phrasing], faint: Set[str]) -> dict[str, float]:
    """A weight for each feature: the fewer entries use it, the more it tells."""
    users: dict[str, set[str]] = defaultdict(set)
    for phrasing in phrasings:
        for name in phrasing.wording.features:
            users[name].add(phrasing.entry)
    entries = len({phrasing.entry for phrasing in phrasings})
    return {name: log(1 + entries / len(users[name])) * (FAINTNESS if name in faint else 1.0) for name in sorted(users)}
