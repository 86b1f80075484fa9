"""A small Bot Connector: carries what people say to the assistant, and its replies back to them."""

import json
from collections import defaultdict
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from bot.clock import Clock
from bot.local import activities
from bot.local.activities import Activity, Envelope
from bot.local.transcript import Change, Event, Transcript
from bot.local.wire import Arrival, Asked, NewConversation, Opening, Presence, Said, Sent, Shared, Thread, read
from telephony.organisation import Organisation

_PATIENCE = ClientTimeout(total=60)
_HEARTBEAT = 15.0  # seconds: how soon a closed page is noticed


class Connector:
    """The way between people of the organisation and the assistant, within one server.

    The threads of a channel are followed together, so they have one transcript.
    """

    def __init__(self, organisation: Organisation, clock: Clock, desk_channel: str) -> None:
        """desk_channel: the id of the one channel in which the assistant may begin threads."""
        self._organisation = organisation
        self._clock = clock
        self._desk_channel = desk_channel
        self._transcripts: defaultdict[str, Transcript] = defaultdict(Transcript)
        self._run = uuid4().hex
        self._closing = False

    async def close(self, _app: web.Application) -> None:
        """Let go of everyone who follows a conversation."""
        self._closing = True
        for transcript in self._transcripts.values():
            transcript.wake()

    async def arrive(self, request: web.Request) -> web.Response:
        """Install the assistant for the person who opens a conversation, the first time.

        Like `say`, answers once the assistant has dealt with it, with the number of the latest event; and with the
        conversation's id.
        """
        presence = self._present(await read(request, Arrival))
        transcript = self._transcript(presence.conversation)
        if not transcript.begun:
            for happening in (activities.installation, activities.members_added):
                await self._tell(request, happening(presence, self._envelope(request, presence)))
            transcript.begun = True
        answer = {"conversation": presence.conversation, "latest": len(transcript)}
        return web.json_response(answer, status=HTTPStatus.CREATED)

    async def desk(self, _request: web.Request) -> web.Response:
        """Tell which channel is SML-IT's, and the number of its latest event."""
        return web.json_response({"channel": self._desk_channel, "latest": len(self._transcript(self._desk_channel))})

    async def say(self, request: web.Request) -> web.Response:
        """Carry a person's message to the assistant."""
        said = await read(request, Said)
        activity = activities.message(said, self._envelope(request, said))
        shown = activities.shown(activity, said)
        transcript = self._transcript(said.conversation)
        if shown:
            transcript.add(Change.UPDATED if said.edits else Change.CREATED, shown)
        try:
            await self._tell(request, activity)
        except web.HTTPBadGateway:
            transcript.add(Change.FAILED, {"id": activity["id"]})
            raise
        return web.json_response({"id": activity["id"], "latest": len(transcript)}, status=HTTPStatus.CREATED)

    async def ask(self, request: web.Request) -> web.Response:
        """Carry an invoke to the assistant; gives its answer: the HTTP status, and the JSON if there is any.

        And the number of the latest event, as `say` does.
        """
        asked = await read(request, Asked)
        status, body = await self._deliver(request, activities.invoke(asked, self._envelope(request, asked)))
        latest = len(self._transcript(asked.conversation))
        return web.json_response({"status": status, "body": body, "latest": latest})

    async def share(self, request: web.Request) -> web.Response:
        """Show a card of the message extension's as a person's message, which the assistant isn't told of."""
        card = await read(request, Shared)
        activity = activities.shared(card, self._envelope(request, card))
        transcript = self._transcript(card.conversation)
        transcript.add(Change.CREATED, activity)
        return web.json_response({"id": activity["id"], "latest": len(transcript)}, status=HTTPStatus.CREATED)

    async def follow(self, request: web.Request) -> web.StreamResponse:
        """Stream a conversation's events, from the first or from where the page left off."""
        transcript = self._transcript(request.query.get("conversation", ""))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        with suppress(ConnectionResetError):
            await self._stream(transcript, self._left_off(request), response)
        return response

    async def open(self, request: web.Request) -> web.Response:
        """The assistant begins a conversation: the personal one with somebody, or a thread in a channel."""
        match (await read(request, NewConversation)).root:
            case Opening() as opening:
                begun = self._open_personal(opening)
            case thread:
                begun = self._begin_thread(thread)
        return web.json_response(begun, status=HTTPStatus.CREATED)

    async def reply(self, request: web.Request) -> web.Response:
        """The assistant sends a message to a conversation."""
        sent, conversation = await read(request, Sent), request.match_info["conversation"]
        activity = self._show(Change.CREATED, sent, conversation, uuid4().hex)
        return web.json_response({"id": activity}, status=HTTPStatus.CREATED)

    async def update(self, request: web.Request) -> web.Response:
        """The assistant replaces a message of its own."""
        sent, conversation = await read(request, Sent), request.match_info["conversation"]
        activity = self._show(Change.UPDATED, sent, conversation, request.match_info["activity"])
        return web.json_response({"id": activity})

    async def delete(self, request: web.Request) -> web.Response:
        """The assistant takes a message of its own back."""
        transcript = self._transcript(request.match_info["conversation"])
        transcript.add(Change.DELETED, {"id": request.match_info["activity"]})
        return web.Response()

    def _open_personal(self, opening: Opening) -> Activity:
        """Whoever it is opened with finds it on arriving."""
        [somebody] = opening.members
        if self._organisation.member(somebody.id) is None:
            raise web.HTTPForbidden
        conversation = _opened_for(somebody.id)
        self._transcript(conversation).wake()
        return {"id": conversation}

    def _begin_thread(self, thread: Thread) -> Activity:
        channel, activity = thread.channel_data.channel.id, uuid4().hex
        if channel != self._desk_channel:
            raise web.HTTPForbidden
        conversation = f"{channel};messageid={activity}"
        self._show(Change.CREATED, thread.activity, conversation, activity)
        return {"id": conversation, "activityId": activity}

    def _show(self, change: Change, sent: Sent, conversation: str, activity: str) -> str:
        """Show what the assistant sends, also where nobody has the conversation open; gives the activity's id."""
        stamp = {"id": activity, "timestamp": self._clock().isoformat(), "conversation": {"id": conversation}}
        self._transcript(conversation).add(change, {"from": activities.ASSISTANT} | sent.model_dump() | stamp)
        return activity

    async def _stream(self, transcript: Transcript, position: int, response: web.StreamResponse) -> None:
        while not self._closing:
            events = await transcript.since(position, _HEARTBEAT)
            for event in events:
                position += 1
                await response.write(_server_sent(f"{self._run}-{position}", event))
            if not events:
                await response.write(b":\n\n")

    async def _tell(self, request: web.Request, activity: Activity) -> None:
        status, _ = await self._deliver(request, activity)
        if status >= HTTPStatus.BAD_REQUEST:
            raise web.HTTPBadGateway(text=f"The assistant answered {status}.")

    async def _deliver(self, request: web.Request, activity: Activity) -> tuple[int, Any]:
        """Post an activity to the assistant; gives the HTTP status, and the JSON of the answer if there is any."""
        endpoint = f"{_own_address(request)}/api/messages"
        try:
            async with (
                ClientSession(timeout=_PATIENCE) as http,
                http.post(endpoint, json=activity) as answer,
            ):
                return answer.status, await answer.json() if answer.content_type == "application/json" else None
        except (ClientError, TimeoutError) as error:
            raise web.HTTPBadGateway(text=f"The assistant can't be reached: {error!r}.") from error

    def _present(self, arrival: Arrival) -> Presence:
        """Whoever arrives without knowing where finds what the assistant has opened, or begins a conversation."""
        opened = _opened_for(arrival.person)
        begun = opened if opened in self._transcripts else f"a:{uuid4()}"
        return Presence.model_validate(arrival.model_dump() | {"conversation": arrival.conversation or begun})

    def _envelope(self, request: web.Request, presence: Presence) -> Envelope:
        member = self._organisation.member(presence.person)
        if member is None:
            raise web.HTTPBadRequest(text=f"Nobody in the organisation has the id {presence.person}.")
        return Envelope(
            id=uuid4().hex,
            member=member,
            tenant=self._organisation.tenant_of(member),
            moment=self._clock(),
            service_url=f"{_own_address(request)}/local/connector/",
        )

    def _transcript(self, conversation: str) -> Transcript:
        return self._transcripts[activities.channel_of(conversation)]

    def _left_off(self, request: web.Request) -> int:
        """How many events the page has seen; none of those that it has seen were sent by an earlier run."""
        run, _, position = request.headers.get("Last-Event-ID", "").partition("-")
        return int(position) if run == self._run and position.isdecimal() else 0


def _opened_for(person: str) -> str:
    """The id of the conversation that the assistant opens with a person."""
    return f"a:{person}"


def _own_address(request: web.Request) -> str:
    """Where this server listens: taken from the socket, since a header says what the sender likes."""
    host, port = request.get_extra_info("sockname")[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _server_sent(event_id: str, event: Event) -> bytes:
    data = json.dumps({"change": event.change, "activity": event.activity})
    return f"id: {event_id}\ndata: {data}\n\n".encode()
