"""Tells Swedish from English by the words of a message."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set

from knowledge.language import Language
from knowledge.tokens import folded, tokens_of

LEAST_KNOWN = 0.4
"""In a text of a language, at least this share of the words is known."""
AS_COMMON = 8
"""A word of one language that the other uses more than a so many'th as often tells nothing; names are such words."""


class LanguageRecogniser:
    """Counts the words that only one of the languages knows."""

    def __init__(self, words: Mapping[Language, Set[str]], heard: Mapping[Language, Iterable[str]]) -> None:
        """words: those that each language knows; heard: messages in each."""
        self._known = {language: _plain(known) for language, known in words.items()}
        everywhere = set.intersection(*self._known.values())
        said = {language: _said(texts) for language, texts in heard.items()}
        self._only = {
            word: language
            for language, known in self._known.items()
            for word in known - everywhere
            if len(word) > 1 and not word.isdigit() and not _is_said_too(word, language, said)
        }

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


def _said(texts: Iterable[str]) -> Counter[str]:
    return Counter(folded(token) for text in texts for token in tokens_of(text))


def _is_said_too(word: str, language: Language, said: Mapping[Language, Counter[str]]) -> bool:
    """Whether a word of one language is as common, or nearly so, in another."""
    return any(AS_COMMON * said[other][word] > said[language][word] for other in said if other is not language)


def _plain(words: Set[str]) -> set[str]:
    return {folded(word) for word in words}
