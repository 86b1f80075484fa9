"""What goes on beside the conversations."""

import asyncio
from pathlib import Path

from aiohttp import ClientSession

from bot.server import create_app
from bot.settings import Settings
from tests.support.backend import ScriptedBackend
from tests.support.channel import Channel
from tests.support.chat import Chat
from tests.support.ordering import Orderer, order
from tests.support.serving import serving


class Rounds:
    """A postman who counts his rounds, and fails on the first."""

    def __init__(self) -> None:
        self.made = 0
        self.done = asyncio.Event()

    async def deliver_pending(self) -> None:
        """Go once."""
        self.made += 1
        self.done.set()
        if self.made == 1:
            raise ZeroDivisionError


async def test_mails_are_delivered_at_the_start_and_as_soon_as_a_command_has_been_given(
    channel: Channel, session: ClientSession, tmp_path: Path
) -> None:
    postman = Rounds()
    settings = Settings.load(DATABASE_URL=f"sqlite:///{tmp_path}/assistant.db")
    app = create_app(settings, Orderer({"go": (order("a"),)}), ScriptedBackend(), postman=postman)
    async with serving(app) as url, asyncio.timeout(10):
        await postman.done.wait()
        assert postman.made == 1
        postman.done.clear()
        chat = Chat(session, url, channel)
        await chat.send(chat.activity(text="go"))
        await postman.done.wait()
        assert postman.made == 2
