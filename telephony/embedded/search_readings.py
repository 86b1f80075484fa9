"""What a word of a query may mean, and how surely."""

from dataclasses import dataclass

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
_NEARLY = 5.0
"""Readings are nearly as sure as the surest if they lose no more than this."""
_LEAST_ALIKE = 75.0
_LONGEST = 40


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


class Reader:
    """Reads single words of a query."""

    def __init__(self, vocabulary: Vocabulary, words: SearchWords) -> None:
        self._vocabulary = vocabulary
        self._words = words

    def surest(self, word: str) -> list[Reading]:
        """The surest readings and those that are nearly as sure; typos count only where nothing else does."""
        if len(word) > _LONGEST:
            return []
        readings = self._spelt_right(word) or self._misspelt(word)
        enough = max((reading.score for reading in readings), default=0) - _NEARLY
        return [reading for reading in readings if reading.score >= enough]

    def every(self, word: str) -> list[Reading]:
        """Every reading there is."""
        return [] if len(word) > _LONGEST else [*self._spelt_right(word), *self._misspelt(word)]

    def _spelt_right(self, word: str) -> list[Reading]:
        return [
            *self._meant(word, 0),
            *(reading for shorter in self._words.without_ending(word) for reading in self._meant(shorter, _ENDING)),
            *(_reading(Word(word, field), _BEGUN, beginning=True) for field in self._vocabulary.begun_with(word)),
            *(_reading(longer, _CONTAINED) for longer in self._vocabulary.containing(word)),
        ]

    def _meant(self, word: str, loss: float) -> list[Reading]:
        kind = self._words.kinds.get(word)
        same_kind = self._vocabulary.exactly(kind) if kind else []
        return [
            *(_reading(same, _SAME - loss) for same in self._vocabulary.exactly(word)),
            *(_reading(same, _SAME - loss) for same in same_kind if same.field is Field.KIND),
        ]

    def _misspelt(self, word: str) -> list[Reading]:
        if not word.isalpha():
            return []
        alike = ((found, _likeness(word, found.word)) for found in self._vocabulary.like(word))
        return [_reading(found, score) for found, score in alike if score]


def _reading(word: Word, score: float, *, beginning: bool = False) -> Reading:
    return Reading(word.word, word.field, score - _LOSSES[word.field], beginning)


def _likeness(word: str, other: str) -> float:
    """How alike two words are, from 0 to 100; 0 where more than a typo or a few lie between them."""
    distance = OSA.distance(word, other)
    likeness = 100 * (1 - distance / max(len(word), len(other)))
    return likeness if distance == 1 or likeness >= _LEAST_ALIKE else 0
