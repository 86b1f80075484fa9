"""A server in local mode, and a chat page open on it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession, web
from playwright.async_api import Browser, async_playwright, expect

from bot.local.application import create_local_app
from bot.settings import Settings
from dialogs.assistant import Assistant
from telephony.organisation import Organisation, load_organisation
from tests.support.backend import ScriptedBackend
from tests.support.echo import Echo
from tests.support.local_page import LocalPage
from tests.support.office import Office
from tests.support.serving import serving
from tests.support.telephony import Exchange, open_telephony
from tests.support.walk import Hands

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=15_000)  # a busy machine is no failure


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("The tests of the chat page need Chromium. Install it: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def office(browser: Browser, desk_guide: Assistant, exchange: Exchange, tmp_path: Path) -> AsyncIterator[Office]:
    """The whole assistant in local mode, and pages that are opened on it. What they complain about fails the test."""
    clock = Hands()
    telephony = open_telephony(clock)
    exchange.backend = telephony
    settings = Settings.load(DATABASE_URL=f"sqlite:///{tmp_path}/assistant.db")
    app = create_local_app(settings, desk_guide, telephony, load_organisation(), clock)
    async with serving(app) as url, ClientSession(url) as session:
        office = Office(browser, session, url, clock)
        yield office
        for context in browser.contexts:
            await context.close()
    assert not office.complaints


@pytest.fixture
def organisation() -> Organisation:
    """The made-up organisation."""
    return load_organisation()


@pytest.fixture
def echo() -> Echo:
    """The assistant that the server runs."""
    return Echo()


@pytest.fixture
def app(echo: Echo, organisation: Organisation, tmp_path: Path) -> web.Application:
    """The application in local mode."""
    settings = Settings.load(DATABASE_URL=f"sqlite:///{tmp_path}/assistant.db")
    return create_local_app(settings, echo, ScriptedBackend(), organisation)


@pytest_asyncio.fixture
async def url(app: web.Application) -> AsyncIterator[str]:
    """Where the application listens."""
    async with serving(app) as url:
        yield url


@pytest_asyncio.fixture
async def page(url: str, organisation: Organisation) -> AsyncIterator[LocalPage]:
    """A page that speaks as a teacher in Munkedal."""
    teacher = next(member for member in organisation.people if member.name == "Anna Tallkvist")
    async with ClientSession(url) as session:
        yield LocalPage(session, teacher.id, "a:1")
