"""Cards in the database: on both databases."""

from functools import partial

from bot.database import Database
from bot.key import Key
from bot.live_cards import rows
from tests.support.references import reference
from tests.support.talk import TUESDAY_MORNING

KEY = Key("a:1", "anna")
NOW = TUESDAY_MORNING.timestamp()
LATER = NOW + rows.FORGOTTEN_AFTER_SECONDS + 1


async def ask(database: Database, turn: int, now: float, activity: str) -> None:
    """Send a question, which closes the one before."""
    sent = rows.Sent(0, rows.question("frame", turn), f"question {turn}")
    closing = partial(rows.close_questions, key=KEY, still_open=sent.subject, redraw=lambda _: "receipt", now=now)
    await database.run(closing)
    await database.run(partial(rows.add, turn=turn, reference=reference(KEY), cards=[sent], now=now))
    await database.run(partial(rows.delivered, key=KEY, turn=turn, ids=[activity]))


async def kept(database: Database, turn: int) -> str | None:
    """What a question's card shows by now."""
    return await database.run(partial(rows.shown, key=KEY, activity=str(turn)))


async def test_an_answered_question_is_remembered_until_it_has_become_a_receipt_in_the_channel(
    database: Database,
) -> None:
    await ask(database, 1, NOW, "1")
    await ask(database, 2, LATER, "2")
    assert await kept(database, 1) == "receipt"
    [row] = await database.run(partial(rows.claim, now=LATER, limit=10))
    await database.run(partial(rows.brought, row=row, content=row.content))
    await ask(database, 3, LATER, "3")
    assert await kept(database, 1) is None


async def test_a_question_that_never_reached_the_channel_is_forgotten(database: Database) -> None:
    await ask(database, 1, NOW, "")
    await ask(database, 2, NOW, "2")
    await ask(database, 3, LATER, "3")
    await database.run(partial(rows.delivered, key=KEY, turn=1, ids=["1"]))
    assert await kept(database, 1) is None
