"""A lost phone is reported while the process is killed at every step: nothing is lost, nothing is done twice."""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.audit import verify
from bot.clock import stockholm_now
from bot.database import open_database
from dialogs.case_numbers import find_case_number
from telephony.embedded.backend import EmbeddedTelephony
from telephony.models import LossReport
from tests.support.channel import Channel, Json
from tests.support.chat import Chat, Received
from tests.support.process import PROJECT, free_port
from tests.support.serving import serving
from tests.support.talk import at_once
from tests.support.telephony import actor, organisation

OPENING = "min mobil blev stulen på tåget igår kväll, den var olåst och jag vill att ni rensar den"
MESSAGES = [OPENING, "jobbmejl", "ja"]
ORDERS = 7  # report, show SML-IT, sign out, lock, wipe, tell the manager; and block the SIM card, after the wipe
TOLD = "Anmälan är mottagen"


@dataclass
class Killable:
    """Assistants that follow each other on one port, each killed by a test.

    Attributes:
        forking: what starts them.
        port: where they listen.
        folder: where the databases of the test's own are.
        log: what the running one has logged.
    """

    forking: asyncio.subprocess.Process
    port: int
    folder: Path = Path()
    log: list[Json] = field(default_factory=list)
    process: int = 0
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> None:
        """Start one, and wait until it listens."""
        self.log.clear()
        settings = {
            "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{self.folder}/assistant.db",
            "TELEPHONY_DATABASE_URL": f"sqlite:///{self.folder}/telephony.db",
        }
        assert self.forking.stdin
        self.forking.stdin.write(json.dumps(settings).encode() + b"\n")
        await self.logs(lambda log: any(line["event"] == "listening" for line in log))

    async def kill(self) -> None:
        """Kill the one that runs, as a power cut would."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        await asyncio.to_thread(_until_gone, self.process)

    async def logs(self, enough: Callable[[list[Json]], bool]) -> None:
        """Wait until enough has been logged."""
        while not enough(self.log):
            self._more.clear()
            await self._more.wait()

    async def read(self) -> None:
        """Read what is logged, for as long as there is anything to read."""
        assert self.forking.stdout
        async for line in self.forking.stdout:
            content = json.loads(line)
            self.process = content.get("process", self.process)
            self.log.append(content)
            self._more.set()


def _until_gone(process: int) -> None:
    """Wait until a killed process is no more."""
    with suppress(ProcessLookupError):
        while True:
            os.kill(process, 0)
            os.sched_yield()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def killable() -> AsyncIterator[Killable]:
    """Assistants whose routine has been read."""
    forking = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.support.forking",
        cwd=PROJECT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    killable = Killable(forking, free_port())
    reading = asyncio.create_task(killable.read())
    await killable.logs(lambda log: any(line["event"] == "read" for line in log))
    yield killable
    if killable.process:
        await killable.kill()
    forking.kill()
    await forking.wait()
    await reading


@pytest_asyncio.fixture(loop_scope="module")
async def sara(killable: Killable, tmp_path: Path) -> AsyncIterator["Reporting"]:
    """Somebody with a phone, in a conversation of her own with an assistant that has just started.

    The databases are new: what an earlier test left undone would be carried out, and counted, in this one.
    """
    killable.folder = tmp_path
    await killable.start()
    channel, who = Channel(), actor("Sara Vitsippa")
    async with serving(channel.app()) as channel.url, ClientSession() as session:
        url = f"http://127.0.0.1:{killable.port}"
        chat = Chat(session, url, channel, person=who.id, tenant=who.tenant, conversation=f"a:{uuid4()}")
        yield Reporting(killable, chat)
        await killable.kill()


@dataclass
class Reporting:
    """A report on its way."""

    killable: Killable
    chat: Chat

    async def say(self, text: str) -> list[Received]:
        """Say something and get the replies."""
        return await self.chat.send(self.chat.activity(text=text))

    async def dies_while_replying(self, text: str) -> None:
        """Say something; the assistant is killed when the channel is about to take its reply."""
        channel, before = self.chat.channel, len(self.chat.replies)
        channel.arrived.clear()
        channel.gate.clear()
        sending = asyncio.create_task(self.chat.post(json=self.chat.activity(text=text)))
        await channel.arrived.wait()
        await self.killable.kill()
        await asyncio.gather(sending, return_exceptions=True)
        await channel.until(lambda: not channel.waiting)
        channel.gate.set()
        await self.killable.start()
        await self.chat.until(before + 1)

    async def dies_after(self, orders: int, text: str) -> None:
        """Say something; the assistant is killed when so many orders have been carried out."""
        sending = asyncio.create_task(self.chat.post(json=self.chat.activity(text=text)))
        await self.killable.logs(lambda log: _carried_out(log) >= orders)
        await self.killable.kill()
        await asyncio.gather(sending, return_exceptions=True)
        await self.killable.start()

    async def told(self) -> str:
        """Wait until she has been told that the report is in; gives its number."""
        await self.chat.channel.until(lambda: any(TOLD in reply.text for reply in self.chat.replies))
        told = next(reply.text for reply in self.chat.replies if TOLD in reply.text)
        return find_case_number(told)

    async def ordered(self, case: str) -> Counter[tuple[str, str]]:
        """What the audit tells of a case: how often each order was given and came to which end."""
        database = await open_database(f"sqlite:///{self.killable.folder}/assistant.db")
        try:
            lines = await database.run(lambda connection: list(verify(connection)))
        finally:
            await database.close()
        assert all(line.whole for line in lines)
        return Counter((line.entry.what, line.entry.outcome) for line in lines if line.entry.case_number == case)

    def reports(self) -> list[LossReport]:
        """The reports that the backend has."""
        url = f"sqlite:///{self.killable.folder}/telephony.db"
        backend = EmbeddedTelephony.open(url, organisation(), stockholm_now)
        try:
            return list(at_once(backend.loss_reports(actor("Sara Vitsippa"))))
        finally:
            backend.close()


def _carried_out(log: list[Json]) -> int:
    return sum(line["event"] in ("order carried out", "person told") for line in log)


@pytest.mark.parametrize("step", range(len(MESSAGES)))
@pytest.mark.asyncio(loop_scope="module")
async def test_killed_while_replying_to_any_message(step: int, sara: Reporting) -> None:
    for place, message in enumerate(MESSAGES):
        await (sara.dies_while_replying(message) if place == step else sara.say(message))
    await is_reported_once(sara)


@pytest.mark.parametrize("orders", range(1, ORDERS))
@pytest.mark.asyncio(loop_scope="module")
async def test_killed_after_any_of_the_orders(orders: int, sara: Reporting) -> None:
    for message in MESSAGES[:-1]:
        await sara.say(message)
    await sara.dies_after(orders, MESSAGES[-1])
    await is_reported_once(sara)


async def is_reported_once(sara: Reporting) -> None:
    """The report is in, once; everything was ordered once; and whoever is concerned has been told."""
    case = await sara.told()
    await sara.chat.channel.until(lambda: _told_to_manager(sara.chat.channel, case))
    (report,) = [one for one in sara.reports() if one.case == case]
    assert set(report.actions) >= {"lock_device", "wipe_device", "revoke_sessions"}
    ordered = await sara.ordered(case)
    given = {what for what, outcome in ordered if outcome == "ordered"}
    assert given == {"report_loss", "revoke_sessions", "lock_device", "wipe_device", "block_sim", "tell", "post"}
    assert set(ordered.values()) == {1}
    assert (await sara.say("hur går det med min anmälan?"))[-1].text


def _told_to_manager(channel: Channel, case: str) -> bool:
    texts = [str(message.get("summary")) for message in channel.accepted]
    return any("har fått sin telefon stulen" in text and case in text for text in texts) or any(
        "Mikael Lärkfors" in text and case in text for text in texts
    )
