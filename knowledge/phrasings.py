"""Every way of asking that the knowledge base knows, as features, ready to be searched."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from knowledge.wording import Wording

MOST_ROWS = 4000
"""So many phrasings are compared with one message at most: those that share its rarest features."""
MOST_ENTRIES = 12
"""So many entries are looked at closely."""
UNKNOWN_WEIGHT = 2.0
"""What a word that nobody knows weighs against likeness."""
FAINTNESS = 0.5
"""What part of its weight a faint feature keeps."""
SMOOTHING = 0.01
"""The share of a feature that an entry's phrasings never use."""


@dataclass(frozen=True)
class Phrasing:
    """One way of asking.

    Attributes:
        entry: the id of the entry asked for.
        lead: the position of the yes/no lead that it gets; None for an open question.
        text: the words, for whoever asks why.
        features: what the words are about.
        part: how large a part of its template it is, 0 to 1.
    """

    entry: str
    lead: int | None
    text: str
    features: frozenset[str]
    part: float = 1.0


@dataclass(frozen=True)
class Likeness:
    """How like a message is to an entry's phrasings, each measure from 0 to 1.

    Attributes:
        phrasing: the entry's likest phrasing.
        whole: how much of that phrasing and the message together is shared.
        asked: how much of the phrasing the message holds.
        said: how much of the message the phrasing holds.
        familiar: how much of the message any phrasing of the entry holds.
        apt: the entry's share of probability, feature by feature, among the entries found.
        worded: how alike the words are, letter by letter.
    """

    phrasing: Phrasing
    whole: float
    asked: float
    said: float
    familiar: float
    apt: float
    worded: float


class Phrasings:
    """An inverted index over phrasings.

    A feature weighs the more the fewer entries use it. A message is compared with the phrasings that share its
    rarest features, so a search costs little more when the knowledge base grows.
    """

    def __init__(self, phrasings: list[Phrasing], faint: Set[str] = frozenset()) -> None:
        """faint: features that tell little, however few entries use them."""
        self._phrasings = phrasings
        self.entries = sorted({phrasing.entry for phrasing in phrasings})
        position = {entry: number for number, entry in enumerate(self.entries)}
        self._entry_of = np.array([position[phrasing.entry] for phrasing in phrasings])
        self._shares = _shares(phrasings)
        self._weight = _rarities(phrasings, faint)
        self._number = {name: number for number, name in enumerate(self._weight, start=1)}
        self._weights = np.array([0.0, *self._weight.values()])
        self._rows = _rows(phrasings, self._number)
        self._sizes = self._weights[self._rows].sum(axis=1)
        self._postings = _postings(self._rows, self._sizes)
        self._lead_rows = _lead_rows(phrasings)

    def knows(self, feature: str) -> bool:
        """Whether any phrasing uses a feature."""
        return feature in self._weight

    def weight(self, feature: str) -> float:
        """How much a feature tells about what is asked for."""
        return self._weight.get(feature, UNKNOWN_WEIGHT)

    def size(self, wording: Wording) -> float:
        """How much a text tells altogether."""
        return sum(self.weight(name) for name in set(wording.features))

    def core(self, entry: str) -> list[str]:
        """The features that an entry's phrasings hold, those first that tell most about the entry."""
        shares = self._shares.get(entry, {})
        return sorted(shares, key=lambda name: -shares[name] * self.weight(name))

    def likest_leads(self, entry: str, wording: Wording) -> list[tuple[float, Phrasing]]:
        """An entry's yes/no phrasings with how like the message each is (0 to 1), likest first."""
        rows = self._lead_rows.get(entry)
        if rows is None:
            return []
        features = {name: self.weight(name) for name in wording.features}
        known = {name: weight for name, weight in features.items() if name in self._number}
        whole = 2 * self._shared_weights(rows, known) / (self._sizes[rows] + sum(features.values()))
        return [(float(whole[place]), self._phrasings[rows[place]]) for place in np.argsort(-whole, kind="stable")]

    def search(self, wording: Wording) -> list[Likeness]:
        """The likest entries, in no particular order."""
        features = {name: self.weight(name) for name in wording.features}
        known = {name: weight for name, weight in features.items() if name in self._number}
        if not known:
            return []
        size = sum(features.values()) + UNKNOWN_WEIGHT * len(wording.unknown)
        rows = self._rows_that_share(known)
        shared = self._shared_weights(rows, known)
        whole = 2 * shared / (self._sizes[rows] + size)
        best = self._best_of_each_entry(rows, whole)
        entries = [self._phrasings[rows[place]].entry for place in best]
        return [
            Likeness(
                phrasing=self._phrasings[rows[place]],
                whole=float(whole[place]),
                asked=float(shared[place] / self._sizes[rows[place]]),
                said=float(shared[place] / size),
                familiar=sum(weight for name, weight in known.items() if name in self._shares[entry]) / size,
                apt=apt,
                worded=fuzz.token_sort_ratio(wording.text, self._phrasings[rows[place]].text) / 100,
            )
            for place, entry, apt in zip(best, entries, self._aptness(entries, known), strict=True)
        ]

    def _rows_that_share(self, known: dict[str, float]) -> NDArray[np.int64]:
        chosen: list[NDArray[np.int64]] = []
        room = MOST_ROWS
        for name in sorted(known, key=lambda name: -known[name]):
            rows = self._postings[self._number[name]]
            if chosen and len(rows) > room:
                break
            chosen.append(rows[:MOST_ROWS])
            room -= len(rows)
        return np.unique(np.concatenate(chosen))

    def _shared_weights(self, rows: NDArray[np.int64], known: dict[str, float]) -> NDArray[np.float64]:
        said = np.zeros(len(self._weights))
        for name, weight in known.items():
            said[self._number[name]] = weight
        shared: NDArray[np.float64] = said[self._rows[rows]].sum(axis=1)
        return shared

    def _best_of_each_entry(self, rows: NDArray[np.int64], whole: NDArray[np.float64]) -> list[int]:
        best: dict[int, int] = {}
        for place in np.argsort(-whole, kind="stable"):
            best.setdefault(int(self._entry_of[rows[place]]), int(place))
            if len(best) == MOST_ENTRIES:
                break
        return list(best.values())

    def _aptness(self, entries: list[str], known: dict[str, float]) -> list[float]:
        scores = [sum(log(self._shares[entry].get(name, 0.0) + SMOOTHING) for name in known) for entry in entries]
        top = max(scores)
        odds = [exp(score - top) for score in scores]
        return [odd / sum(odds) for odd in odds]


def _lead_rows(phrasings: list[Phrasing]) -> dict[str, NDArray[np.int64]]:
    """By entry: the rows of its yes/no phrasings."""
    found: dict[str, list[int]] = defaultdict(list)
    for row, phrasing in enumerate(phrasings):
        if phrasing.lead is not None:
            found[phrasing.entry].append(row)
    return {entry: np.array(rows, dtype=np.int64) for entry, rows in found.items()}


def _shares(phrasings: list[Phrasing]) -> dict[str, dict[str, float]]:
    """By entry: how large a share of its templates holds each feature."""
    total: dict[str, float] = defaultdict(float)
    uses: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for phrasing in phrasings:
        total[phrasing.entry] += phrasing.part
        for name in phrasing.features:
            uses[phrasing.entry][name] += phrasing.part
    return {
        entry: {name: count / total[entry] for name, count in counts.items()} for entry, counts in uses.items()
    }


def _rarities(phrasings: list[Phrasing], faint: Set[str]) -> dict[str, float]:
    """A weight for each feature: the fewer entries use it, the more it tells."""
    users: dict[str, set[str]] = defaultdict(set)
    for phrasing in phrasings:
        for name in phrasing.features:
            users[name].add(phrasing.entry)
    entries = len({phrasing.entry for phrasing in phrasings})
    return {
        name: log(1 + entries / len(users[name])) * (FAINTNESS if name in faint else 1.0) for name in sorted(users)
    }


def _rows(phrasings: list[Phrasing], number: dict[str, int]) -> NDArray[np.int32]:
    """One row of feature numbers for each phrasing, filled up with 0."""
    width = max(len(phrasing.features) for phrasing in phrasings)
    rows = np.zeros((len(phrasings), width), dtype=np.int32)
    for row, phrasing in enumerate(phrasings):
        for column, name in enumerate(sorted(phrasing.features)):
            rows[row, column] = number[name]
    return rows


def _postings(rows: NDArray[np.int32], sizes: NDArray[np.float64]) -> dict[int, NDArray[np.int64]]:
    """By feature: the rows that hold it, shortest phrasing first."""
    found: dict[int, list[int]] = defaultdict(list)
    for row in np.argsort(sizes, kind="stable"):
        for number in rows[row]:
            if number:
                found[int(number)].append(int(row))
    return {number: np.array(places, dtype=np.int64) for number, places in found.items()}
