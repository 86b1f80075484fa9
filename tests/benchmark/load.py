"""The channel's side: clients that ask, and the connector that their replies must reach."""

import asyncio
import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession, web

from tests.support.chat import BOT

TENANT = "99999999-8888-7777-6666-555555555555"
REPLY_SECONDS = 30


class WrongReplyError(Exception):
    """A bot refused a message, did not reply, or replied with something else than what was asked for."""


@dataclass(frozen=True)
class Bot:
    """A bot that is running.

    Attributes:
        name: what it is called.
        url: where it listens.
        echoes: whether it says messages back instead of answering them.
    """

    name: str
    url: str
    echoes: bool


@dataclass(frozen=True)
class Question:
    """A question about the routine, with a figure that its answer must hold."""

    text: str
    figure: str


QUESTIONS = (
    Question("Vad kostar det att köpa ut mobilen?", "984"),
    Question("När är beredskapen bemannad?", "17.00"),
    Question("Hur många sms ingår i flatrate?", "3 000"),
    Question("How much does a call to on-call cost?", "700"),
    Question("Hej! Jag undrar efter hur lång tid skärmlåset ska gå igång på min mobil", "30"),
)


class Load:
    """Asks a bot questions as Teams would, over one HTTP session, and receives its replies.

    Attributes:
        url: where replies go; known once the application is served.
        token: the channel's token, which every message carries.
    """

    def __init__(self, session: ClientSession) -> None:
        self.url = ""
        self.token = ""
        self._session = session
        self._ids = itertools.count()
        self._awaited: dict[str, asyncio.Future[str]] = {}

    def app(self) -> web.Application:
        """The connector as a web application."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self._receive)
        return app

    async def rate(self, bot: Bot, clients: int, messages: int) -> float:
        """Messages per second: each client asks, and asks again when its reply has reached the connector.

        Raises:
            WrongReplyError: a message was refused, or not replied to, or wrongly.
        """
        questions = itertools.islice(itertools.cycle(QUESTIONS), messages)
        began = time.perf_counter()
        await asyncio.gather(*(self._ask_all(bot, client, questions) for client in range(clients)))
        return messages / (time.perf_counter() - began)

    async def _ask_all(self, bot: Bot, client: int, questions: Iterator[Question]) -> None:
        for question in questions:
            try:
                reply = await asyncio.wait_for(self._ask(bot, client, question.text), REPLY_SECONDS)
            except TimeoutError:
                raise WrongReplyError(f"{bot.name} did not reply to “{question.text}”") from None
            if (question.text if bot.echoes else question.figure) not in reply:
                raise WrongReplyError(f"{bot.name} replied to “{question.text}” with “{reply}”")

    async def _ask(self, bot: Bot, client: int, text: str) -> str:
        activity = self._activity(client, text)
        reply: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._awaited[activity["id"]] = reply
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self._session.post(f"{bot.url}/api/messages", json=activity, headers=headers) as response:
            await response.read()
        if not response.ok:
            raise WrongReplyError(f"{bot.name} refused “{text}” with {response.status}")
        try:
            return await reply
        finally:
            del self._awaited[activity["id"]]

    async def _receive(self, request: web.Request) -> web.Response:
        message = json.loads(await request.read())
        if message["type"] == "message" and (awaited := self._awaited.get(message["replyToId"])):
            awaited.set_result(f"{message.get('text') or ''} {message.get('summary') or ''}")
        return web.json_response({"id": "sent"})

    def _activity(self, client: int, text: str) -> dict[str, Any]:
        person = f"00000000-0000-0000-0000-{client:012}"
        return {
            "type": "message",
            "id": f"{next(self._ids)}",
            "timestamp": "2026-03-02T10:00:00Z",
            "channelId": "msteams",
            "serviceUrl": self.url,
            "from": {"id": f"29:{person}", "name": "Anna Ask", "aadObjectId": person},
            "recipient": BOT,
            "conversation": {"id": f"a-{client}", "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "sv-SE",
            "text": text,
        }
