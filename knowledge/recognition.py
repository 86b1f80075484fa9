"""Tells Swedish from English by the words of a message."""

from collections.abc import Mapping, Set

from knowledge.language import Language
from knowledge.tokens import folded, tokens_of

_SWEDISH_LETTERS = frozenset("åäö")


class LanguageRecogniser:
    """Counts the words that only one of the languages knows."""

    def __init__(self, words: Mapping[Language, Set[str]]) -> None:
        everywhere = set.intersection(*(_plain(known) for known in words.values()))
        self._only = {language: _plain(known) - everywhere for language, known in words.items()}

    def recognise(self, text: str) -> Language | None:
        """The language of a text; None where its words don't tell."""
        tokens = tokens_of(text)
        counts = {language: sum(folded(token) in known for token in tokens) for language, known in self._only.items()}
        counts[Language.SWEDISH] += sum(not _SWEDISH_LETTERS.isdisjoint(token) for token in tokens)
        if counts[Language.SWEDISH] == counts[Language.ENGLISH]:
            return None
        return max(counts, key=lambda language: counts[language])


def _plain(words: Set[str]) -> set[str]:
    return {folded(word) for word in words}
