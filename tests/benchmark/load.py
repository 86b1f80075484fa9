"""The channel's side: clients that ask, and the connector that their replies must reach."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from pydantic_core import from_json, to_json

from tests.benchmark.http import Post, Receiver, asking
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


@contextmanager
def _awake() -> Iterator[None]:
    """Keep the asking side from falling asleep between messages: how long it takes to wake is no bot's doing."""
    loop, done = asyncio.get_running_loop(), asyncio.Event()

    def stir() -> None:
        if not done.is_set():
            loop.call_soon(stir)

    stir()
    try:
        yield
    finally:
        done.set()


class Load:
    """Asks a bot questions as Teams would, and receives its replies.

    Attributes:
        url: where replies go, while it listens.
        token: the channel's token, which every message carries.
    """

    def __init__(self) -> None:
        self.url = ""
        self.token = ""
        self._ids = itertools.count()
        self._awaited: dict[str, asyncio.Future[str]] = {}

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[str]:
        """Receive replies; gives the address."""
        server = await asyncio.get_running_loop().create_server(lambda: Receiver(self._receive), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self.url
        finally:
            server.close()

    async def rate(self, bot: Bot, clients: int, messages: int) -> float:
        """Messages per second: each client asks, and asks again when its reply has reached the connector.

        Raises:
            WrongReplyError: a message was refused, or not replied to, or wrongly.
        """
        questions = itertools.islice(itertools.cycle(QUESTIONS), messages)
        with _awake():
            began = time.perf_counter()
            await asyncio.gather(*(self._ask_all(bot, client, questions) for client in range(clients)))
            return messages / (time.perf_counter() - began)

    async def _ask_all(self, bot: Bot, client: int, questions: Iterator[Question]) -> None:
        async with asking(bot.url) as post:
            for question in questions:
                try:
                    reply = await asyncio.wait_for(self._ask(bot, post, client, question.text), REPLY_SECONDS)
                except TimeoutError:
                    raise WrongReplyError(f"{bot.name} did not reply to “{question.text}”") from None
                if (question.text if bot.echoes else question.figure) not in reply:
                    raise WrongReplyError(f"{bot.name} replied to “{question.text}” with “{reply}”")

    async def _ask(self, bot: Bot, post: Post, client: int, text: str) -> str:
        activity = self._activity(client, text)
        reply: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._awaited[activity["id"]] = reply
        status = await post("/api/messages", to_json(activity), {"Authorization": f"Bearer {self.token}"})
        if status >= HTTPStatus.BAD_REQUEST:
            raise WrongReplyError(f"{bot.name} refused “{text}” with {status}")
        try:
            return await reply
        finally:
            del self._awaited[activity["id"]]

    def _receive(self, body: bytes) -> None:
        message = from_json(body)
        if message["type"] == "message" and (awaited := self._awaited.get(message["replyToId"])):
            awaited.set_result(f"{message.get('text') or ''} {message.get('summary') or ''}")

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
