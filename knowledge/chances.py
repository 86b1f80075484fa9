"""How probable a message's words and letters are for each entry: naive Bayes over all ways of asking.

Multinomial naive Bayes as in Rennie et al. (2003), "Tackling the poor assumptions of naive Bayes text classifiers":
weighted by inverse document frequency and with the length of the text taken out. It only counts, so nothing has to
be trained, and a score is a sum over the few entries that share a term.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from knowledge.tokens import folded

SMOOTHING = 0.03
"""What a term counts for an entry that never uses it."""
COMMON = 0.8
"""Terms that a larger share of the entries uses tell nothing, and are left out."""
MOST_REMEMBERED = 2000
"""So many words are kept at hand with what they speak for."""
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


@dataclass(frozen=True)
class _Evidence:
    """What the terms of one word speak for.

    Attributes:
        entries: the numbers of the entries that use any of them.
        gains: what they add for each of those entries, as log odds.
        rarity: how much they count together.
        squares: the same of each, squared.
        background: how probable they are for all entries together, as log odds.
    """

    entries: NDArray[np.int64]
    gains: NDArray[np.float64]
    rarity: float
    squares: float
    background: float


class Chances:
    """The chance of terms of one kind for each entry."""

    def __init__(
        self,
        texts: Sequence[Sequence[str]],
        entry_of: NDArray[np.int64],
        part: NDArray[np.float64],
        terms_of: Callable[[str], Sequence[str]] = lambda word: (word,),
    ) -> None:
        """Count the terms of all ways of asking.

        Args:
            texts: the words of each way of asking.
            entry_of: the number of the entry that each asks for.
            part: how much each counts.
            terms_of: the terms of a word; the word itself when not given.
        """
        numbers, terms, rows = _numbered(texts, terms_of)
        entries = int(entry_of.max()) + 1
        rarity = np.log((1 + len(texts)) / (1 + np.bincount(terms))) + 1
        lengths = np.sqrt(np.bincount(rows, rarity[terms] ** 2, minlength=len(texts)))
        counts = rarity[terms] / lengths[rows] * part[rows]
        keys, where = np.unique(terms * entries + entry_of[rows], return_inverse=True)
        said = np.bincount(where, counts)
        self._terms_of = terms_of
        self._entries = keys % entries
        self._gains = (np.log(said + SMOOTHING) - np.log(SMOOTHING)) * rarity[keys // entries]
        self._starts = np.searchsorted(keys // entries, np.arange(len(numbers) + 1))
        telling = np.diff(self._starts) <= COMMON * entries
        self._number = {term: number for term, number in numbers.items() if telling[number]}
        totals = np.bincount(self._entries, said, minlength=entries) + SMOOTHING * len(numbers)
        self._floor = np.log(SMOOTHING) - np.log(totals)
        everywhere = np.bincount(keys // entries, said) + SMOOTHING
        self._background = np.log(everywhere / everywhere.sum()) * rarity
        self._rarity = rarity
        self._evidence_of = lru_cache(maxsize=MOST_REMEMBERED)(self._evidence)

    def scores(self, words: Iterable[str]) -> NDArray[np.float64]:
        """For each entry: how much more probable the words are for it than for all entries together, as log odds."""
        entries, gains = [], []
        rarity = squares = background = 0.0
        for word in dict.fromkeys(words):
            evidence = self._evidence_of(word)
            if evidence:
                entries.append(evidence.entries)
                gains.append(evidence.gains)
                rarity += evidence.rarity
                squares += evidence.squares
                background += evidence.background
        if not entries:
            return np.zeros(len(self._floor))
        told = np.bincount(np.concatenate(entries), np.concatenate(gains), minlength=len(self._floor))
        scores: NDArray[np.float64] = (told + rarity * self._floor - background) / sqrt(squares)
        return scores

    def _evidence(self, word: str) -> _Evidence | None:
        """What a word speaks for; None where nobody knows any of its terms."""
        known = [self._number[term] for term in self._terms_of(word) if term in self._number]
        if not known:
            return None
        spans = [slice(*self._starts[term : term + 2]) for term in known]
        entries, where = np.unique(np.concatenate([self._entries[span] for span in spans]), return_inverse=True)
        gains = np.bincount(where, np.concatenate([self._gains[span] for span in spans])).astype(np.float64)
        rarity = self._rarity[known]
        return _Evidence(
            entries=entries,
            gains=gains,
            rarity=float(rarity.sum()),
            squares=float(rarity @ rarity),
            background=float(self._background[known].sum()),
        )


def _numbered(
    texts: Sequence[Sequence[str]], terms_of: Callable[[str], Sequence[str]]
) -> tuple[dict[str, int], NDArray[np.int64], NDArray[np.int64]]:
    """A number for each term; then, for each use of one, its number and the place of the text."""
    numbers: dict[str, int] = {}

    @cache
    def of_word(word: str) -> list[int]:
        return [numbers.setdefault(term, len(numbers)) for term in terms_of(word)]

    found = [[number for word in words for number in of_word(word)] for words in texts]
    rows = np.repeat(np.arange(len(found)), [len(terms) for terms in found])
    return numbers, np.array([*chain.from_iterable(found)]), rows
