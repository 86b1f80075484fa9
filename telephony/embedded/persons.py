"""The directory's persons, and the search for them."""

from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import Column, Connection, MetaData, String, Table, Text, delete, insert, select

from telephony.organisation import Member, Organisation

_METADATA = MetaData()
_PERSONS = Table(
    "persons",
    _METADATA,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("manager", String, index=True),
    Column("member", Text, nullable=False),
)


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
    """Everyone in the directory, in tables of an SQLite database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(self) -> None:
        """Create the tables and the index that are missing."""
        _METADATA.create_all(self._connection)

    def replace_all(self, organisation: Organisation) -> None:
        """Make the people of an organisation everyone there is; they are found by its whole numbers too."""
        self._connection.execute(delete(_PERSONS))
        rows = [
            {"id": member.id, "name": member.name, "manager": member.manager, "member": member.model_dump_json()}
            for member in organisation.people
        ]
        if rows:
            self._connection.execute(insert(_PERSONS), rows)

    def find(self, query: str, limit: int = 10) -> list[Found]:
        """The persons whom a query names, best first."""
        rows = self._connection.execute(
            select(_PERSONS.c.id)
            .where(_PERSONS.c.name.contains(query, autoescape=True))
            .order_by(_PERSONS.c.name, _PERSONS.c.id)
            .limit(limit)
        )
        return [Found(row.id, 100) for row in rows]

    def get(self, person_id: str) -> Member | None:
        """The person with an id, if there is one."""
        member = self._connection.scalar(select(_PERSONS.c.member).where(_PERSONS.c.id == person_id))
        return Member.model_validate_json(member) if member else None

    def reports_of(self, person_id: str) -> list[Member]:
        """Those whose nearest manager a person is, by name."""
        rows = self._connection.scalars(select(_PERSONS.c.member).where(_PERSONS.c.manager == person_id))
        return sorted(map(Member.model_validate_json, rows), key=attrgetter("name", "id"))
