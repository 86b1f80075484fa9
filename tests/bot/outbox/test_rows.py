"""Orders in the database: who has them in hand, and whose result counts."""

from functools import partial

import pytest
from sqlalchemy import Connection

from bot.database import Database
from bot.key import Key
from bot.outbox.rows import (
    LEASE_SECONDS,
    Answer,
    Origin,
    Progress,
    Row,
    State,
    TakenOverError,
    ToldMeanwhileError,
    adding,
    claim,
    left_untold,
    mark_told,
    move_on,
    next_due,
    untold,
    void_leases,
)
from dialogs.orders import Order
from telephony.models import Actor
from telephony.problems import ProblemType
from tests.support.ordering import order, telling
from tests.support.talk import TUESDAY_MORNING

KEY = Key("a:1", "anna")
NOW = TUESDAY_MORNING.timestamp()
REFUSED = Progress(State.ENDED, Answer(problem=ProblemType.NOT_FOUND))


async def give(database: Database, *orders: Order, turn: int = 1) -> None:
    """Store a turn's orders."""
    origin = Origin(KEY, Actor(id="anna", tenant="tenant-1"), "correlation", TUESDAY_MORNING)

    def add(connection: Connection) -> None:
        for write in adding(origin, orders):
            write(connection, turn)

    await database.run(add)


async def in_hand(database: Database, now: float = NOW) -> list[Row]:
    """Take everything in hand that is due."""
    return await database.run(partial(claim, now=now, limit=10))


async def come_to(database: Database, row: Row, progress: Progress = REFUSED) -> None:
    await database.run(partial(move_on, row=row, progress=progress, moment=TUESDAY_MORNING))


async def test_an_order_is_in_one_hand_until_its_lease_is_over(database: Database) -> None:
    await give(database, order("a"))
    [dead] = await in_hand(database)
    assert await in_hand(database, NOW + LEASE_SECONDS - 1) == []
    [alive] = await in_hand(database, NOW + LEASE_SECONDS)
    assert (dead.attempts, alive.attempts) == (1, 2)


async def test_the_result_of_a_process_that_was_too_slow_does_not_count(database: Database) -> None:
    await give(database, order("a"))
    [slow] = await in_hand(database)
    [quick] = await in_hand(database, NOW + LEASE_SECONDS)
    with pytest.raises(TakenOverError):
        await come_to(database, slow)
    await come_to(database, quick)
    with pytest.raises(TakenOverError):
        await come_to(database, quick)


async def test_at_the_start_of_the_only_process_everything_is_anybodys(database: Database) -> None:
    await give(database, order("a"))
    await in_hand(database)
    await database.run(void_leases)
    assert len(await in_hand(database)) == 1


async def test_commands_of_a_case_are_in_hand_one_at_a_time_and_others_beside_them(database: Database) -> None:
    await give(database, order("a"), order("b"), order("c", case="F-0000-0002"), telling("t", "bo"))
    first = await in_hand(database)
    assert [row.order.key for row in first] == ["a", "c", "t"]
    await come_to(database, first[0])
    assert [row.order.key for row in await in_hand(database)] == ["b"]


async def test_a_later_turns_command_waits_for_an_earlier_turns_of_the_same_case(database: Database) -> None:
    await give(database, order("b"), turn=2)
    await give(database, order("a"), turn=1)
    assert [row.order.key for row in await in_hand(database)] == ["a"]


async def test_what_a_process_has_in_hand_it_does_not_take_again(database: Database) -> None:
    await give(database, order("a"))
    await in_hand(database)
    later = NOW + LEASE_SECONDS
    assert await database.run(partial(claim, now=later, limit=10, in_hand={"a"})) == []
    assert await database.run(partial(next_due, in_hand={"a"})) is None


async def test_the_next_moment_is_that_of_the_first_order_that_waits_for_no_other(database: Database) -> None:
    assert await database.run(next_due) is None
    await give(database, order("a"), order("b", after="a"))
    assert await database.run(next_due) == NOW
    [row] = await in_hand(database)
    assert await database.run(next_due) == NOW + LEASE_SECONDS
    await come_to(database, row, Progress(State.PENDING, Answer(), NOW + 7))
    assert await database.run(next_due) == NOW + 7


async def test_what_has_happened_is_told_once(database: Database) -> None:
    await give(database, order("a"))
    assert await database.run(partial(untold, key=KEY, own=())) == []
    [waiting] = await database.run(partial(untold, key=KEY, own=("a",)))
    [row] = await in_hand(database)
    await come_to(database, row)
    [news] = await database.run(partial(untold, key=KEY, own=()))
    assert news.result.problem is ProblemType.NOT_FOUND
    await database.run(lambda connection: mark_told(connection, 1, [news]))
    assert await database.run(partial(untold, key=KEY, own=("a",))) == []
    with pytest.raises(ToldMeanwhileError):
        await database.run(lambda connection: mark_told(connection, 1, [waiting]))


async def test_that_nothing_has_changed_is_not_told(database: Database) -> None:
    await give(database, order("a"))
    away = Progress(State.PENDING, Answer(problem=ProblemType.UPSTREAM_UNAVAILABLE), NOW)
    for attempt in range(3):
        [row] = await in_hand(database)
        await come_to(database, row, away)
        news = await database.run(partial(untold, key=KEY, own=()))
        assert len(news) == (1 if attempt == 0 else 0)
        await database.run(partial(mark_told, _turn=1, rows=news))


async def test_what_nobody_has_told_for_a_while_is_found(database: Database) -> None:
    await give(database, order("a"))
    [row] = await in_hand(database)
    await come_to(database, row)
    assert await database.run(partial(left_untold, until=NOW - 1)) == []
    assert await database.run(partial(left_untold, until=NOW)) == [KEY]


async def test_an_order_comes_back_as_it_was_given(database: Database) -> None:
    given = telling("t", "bo").model_copy(update={"purpose": "stöld, åäö"})
    await give(database, given)
    [row] = await in_hand(database)
    assert row.order == given
    assert row.actor == Actor(id="anna", tenant="tenant-1")
