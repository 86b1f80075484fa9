"""Tells Swedish from English by the words of a message."""

from collections.abc import Mapping, Set

from knowledge.language import Language
from knowledge.tokens import folded, tokens_of

LEAST_KNOWN = 0.4
"""In a text of a language, at least this share of the words is known."""


class LanguageRecogniser:
    """Counts the words that only one of the languages knows."""

    def __init__(self, words: Mapping[Language, Set[str]]) -> None:
        self._known = {language: _plain(known) for language, known in words.items()}
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

    def is_foreign(self, text: str) -> bool:
        """Whether so few of a text's words are known in either language that it is hardly written in one of them."""
        plain = [folded(token) for token in tokens_of(text)]
        known = max(sum(word in words for word in plain) for words in self._known.values())
        return bool(plain) and known < LEAST_KNOWN * len(plain)


def _plain(words: Set[str]) -> set[str]:
    return {folded(word) for word in words}
