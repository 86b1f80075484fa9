"""Finds the known word behind a misspelt one."""

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz.distance import OSA

LONGEST = 40
"""Longer runs of letters are no words."""
SHORTEST = 5
"""Shorter words have too many neighbours to be corrected."""
FIRST_LETTER_HOLDS_BELOW = 6
"""In words shorter than this the first letter is taken to be right."""
TWO_MISTAKES_FROM = 9
"""Words of at least this length may hold two mistakes."""


class Speller:
    """Corrects words against a vocabulary.

    Words within two mistakes of each other nearly always share a form with at most one letter left out, so
    candidates are looked up by such forms, and ranked by their optimal string alignment distance.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        """words: by their folded form."""
        self._words = dict(words)
        self._by_form: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            if len(word) >= SHORTEST - 1 and word.isalpha():
                for form in _forms(word):
                    self._by_form[form].append(word)

    def correct(self, folded_word: str, mistakes: int = 1) -> str | None:
        """The nearest known word, or None where none is near enough."""
        if not SHORTEST <= len(folded_word) <= LONGEST or not folded_word.isalpha():
            return None
        allowed = mistakes if len(folded_word) >= TWO_MISTAKES_FROM else 1
        candidates = {candidate for form in _forms(folded_word) for candidate in self._by_form.get(form, ())}
        if len(folded_word) < FIRST_LETTER_HOLDS_BELOW:
            candidates = {candidate for candidate in candidates if candidate[0] == folded_word[0]}
        near = sorted(
            (distance, candidate)
            for candidate in candidates
            if (distance := OSA.distance(folded_word, candidate, score_cutoff=allowed)) <= allowed
        )
        return self._words[near[0][1]] if near else None


def _forms(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}
