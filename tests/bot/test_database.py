"""What PostgreSQL rolls back because of what others were doing is done again."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import await_only

from bot.clock import stockholm_now
from bot.database import Database, open_database
from bot.key import Key
from bot.storage import Step, Storage
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from tests.support.databases import empty
from tests.support.references import reference

ANNA, BO = Key("a:anna", "anna"), Key("a:bo", "bo")


@pytest_asyncio.fixture
async def database(postgres: str) -> AsyncIterator[Database]:
    await empty(postgres)
    database = await open_database(postgres)
    yield database
    await database.close()


@dataclass
class Crossing:
    """A turn that holds one lock, and wants another once somebody else has that."""

    key: Key
    first: int
    then: int
    attempts: int = 0
    holds: asyncio.Event = field(default_factory=asyncio.Event)
    other: "Crossing | None" = None

    async def respond(self, conversation: Conversation) -> Step:
        said = conversation.model_copy(update={"offered": (*conversation.offered, self.key.person)})
        return Step(Outcome(said, ()), reference(self.key), writes=[self.write])

    def write(self, connection: Connection, _turn: int) -> None:
        self.attempts += 1
        connection.execute(text("SET LOCAL deadlock_timeout = '10ms'"))
        lock(connection, self.first)
        self.holds.set()
        assert self.other
        await_only(self.other.holds.wait())
        lock(connection, self.then)


def lock(connection: Connection, number: int) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def failing(connection: Connection, sqlstate: str) -> None:
    connection.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'failing' USING ERRCODE = '{sqlstate}'; END $$"))


async def test_of_two_turns_that_wait_for_each_other_both_are_stored(database: Database) -> None:
    anna, bo = Crossing(ANNA, 1, 2), Crossing(BO, 2, 1)
    anna.other, bo.other = bo, anna
    storage = Storage(database, stockholm_now)
    taken = await asyncio.gather(
        storage.take_turn(ANNA, "1", anna.respond),
        storage.take_turn(BO, "1", bo.respond),
    )
    assert all(taken)
    assert anna.attempts + bo.attempts == 3
    later = Storage(database, stockholm_now)
    assert [(await later.conversation(key)).offered for key in (ANNA, BO)] == [("anna",), ("bo",)]


@pytest.mark.parametrize("sqlstate", ["40P01", "40001"])
async def test_work_that_is_rolled_back_for_others_is_run_again(sqlstate: str, database: Database) -> None:
    attempts = []

    def work(connection: Connection) -> int:
        attempts.append(1)
        if len(attempts) < 3:
            failing(connection, sqlstate)
        return len(attempts)

    assert await database.run(work) == 3


async def test_work_that_is_rolled_back_again_and_again_fails_in_the_end(database: Database) -> None:
    with pytest.raises(DBAPIError):
        await database.run(lambda connection: failing(connection, "40P01"))


async def test_work_that_fails_for_another_reason_is_run_once(database: Database) -> None:
    attempts = []

    def work(connection: Connection) -> None:
        attempts.append(1)
        failing(connection, "22012")

    with pytest.raises(DBAPIError):
        await database.run(work)
    assert len(attempts) == 1
