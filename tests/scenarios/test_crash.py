"""The process is killed, as a power cut would, and started again."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.audit import Line, verify
from bot.database import open_database
from tests.support.channel import Channel, Json
from tests.support.chat import Chat
from tests.support.process import AssistantProcess
from tests.support.telephony import actor

QUESTION = "Vad kostar jouren?"
ORDER = "koppla bort mig i två timmar, lunch"


@dataclass
class Mortal:
    """A conversation with an assistant that can be killed."""

    chat: Chat
    process: AssistantProcess

    def send(self, activity: Json) -> asyncio.Task[int]:
        """Send an activity, without waiting for what may never come."""
        return asyncio.create_task(self.chat.post(json=activity))

    async def dies(self, sending: asyncio.Task[int]) -> None:
        """Kill the assistant; the channel takes nothing that it was just sending."""
        await self.process.kill()
        await asyncio.wait({sending})
        await self.chat.channel.until(lambda: not self.chat.channel.waiting)
        self.chat.channel.gate.set()

    async def audit(self) -> list[Line]:
        """What was ordered and done."""
        database = await open_database(f"sqlite:///{self.process.folder}/assistant.db")
        try:
            return await database.run(lambda connection: list(verify(connection)))
        finally:
            await database.close()


@pytest_asyncio.fixture
async def mortal(channel: Channel, session: ClientSession, tmp_path: Path) -> AsyncIterator[Mortal]:
    """The whole assistant in a process of its own, and Anna, a teacher, who talks with it."""
    process = AssistantProcess(tmp_path)
    await process.start()
    anna = actor("Anna Tallkvist")
    yield Mortal(Chat(session, process.url, channel, person=anna.id, tenant=anna.tenant), process)
    await process.kill()


async def test_a_reply_that_did_not_arrive_is_sent_after_the_restart_and_once(mortal: Mortal) -> None:
    chat, channel = mortal.chat, mortal.chat.channel
    channel.gate.clear()
    question = chat.activity(text=QUESTION)
    sending = mortal.send(question)
    await channel.arrived.wait()
    await mortal.dies(sending)
    assert chat.replies == []

    await mortal.process.start()
    [reply] = await chat.until(1)
    assert "700 kr" in reply.text
    assert reply.message["replyToId"] == question["id"]
    assert await chat.post(json=question) == 200  # Teams sends it again, since it got no response
    assert (await chat.ask("tack")).text
    assert len(chat.replies) == 2


@pytest.mark.parametrize("moment", ["order carried out", "answered"])
async def test_an_order_is_carried_out_once_whenever_the_process_dies(moment: str, mortal: Mortal) -> None:
    sending = mortal.send(mortal.chat.activity(text=ORDER))
    await mortal.process.logs(moment)
    await mortal.process.kill()
    await asyncio.wait({sending})

    await mortal.process.start()
    replies = await mortal.chat.until(1)
    assert {"avstängd" in reply.text for reply in replies} == {True}
    await mortal.process.stop()
    assert [(line.entry.what, line.entry.outcome, line.whole) for line in await mortal.audit()] == [
        ("set_referral", "ordered", True),
        ("set_referral", "done", True),
    ]
