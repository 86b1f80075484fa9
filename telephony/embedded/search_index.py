"""The full-text index over persons: who is described by all of several words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from telephony.embedded.search_readings import Reading
from telephony.embedded.search_vocabulary import Field, Word

_SCHEMA = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index"
    " USING fts5 (name, joined, work, kind, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3')"
)
_CLEAR = "DELETE FROM search_index"
_ADD = "INSERT INTO search_index (rowid, name, joined, work, kind) VALUES (?, ?, ?, ?, ?)"
_MATCHING = "SELECT rowid, name, joined, work, kind FROM search_index WHERE search_index MATCH ? ORDER BY rowid LIMIT ?"
_MOST_MATCHING = 200


class Described(NamedTuple):
    """The folded words that a person is described by, parted by spaces.

    Attributes:
        position: the person's number in the order of persons.
        name: the words of the name.
        joined: the double ones of them as one word each.
        work: those of title, department and municipality.
        kind: the kinds of work and workplace that stand in those.
    """

    position: int
    name: str
    joined: str
    work: str
    kind: str

    def words(self) -> list[Word]:
        """Each word, and where it stands."""
        return [Word(word, field) for field in Field for word in getattr(self, field).split()]


class SearchIndex:
    """A full-text table of an SQLite database (FTS5)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(self) -> None:
        """Create the table if it is missing."""
        self._connection.exec_driver_sql(_SCHEMA)

    def replace_all(self, people: Iterable[Described]) -> None:
        """Make these everyone there is."""
        self._connection.exec_driver_sql(_CLEAR)
        if rows := [tuple(described) for described in people]:
            self._connection.exec_driver_sql(_ADD, rows)

    def matching(self, words: Iterable[Sequence[Reading]]) -> list[Described]:
        """Those who have one reading or another of every word: the first few hundred by position.

        Args:
            words: the readings of each word, of which there is one at least.
        """
        expression = " AND ".join(f"({' OR '.join(map(_term, readings))})" for readings in words)
        return [Described(*row) for row in self._connection.exec_driver_sql(_MATCHING, (expression, _MOST_MATCHING))]


def _term(reading: Reading) -> str:
    return f'{reading.field} : "{reading.word}"{" *" if reading.beginning else ""}'
