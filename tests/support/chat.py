"""A person's side of a conversation with the assistant, over the real endpoint."""

import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession

from bot.cards.elements import opens_a_form
from tests.support import card_rules, visited
from tests.support.channel import Channel, Json

BOT = {"id": "28:assistant", "name": "Telefoniassistenten"}


@dataclass(frozen=True)
class Received:
    """A reply as it reached the channel."""

    message: Json

    @property
    def text(self) -> str:
        """The plain form."""
        return str(self.message["summary"])

    @property
    def card(self) -> Json:
        """The Adaptive Card."""
        content: Json = self.message["attachments"][0]["content"]
        return content

    @property
    def trace(self) -> Json:
        """How the message was understood; local mode only."""
        trace: Json = self.message["channelData"]["trace"]
        return trace

    @property
    def actions(self) -> list[Json]:
        """The card's buttons; of a text message, what it suggests to say."""
        holder = self.card if self.message.get("attachments") else self.message.get("suggestedActions", {})
        return list(holder.get("actions", ()))

    @property
    def buttons(self) -> list[str]:
        """The titles of the buttons, but for the one that opens a card's form."""
        return [action["title"] for action in self.actions if not opens_a_form(action)]

    def button(self, title: str) -> Json:
        """A button, by its title."""
        return next(action for action in self.actions if action["title"] == title)


@dataclass
class Chat:
    """One person's conversation.

    Attributes:
        session: the HTTP session to post with.
        bot_url: where the assistant listens.
        channel: where its replies go.
        person: the Entra object id.
        name: the display name.
        tenant: the Entra tenant id.
        conversation: the conversation's id.
        kind: `personal`, `groupChat` or `channel`.
        locale: the language of the person's client.
        token: the bearer token to send along, if any.
        delivered: waits for replies that the assistant sends after its response.
        numbers: what the activities' ids come from.
    """

    session: ClientSession
    bot_url: str
    channel: Channel
    person: str = "00000000-0000-0000-0000-000000000001"
    name: str = "Anna Ask"
    tenant: str = "tenant-1"
    conversation: str = "a:1"
    kind: str = "personal"
    locale: str = "sv-SE"
    token: str = ""
    delivered: Callable[[], Awaitable[None]] | None = None
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    @property
    def replies(self) -> list[Received]:
        """Everything that has been said in the conversation, in order."""
        return [
            Received(message)
            for message in self.channel.accepted
            if message["type"] == "message" and message["conversation"]["id"] == self.conversation
        ]

    def activity(self, type_: str = "message", /, **changes: Any) -> Json:
        """An activity of this person's, with fields changed by keyword and left out when None."""
        activity: Json = {
            "type": type_,
            "id": f"activity-{next(self.numbers)}",
            "timestamp": "2026-03-02T10:00:00Z",
            "channelId": "msteams",
            "serviceUrl": self.channel.url,
            "from": {"id": f"29:{self.person}", "name": self.name, "aadObjectId": self.person},
            "recipient": BOT,
            "conversation": {"id": self.conversation, "conversationType": self.kind},
            "channelData": {"tenant": {"id": self.tenant}},
            "locale": self.locale,
        }
        return {name: value for name, value in (activity | changes).items() if value is not None}

    async def ask(self, text: str, **changes: Any) -> Received:
        """Write a message; gives the one reply.

        Raises:
            AssertionError: when there is not exactly one.
        """
        replies = await self.send(self.activity(text=text, **changes))
        assert len(replies) == 1, replies
        return replies[0]

    async def press(self, button: Json) -> Received:
        """Press a button of a card, as Teams hands it on; gives the one reply."""
        (reply,) = await self.send(self.pressing(button))
        return reply

    def pressing(self, button: Json, on: str = "", **inputs: str) -> Json:
        """The activity of pressing a button.

        Args:
            button: an action of a card.
            on: the id of the message that the card is in.
            inputs: what was filled in, by the inputs' ids.
        """
        if button["type"] == "imBack":
            return self.activity(text=button["value"])
        if button["type"] == "Action.Submit":
            teams = button["data"]["msteams"]
            return self.activity(text=teams["text"], value=teams["value"], replyToId=on)
        action = {name: button[name] for name in ("type", "title", "verb")}
        value = {"action": {**action, "data": {**button["data"], **inputs}}, "trigger": "manual"}
        return self.activity("invoke", name="adaptiveCard/action", value=value, replyToId=on)

    async def join(self) -> list[Received]:
        """Install the assistant; gives its replies."""
        return await self.send(self.activity("installationUpdate", action="add"))

    async def edit(self, activity: Json, text: str, at: str = "2026-03-02T10:01:00Z") -> list[Received]:
        """Edit a message that was sent; gives the replies."""
        edited = activity | {"type": "messageUpdate", "text": text, "timestamp": at}
        edited["channelData"] = activity["channelData"] | {"eventType": "editMessage"}
        return await self.send(edited)

    async def send(self, activity: Json) -> list[Received]:
        """Send an activity; gives the replies to it.

        Raises:
            AssertionError: when it is not taken in.
        """
        before = len(self.replies)
        status = await self.post(json=activity)
        assert status == 200, status
        if self.token and self.delivered:
            await self.delivered()
        replies = self.replies[before:]
        for reply in replies:
            visited.asked(reply.message)
        return replies

    async def until(self, count: int) -> list[Received]:
        """Wait until so much has been said to the channel; gives everything."""
        await self.channel.until(lambda: len(self.replies) >= count)
        return self.replies

    async def post(self, **request: Any) -> int:
        """Post anything; gives the status."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        headers |= request.pop("headers", {})
        async with self.session.post(f"{self.bot_url}/api/messages", headers=headers, **request) as response:
            assert response.status < 400 or not await response.text() or response.status == 501
            if response.content_type == "application/json":
                assert card_rules.problems(await response.json()) == []
            return response.status
