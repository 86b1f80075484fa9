"""Somebody at the chat page in a browser, with the real assistant behind it."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Locator, Page, Response, expect

from tests.support.telephony import member
from tests.support.walk import CONFIRM, MOST_STEPS, Way

_CARD = ".ac-adaptiveCard"
_OPENING = re.compile("formulär|form$")
_TEXT = "textarea, input:not([type])"
_STEPS = """(replies) => replies.map((reply) => {
  const step = [...reply.querySelectorAll(".trace dt")].find((term) => term.textContent === "step");
  return step?.nextElementSibling.textContent ?? "";
})"""
_SHOWN = "(latest) => Number(document.getElementById('log').dataset.latest) >= latest"
_HERE = """() => [
  sessionStorage[`personal ${sessionStorage.person}`],
  Number(document.getElementById("log").dataset.latest),
]"""
_SIDEWAYS = """() => [...document.querySelectorAll("html, #log, dialog[open], #log .bubble, #log .ac-pushButton")]
  .filter((part) => part.scrollWidth > part.clientWidth + 1)
  .map((part) => `${part.tagName} ${part.className}`)"""
_CUT_OFF = """() => [...document.querySelectorAll("#log .card *, #log .words *, dialog[open] *")]
  .filter((part) => part.checkVisibility() && getComputedStyle(part).overflow === "hidden" && part.textContent.trim())
  .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 2)
  .map((part) => part.outerHTML.slice(0, 200))"""


@dataclass
class AtThePage:
    """One person at one page.

    Attributes:
        page: the page.
        language: the language that it is opened in.
        step: what the assistant asks for, if it asks for anything.
        place: where in the conversation it asked for that.
    """

    page: Page
    language: str = "sv"
    step: str = ""
    place: int = 0

    @property
    def log(self) -> Locator:
        """Everything that has been said."""
        return self.page.locator("#log")

    @property
    def replies(self) -> Locator:
        """What the assistant has said, in order."""
        return self.page.locator(".reply")

    @property
    def question(self) -> Locator:
        """The message that asks for something."""
        return self.replies.nth(self.place)

    @property
    def opener(self) -> Locator:
        """The button that opens the form of the question."""
        return self.question.get_by_role("button", name=_OPENING)

    @property
    def form(self) -> Locator:
        """The form of the question, once it is open."""
        return self.question.locator("#form")

    async def open_form(self) -> None:
        """Open the form of the question, which takes the place of its buttons."""
        await self.opener.click()
        await expect(self.form).to_be_visible()

    async def leave_form(self) -> None:
        """Take the question back in its place."""
        await self.button("Tillbaka till frågan").click()
        await expect(self.form).to_have_count(0)

    async def be(self, name: str) -> None:
        """Go on as somebody by name."""
        title = member(name).title
        async with self._arrived():
            await self.page.locator("#person").select_option(label=f"{name}, {title}")

    async def look_into(self, kind: str) -> None:
        """Go to the conversation of that kind."""
        options = self.page.locator("#options")
        folded = await options.is_visible()
        if folded:
            await options.click()
        async with self._arrived():
            await self.page.locator("#kind").select_option(kind)
        if folded:
            await options.click()

    async def reload(self) -> None:
        """Open the page again."""
        async with self._arrived():
            await self.page.reload()

    async def say(self, text: str) -> None:
        """Write a message, and await what is said to it."""
        async with self.answered():
            await self.page.locator("#text").fill(text)
            await self.page.locator("#text").press("Enter")

    async def press(self, title: str) -> None:
        """Press a button: the latest that says so."""
        async with self.answered():
            await self.button(title).click()

    def button(self, title: str) -> Locator:
        """The latest button that says so."""
        return self.page.get_by_role("button", name=title, exact=True).last

    async def fill_in(self, answers: Mapping[str, str]) -> None:
        """Fill in the question's form, opened if it isn't, with answers by slot, and send it."""
        if not await self.form.is_visible():
            await self.open_form()
        for field in await self.form.locator("[id^='field.']").all():
            _, slot, *part = (await field.get_attribute("id") or "").split(".")
            if not part or not part[0].startswith("from_"):  # from now on
                await _fill(field, answers.get(slot, ""))
        await self.send()

    async def send(self) -> None:
        """Send the question's form; or, where none is open, press the button that its card leads up to."""
        async with self.answered():
            await self.leading.click()

    @property
    def leading(self) -> Locator:
        """The button that the question's card leads up to, or that sends its form while that is open."""
        return self.question.locator(".ac-pushButton.style-positive:visible").last

    async def talk(self, way: Way) -> None:
        """Go through a flow by answering its questions in writing."""
        await self.say(way.start)
        await self._to_the_end(way)

    async def fill_in_once(self, way: Way) -> None:
        """Go through a flow by its form, where the first stands; what is left then is answered in writing."""
        await self.say(way.start)
        for _ in range(MOST_STEPS):
            if await self.opener.count():
                await self.fill_in(way.answers)
                return await self._to_the_end(way)
            await self.say(way.answers[self.step])
        raise AssertionError("there is no form")

    async def whereabouts(self) -> tuple[str, int]:
        """The id of the conversation, and the number of the latest event that is shown."""
        conversation, latest = await self.page.evaluate(_HERE)
        return str(conversation), int(latest)

    async def fits(self) -> None:
        """Nothing is wider than the page, or cut off."""
        assert await self.page.evaluate(_SIDEWAYS) == []
        assert await self.page.evaluate(_CUT_OFF) == []

    async def _to_the_end(self, way: Way) -> None:
        for _ in range(MOST_STEPS):
            if not self.step:
                return
            if self.step == CONFIRM:
                await self.send()
            else:
                await self.say(way.answers[self.step])
        raise AssertionError(f"there is no end: {self.step}")

    @asynccontextmanager
    async def answered(self) -> AsyncIterator[None]:
        """Await that everything is shown that is said to what is done meanwhile."""
        before = await self.replies.count()
        async with self.page.expect_response(_is_answer) as answered:
            yield
        latest = (await (await answered.value).json())["latest"]
        await self.page.wait_for_function(_SHOWN, arg=latest)
        steps = (await self.replies.evaluate_all(_STEPS))[before:]
        if steps:
            asked = [place for place, step in enumerate(steps) if step]
            self.step = steps[asked[-1]] if asked else ""
            self.place = before + (asked[-1] if asked else len(steps) - 1)

    @asynccontextmanager
    async def _arrived(self) -> AsyncIterator[None]:
        """Await that the conversation is shown that is gone to meanwhile."""
        await self.log.evaluate("log => { log.ariaBusy = null; }")
        yield
        await expect(self.log).to_have_attribute("aria-busy", "false")


def _is_answer(response: Response) -> bool:
    """Whether something that the person has done is answered; not what a card asks by itself."""
    paths = ("/local/messages", "/local/invokes")
    return response.url.endswith(paths) and '"automatic"' not in (response.request.post_data or "")


async def _fill(field: Locator, answer: str) -> None:
    """Put an answer into a field, where it can be written; else take what there is to choose."""
    if await field.locator("[type=radio]").count():
        await field.locator("[type=radio]").first.check()
    elif await field.locator("select").count():
        await field.locator("select").select_option(index=1)
    elif await field.locator("[type=date]").count():
        await field.locator("[type=date]").fill("2026-03-03")
    elif await field.locator("[type=time]").count():
        await field.locator("[type=time]").fill("13:00")
    elif await field.locator(_TEXT).count():
        await field.locator(_TEXT).fill(answer)
