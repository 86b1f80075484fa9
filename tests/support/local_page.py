"""The chat page's side of local mode, over HTTP."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession, ClientTimeout

Json = dict[str, Any]

_SHORT = ClientTimeout(total=20)


@dataclass
class LocalPage:
    """One open chat page.

    Attributes:
        session: speaks with the server; knows its address.
        person: the Entra object id of whom the page speaks as.
        conversation: the conversation's id.
    """

    session: ClientSession
    person: str
    conversation: str

    async def post(self, path: str, **body: Any) -> tuple[int, Json]:
        """Post what the page posts; gives the status, and the answer when it is JSON."""
        common = {"person": self.person, "conversation": self.conversation}
        async with self.session.post(path, json=common | body) as answer:
            return answer.status, await answer.json() if answer.content_type == "application/json" else {}

    async def open(self) -> list[Json]:
        """Open the conversation; gives all its events so far."""
        return await self._after(await self.post("/local/arrivals"))

    async def say(self, text: str, **body: Any) -> list[Json]:
        """Write; gives all the conversation's events so far."""
        return await self._after(await self.post("/local/messages", text=text, **body))

    async def begin(self, flow: str, given: Json) -> list[Json]:
        """Press a button that begins a flow; gives all the conversation's events so far."""
        return await self._after(await self.post("/local/messages", value={"begin": flow, "given": given}))

    async def press(self, reply: Json, title: str) -> list[Json]:
        """Press a button of a reply's card; gives all the conversation's events so far."""
        actions = reply["attachments"][0]["content"]["actions"]
        action = next(action for action in actions if action["title"] == title)
        body = {"value": action["data"], "answers": reply["id"]}
        return await self._after(await self.post("/local/messages", **body))

    async def events(self, wanted: int, last_seen: str = "") -> dict[str, Json]:
        """The first so many events for a page that has seen others, by their ids."""
        events: dict[str, Json] = {}
        event_id = ""
        headers = {"Last-Event-ID": last_seen} if last_seen else {}
        where = {"conversation": self.conversation}
        async with self.session.get("/local/events", params=where, headers=headers, timeout=_SHORT) as stream:
            while len(events) < wanted:
                name, _, value = (await stream.content.readline()).decode().strip().partition(": ")
                if name == "id":
                    event_id = value
                elif name == "data":
                    events[event_id] = json.loads(value)
        return events

    async def _after(self, posted: tuple[int, Json]) -> list[Json]:
        status, answer = posted
        assert status == 201, status
        return list((await self.events(answer["latest"])).values())
