"""A channel: the connector service that replies are posted to."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Json = dict[str, Any]


@dataclass(frozen=True)
class Delivery:
    """One post to the channel.

    Attributes:
        path: the path, as it was written on the wire.
        authorization: the Authorization header, or "".
        message: the body.
    """

    path: str
    authorization: str
    message: Json


@dataclass
class Channel:
    """Records what is posted to it.

    Attributes:
        deliveries: every post, also those that were turned down.
        accepted: the messages that were taken, in order.
        answers: what to answer the next posts with, as (status, headers); 200 when there are none left.
        gate: posts wait here until it is set; those of a process that dies meanwhile are lost.
        shuts_when_busy: whether turning a post down closes the gate.
        arrived: set by every message.
        waiting: how many posts have arrived and aren't answered yet.
        updates: the messages that took the place of others, in order, each with the other's id.
        threads: what was posted to begin threads in channels, each first message with its id and conversation.
        opened: what was posted to open conversations with; each gets the id `a:` and the person's.
        unopened: what to answer the next of those with; 200 when there are none left.
        unthreaded: the same for those that begin threads.
        url: where it listens.
    """

    deliveries: list[Delivery] = field(default_factory=list)
    accepted: list[Json] = field(default_factory=list)
    answers: deque[tuple[int, dict[str, str]]] = field(default_factory=deque)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    updates: list[Json] = field(default_factory=list)
    threads: list[Json] = field(default_factory=list)
    opened: list[Json] = field(default_factory=list)
    unopened: deque[tuple[int, dict[str, str]]] = field(default_factory=deque)
    unthreaded: deque[tuple[int, dict[str, str]]] = field(default_factory=deque)
    waiting: int = 0
    shuts_when_busy: bool = False
    url: str = ""
    _taken: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Let posts through at once."""
        self.gate.set()

    def app(self) -> web.Application:
        """The channel as a web application."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self._take)
        app.router.add_put("/{path:.*}", self._update)
        return app

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something holds that a post brings about."""
        async with asyncio.timeout(20):
            while not condition():
                self._taken.clear()
                await self._taken.wait()

    async def _take(self, request: web.Request) -> web.Response:
        message = await request.json()
        self.deliveries.append(Delivery(request.rel_url.raw_path, request.headers.get("Authorization", ""), message))
        if "members" not in message:
            self.arrived.set()
        await self._let_through()
        answers = self._answers_to(message)
        status, headers = answers.popleft() if answers else (200, {})
        if message.get("isGroup"):
            return self._begin_thread(message, status, headers)
        given = self._accept(message) if status == 200 else ""
        if status != 200 and self.shuts_when_busy:
            self.gate.clear()
        self._taken.set()
        return web.json_response({"id": given}, status=status, headers=headers)

    async def _update(self, request: web.Request) -> web.Response:
        message = await request.json()
        activity = request.path.rpartition("/")[2]
        self.updates.append(message | {"id": activity})
        self._taken.set()
        return web.json_response({"id": activity})

    async def _let_through(self) -> None:
        self.waiting += 1
        try:
            await self.gate.wait()
        finally:
            self.waiting -= 1
            self._taken.set()

    def _answers_to(self, message: Json) -> deque[tuple[int, dict[str, str]]]:
        if message.get("isGroup"):
            return self.unthreaded
        return self.unopened if "members" in message else self.answers

    def _begin_thread(self, message: Json, status: int, headers: dict[str, str]) -> web.Response:
        """The first message of a thread in a channel."""
        first = message["activity"]
        if status == 200:
            first["id"] = f"thread-{len(self.threads)}"
            first["conversation"] = {"id": f"{message['channelData']['channel']['id']};messageid={first['id']}"}
            self.threads.append(message)
        self._taken.set()
        began = {"id": first.get("conversation", {}).get("id"), "activityId": first.get("id")}
        return web.json_response(began, status=status, headers=headers)

    def _accept(self, message: Json) -> str:
        if "members" in message:
            self.opened.append(message)
            return f"a:{message['members'][0]['id']}"
        self.accepted.append(message)
        message["id"] = f"sent-{len(self.accepted)}"
        return str(message["id"])
