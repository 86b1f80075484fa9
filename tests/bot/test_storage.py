"""What is remembered, on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, inspect, text

from bot.clock import stockholm_now
from bot.database import Database, DatabaseUnavailableError, open_database
from bot.key import Key
from bot.storage import UNSENT_LEASE_SECONDS, ContendedError, Step, Storage, Taken, void_leases
from bot.tables import METADATA
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.turn import Scope
from tests.support.references import reference
from tests.support.time import Time

T = TypeVar("T")

KEY = Key("19:c@thread.tacv2", "anna")


@pytest.fixture
def storage(database: Database) -> Storage:
    return Storage(database, stockholm_now)


def say(word: str) -> "Saying":
    return Saying(word)


class Saying:
    """Responds by adding a word to what was offered before."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.calls = 0

    async def __call__(self, conversation: Conversation) -> Step:
        self.calls += 1
        return step(conversation.model_copy(update={"offered": (*conversation.offered, self.word)}))


def step(conversation: Conversation, **changes: Any) -> Step:
    """What a turn leads to that says and orders nothing, with fields changed by keyword."""
    return replace(Step(Outcome(conversation, ()), reference(KEY)), **changes)


def replying(*messages: bytes) -> Callable[[Conversation], Awaitable[Step]]:
    """Responds with messages."""

    async def reply(conversation: Conversation) -> Step:
        return step(conversation, answers="activity", messages=messages)

    return reply


async def unchanged(conversation: Conversation) -> Step:
    return step(conversation)


async def remembered(storage: Storage, key: Key = KEY) -> tuple[str, ...]:
    taken = await storage.take_turn(key, None, unchanged)
    assert taken is not None
    return taken.step.outcome.conversation.offered


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
    await Storage(first, stockholm_now).take_turn(KEY, "1", say("ett"))
    await first.close()
    second = await open_database(address)
    assert await remembered(Storage(second, stockholm_now)) == ("ett",)
    await second.close()


class Slowed:
    """A database that lets another turn finish, once one has begun, before it does anything for this one."""

    shared = False

    def __init__(self, database: Database) -> None:
        self._database = database
        self.other: asyncio.Future[Taken | None] | None = None

    async def run(self, work: Callable[[Connection], T]) -> T:
        if self.other:
            await self.other
        return await self._database.run(work)

    async def close(self) -> None: ...


async def test_a_turn_is_run_again_when_another_came_between(storage: Storage, database: Database) -> None:
    await storage.take_turn(KEY, "1", say("ett"))
    saying, slowed = say("två"), Slowed(database)

    async def interrupted(conversation: Conversation) -> Step:
        if not slowed.other:
            between = Storage(database, stockholm_now).take_turn(KEY, "between", say("mellan"))
            slowed.other = asyncio.ensure_future(between)
        return await saying(conversation)

    await Storage(slowed, stockholm_now).take_turn(KEY, "2", interrupted)
    assert saying.calls == 2
    assert await remembered(storage) == ("ett", "mellan", "två")


async def test_two_processes_see_what_the_other_has_stored(database: Database) -> None:
    here, there = Storage(database, stockholm_now), Storage(database, stockholm_now)
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
    async def fail(_conversation: Conversation) -> Step:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await storage.take_turn(KEY, "1", fail)
    assert await storage.take_turn(KEY, "1", say("ett")) is not None


async def test_an_unreadable_conversation_begins_anew(storage: Storage, database: Database) -> None:
    await storage.take_turn(KEY, "1", say("ett"))
    await database.run(lambda connection: connection.execute(text("UPDATE conversations SET state = '{}x'")))
    assert await remembered(Storage(database, stockholm_now)) == ()


async def test_a_conversation_that_always_changes_is_given_up(database: Database) -> None:
    def meddle(connection: Connection) -> None:
        connection.execute(text("UPDATE conversations SET version = version + 1"))

    class Meddled:
        """A database where somebody else always comes first."""

        shared = False

        async def run(self, work: Callable[[Connection], T]) -> T:
            result = await database.run(work)
            await database.run(meddle)
            return result

        async def close(self) -> None: ...

    await Storage(database, stockholm_now).take_turn(KEY, "1", say("ett"))
    with pytest.raises(ContendedError):
        await Storage(Meddled(), stockholm_now).take_turn(KEY, "2", say("två"))


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
    await Storage(database, stockholm_now).answers()
    await database.close()


async def test_an_option_that_is_not_known_is_told(postgres: str) -> None:
    with pytest.raises(DatabaseUnavailableError, match="nonsense"):
        await open_database(f"{postgres}&nonsense=1")


async def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnavailableError, match="DATABASE_URL"):
        await open_database(f"sqlite:///{tmp_path}/file/assistant.db")


async def test_replies_are_kept_until_the_channel_has_them(database: Database) -> None:
    time = Time()
    storage = Storage(database, time)
    taken = await storage.take_turn(KEY, "1", replying(b"ett", b"tv\xc3\xa5"))
    assert taken
    assert taken.batch
    time.pass_by(seconds=UNSENT_LEASE_SECONDS)
    [overdue] = await storage.overdue()
    assert (overdue.key, overdue.reference) == (KEY, reference(KEY))
    assert overdue.unsent == (taken.batch,)
    assert [batch.messages for batch in overdue.unsent] == [("ett", "två")]
    await storage.delivered(KEY, taken.batch.turn)
    time.pass_by(seconds=UNSENT_LEASE_SECONDS)
    assert await storage.overdue() == []


async def test_replies_are_overdue_only_when_delivering_has_had_its_time(database: Database) -> None:
    time = Time()
    storage = Storage(database, time)
    await storage.take_turn(KEY, "1", replying(b"ett"))
    time.pass_by(seconds=UNSENT_LEASE_SECONDS - 1)
    assert await storage.overdue() == []


async def test_overdue_replies_are_delivered_by_one_process(database: Database) -> None:
    time = Time()
    here, there = Storage(database, time), Storage(database, time)
    await here.take_turn(KEY, "1", replying(b"ett"))
    time.pass_by(seconds=UNSENT_LEASE_SECONDS)
    found = await asyncio.gather(here.overdue(), there.overdue())
    assert sorted(map(len, found)) == [0, 1]


async def test_at_the_start_of_the_only_process_all_replies_are_overdue(database: Database) -> None:
    storage = Storage(database, Time())
    await storage.take_turn(KEY, "1", replying(b"ett"))
    await database.run(void_leases)
    assert len(await storage.overdue()) == 1


async def test_what_one_turn_has_delivered_leaves_the_replies_of_others(database: Database) -> None:
    time = Time()
    storage = Storage(database, time)
    first = await storage.take_turn(KEY, "1", replying(b"ett"))
    second = await storage.take_turn(KEY, "2", replying(b"tv\xc3\xa5"))
    assert first
    assert first.batch
    assert second
    await storage.delivered(KEY, first.batch.turn)
    time.pass_by(seconds=UNSENT_LEASE_SECONDS)
    [overdue] = await storage.overdue()
    assert overdue.unsent == (second.batch,)


async def test_what_was_delivered_during_a_turn_is_not_kept_by_it(database: Database) -> None:
    time = Time()
    storage = Storage(database, time)
    first = await storage.take_turn(KEY, "1", replying(b"ett"))
    assert first
    assert first.batch
    number = first.batch.turn

    async def deliver_meanwhile(conversation: Conversation) -> Step:
        await storage.delivered(KEY, number)
        return step(conversation)

    await storage.take_turn(KEY, "2", deliver_meanwhile)
    time.pass_by(seconds=UNSENT_LEASE_SECONDS)
    assert await storage.overdue() == []


async def test_replies_that_were_delivered_twice_are_taken_off_once(storage: Storage) -> None:
    taken = await storage.take_turn(KEY, "1", replying(b"ett"))
    assert taken
    assert taken.batch
    await storage.delivered(KEY, taken.batch.turn)
    await storage.delivered(KEY, taken.batch.turn)
    assert await remembered(storage) == ()


async def test_what_goes_with_a_turn_is_stored_with_it_or_not_at_all(storage: Storage, database: Database) -> None:
    def fail(_connection: Connection, _turn: int) -> None:
        raise ZeroDivisionError

    async def failing(conversation: Conversation) -> Step:
        return step(conversation, messages=[b"ett"], writes=[fail])

    with pytest.raises(ZeroDivisionError):
        await storage.take_turn(KEY, "1", failing)
    await database.run(void_leases)
    assert await storage.overdue() == []
    assert await storage.reference(KEY) is None


async def test_a_person_is_reached_in_the_personal_conversation_where_last_heard(storage: Storage) -> None:
    heard = reference(KEY).heard_at
    places: dict[str, dict[str, Any]] = {
        "a:old": {"heard_at": heard.replace(hour=8)},
        "a:new": {"heard_at": heard.replace(hour=9)},
        "19:group": {"scope": Scope.GROUP},
    }
    for conversation, changes in places.items():
        key = Key(conversation, KEY.person)

        async def hear(before: Conversation, key: Key = key, changes: dict[str, Any] = changes) -> Step:
            return step(before, reference=reference(key, **changes))

        await storage.take_turn(key, "1", hear)
    found = await storage.personal(KEY.person)
    assert found == reference(Key("a:new", KEY.person), heard_at=heard.replace(hour=9))
    assert await storage.personal("bo") is None


async def test_a_conversation_of_before_references_were_kept_has_none(storage: Storage, database: Database) -> None:
    await storage.take_turn(KEY, "1", say("ett"))
    await database.run(lambda connection: connection.execute(text("UPDATE conversations SET reference = ''")))
    assert await storage.reference(KEY) is None
    assert await storage.personal(KEY.person) is None
