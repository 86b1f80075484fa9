"""The backend's SQLite file: made when it is new, brought up to date when it is old, and used in transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from telephony.embedded.migrations import MIGRATIONS
from telephony.embedded.persons import PersonDirectory
from telephony.embedded.schema import METADATA
from telephony.problems import ProblemType, TelephonyError

VERSION = 1 + len(MIGRATIONS)
"""Of the tables."""


class TelephonyDatabaseError(Exception):
    """The file can't be used; the message says what to do."""


class TelephonyDatabase:
    """A SQLite file that this process alone uses, on the event loop, as the conversations' own is.

    Attributes:
        connection: the one connection; to be used within `transaction` alone.
    """

    connection: Connection

    def __init__(self, url: str) -> None:
        """Open it.

        Raises:
            TelephonyDatabaseError: when it can't be opened, or is a later version's file or no file of a backend's.
        """
        address = make_url(url)
        self._engine = create_engine(address.set(drivername="sqlite"), poolclass=StaticPool, hide_parameters=True)
        event.listen(self._engine, "connect", _begin_by_hand)
        event.listen(self._engine, "begin", _begin)
        try:
            if address.database:
                Path(address.database).parent.mkdir(parents=True, exist_ok=True)
            self.connection = self._engine.connect()
            with self.connection.begin():
                _prepare(self.connection, url)
        except (DatabaseError, OSError) as error:
            self._engine.dispose()
            reason = getattr(error, "orig", None) or error
            raise TelephonyDatabaseError(
                f"{url} can't be used as the telephony backend's database: {reason}. "
                "Let the address name a file of its own that can be written."
            ) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do everything within or, if it raises, nothing of it.

        Raises:
            TelephonyError: upstream-unavailable when the file can't be read or written just now.
        """
        try:
            with self.connection.begin():
                yield
        except DatabaseError as error:
            raise TelephonyError(ProblemType.UPSTREAM_UNAVAILABLE, f"the database failed: {error.orig}") from error

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        self._engine.dispose()


def _begin_by_hand(connection: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to SQLAlchemy, so that making the tables is one; a commit waits for the disk."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _prepare(connection: Connection, url: str) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    used = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() > 0
    if version not in (range(1, VERSION + 1) if used else (0,)):
        raise TelephonyDatabaseError(
            f"{url} was not made by this version of the telephony backend: it has version {version}, and {VERSION} "
            "is needed. Move the file away, and a new one is made; or use the program that it was made by."
        )
    for statement in chain.from_iterable(MIGRATIONS[version - 1 :] if used else ()):
        connection.exec_driver_sql(statement)
    METADATA.create_all(connection)
    PersonDirectory(connection).create()
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
