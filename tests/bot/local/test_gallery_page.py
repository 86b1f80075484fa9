"""The gallery of cards in a browser."""

from collections.abc import AsyncIterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, expect

from bot.local.application import create_local_app
from bot.local.gallery import gallery
from bot.settings import Settings
from telephony.organisation import load_organisation
from tests.support.backend import ScriptedBackend
from tests.support.echo import Echo
from tests.support.open_chat import faults_of
from tests.support.serving import serving

pytestmark = pytest.mark.asyncio(loop_scope="module")

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 375)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> web.Application:
    """The application in local mode."""
    folder: Path = tmp_path_factory.mktemp("gallery")
    settings = Settings.load(DATABASE_URL=f"sqlite:///{folder}/assistant.db")
    return create_local_app(settings, Echo(), ScriptedBackend(), load_organisation())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def url(app: web.Application) -> AsyncIterator[str]:
    """Where it listens."""
    async with serving(app) as url:
        yield url


@pytest.mark.parametrize(("scheme", "width"), list(product(SCHEMES, WIDTHS)))
async def test_every_card_is_shown_in_both_languages_accessibly(
    scheme: Scheme, width: int, url: str, browser: Browser
) -> None:
    page = await browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    await page.goto(f"{url}/local/gallery")
    await expect(page.locator("article")).to_have_count(len(gallery()))
    assert await page.locator(".frame > [role=group]").count() == 2 * len(gallery())
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    openers = await page.locator(".ac-pushButton.expandable").all()
    assert openers
    for opener in openers:
        await opener.click()
    assert await faults_of(page) == []
    await page.close()
