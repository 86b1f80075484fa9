"""The database, ready for use: its driver, its schema, and one way to run work on it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import structlog
from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

T = TypeVar("T")


class DatabaseUnavailableError(Exception):
    """The database can't be used; the message says what to do."""


_MIGRATIONS = Path(__file__).parent / "migrations"
_MOST_ATTEMPTS = 20
_ROLLED_BACK_FOR_OTHERS = ("40P01", "40001")
"""PostgreSQL's codes for a deadlock, and for a transaction that can't be brought in line with others."""

_log = structlog.get_logger()


class Database(Protocol):
    """Something that work can be run on, each piece in one transaction.

    Attributes:
        shared: whether other processes may use it at the same time.
    """

    @property
    def shared(self) -> bool: ...

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Run work in a transaction, which is committed if it returns and rolled back if it raises.

        Work that the database has rolled back because of what others were doing is run again, so it must do nothing
        beyond the transaction.
        """
        ...

    async def close(self) -> None:
        """Let go of every connection."""
        ...


class SqliteDatabase:
    """A SQLite file that this process alone uses.

    It runs on the event loop: measured, a transaction takes 0.1 ms there, and a hop to a thread and back
    0.4 ms. With a write-ahead log a commit does not wait for the disk.
    """

    shared = False

    def __init__(self, url: URL) -> None:
        if url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        self._engine = create_engine(url, poolclass=StaticPool, hide_parameters=True)
        event.listen(self._engine, "connect", _use_write_ahead_log)
        with self._engine.begin() as connection:
            _upgrade(connection)
        self._connection = self._engine.connect()

    async def run(self, work: Callable[[Connection], T]) -> T:
        """See Database."""
        with self._connection.begin():
            return work(self._connection)

    async def close(self) -> None:
        """See Database."""
        self._connection.close()
        self._engine.dispose()


class PostgresDatabase:
    """A PostgreSQL database, which several processes may share."""

    shared = True

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def run(self, work: Callable[[Connection], T]) -> T:
        """See Database."""
        for _ in range(_MOST_ATTEMPTS - 1):
            try:
                return await self._attempt(work)
            except DBAPIError as error:
                sqlstate = getattr(error.orig, "sqlstate", None)
                if sqlstate not in _ROLLED_BACK_FOR_OTHERS:
                    raise
                _log.warning("transaction run again", sqlstate=sqlstate)
        return await self._attempt(work)

    async def _attempt(self, work: Callable[[Connection], T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        """See Database."""
        await self._engine.dispose()


async def open_database(address: str) -> Database:
    """Open a database and bring its schema up to date.

    Raises:
        DatabaseUnavailableError: when it can't be reached or written.
    """
    url = make_url(address)
    try:
        return await _open(url)
    except (SQLAlchemyError, OSError, TypeError) as error:  # TypeError: an option that the driver lacks
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        where = url.render_as_string(hide_password=True)
        raise DatabaseUnavailableError(f"DATABASE_URL can't be used ({where}): {reason}.") from error


async def _open(url: URL) -> Database:
    if url.get_backend_name() == "sqlite":
        return SqliteDatabase(url.set(drivername="sqlite"))
    database = PostgresDatabase(create_async_engine(_by_asyncpg(url), hide_parameters=True, pool_pre_ping=True))
    await database.run(_upgrade)
    return database


def _by_asyncpg(url: URL) -> URL:
    """The same address for asyncpg, which writes PostgreSQL's usual `sslmode` as `ssl`."""
    url = url.set(drivername="postgresql+asyncpg")
    if "sslmode" not in url.query:
        return url
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": url.query["sslmode"]})


def _upgrade(connection: Connection) -> None:
    """Bring the schema up to date; one process at a time where several start together."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('telephony-assistant'))")
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _use_write_ahead_log(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
