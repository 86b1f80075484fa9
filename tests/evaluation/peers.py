"""Other methods, on our own topics and phrasings: what any of them would do in our place."""

from abc import ABC, abstractmethod
from collections import defaultdict
from dataclasses import dataclass
from warnings import catch_warnings

import numpy as np
import snowballstemmer
from hassil import Intents, recognize_all
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz, process
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from knowledge.files import Files
from knowledge.language import Language
from knowledge.tokens import tokens_of
from knowledge.topics import NotStated, Topic, asked
from tests.evaluation.questions import Question

MOST_CHOICES = 3


@dataclass(frozen=True)
class Ranked:
    """An entry and how good a match it is, on the method's own scale."""

    entry: str
    score: float


@dataclass(frozen=True)
class Asked:
    """One wording, with the entry that it asks for."""

    text: str
    entry: str
    language: Language


class Peer(ABC):
    """A method that ranks entries for a message.

    Attributes:
        name: what the method is called.
    """

    name: str

    @abstractmethod
    def rank(self, question: Question) -> list[Ranked]:
        """The best entries for the last message of a question, best first."""


class TokenSetRatio(Peer):
    """rapidfuzz's token_set_ratio against every wording."""

    name = "rapidfuzz token_set_ratio"

    def __init__(self, asked_for: list[Asked]) -> None:
        self._entries = [one.entry for one in asked_for]
        self._texts = [" ".join(tokens_of(one.text)) for one in asked_for]

    def rank(self, question: Question) -> list[Ranked]:
        text = " ".join(tokens_of(question.messages[-1]))
        scores = process.cdist([text], self._texts, scorer=fuzz.token_set_ratio)[0]
        return _best(self._entries, scores)


class Bm25(Peer):
    """Okapi BM25 over Snowball stems."""

    name = "BM25, Snowball stems"

    def __init__(self, asked_for: list[Asked]) -> None:
        self._stemmers = {
            Language.SWEDISH: snowballstemmer.stemmer("swedish"),
            Language.ENGLISH: snowballstemmer.stemmer("english"),
        }
        self._entries = [one.entry for one in asked_for]
        self._index = BM25Okapi([self._stems(one.text, one.language) for one in asked_for])

    def rank(self, question: Question) -> list[Ranked]:
        return _best(self._entries, self._index.get_scores(self._stems(question.messages[-1], question.lang)))

    def _stems(self, text: str, language: Language) -> list[str]:
        return [str(stem) for stem in self._stemmers[language].stemWords(tokens_of(text))]


class CharacterRegression(Peer):
    """TF-IDF of character 2- to 5-grams with logistic regression."""

    name = "char n-gram TF-IDF + logistic regression"

    def __init__(self, asked_for: list[Asked]) -> None:
        self._vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, max_features=20_000)
        self._model = LogisticRegression(C=30, max_iter=25)
        texts = self._vectors.fit_transform([" ".join(tokens_of(one.text)) for one in asked_for])
        with catch_warnings(action="ignore", category=ConvergenceWarning):  # it changes little after these rounds
            self._model.fit(texts, [one.entry for one in asked_for])

    def rank(self, question: Question) -> list[Ranked]:
        text = self._vectors.transform([" ".join(tokens_of(question.messages[-1]))])
        return _best(list(self._model.classes_), self._model.predict_proba(text)[0])


class Hassil(Peer):
    """hassil's own recognition of the templates, strict or with unmatched words allowed."""

    def __init__(self, files: Files, entries: list[Topic | NotStated], *, fuzzy: bool) -> None:
        self.name = "hassil, unmatched words allowed" if fuzzy else "hassil, strict"
        self._fuzzy = fuzzy
        self._intents = {language: _intents(files, entries, language) for language in Language}

    def rank(self, question: Question) -> list[Ranked]:
        text = " ".join(tokens_of(question.messages[-1]))
        found = recognize_all(text, self._intents[question.lang], allow_unmatched_entities=self._fuzzy)
        best: dict[str, float] = defaultdict(float)
        for result in found:
            best[result.intent.name] = max(best[result.intent.name], float(result.text_chunks_matched))
        return sorted((Ranked(entry, value) for entry, value in best.items()), key=lambda one: -one.score)


def _best(entries: list[str], scores: NDArray[np.float64]) -> list[Ranked]:
    best: dict[str, float] = {}
    for place in np.argsort(-scores, kind="stable"):
        best.setdefault(entries[place], float(scores[place]))
        if len(best) == MOST_CHOICES:
            break
    return [Ranked(entry, value) for entry, value in best.items()]


def _intents(files: Files, entries: list[Topic | NotStated], language: Language) -> Intents:
    families = {
        family: "(" + "|".join(" ".join(tokens_of(word)) for word in words[language]) + ")"
        for family, words in files.words.families.items()
        if words.get(language)
    }
    intents = {
        entry.id: {"data": [{"sentences": [way.template for way in asked(entry) if way.language is language]}]}
        for entry in entries
    }
    return Intents.from_dict(
        {
            "language": language.value,
            "intents": intents,
            "expansion_rules": families,
            "skip_words": files.words.fillers[language],
        }
    )
