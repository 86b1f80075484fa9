"""A server in local mode, and a chat page open on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession, web

from bot.local.application import create_local_app
from bot.settings import Settings
from telephony.organisation import Organisation, load_organisation
from tests.support.backend import ScriptedBackend
from tests.support.echo import Echo
from tests.support.local_page import LocalPage
from tests.support.serving import serving


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
