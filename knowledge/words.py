"""Word families: which words mean the same when people talk about telephony at work."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from pydantic import BaseModel, ConfigDict

from knowledge.language import Language
from knowledge.tokens import tokens_of

ByLanguage = dict[str, list[str]]


class WordsFile(BaseModel):
    """The shape of words.yaml; its comments say what each part is for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    families: dict[str, ByLanguage]
    fillers: ByLanguage
    background: ByLanguage
    particles: ByLanguage
    open_questions: list[str]
    joining_questions: list[str]
    closed_questions: list[str]
    negations: list[str]
    closed_openers: ByLanguage
    turning: ByLanguage
    joiners: ByLanguage
    leaning: ByLanguage
    abbreviations: list[str]
    anchors: list[str]


@dataclass(frozen=True)
class Phrase:
    """Several words in a row that mean a family together, as stems."""

    stems: tuple[str, ...]
    family: str


class Lexicon:
    """The words of one language, and what each stands for.

    Attributes:
        words: every word in families and phrases.
        fillers: words that say nothing about a subject.
        background: words that say little about a subject.
        particles: stems that may stand apart from their verb.
        phrases: first stem to the phrases that begin with it, longest first.
    """

    def __init__(self, language: Language, words: WordsFile) -> None:
        self._language = language
        self._by_word: dict[str, str] = {}
        self._by_stem: dict[str, str] = {}
        self.phrases: dict[str, list[Phrase]] = {}
        self.words: set[str] = set()
        for family, by_language in words.families.items():
            for entry in by_language.get(language, []):
                self._add(family, tokens_of(entry))
        for phrases in self.phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase.stems))
        self.fillers = {token for word in words.fillers[language] for token in tokens_of(word)}
        self.background = {token for word in words.background[language] for token in tokens_of(word)}
        self.particles = {self.stem(token) for word in words.particles[language] for token in tokens_of(word)}

    def stem(self, token: str) -> str:
        """A word without its ending."""
        return _stem(self._language, token)

    def family(self, word: str) -> str | None:
        """The family of a known word: by the word itself, or else by its stem."""
        if word in self._by_word or word in self.fillers or word in self.background:
            return self._by_word.get(word)
        return self._by_stem.get(self.stem(word))

    def _add(self, family: str, tokens: Sequence[str]) -> None:
        self.words.update(tokens)
        stems = tuple(self.stem(token) for token in tokens)
        if len(tokens) == 1:
            self._by_word.setdefault(tokens[0], family)
            self._by_stem.setdefault(stems[0], family)
        else:
            self.phrases.setdefault(stems[0], []).append(Phrase(stems, family))


_STEMMERS = {
    Language.SWEDISH: snowballstemmer.stemmer("swedish"),
    Language.ENGLISH: snowballstemmer.stemmer("english"),
}
_NEUTER = ("et", "ets")
"""The definite ending of neuter nouns ("numret"), which the Swedish stemmer leaves."""
_SHORTEST_NEUTER = 6


@lru_cache(maxsize=50_000)
def _stem(language: Language, token: str) -> str:
    if language is Language.SWEDISH and len(token) >= _SHORTEST_NEUTER:
        token = next((token.removesuffix(ending) for ending in _NEUTER if token.endswith(ending)), token)
    return str(_STEMMERS[language].stemWord(token))
