"""The audit can only be added to, and shows when somebody has touched it all the same."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection, Executable, delete, text, update
from sqlalchemy.exc import DBAPIError

from bot import audit_report
from bot.audit import Entry, Line, append, verify
from bot.database import Database
from bot.tables import AUDIT
from telephony.models import State
from telephony.problems import ProblemType, TelephonyError
from tests.conftest import Start
from tests.support.backend import ScriptedBackend, unavailable
from tests.support.ordering import CASE, Orderer, order
from tests.support.talk import TUESDAY_MORNING

ENTRY = Entry("anna", "lock_device", "bo", "theft", CASE, "ordered", "correlation")

Meddle = Callable[[Executable], Awaitable[None]]


async def write(database: Database, *outcomes: str) -> None:
    """Add rows, one in each transaction."""
    for outcome in outcomes:
        entry = replace(ENTRY, outcome=outcome)
        await database.run(partial(append, entry=entry, moment=TUESDAY_MORNING))


async def lines(database: Database) -> list[Line]:
    return await database.run(lambda connection: list(verify(connection)))


@pytest.fixture
def meddle(database: Database) -> Meddle:
    """Runs a statement as somebody does who has got past the database's refusal."""

    def work(connection: Connection, statement: Executable) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER USER"))
        else:
            for event in ("UPDATE", "DELETE"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS audit_refuses_{event}"))
        connection.execute(statement)

    return lambda statement: database.run(partial(work, statement=statement))


async def test_rows_follow_each_other_unbroken(database: Database) -> None:
    await write(database, "ordered", "done")
    first, second = await lines(database)
    assert (first.seq, first.entry.outcome, first.whole) == (1, "ordered", True)
    assert (second.seq, second.entry.outcome, second.whole) == (2, "done", True)
    assert first.at == TUESDAY_MORNING.isoformat()
    assert first.hash != second.hash


async def test_an_empty_audit_is_whole(database: Database) -> None:
    assert await lines(database) == []


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'bo'", "DELETE FROM audit"])
async def test_the_database_refuses_to_change_a_row(statement: str, database: Database) -> None:
    await write(database, "ordered")
    with pytest.raises(DBAPIError, match="only added to"):
        await database.run(lambda connection: connection.execute(text(statement)))
    assert [line.whole for line in await lines(database)] == [True]


@pytest.mark.parametrize(
    "field", ["at", "who", "what", "about", "purpose", "case_number", "outcome", "correlation", "previous", "hash"]
)
async def test_a_row_that_was_changed_is_found(field: str, database: Database, meddle: Meddle) -> None:
    await write(database, "one", "two", "three")
    await meddle(update(AUDIT).where(AUDIT.c.seq == 2).values({field: "changed"}))
    assert [line.whole for line in await lines(database)] == [True, False]


@pytest.mark.parametrize("seq", [1, 2])
async def test_a_row_that_was_taken_out_is_found(seq: int, database: Database, meddle: Meddle) -> None:
    await write(database, "one", "two", "three")
    await meddle(delete(AUDIT).where(AUDIT.c.seq == seq))
    assert not (await lines(database))[-1].whole


async def test_rows_that_were_moved_are_found(database: Database, meddle: Meddle) -> None:
    await write(database, "one", "two", "three")
    await meddle(update(AUDIT).where(AUDIT.c.seq == 2).values(seq=4))
    await meddle(update(AUDIT).where(AUDIT.c.seq == 3).values(seq=2))
    await meddle(update(AUDIT).where(AUDIT.c.seq == 4).values(seq=3))
    assert [line.whole for line in await lines(database)] == [True, False]


async def test_rows_taken_off_at_the_end_are_told_by_the_last_hash_alone(database: Database, meddle: Meddle) -> None:
    await write(database, "one", "two", "three")
    kept = (await lines(database))[-1].hash
    await meddle(delete(AUDIT).where(AUDIT.c.seq == 3))
    left = await lines(database)
    assert all(line.whole for line in left)
    assert left[-1].hash != kept


async def test_rows_written_at_the_same_time_follow_each_other_too(database: Database) -> None:
    await asyncio.gather(*(write(database, str(n)) for n in range(8)))
    found = await lines(database)
    assert [line.seq for line in found] == list(range(1, 9))
    assert all(line.whole for line in found)


async def test_each_order_is_written_down_when_it_is_given_and_at_its_end(
    start: Start, database: Database, address: str
) -> None:
    backend = ScriptedBackend()
    backend.answer_with(
        TelephonyError(ProblemType.NOT_DEVICE_OWNER, "not yours"), State.ACCEPTED, State.UNSUPPORTED, unavailable()
    )
    keys = ("refused", "accepted", "unsupported", "away")
    assistant = Orderer({"go": tuple(order(key, case=f"F-0000-000{n}") for n, key in enumerate(keys))})
    chat = await start(assistant, telephony=backend, DATABASE_URL=address)
    await chat.send(chat.activity(text="go"))
    entries = [line.entry for line in await lines(database)]
    outcomes = [(entry.case_number[-1], entry.outcome) for entry in entries]
    assert outcomes[:4] == [(f"{n}", "ordered") for n in range(4)]
    assert sorted(outcomes[4:]) == [("0", "refused: not-device-owner"), ("2", "unsupported")]
    assert {entry.who for entry in entries} == {chat.person}
    assert {(entry.what, entry.about, entry.purpose) for entry in entries} == {("clear_referral", "anna", "test")}
    assert len({entry.correlation for entry in entries}) == 1


async def test_an_operator_sees_the_rows_and_that_they_are_whole(
    database: Database, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    await write(database, "ordered", "done")
    status = await asyncio.to_thread(audit_report.main, address)
    told = capsys.readouterr().out.splitlines()
    assert status == 0
    assert told[0].startswith("1 2026-03-03T10:00:00+01:00 lock_device: ordered; by anna, about bo, case F-0000-0001")
    assert told[-1] == f"OK: 2 rows, unbroken. The last hash is {(await lines(database))[-1].hash}."


async def test_an_operator_is_told_the_first_broken_row(
    database: Database, address: str, meddle: Meddle, capsys: pytest.CaptureFixture[str]
) -> None:
    await write(database, "one", "two", "three")
    await meddle(update(AUDIT).where(AUDIT.c.seq == 2).values(who="cecilia"))
    status = await asyncio.to_thread(audit_report.main, address)
    assert status == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("Row 2 is broken")
