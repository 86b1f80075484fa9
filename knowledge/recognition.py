"""Tells Swedish from English by the words of a message."""

from collections.abc import Mapping, Set

from knowledge.language import Language
from knowledge.tokens import folded, tokens_of


class LanguageRecogniser:
    """Counts the words that only one of the languages knows."""

    def __init__(self, words: Mapping[Language, Set[str]]) -> None:
        everywhere = set.intersection(*(_plain(known) for known in words.values()))
        self._only = {word: language for language, known in words.items() for word in _plain(known) - everywhere}

    def recognise(self, text: str) -> Language | None:
        """The language of a text; None where its words don't tell."""
        tokens = tokens_of(text)
        plain = [folded(token) for token in tokens]
        spoken = [self._only.get(word) for word in plain]
        swedish = spoken.count(Language.SWEDISH) + sum(map(str.__ne__, tokens, plain))
        english = spoken.count(Language.ENGLISH)
        if swedish == english:
            return None
        return Language.SWEDISH if swedish > english else Language.ENGLISH


def _plain(words: Set[str]) -> set[str]:
    return {folded(word) for word in words}
