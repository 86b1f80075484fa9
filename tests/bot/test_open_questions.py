"""The routine's owner sees which questions wait for an answer, and not who asked."""

import asyncio
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

import app
from bot.database import open_database
from bot.key import Key
from bot.open_questions import Waiting, grouped
from bot.outbox.rows import Origin, adding
from bot.storage import Write
from dialogs.orders import Order, Watch
from knowledge.language import Language
from telephony.models import Actor
from tests.support.talk import TUESDAY_MORNING


def waiting(question: str, person: str, day: int = 3) -> Waiting:
    """A question that was left in March."""
    return Waiting(question, person, date(2026, 3, day))


def test_questions_in_much_the_same_words_are_one() -> None:
    groups = grouped(
        [
            waiting("Vad kostar en vikbar telefon?", "anna"),
            waiting("Får vi headset?", "bo"),
            waiting("vad kostar en vikbar telefon", "cia"),
            waiting("vad kostar vikbara telefoner", "bo"),
            waiting("Får vi headset nästa år?", "bo"),
        ]
    )
    assert [(group.people, group.wordings) for group in groups] == [
        (3, ["Vad kostar en vikbar telefon?", "vad kostar vikbara telefoner"]),
        (1, ["Får vi headset?", "Får vi headset nästa år?"]),
    ]


def test_the_one_that_most_people_wait_for_comes_first_then_the_oldest() -> None:
    left = [waiting("a b c", "anna"), waiting("d e f", "anna"), waiting("x y z", "anna"), waiting("x y z", "bo")]
    assert [group.wordings[0] for group in grouped(left)] == ["x y z", "a b c", "d e f"]


def test_the_report_tells_how_many_wait_and_since_when_and_names_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path}/assistant.db"
    asyncio.run(_leave(url, "Vad kostar ett headset?", "anna", "bo"))
    monkeypatch.setenv("DATABASE_URL", url)
    assert app.main(["questions"]) == 0
    told = capsys.readouterr().out
    assert told == "Vad kostar ett headset? (2 people, since 2026-03-03)\n1 without an answer\n"


async def _leave(url: str, question: str, *people: str) -> None:
    """Store a question that waits, of each person."""
    database = await open_database(url)
    for person in people:
        order = Order(
            key=f"{person}/watch",
            flow="watch",
            case="A-2222-3333",
            command=Watch(question=question, language=Language.SWEDISH),
            about=person,
            purpose="test",
        )
        origin = Origin(Key(f"a:{person}", person), Actor(id=person, tenant="tenant-1"), "1", TUESDAY_MORNING)
        (write,) = adding(origin, [order])
        await database.run(partial(_in_turn, write=write))
    await database.close()


def _in_turn(connection: Connection, write: Write) -> None:
    write(connection, 1)
