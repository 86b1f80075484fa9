"""A stand-in for the assistant, which shows the page and its connector what the server would have to answer."""

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.clock import stockholm_now
from bot.local.routes import add_local_routes
from telephony.organisation import Organisation

Json = dict[str, Any]

DESK = "19:desk@thread.tacv2"


def _set() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


@dataclass
class Answering:
    """Takes every activity in, and answers an invoke with what the test has laid out for its name.

    Attributes:
        heard: the activities that it was sent, in order.
        answers: the body of each invoke's answer, by the invoke's name.
        status: the HTTP status of every answer.
        open: answers wait while it isn't set.
    """

    heard: list[Json] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    status: HTTPStatus = HTTPStatus.OK
    open: asyncio.Event = field(default_factory=_set)

    def app(self, organisation: Organisation) -> web.Application:
        """The application in local mode, with this in place of the assistant."""
        app = web.Application()
        app.router.add_post("/api/messages", self._take)
        add_local_routes(app, organisation, stockholm_now, desk_channel=DESK)
        return app

    def asked(self, name: str) -> list[Json]:
        """The invokes of that name."""
        return [activity for activity in self.heard if activity.get("name") == name]

    async def _take(self, request: web.Request) -> web.Response:
        activity = await request.json()
        self.heard.append(activity)
        await self.open.wait()
        if activity["type"] == "invoke" and activity["name"] in self.answers:
            return web.json_response(self.answers[activity["name"]], status=self.status)
        return web.Response(status=self.status)
