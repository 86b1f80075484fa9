"""The directory's persons, and the search for them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, Text, delete, insert, select

from telephony.embedded.search import PersonSearch
from telephony.embedded.search_numbers import numbers_in
from telephony.embedded.search_text import folded, words_of
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
_LONGEST = 200


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
        self._search = PersonSearch(connection)

    def create(self) -> None:
        """Create the tables and the index that are missing."""
        _METADATA.create_all(self._connection)
        self._search.create()

    def replace_all(self, organisation: Organisation) -> None:
        """Make the people of an organisation everyone there is; they are found by its whole numbers too."""
        people = sorted(organisation.people, key=_order)
        self._store(people, organisation.number_of)
        self._search.replace_all(people)

    def find(self, query: str, limit: int = 10) -> list[Found]:
        """The persons whom a query names, best first; of those who fit alike, by name.

        Args:
            query: words of a name, a department, a title or a municipality in any order and with typos; or an
                extension, or a phone number in any form. A hidden mobile number is found by nobody. Of an endless
                query only the beginning is read.
            limit: at most so many.

        Returns:
            Those that fit nearly as well as the best; nothing when nobody fits. A number finds its owner alone.
        """
        query = query[:_LONGEST]
        if numbers := numbers_in(query):
            return self._owners(numbers)[:limit]
        ranking = self._search.named(query)[:limit]
        ids = self._ids([position for position, _ in ranking])
        return [Found(ids[position], score) for position, score in ranking]

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
