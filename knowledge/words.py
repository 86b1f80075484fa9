"""Word families: which words mean the same when people talk about telephony at work."""

from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from pydantic import BaseModel, ConfigDict

from knowledge.language import Language
from knowledge.tokens import tokens_of


class WordsFile(BaseModel):
    """The shape of words.yaml: words and phrases by family and language."""

    model_config = ConfigDict(extra="forbid", strict=True)

    families: dict[str, dict[str, list[str]]]
    fillers: dict[str, list[str]]
    particles: dict[str, list[str]]


@dataclass(frozen=True)
class Phrase:
    """Several words in a row that mean a family together, as stems."""

    stems: tuple[str, ...]
    family: str


class Lexicon:
    """The words of one language: what each stands for, by stem.

    Attributes:
        families: stem to family, for single words.
        phrases: first stem to the phrases that begin with it, longest first.
        fillers: stems that say nothing about a subject.
        particles: stems that may stand apart from their verb.
        words: every folded word in families and phrases.
    """

    def __init__(self, language: Language, words: WordsFile) -> None:
        self.language = language
        self.families: dict[str, str] = {}
        self.phrases: dict[str, list[Phrase]] = {}
        self.words: set[str] = set()
        for family, by_language in words.families.items():
            for entry in by_language.get(language, []):
                self._add(family, entry)
        for phrases in self.phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase.stems))
        self.fillers = {self.stem(token) for word in words.fillers[language] for token in tokens_of(word)}
        self.fillers -= self.families.keys()
        self.particles = {self.stem(token) for word in words.particles[language] for token in tokens_of(word)}

    def stem(self, token: str) -> str:
        """The stem of a folded token."""
        return _stem(self.language, token)

    def _add(self, family: str, entry: str) -> None:
        tokens = tokens_of(entry)
        self.words.update(tokens)
        stems = tuple(self.stem(token) for token in tokens)
        if len(stems) == 1:
            self.families.setdefault(stems[0], family)
        else:
            self.phrases.setdefault(stems[0], []).append(Phrase(stems, family))


_ALGORITHMS = {Language.SWEDISH: "swedish", Language.ENGLISH: "english"}
_STEMMERS = {
    language: snowballstemmer.stemmer(algorithm) for language, algorithm in _ALGORITHMS.items()
}


@lru_cache(maxsize=50_000)
def _stem(language: Language, token: str) -> str:
    return str(_STEMMERS[language].stemWord(token))
