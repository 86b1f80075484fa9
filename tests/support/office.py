"""The whole assistant in local mode, and the people who use it: at pages in a browser, or without one."""

from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession
from playwright.async_api import Browser, expect

from tests.support.at_the_page import AtThePage
from tests.support.channel import Json
from tests.support.local_page import LocalPage
from tests.support.telephony import member
from tests.support.walk import CONFIRM, MOST_STEPS, Hands, Journey, walks

LOCALES = {"sv": "sv-SE", "en": "en-GB"}


@dataclass
class Office:
    """Where everybody is.

    Attributes:
        browser: what pages are opened in.
        session: speaks with the server.
        url: where the assistant listens.
        clock: what moves time.
        complaints: what the pages have complained about.
    """

    browser: Browser
    session: ClientSession
    url: str
    clock: Hands
    complaints: list[str] = field(default_factory=list)

    async def sit_down(
        self,
        name: str,
        municipality: str = "",
        *,
        language: str = "sv",
        width: int = 1180,
        height: int = 820,
        **media: Any,
    ) -> AtThePage:
        """Somebody opens the page; `media` is what the machine asks for, as `color_scheme`."""
        context = await self.browser.new_context(
            viewport={"width": width, "height": height}, locale=LOCALES[language], **media
        )
        await context.add_init_script(f"sessionStorage.person ??= '{member(name, municipality).id}'")
        page = await context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        await page.goto(self.url)
        await expect(page.locator("#log")).to_have_attribute("aria-busy", "false")
        return AtThePage(page)

    async def begin(self, journey: Journey, language: str) -> AtThePage:
        """Whoever goes on a journey opens the page, once others have done what has to be done before."""
        for before in journey.before:
            for who, flow in before.items():
                await self.go_through(flow, who)
        return await self.sit_down(journey.who, journey.municipality, language=language)

    async def told(self, at: AtThePage) -> str:
        """Everything that the assistant has said at a page, also where another card has taken its place since."""
        conversation, latest = await at.whereabouts()
        chat = LocalPage(self.session, "", conversation)
        events = (await chat.events(latest)).values()
        return "\n".join(_words(event["activity"]) for event in events if "activity" in event)

    async def go_through(self, flow: str, who: str) -> None:
        """Somebody goes through a flow in Swedish, without a browser."""
        person = member(who).id
        chat = LocalPage(self.session, person, f"a:{person}")
        said = len(await chat.open())
        events = await chat.begin(flow, walks()[flow].given)
        for _ in range(MOST_STEPS):
            step = _step(events[said:])
            if not step:
                return
            said = len(events)
            events = await chat.say("ja" if step == CONFIRM else walks()[flow].sv.answers[step])
        raise AssertionError(f"there is no end: {step}")


def _words(activity: Json) -> str:
    return str(activity.get("text") or activity.get("summary") or "")


def _step(events: list[Json]) -> str:
    """What the latest of the assistant's new messages asks for that asks for anything."""
    new = [event["activity"] for event in events if event["change"] == "created"]
    traces = [activity.get("channelData", {}).get("trace", {}) for activity in new]
    return next((str(trace["step"]) for trace in reversed(traces) if trace.get("step")), "")
