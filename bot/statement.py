"""A statement that runs with every message."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect, Insert, Select, Update
from sqlalchemy.engine.interfaces import Compiled


class Statement:
    """A statement that is written once for each kind of database, and then run as it is.

    Measured on SQLite, that takes half the time of a statement that SQLAlchemy prepares anew. Its parameters are texts
    and whole numbers, which both drivers take as they are.
    """

    def __init__(self, statement: Select[Any] | Insert | Update) -> None:
        def compiled(dialect: Dialect) -> Compiled:
            return statement.compile(dialect=dialect)

        self._compiled = cache(compiled)

    def run(self, connection: Connection, values: Mapping[str, str | int]) -> CursorResult[Any]:
        """Run it with a value for each of its parameters."""
        compiled = self._compiled(connection.dialect)
        names = getattr(compiled, "positiontup", ())
        return connection.exec_driver_sql(str(compiled), tuple(values[name] for name in names))
