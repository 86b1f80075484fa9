"""Every word that persons are described by, and which of them a word of a query may mean.

A word is found by its trigrams, the rows of three letters in it: "bo", which is written "__bo__" for this, has __b,
_bo, bo_ and o__. So a word with a typo still shares most of them with what was meant.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection

_GRAM = 3
_EDGE = "_" * (_GRAM - 1)
_LAST = "\U0010ffff"
_MOST_CONTAINING = 300
_MOST_ALIKE = 100

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS search_words"
    " (id INTEGER PRIMARY KEY, word TEXT NOT NULL, field TEXT NOT NULL, UNIQUE (word, field))",
    "CREATE TABLE IF NOT EXISTS search_grams"
    " (gram TEXT NOT NULL, length INTEGER NOT NULL, word INTEGER NOT NULL, PRIMARY KEY (gram, length, word))"
    " WITHOUT ROWID",
)
_CLEAR = ("DELETE FROM search_words", "DELETE FROM search_grams")
_ADD_WORD = "INSERT INTO search_words (id, word, field) VALUES (?, ?, ?)"
_ADD_GRAM = "INSERT INTO search_grams (gram, length, word) VALUES (?, ?, ?)"
_EXACTLY = "SELECT word, field FROM search_words WHERE word = ?"
_BEGUN_WITH = "SELECT DISTINCT field FROM search_words WHERE word > ? AND word < ?"
_CONTAINING = (
    "SELECT word, field FROM search_words WHERE id IN (SELECT word FROM search_grams WHERE gram IN ({grams})"
    " GROUP BY word, length HAVING count(*) = ? ORDER BY length, word LIMIT ?)"
)
_LIKE = (
    "SELECT word, field FROM search_words WHERE id IN (SELECT word FROM search_grams WHERE gram IN ({grams})"
    " AND length BETWEEN ? AND ? GROUP BY word, length ORDER BY count(*) * 1.0 / (length + ?) DESC, word LIMIT ?)"
)


class Field(StrEnum):
    """What a word says about a person: the columns of the index.

    Attributes:
        NAME: it is of the name.
        JOINED: it is a double name as one word, since Ann-Sofie may be asked for as Annsofie.
        WORK: it is of the title, the department or the municipality.
        KIND: it is a kind of work or workplace that stands in one of those: skolan in Dalbäcksskolan.
    """

    NAME = "name"
    JOINED = "joined"
    WORK = "work"
    KIND = "kind"


class Word(NamedTuple):
    """A word, and where it stands."""

    word: str
    field: Field


class Vocabulary:
    """The distinct words, in tables of an SQLite database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(self) -> None:
        """Create the tables that are missing."""
        for statement in _SCHEMA:
            self._connection.exec_driver_sql(statement)

    def replace_all(self, words: Iterable[Word]) -> None:
        """Make these words all there are."""
        numbered = list(enumerate(sorted(set(words))))
        grams = sorted(
            (gram, len(word.word), number) for number, word in numbered for gram in _grams(f"{_EDGE}{word.word}{_EDGE}")
        )
        for statement in _CLEAR:
            self._connection.exec_driver_sql(statement)
        if numbered:
            self._connection.exec_driver_sql(_ADD_WORD, [(number, *word) for number, word in numbered])
            self._connection.exec_driver_sql(_ADD_GRAM, grams)

    def exactly(self, word: str) -> list[Word]:
        """The word itself, wherever it stands."""
        return self._words(_EXACTLY, (word,))

    def begun_with(self, beginning: str) -> list[Field]:
        """Where longer words stand that begin so."""
        rows = self._connection.exec_driver_sql(_BEGUN_WITH, (beginning, beginning + _LAST))
        return [Field(field) for (field,) in rows]

    def containing(self, part: str) -> list[Word]:
        """Words that a part of three letters or more stands in: a few hundred at most, and rather short ones."""
        grams = _grams(part)
        found = self._words(_with(_CONTAINING, grams), (*grams, len(grams), _MOST_CONTAINING))
        return [word for word in found if part in word.word]

    def like(self, word: str, difference: int) -> list[Word]:
        """The hundred words that share most with a word and have about as many letters, as far as their difference."""
        grams, length = _grams(f"{_EDGE}{word}{_EDGE}"), len(word)
        limits = (length - difference, length + difference, length, _MOST_ALIKE)
        return self._words(_with(_LIKE, grams), (*grams, *limits))

    def _words(self, statement: str, values: tuple[str | int, ...]) -> list[Word]:
        rows = self._connection.exec_driver_sql(statement, values)
        return [Word(word, Field(field)) for word, field in rows]


def _grams(text: str) -> list[str]:
    return list(dict.fromkeys(text[start : start + _GRAM] for start in range(len(text) - _GRAM + 1)))


def _with(statement: str, grams: Sequence[str]) -> str:
    return statement.format(grams=", ".join("?" * len(grams)))
