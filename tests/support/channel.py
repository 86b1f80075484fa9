"""A channel: the connector service that replies are posted to."""

import asyncio
from collections import deque
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
        gate: posts wait here until it is set.
        shuts_when_busy: whether turning a post down closes the gate.
        arrived: set by every post.
        url: where it listens.
    """

    deliveries: list[Delivery] = field(default_factory=list)
    accepted: list[Json] = field(default_factory=list)
    answers: deque[tuple[int, dict[str, str]]] = field(default_factory=deque)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    shuts_when_busy: bool = False
    url: str = ""

    def __post_init__(self) -> None:
        """Let posts through at once."""
        self.gate.set()

    def app(self) -> web.Application:
        """The channel as a web application."""
        app = web.Application()
        app.router.add_post("/{path:.*}", self._take)
        return app

    async def _take(self, request: web.Request) -> web.Response:
        message = await request.json()
        self.deliveries.append(Delivery(request.rel_url.raw_path, request.headers.get("Authorization", ""), message))
        self.arrived.set()
        await self.gate.wait()
        status, headers = self.answers.popleft() if self.answers else (200, {})
        if status == 200:
            self.accepted.append(message)
        elif self.shuts_when_busy:
            self.gate.clear()
        return web.json_response({"id": "sent"}, status=status, headers=headers)
