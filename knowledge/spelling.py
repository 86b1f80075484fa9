"""Finds the known word behind a misspelt one."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA

SHORTEST = 4
"""Shorter words have too many neighbours to be corrected."""
TWO_MISTAKES_FROM = 8
"""Words of at least this length may hold two mistakes."""


class Speller:
    """Corrects words against a vocabulary.

    Two words within one mistake of each other share a form in which at most one letter is left out, so candidates
    are looked up by such forms, and ranked by their optimal string alignment distance.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_form: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            if len(word) >= SHORTEST and not word.isdigit():
                for form in _forms(word):
                    self._by_form[form].append(word)

    def correct(self, word: str, mistakes: int = 1) -> str | None:
        """The nearest known word, or None where none is near or two are as near."""
        if len(word) < SHORTEST or not word.isalpha():
            return None
        allowed = mistakes if len(word) >= TWO_MISTAKES_FROM else 1
        candidates = {candidate for form in _forms(word) for candidate in self._by_form.get(form, ())}
        ranked = sorted(
            (distance, candidate[0] != word[0], candidate)
            for candidate in candidates
            if (distance := OSA.distance(word, candidate, score_cutoff=allowed)) <= allowed
        )
        return ranked[0][2] if ranked else None


def _forms(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}
