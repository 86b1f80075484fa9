"""The chat page open in a browser, and the assistant's side of its conversation."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import ClientSession
from playwright.async_api import Page, expect

from tests.support.answering import DESK, Answering

Json = dict[str, Any]

_CONVERSATIONS = "/local/connector/v3/conversations"
_AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


def card(*body: Json, actions: list[Json] | None = None, **more: Any) -> Json:
    """A message with an Adaptive Card."""
    content = {"type": "AdaptiveCard", "version": "1.5", "lang": "sv", "body": list(body), "actions": actions or []}
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": content | more}
    return {"type": "message", "attachments": [attachment]}


def words(text: str) -> Json:
    """A card's block of text."""
    return {"type": "TextBlock", "text": text, "wrap": True}


@dataclass
class OpenChat:
    """One page in a browser, and what stands in for the assistant.

    Attributes:
        page: the page.
        assistant: takes in what the page says.
        session: speaks with the server as the assistant does.
    """

    page: Page
    assistant: Answering
    session: ClientSession

    @property
    def conversation(self) -> str:
        """The id of the conversation that the page opened first."""
        return str(self.assistant.heard[0]["conversation"]["id"])

    async def send(self, activity: Json) -> str:
        """The assistant sends a message, and it is shown; gives its id."""
        before = await self.page.locator("article").count()
        address = f"{_CONVERSATIONS}/{quote(self.conversation)}/activities"
        async with self.session.post(address, json=activity) as answer:
            sent = str((await answer.json())["id"])
        await expect(self.page.locator("article")).to_have_count(before + 1)
        return sent

    async def update(self, message: str, activity: Json, conversation: str = "") -> None:
        """The assistant replaces a message of its own."""
        address = f"{_CONVERSATIONS}/{quote(conversation or self.conversation)}/activities/{message}"
        async with self.session.put(address, json=activity) as answer:
            assert answer.ok

    async def begin_thread(self, activity: Json) -> Json:
        """The assistant begins a thread in the desk's channel; gives the ids of the thread and of the message."""
        body = {"isGroup": True, "channelData": {"channel": {"id": DESK}}, "activity": activity}
        async with self.session.post(_CONVERSATIONS, json=body) as answer:
            begun: Json = await answer.json()
        return begun

    async def faults(self) -> list[str]:
        """What axe finds to be inaccessible in the page as it is."""
        return await faults_of(self.page)


async def faults_of(page: Page) -> list[str]:
    """What axe finds to be inaccessible in a page as it is."""
    await page.evaluate(_AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("axe.run().then((results) => results.violations)")
    return [f"{fault['id']}: {[node['html'][:200] for node in fault['nodes']]}" for fault in found]
