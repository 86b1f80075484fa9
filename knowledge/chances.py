"""How probable a message's words and letters are for each entry: naive Bayes over all ways of asking.

Multinomial naive Bayes as in Rennie et al. (2003), "Tackling the poor assumptions of naive Bayes text classifiers":
weighted by inverse document frequency and with the length of the text taken out. It only counts, so nothing has to
be trained, and a score is a sum over the few entries that share a term.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import hypot

import numpy as np
from numpy.typing import NDArray

from knowledge.tokens import folded

SMOOTHING = 0.03
"""What a term counts for an entry that never uses it."""
COMMON = 0.8
"""Terms that a larger share of the entries uses tell nothing, and are left out."""
SHORTEST_GRAM, LONGEST_GRAM = 3, 4


@lru_cache(maxsize=100_000)
def grams_of(word: str) -> tuple[str, ...]:
    """The runs of letters in a word, with its edges, without Swedish letters."""
    edged = f" {folded(word)} "
    return tuple(
        edged[start : start + size]
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for start in range(len(edged) - size + 1)
    )


class Chances:
    """The chance of terms of one kind for each entry."""

    def __init__(self, texts: Sequence[Iterable[str]], entry_of: NDArray[np.int64], part: NDArray[np.float64]) -> None:
        """Count the terms of all ways of asking.

        Args:
            texts: the terms of each way of asking.
            entry_of: the number of the entry that each asks for.
            part: how much each counts.
        """
        numbers, terms, rows = _numbered(texts)
        entries = int(entry_of.max()) + 1
        rarity = np.log((1 + len(texts)) / (1 + np.bincount(terms))) + 1
        lengths = np.sqrt(np.bincount(rows, rarity[terms] ** 2, minlength=len(texts)))
        counts = rarity[terms] / lengths[rows] * part[rows]
        keys, where = np.unique(terms * entries + entry_of[rows], return_inverse=True)
        said = np.bincount(where, counts)
        self._entries = keys % entries
        self._gains = (np.log(said + SMOOTHING) - np.log(SMOOTHING)) * rarity[keys // entries]
        starts = np.searchsorted(keys // entries, np.arange(len(numbers) + 1))
        self._starts: list[int] = starts.tolist()
        telling = np.diff(starts) <= COMMON * entries
        self._number = {term: number for term, number in numbers.items() if telling[number]}
        totals = np.bincount(self._entries, said, minlength=entries) + SMOOTHING * len(numbers)
        self._floor = np.log(SMOOTHING) - np.log(totals)
        everywhere = np.bincount(keys // entries, said) + SMOOTHING
        self._background: list[float] = (np.log(everywhere / everywhere.sum()) * rarity).tolist()
        self._rarity: list[float] = rarity.tolist()

    def scores(self, terms: Iterable[str]) -> NDArray[np.float64]:
        """For each entry: how much more probable the terms are for it than for all entries together, as log odds."""
        known = [self._number[term] for term in dict.fromkeys(terms) if term in self._number]
        if not known:
            return np.zeros(len(self._floor))
        spans = [slice(self._starts[term], self._starts[term + 1]) for term in known]
        gains = np.bincount(
            np.concatenate([self._entries[span] for span in spans]),
            np.concatenate([self._gains[span] for span in spans]),
            minlength=len(self._floor),
        )
        rarity = [self._rarity[term] for term in known]
        background = sum(self._background[term] for term in known)
        scores: NDArray[np.float64] = (gains + sum(rarity) * self._floor - background) / hypot(*rarity)
        return scores


def _numbered(texts: Sequence[Iterable[str]]) -> tuple[dict[str, int], NDArray[np.int64], NDArray[np.int64]]:
    """A number for each term; then, for each use of one, its number and the place of the text."""
    numbers: dict[str, int] = {}
    terms: list[int] = []
    rows: list[int] = []
    for row, text in enumerate(texts):
        found = [numbers.setdefault(term, len(numbers)) for term in text]
        terms += found
        rows += [row] * len(found)
    return numbers, np.array(terms), np.array(rows)
