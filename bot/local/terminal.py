"""The conversation in a terminal: over the same HTTP endpoint, on a free port of this machine."""

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import structlog
from aiohttp import ClientResponse, ClientSession, ClientTimeout, web

from bot.cards.elements import opens_a_form
from telephony.organisation import Member, Organisation

Json = dict[str, Any]

_GREETING = "Du är {name}, {title}, {municipality}. Skriv en fråga, eller numret på ett förslag. Ctrl+D avslutar."

_NONE = ClientTimeout(total=None)
_LONGEST_EVENT_BYTES = 4 * 1024 * 1024


class UnknownPersonError(Exception):
    """There is nobody, or more than one, of that name; the message says what to write."""


def person_named(organisation: Organisation, wanted: str) -> Member:
    """The one person with an Entra object id, or whose name has these words in it.

    Raises:
        UnknownPersonError: when there is not exactly one.
    """
    found = [
        member for member in organisation.people if member.id == wanted or wanted.casefold() in member.name.casefold()
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownPersonError(f"--person: nobody in the organisation is named {wanted}.")
    names = ", ".join(f"{member.name} ({member.id})" for member in found)
    raise UnknownPersonError(f"--person: several are named {wanted}: write the whole name or the id. {names}")


@dataclass
class TerminalChat:
    """One person's conversation, line by line.

    Attributes:
        session: speaks with the server.
        events: the stream of the conversation's events.
        person: whom the terminal speaks as.
        conversation: the conversation's id.
        offers: what is posted for the latest reply's numbered suggestions.
    """

    session: ClientSession
    events: ClientResponse
    person: Member
    conversation: str
    offers: list[Json] = field(default_factory=list)
    _seen: int = 0

    async def open(self) -> list[str]:
        """Join the conversation; gives what the assistant says to that."""
        return await self._post("/local/arrivals", {})

    async def say(self, line: str) -> list[str]:
        """Write a line, or press the suggestion of that number; gives what the assistant says."""
        if line.isdecimal() and 0 < int(line) <= len(self.offers):
            return await self._post("/local/messages", self.offers[int(line) - 1])
        return await self._post("/local/messages", {"text": line})

    async def _post(self, path: str, body: Json) -> list[str]:
        common = {"person": self.person.id, "conversation": self.conversation}
        async with self.session.post(path, json=common | body) as answer:
            if not answer.ok:
                return [await answer.text()]
            latest = (await answer.json())["latest"]
        return [self._shown(activity) for activity in [event async for event in self._until(latest)]]

    async def _until(self, latest: int) -> AsyncIterator[Json]:
        """The assistant's new messages up to an event; the person's own are on the screen already."""
        while self._seen < latest:
            line = await self.events.content.readline()
            if not line.startswith(b"data: "):
                continue
            self._seen += 1
            event = json.loads(line.removeprefix(b"data: "))
            activity = event["activity"]
            said = event["change"] == "created" and activity["type"] == "message"
            if said and "aadObjectId" not in activity["from"]:
                yield activity

    def _shown(self, activity: Json) -> str:
        """A message in plain words, with a number on each suggestion."""
        text: str = activity.get("summary") or activity.get("text") or ""
        offers = list(_offers(activity))
        self.offers = [posted for _, posted in offers]
        titles = [title for title, _ in offers]
        listed = "\n".join(f"- {title}" for title in titles)
        numbered = "\n".join(f"[{number}] {title}" for number, title in enumerate(titles, 1))
        return text.replace(listed, numbered) if listed in text else f"{text}\n\n{numbered}"


def _offers(activity: Json) -> Iterator[tuple[str, Json]]:
    """The titles of a message's suggestions, and what is posted for each."""
    for action in activity.get("suggestedActions", {}).get("actions", ()):
        yield action["title"], {"text": action["value"]}
    for attachment in activity.get("attachments", ()):
        for action in attachment["content"].get("actions", ()):
            if opens_a_form(action):
                continue
            offer = action.get("fallback", action)  # nothing is replaced in place here
            if offer["type"] == "Action.Submit":
                yield offer["title"], {"value": offer["data"], "answers": activity["id"]}


@asynccontextmanager
async def terminal_chat(app: web.Application, person: Member) -> AsyncIterator[TerminalChat]:
    """Serve the application on a free port, and hold a new conversation with it."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        conversation = f"a:{uuid4()}"
        async with (
            ClientSession(f"http://127.0.0.1:{runner.addresses[0][1]}", timeout=_NONE) as session,
            session.get(
                "/local/events", params={"conversation": conversation}, read_bufsize=_LONGEST_EVENT_BYTES
            ) as events,
        ):
            yield TerminalChat(session, events, person, conversation)
    finally:
        await runner.cleanup()


def keep_the_log_out_of_the_conversation() -> None:
    """Log errors alone, beside what is said."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )


def converse(app: web.Application, person: Member) -> None:
    """Talk as a person until the input ends."""
    with asyncio.Runner() as runner:
        held = AsyncExitStack()
        talk = runner.run(held.enter_async_context(terminal_chat(app, person)))
        try:
            _write(_GREETING.format(name=person.name, title=person.title, municipality=person.municipality))
            _write(*runner.run(talk.open()))
            for line in _lines():
                _write(*runner.run(talk.say(line)))
        except KeyboardInterrupt:
            _write("")
        finally:
            runner.run(held.aclose())


def _lines() -> Iterator[str]:
    """What is written, without empty lines; echoed when it doesn't come from a keyboard."""
    while True:
        try:
            line = input("> ").strip()
        except EOFError:
            _write("")
            return
        if not sys.stdin.isatty():
            _write(line)
        if line:
            yield line


def _write(*texts: str) -> None:
    sys.stdout.write("".join(f"{text}\n\n" if text else "\n" for text in texts))
    sys.stdout.flush()
