"""How well persons fit what a query says."""

from collections.abc import Collection, Sequence
from functools import cache

from telephony.embedded.search_index import Described
from telephony.embedded.search_readings import Reading
from telephony.embedded.search_vocabulary import Field, Word

_LEAST = 70.0
_NEARLY = 5.0
"""Who loses no more than this to the best fits nearly as well."""
_UNSAID = 18.0
"""What somebody loses of whose name nothing is said, and in part for a part: Anna Ek is not Anna-Karin Ek."""
_NAME_WORDS = {Field.NAME: 1, Field.JOINED: 2, Field.WORK: 0, Field.KIND: 0}
"""How many words of the name a word says."""


class Asked:
    """A word of a query.

    Attributes:
        letters: how many letters it has.
        readings: what it may mean, of which there is one reading at least.
    """

    def __init__(self, word: str, readings: Sequence[Reading]) -> None:
        self.letters = len(word)
        self.readings = readings
        self._beginnings = [reading for reading in readings if reading.beginning]
        # The surest comes last, and so stays.
        self._whole = {
            Word(reading.word, reading.field): reading.score
            for reading in sorted(readings, key=lambda reading: reading.score)
            if not reading.beginning
        }

        self._fit_of = cache(self._one_fit)

    def fit(self, words: Sequence[Word]) -> tuple[float, int]:
        """How surely it is one of a person's words, from 0 to 100, and how many words of the name it says."""
        return max(map(self._fit_of, words))

    def _one_fit(self, word: Word) -> tuple[float, int]:
        begun = (reading.score for reading in self._beginnings if reading.means(word))
        return max(self._whole.get(word, 0.0), max(begun, default=0.0)), _NAME_WORDS[word.field]


def ranked(people: Collection[Described], asked: Sequence[Asked]) -> list[tuple[int, float]]:
    """Those who fit nearly as well as the best: positions and scores up to 100, best first and then by name."""
    scored = ((_score(person, asked), person) for person in people)
    ranking = sorted((-score, person.name, person.position) for score, person in scored if score)
    return [(position, -loss) for loss, _, position in ranking if loss <= ranking[0][0] + _NEARLY]


def _score(person: Described, asked: Sequence[Asked]) -> float:
    """How well all words fit, the long ones counting most; 0 where they don't."""
    words = person.words()
    fits = [(word.letters, *word.fit(words)) for word in asked]
    score = sum(letters * fit for letters, fit, _ in fits) / sum(letters for letters, _, _ in fits)
    if score < _LEAST:
        return 0
    said = sum(name_words for _, _, name_words in fits) / len(person.name.split())
    return round(score - _UNSAID * max(0, 1 - said), 1)
