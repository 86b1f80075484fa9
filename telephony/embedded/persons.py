"""The directory's persons, and the search for them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, Text, delete, insert, select

from telephony.embedded.search_index import Described, SearchIndex
from telephony.embedded.search_numbers import numbers_in
from telephony.embedded.search_ranking import Asked, ranked
from telephony.embedded.search_readings import QueryWord, Reading
from telephony.embedded.search_text import folded, words_of
from telephony.embedded.search_vocabulary import Vocabulary
from telephony.embedded.search_words import SearchWords, search_words
from telephony.organisation import Member, Organisation

_METADATA = MetaData()
_PERSONS = Table(
    "persons",
    _METADATA,
    Column("position", Integer, primary_key=True),
    Column("id", String, unique=True, nullable=False),
    Column("manager", String, index=True),
    Column("member", Text, nullable=False),
)
_NUMBERS = Table(
    "person_numbers",
    _METADATA,
    Column("number", String, primary_key=True),
    Column("person", String, nullable=False),
)

_CERTAIN = 100.0
_MOST_WORDS = 10
_LEAST_SHARE = 0.6
"""More than this share of a query's letters must be in words that name something."""


@dataclass(frozen=True)
class Found:
    """Somebody whom a query names.

    Attributes:
        id: the person's id.
        score: how well the query fits, from 0 to 100.
    """

    id: str
    score: float


class PersonDirectory:
    """Everyone in the directory, in tables of an SQLite database.

    Persons are numbered by the words of their names, fewest first, and then by name: so of many who fit alike, the
    index gives those first who are to be shown first.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._index = SearchIndex(connection)
        self._vocabulary = Vocabulary(connection)
        self._words = search_words()

    def create(self) -> None:
        """Create the tables and the index that are missing."""
        _METADATA.create_all(self._connection)
        self._vocabulary.create()
        self._index.create()

    def replace_all(self, organisation: Organisation) -> None:
        """Make the people of an organisation everyone there is; they are found by its whole numbers too."""
        people = sorted(organisation.people, key=_order)
        described = [_described(position, member, self._words) for position, member in enumerate(people)]
        self._store(people, organisation.number_of)
        self._index.replace_all(described)
        self._vocabulary.replace_all(word for person in described for word in person.words())

    def find(self, query: str, limit: int = 10) -> list[Found]:
        """The persons whom a query names, best first; of those who fit alike, by name.

        Args:
            query: words of a name, a department, a title or a municipality in any order and with typos; or an
                extension, or a phone number in any form. A hidden mobile number is found by nobody.
            limit: at most so many.

        Returns:
            Those that fit nearly as well as the best; nothing when nobody fits. A number finds its owner alone.
        """
        if numbers := numbers_in(query):
            return self._owners(numbers)[:limit]
        words = [QueryWord(word, self._vocabulary, self._words) for word in self._words.naming(query)[:_MOST_WORDS]]
        return self._named(words, QueryWord.surest, limit) or self._named(words, QueryWord.every, limit)

    def get(self, person_id: str) -> Member | None:
        """The person with an id, if there is one."""
        member = self._connection.scalar(select(_PERSONS.c.member).where(_PERSONS.c.id == person_id))
        return Member.model_validate_json(member) if member else None

    def reports_of(self, person_id: str) -> list[Member]:
        """Those whose nearest manager a person is, by name."""
        rows = self._connection.scalars(select(_PERSONS.c.member).where(_PERSONS.c.manager == person_id))
        return sorted(map(Member.model_validate_json, rows), key=attrgetter("name", "id"))

    def _owners(self, numbers: Sequence[str]) -> list[Found]:
        owners = self._connection.scalars(
            select(_PERSONS.c.id)
            .join(_NUMBERS, _NUMBERS.c.person == _PERSONS.c.id)
            .where(_NUMBERS.c.number.in_(numbers))
            .distinct()
            .order_by(_PERSONS.c.position)
        )
        return [Found(owner, _CERTAIN) for owner in owners]

    def _named(
        self, words: Sequence[QueryWord], read: Callable[[QueryWord], Sequence[Reading]], limit: int
    ) -> list[Found]:
        """Those who are described by every word that names something, if most of the words' letters are in such."""
        asked = [Asked(word.text, readings) for word in words if (readings := read(word))]
        share = sum(word.letters for word in asked) / max(1, sum(len(word.text) for word in words))
        if share <= _LEAST_SHARE:
            return []
        ranking = ranked(self._index.matching(word.readings for word in asked), asked)[:limit]
        ids = self._ids([position for position, _ in ranking])
        return [Found(ids[position], round(score * share, 1)) for position, score in ranking]

    def _ids(self, positions: Sequence[int]) -> dict[int, str]:
        rows = self._connection.execute(
            select(_PERSONS.c.position, _PERSONS.c.id).where(_PERSONS.c.position.in_(positions))
        )
        return {row.position: row.id for row in rows}

    def _store(self, people: Sequence[Member], number_of: Callable[[str], str | None]) -> None:
        persons = [
            {"position": position, "id": member.id, "manager": member.manager, "member": member.model_dump_json()}
            for position, member in enumerate(people)
        ]
        numbers = [
            {"number": number, "person": member.id} for member in people for number in _numbers(member, number_of)
        ]
        for table, rows in ((_PERSONS, persons), (_NUMBERS, numbers)):
            self._connection.execute(delete(table))
            if rows:
                self._connection.execute(insert(table), rows)


def _order(member: Member) -> tuple[int, str, str]:
    words = words_of(member.name)
    return len(words), folded(" ".join(words)), member.id


def _numbers(member: Member, number_of: Callable[[str], str | None]) -> Iterator[str]:
    if member.extension:
        yield member.extension
        if whole := number_of(member.extension):
            yield whole
    if member.mobile and not member.mobile_hidden:
        yield member.mobile


def _described(position: int, member: Member, words: SearchWords) -> Described:
    name = _folded(member.name)
    joined = [word for part in member.name.split() if "-" in part for word in _folded(part.replace("-", ""))]
    work = _folded(f"{member.title} {member.department} {member.municipality}")
    return Described(position, *map(" ".join, (name, joined, work, words.kinds_in(work))))


def _folded(text: str) -> list[str]:
    return [folded(word) for word in words_of(text)]
