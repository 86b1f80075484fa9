"""The chat page in a real browser, with the real assistant."""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Page, expect

from bot.clock import stockholm_now
from bot.local.application import create_local_app
from bot.settings import Settings
from dialogs.assistant import Assistant
from knowledge.base import KnowledgeBase, load_knowledge
from telephony.embedded.backend import EmbeddedTelephony
from telephony.organisation import load_organisation
from tests.support.serving import serving

QUESTION = "Vad kostar det att ringa jouren?"
REPLY = ".reply"
OWN = ".own"
SUGGESTIONS = "#suggestions"

Open = Callable[..., Awaitable[Page]]


pytestmark = pytest.mark.asyncio(loop_scope="module")


@cache
def whole_knowledge() -> KnowledgeBase:
    """All that the assistant knows, which takes a while to load."""
    return load_knowledge()


def application(folder: Path) -> web.Application:
    """The whole assistant in local mode."""
    settings = Settings.load(MicrosoftAppId="", HOST="127.0.0.1", DATABASE_URL=f"sqlite:///{folder}/assistant.db")
    telephony = EmbeddedTelephony.open("sqlite://", load_organisation(), stockholm_now)
    return create_local_app(settings, Assistant(whole_knowledge(), telephony), telephony, load_organisation())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def url(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """Where the assistant listens."""
    async with serving(application(tmp_path_factory.mktemp("local"))) as url:
        yield url


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(browser: Browser, url: str) -> AsyncIterator[Open]:
    """Opens the page and awaits its welcome. What the browser complains about fails the test."""
    complaints: list[str] = []

    async def open_page(width: int = 1180, scheme: Literal["light", "dark"] = "light", locale: str = "sv-SE") -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": 820}, color_scheme=scheme, locale=locale
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        await page.goto(url)
        await expect(page.locator(REPLY)).to_have_count(1)
        return page

    yield open_page
    for context in browser.contexts:
        await context.close()
    assert not complaints


async def ask(page: Page, question: str) -> None:
    """Write a question and await its answer."""
    before = await page.locator(REPLY).count()
    await page.get_by_role("textbox").fill(question)
    await page.keyboard.press("Enter")
    await expect(page.locator(REPLY)).to_have_count(before + 1)


async def background(page: Page) -> int:
    """How light the page's ground is: 0 to 255."""
    colour = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    return int(colour.removeprefix("rgb(").split(",")[0])


async def test_a_question_and_a_suggestion_by_keyboard_alone(open_page: Open) -> None:
    page = await open_page()
    await page.keyboard.press("Tab")
    await expect(page.get_by_text("Hoppa till meddelandefältet")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox", name="Fråga om telefoni")).to_be_focused()

    await page.keyboard.type(QUESTION)
    await page.keyboard.press("Enter")
    await expect(page.locator(OWN)).to_contain_text(QUESTION)
    await expect(page.locator(f"{REPLY} >> nth=1")).to_contain_text("700 kr")

    suggestion = page.locator(SUGGESTIONS).get_by_role("button").first
    for _ in range(20):
        await page.keyboard.press("Shift+Tab")
        if await suggestion.evaluate("button => button === document.activeElement"):
            break
    await page.keyboard.press("Enter")
    await expect(page.locator(OWN)).to_have_count(2)
    await expect(page.locator(REPLY)).to_have_count(3)
    await expect(page.get_by_role("textbox")).to_be_focused()


async def test_another_person_has_another_conversation_and_the_first_is_kept(open_page: Open) -> None:
    page = await open_page()
    await ask(page, QUESTION)
    first = await page.get_by_label("Du är").input_value()
    await page.get_by_label("Du är").select_option(label="Anna Tallkvist, Lärare")
    await expect(page.locator("#about")).to_contain_text("Mikael Lärkfors")
    await expect(page.locator(REPLY)).to_have_count(1)
    await expect(page.locator(OWN)).to_have_count(0)
    await page.get_by_label("Du är").select_option(first)
    await expect(page.locator(OWN)).to_contain_text(QUESTION)


async def test_a_reload_shows_the_same_conversation_and_a_new_one_can_be_begun(open_page: Open) -> None:
    page = await open_page()
    await ask(page, QUESTION)
    await page.reload()
    await expect(page.locator(OWN)).to_contain_text(QUESTION)
    await expect(page.locator(REPLY)).to_have_count(2)
    await page.get_by_role("button", name="Börja ett nytt samtal").click()
    await expect(page.locator(OWN)).to_have_count(0)
    await expect(page.locator(REPLY)).to_have_count(1)


async def test_the_latest_message_is_edited_with_arrow_up(open_page: Open) -> None:
    page = await open_page()
    await ask(page, "Vad kostar det?")
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("textbox")).to_have_value("Vad kostar det?")
    await page.get_by_role("textbox").fill(QUESTION)
    await page.keyboard.press("Enter")
    await expect(page.locator(OWN)).to_have_count(1)
    await expect(page.locator(OWN)).to_contain_text("Ändrat")
    await expect(page.locator(REPLY).last).to_contain_text("700 kr")


async def test_how_a_message_was_understood_can_be_unfolded(open_page: Open) -> None:
    page = await open_page()
    await ask(page, QUESTION)
    trace = page.locator(REPLY).last.locator("details")
    await expect(trace.locator("dl")).to_be_hidden()
    await trace.get_by_text("Så tolkades meddelandet").click()
    await expect(trace.locator("dl")).to_contain_text("oncall_cost")


async def test_markup_in_a_message_is_shown_as_it_was_written(open_page: Open) -> None:
    page = await open_page()
    await ask(page, "<img src=x onerror=alert(1)> **fet**")
    await expect(page.locator(OWN)).to_contain_text("<img src=x onerror=alert(1)> **fet**")


async def test_the_page_speaks_the_browsers_language_and_follows_the_replies(open_page: Open) -> None:
    page = await open_page(locale="en-GB")
    await expect(page.get_by_label("You are", exact=True)).to_be_visible()
    await ask(page, QUESTION)
    await expect(page.get_by_label("Du är")).to_be_visible()
    await page.get_by_role("button", name="In English").click()
    await ask(page, QUESTION)
    await expect(page.get_by_label("You are", exact=True)).to_be_visible()


async def test_dark_mode_is_dark(open_page: Open) -> None:
    assert await background(await open_page(scheme="dark")) < 64
    assert await background(await open_page(scheme="light")) > 192


@pytest.mark.parametrize("width", [320, 375])
async def test_nothing_is_wider_than_a_phone(open_page: Open, width: int) -> None:
    page = await open_page(width=width)
    await ask(page, "ord" * 100)
    await ask(page, QUESTION)
    for part in ("html", "#log"):
        assert await page.locator(part).evaluate("part => part.scrollWidth - part.clientWidth") == 0
    await page.get_by_role("button", name="Inställningar").click()
    await expect(page.get_by_label("Du är")).to_be_visible()


async def test_an_answer_is_seen_as_a_whole(open_page: Open) -> None:
    page = await open_page()
    welcome = await page.locator(REPLY).element_handle()
    await page.get_by_label("Du är").select_option(label="Anna Tallkvist, Lärare")
    assert welcome
    await welcome.wait_for_element_state("hidden")
    await expect(page.locator(REPLY)).to_have_count(1)
    await ask(page, "Hur stänger jag av min anknytning?")
    await expect(page.locator(REPLY).last).to_be_in_viewport(ratio=1)


async def test_without_the_packages_the_page_says_so_and_answers_in_plain_words(browser: Browser, url: str) -> None:
    page = await browser.new_page(locale="sv-SE")
    await page.route("**/local/adaptivecards.js", lambda route: route.fulfill(status=404))
    await page.goto(url)
    await expect(page.get_by_text("python app.py chat")).to_be_visible()
    await ask(page, QUESTION)
    await expect(page.locator(REPLY).last).to_contain_text("700 kr")
    await page.locator(SUGGESTIONS).get_by_role("button").first.click()
    await expect(page.locator(OWN)).to_have_count(2)
    await expect(page.locator(REPLY)).to_have_count(3)
    await ask(page, "Min mobil blev stulen, jag vill anmäla den")
    await page.locator(REPLY).last.get_by_role("button", name="Hoppa över").click()
    await expect(page.locator(REPLY)).to_have_count(5)


async def test_a_server_that_stops_is_told(browser: Browser, tmp_path: Path) -> None:
    page = await browser.new_page(locale="sv-SE")
    async with serving(application(tmp_path)) as url:
        await page.goto(url)
        await expect(page.locator(REPLY)).to_have_count(1)
    await expect(page.get_by_text("Servern svarar inte")).to_be_visible()
