"""Fixtures for whole conversations with the made-up organisation behind them."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from dialogs.assistant import Assistant
from telephony.contract import Telephony
from tests.conftest import Start
from tests.support.chat import Chat
from tests.support.telephony import Exchange, member, open_telephony, organisation
from tests.support.walk import Hands, Walk, walks

ChatAs = Callable[..., Awaitable[Chat]]
Walking = Callable[..., Awaitable[Walk]]


@pytest.fixture
def clock() -> Hands:
    """A clock that stands still at 10 on a Tuesday morning, until it is moved."""
    return Hands()


@pytest.fixture
def telephony(clock: Hands, exchange: Exchange) -> Telephony:
    """The backend, with the made-up organisation."""
    exchange.backend = open_telephony(clock)
    return exchange.backend


@pytest.fixture
def chat_as(start: Start, guide: Assistant, telephony: Telephony, clock: Hands) -> ChatAs:
    """A chat with one running assistant, as somebody of the organisation by name."""
    running: list[Chat] = []

    async def chat_as(name: str, municipality: str = "", **changes: Any) -> Chat:
        found = member(name, municipality)
        if not running:
            tenants = ",".join(f"{tenant}={place}" for place, tenant in organisation().tenants.items())
            running.append(await start(guide, clock, telephony, TENANTS=tenants))
        first = running[0]
        own = {
            "person": found.id,
            "name": name,
            "tenant": organisation().tenant_of(found),
            "conversation": f"a:{found.id}",
        }
        return Chat(
            first.session,
            first.bot_url,
            first.channel,
            delivered=first.delivered,
            numbers=first.numbers,
            **(own | changes),
        )

    return chat_as


@pytest.fixture
def walk(chat_as: ChatAs, clock: Hands) -> Walking:
    """Opens a flow by its button, after what others have to do before."""

    async def walk(flow: str, language: str = "sv", *, begun: bool = True) -> Walk:
        journey = walks()[flow]
        for before in journey.before:
            for who, other in before.items():
                await _walked(other, who, language)
        found = await _opened(flow, journey.who, journey.municipality, language)
        return await found.begin(journey.given) if begun else found

    async def _opened(flow: str, who: str, municipality: str, language: str) -> Walk:
        locale = {"sv": "sv-SE", "en": "en-GB"}[language]
        chat = await chat_as(who, municipality, locale=locale)
        return Walk(chat, flow, getattr(walks()[flow], language), clock)

    async def _walked(flow: str, who: str, language: str) -> None:
        done = await _opened(flow, who, "", language)
        await done.begin(walks()[flow].given)
        await done.to_the_end({"sv": "ja", "en": "yes"}[language])

    return walk
