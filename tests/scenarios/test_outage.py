"""The telephony backend is away, or a part of it is: what has been said is kept, and done when it is back."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.pace import Pace
from dialogs.assistant import Assistant
from knowledge.base import KnowledgeBase
from tests.conftest import Start
from tests.support.backend import unavailable
from tests.support.chat import Chat
from tests.support.telephony import actor, member, open_telephony, organisation
from tests.support.time import Time

STOLEN = "min mobil blev stulen på tåget igår kväll, den var olåst, rensa den"
Begin = Callable[[], Awaitable[tuple[Chat, "Away", Time]]]


class Away:
    """The backend, which can't be reached until it is.

    Attributes:
        reads, writes: whether what is asked of it is answered, and what it is told is done.
    """

    def __init__(self, time: Time) -> None:
        self.backend = open_telephony(time)
        self.reads = self.writes = True

    def __getattr__(self, name: str) -> Any:
        """A method of the backend, or a failure."""
        works = self.writes if name in ("carry_out", "receipt") else self.reads
        return getattr(self.backend, name) if works else _fail


async def _fail(*_arguments: object, **_named: object) -> None:
    raise unavailable()


@pytest.fixture
def begin(start: Start, knowledge: KnowledgeBase) -> Begin:
    """A chat as Sara, a backend that may be away, and time that passes when a test says so."""

    async def begin() -> tuple[Chat, Away, Time]:
        time = Time()
        away = Away(time)
        tenants = ",".join(f"{tenant}={place}" for place, tenant in organisation().tenants.items())
        pace = Pace(pause=time.pause, chance=lambda _least, most: most)
        chat = await start(Assistant(knowledge, away), time, away, pace, TENANTS=tenants)
        sara = actor("Sara Vitsippa")
        chat.person, chat.tenant, chat.name = sara.id, sara.tenant, member("Sara Vitsippa").name
        return chat, away, time

    return begin


async def test_a_report_gets_a_number_at_once_and_goes_through_later(begin: Begin) -> None:
    chat, away, time = await begin()
    await chat.ask(STOLEN)
    await chat.ask("jobbmejl")
    away.writes = False
    waiting = await chat.ask("ja")
    case = waiting.text.splitlines()[0]
    assert case.startswith("T-")
    assert "anmälan är sparad" in waiting.text
    assert "0523-61 35 80" in waiting.text

    status = await chat.ask("hur går det med min anmälan?")
    assert case in status.text

    away.writes = True
    time.pass_by(minutes=10)
    told = await chat.until(len(chat.replies) + 1)
    assert "Anmälan är mottagen" in told[-1].text
    assert case in told[-1].text


async def test_a_report_does_not_wait_for_the_directory(begin: Begin) -> None:
    chat, away, _ = await begin()
    away.reads = False
    opening = await chat.ask(STOLEN)
    assert "Byt lösenord" in opening.text
    await chat.ask("jobbmejl")
    done = await chat.ask("ja")
    assert "Anmälan är mottagen" in done.text


async def test_what_was_said_is_kept_until_the_directory_answers(begin: Begin) -> None:
    chat, away, _ = await begin()
    away.reads = False
    held = await chat.ask("numret till Anna på skolan i Munkedal")
    assert "Jag når inte telefonisystemet just nu" in held.text
    assert "0523-61 35 80" in held.text
    away.reads = True
    found = await chat.ask("fortsätt")
    assert "18121" in found.text


async def test_the_extension_is_switched_off_when_the_backend_is_back(begin: Begin) -> None:
    chat, away, time = await begin()
    away.writes = False
    waiting = await chat.ask("koppla bort mig i två timmar")
    assert "är inte avstängd än" in waiting.text
    away.writes = True
    time.pass_by(minutes=10)
    told = await chat.until(2)
    assert "avstängd till" in told[-1].text
