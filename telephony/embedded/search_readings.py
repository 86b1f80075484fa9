"""What a word of a query may mean, and how surely."""

from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from telephony.embedded.search_vocabulary import Field, Vocabulary, Word
from telephony.embedded.search_words import SearchWords

_SAME = 100.0
_BEGUN = 88.0
_CONTAINED = 78.0
_ENDING = 6.0
"""What a word loses that had to lose an ending first."""
_LOSSES = {Field.NAME: 0.0, Field.JOINED: 0.0, Field.WORK: 6.0, Field.KIND: 9.0}
"""What a word loses by where it stands: a name is what people are mostly looked for by."""
_NEARLY = 9.0
"""Readings are nearly as sure as the surest if they lose no more than this."""
_LEAST_ALIKE = 76.0


@dataclass(frozen=True)
class Reading:
    """A word that is meant, or every longer one that begins so.

    Attributes:
        word: the word or the beginning.
        field: where it stands.
        score: how surely it is meant, from 0 to 100.
        beginning: whether longer words are meant.
    """

    word: str
    field: Field
    score: float
    beginning: bool = False

    def means(self, word: Word) -> bool:
        """Whether it means this word."""
        if word.field is not self.field:
            return False
        longer = len(word.word) > len(self.word)
        return longer and word.word.startswith(self.word) if self.beginning else word.word == self.word


class QueryWord:
    """A word of a query, and what it may mean among the words that there are."""

    def __init__(self, text: str, vocabulary: Vocabulary, words: SearchWords) -> None:
        self.text = text
        self._vocabulary = vocabulary
        self._words = words

    @property
    def certain(self) -> bool:
        """Whether it is one of the words that there are, and no part of one or typo."""
        return bool(self._said)

    def surest(self) -> list[Reading]:
        """The surest readings and those that are nearly as sure; typos count only where nothing else does."""
        readings = self._said or self._begun_or_contained or self._misspelt
        enough = max((reading.score for reading in readings), default=0) - _NEARLY
        return [reading for reading in readings if reading.score >= enough]

    def every(self) -> list[Reading]:
        """All readings."""
        return [*self._said, *self._begun_or_contained, *self._misspelt]

    @cached_property
    def _said(self) -> list[Reading]:
        stems = self._words.without_ending(self.text)
        return self._meant(self.text, 0) + [reading for stem in stems for reading in self._meant(stem, _ENDING)]

    @cached_property
    def _begun_or_contained(self) -> list[Reading]:
        begun = (Word(self.text, field) for field in self._vocabulary.begun_with(self.text))
        longer = self._vocabulary.containing(self.text)
        return [_reading(word, _BEGUN, beginning=True) for word in begun] + [
            _reading(word, _CONTAINED) for word in longer
        ]

    def _meant(self, word: str, loss: float) -> list[Reading]:
        kind = self._words.kinds.get(word)
        same_kind = self._vocabulary.exactly(kind) if kind else []
        return [
            *(_reading(same, _SAME - loss) for same in self._vocabulary.exactly(word)),
            *(_reading(same, _SAME - loss) for same in same_kind if same.field is Field.KIND),
        ]

    @cached_property
    def _misspelt(self) -> list[Reading]:
        if not self.text.isalpha():
            return []
        alike = self._vocabulary.like(self.text, _most_typos(self.text))
        scored = ((found, _likeness(self.text, found.word)) for found in alike)
        return [_reading(found, score) for found, score in scored if score]


def _reading(word: Word, score: float, *, beginning: bool = False) -> Reading:
    return Reading(word.word, word.field, score - _LOSSES[word.field], beginning)


def _most_typos(word: str) -> int:
    """How many typos may lie between a word and what was meant: one in four letters, also where letters are missing."""
    return max(1, (len(word) + 2) // 4)


def _likeness(word: str, other: str) -> float:
    """How alike two words are, from 0 to 100; 0 where more than a typo or a few lie between them."""
    distance = OSA.distance(word, other)
    likeness = 100 * (1 - distance / max(len(word), len(other)))
    return likeness if distance == 1 or likeness >= _LEAST_ALIKE else 0
