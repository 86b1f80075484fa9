"""Fixtures for every test; `tests.support` tells how to use them."""

import asyncio
import gc
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import pytest_asyncio
from aiohttp import ClientSession
from sqlalchemy import make_url

from bot.clock import stockholm_now
from bot.database import SqliteDatabase
from bot.pace import Pace
from bot.server import BACKGROUND, create_app
from bot.settings import Settings
from dialogs.assistant import Assistant
from knowledge.base import KnowledgeBase, load_knowledge
from tests.support import card_rules, visited
from tests.support.backend import ScriptedBackend
from tests.support.channel import Channel
from tests.support.chat import Chat
from tests.support.issuer import APP_ID, Issuer
from tests.support.serving import serving
from tests.support.telephony import Exchange, open_telephony

USUAL_PACE = Pace()
TENANTS = "tenant-1=Lysekil,tenant-2=Sotenäs"

# How long one example takes says more about the machine than about the code.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")

Start = Callable[..., Awaitable[Chat]]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine's own reaches a test."""
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.alias), raising=False)


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    """The whole routine, which takes a while to load, and which the collector looks through no more: as in app.py."""
    knowledge = load_knowledge()
    gc.freeze()
    return knowledge


@pytest.fixture(scope="session")
def assistant(knowledge: KnowledgeBase) -> Assistant:
    """The assistant with the whole routine."""
    return Assistant(knowledge, open_telephony())


@pytest.fixture(scope="session")
def exchange() -> Exchange:
    """What the guide reads."""
    return Exchange()


@pytest.fixture(scope="session")
def guide(knowledge: KnowledgeBase, exchange: Exchange) -> Assistant:
    """The assistant, which reads the backend of the test that is running."""
    return Assistant(knowledge, exchange)


@pytest.fixture(scope="session")
def desk_guide(knowledge: KnowledgeBase, exchange: Exchange) -> Assistant:
    """The same where SML-IT has a channel."""
    return Assistant(knowledge, exchange, desk=True)


@pytest_asyncio.fixture
async def channel() -> AsyncIterator[Channel]:
    """A channel that listens on loopback, and shows every card that it is sent."""
    channel = Channel()
    async with serving(channel.app()) as channel.url:
        yield channel
    assert card_rules.problems([*channel.accepted, *channel.updates, *channel.threads]) == []


@pytest_asyncio.fixture
async def issuer() -> AsyncIterator[Issuer]:
    """An issuer that listens on loopback."""
    issuer = Issuer()
    async with serving(issuer.app()) as issuer.url:
        yield issuer


@pytest_asyncio.fixture
async def session() -> AsyncIterator[ClientSession]:
    """An HTTP session."""
    async with ClientSession() as session:
        yield session


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that has its tables and nothing in them: to be copied, which is faster than making one."""
    path = tmp_path_factory.mktemp("empty") / "assistant.db"
    asyncio.run(SqliteDatabase(make_url(f"sqlite:///{path}")).close())
    return path


@pytest_asyncio.fixture
async def start(channel: Channel, session: ClientSession, tmp_path: Path, empty_database: Path) -> AsyncIterator[Start]:
    """Starts an assistant in local mode; gives a chat with it. Stopped when the test is over."""
    shutil.copy(empty_database, tmp_path)
    async with AsyncExitStack() as stack:

        async def start(
            assistant: Any,
            clock: Any = stockholm_now,
            telephony: Any = None,
            pace: Pace = USUAL_PACE,
            **given: Any,
        ) -> Chat:
            settings = Settings.load(
                **{"DATABASE_URL": f"sqlite:///{tmp_path}/assistant.db", "TENANTS": TENANTS, **given}
            )
            app = create_app(settings, assistant, telephony or ScriptedBackend(), clock, pace=pace)
            url = await stack.enter_async_context(serving(app))
            return Chat(session, url, channel, delivered=app[BACKGROUND].finish)

        yield start


@pytest_asyncio.fixture
async def start_signed(start: Start, issuer: Issuer, channel: Channel) -> Start:
    """Starts an assistant that wants the channel's tokens; the chat has a good one."""

    async def start_signed(assistant: Any, **given: Any) -> Chat:
        chat = await start(assistant, **(signed_settings(issuer) | given))
        chat.token = issuer.sign(channel.url)
        return chat

    return start_signed


def signed_settings(issuer: Issuer) -> dict[str, str]:
    """The settings of an assistant that trusts a local issuer."""
    return {
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": "a secret",
        "MicrosoftAppTenantId": "home",
        "BotOpenIdMetadata": f"{issuer.url}/metadata",
        "ToChannelFromBotLoginUrl": issuer.url,
        "SERVICE_URL_HOSTS": "127.0.0.1",
    }


def _all_was_run(config: pytest.Config) -> bool:
    return config.args == config.getini("testpaths") and not config.option.keyword


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Report what of the flows no test has been through."""
    if not _all_was_run(config):
        return
    for what, (names, total) in visited.left().items():
        terminalreporter.write_line(f"{what}: {len(names)} of {total} ({len(names) / total:.0%})")
        for name in sorted(names):
            terminalreporter.write_line(f"  {name}")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Add what a worker's tests have been through, where several run side by side."""
    visited.add(node.workeroutput["visited"])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over what a worker's tests have been through; fail when a step or a text of a flow is left."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["visited"] = visited.everything()
    elif _all_was_run(session.config) and any(names for names, _ in visited.left().values()):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
