"""How probable a message's words and letters are for each entry: naive Bayes over all ways of asking.

Multinomial naive Bayes as in Rennie et al. (2003), "Tackling the poor assumptions of naive Bayes text classifiers":
weighted by inverse document frequency and with the length of the text taken out. It only counts, so nothing has to
be trained, and a score is a sum over the few entries that share a term.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge.tokens import folded

SMOOTHING = 0.03
"""What a term counts for an entry that never uses it."""
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
        self._number: dict[str, int] = {}
        terms, rows = self._numbered(texts)
        entries = int(entry_of.max()) + 1
        self._rarity = np.log((1 + len(texts)) / (1 + np.bincount(terms))) + 1
        lengths = np.sqrt(np.bincount(rows, self._rarity[terms] ** 2, minlength=len(texts)))
        counts = self._rarity[terms] / lengths[rows] * part[rows]
        keys, where = np.unique(terms * entries + entry_of[rows], return_inverse=True)
        said = np.bincount(where, counts)
        self._entries = keys % entries
        self._gains = np.log(said + SMOOTHING) - np.log(SMOOTHING)
        self._starts = np.searchsorted(keys // entries, np.arange(len(self._number) + 1))
        totals = np.bincount(self._entries, said, minlength=entries) + SMOOTHING * len(self._number)
        self._floor = np.log(SMOOTHING) - np.log(totals)
        everywhere = np.bincount(keys // entries, said) + SMOOTHING
        self._background = np.log(everywhere / everywhere.sum())

    def scores(self, terms: Iterable[str]) -> NDArray[np.float64]:
        """For each entry: how much more probable the terms are for it than for all entries together, as log odds."""
        known = np.array([self._number[term] for term in dict.fromkeys(terms) if term in self._number], dtype=np.int64)
        if not len(known):
            return np.zeros(len(self._floor))
        weights = self._rarity[known]
        weights = weights / np.sqrt(weights @ weights)
        starts, sizes = self._starts[known], self._starts[known + 1] - self._starts[known]
        places = np.repeat(starts - np.append(0, np.cumsum(sizes)[:-1]), sizes) + np.arange(sizes.sum())
        gains = np.bincount(
            self._entries[places], self._gains[places] * np.repeat(weights, sizes), minlength=len(self._floor)
        )
        scores: NDArray[np.float64] = gains + weights.sum() * self._floor - weights @ self._background[known]
        return scores

    def _numbered(self, texts: Sequence[Iterable[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        terms: list[int] = []
        rows: list[int] = []
        for row, text in enumerate(texts):
            numbers = [self._number.setdefault(term, len(self._number)) for term in text]
            terms += numbers
            rows += [row] * len(numbers)
        return np.array(terms), np.array(rows)
