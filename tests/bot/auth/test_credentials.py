"""The bot's own tokens."""

import asyncio
from dataclasses import replace

import pytest
from aiohttp import ClientSession

from bot.auth.credentials import (
    RENEWED_BEFORE_SECONDS,
    Credentials,
    EntraIssuer,
    IdentityService,
    ManagedIdentityIssuer,
    TokenUnavailableError,
    credentials_for,
)
from bot.background import Background
from bot.connector import Connector, Letter
from bot.delivery import Delivery
from bot.settings import Settings
from tests.conftest import Start
from tests.support.channel import Channel
from tests.support.echo import Echo
from tests.support.issuer import APP_ID, Issuer


async def test_replies_carry_a_token_that_was_fetched_with_the_secret(start_signed: Start, issuer: Issuer) -> None:
    chat = await start_signed(Echo())
    await chat.ask("hej")
    await chat.ask("igen")
    assert {delivery.authorization for delivery in chat.channel.deliveries} == {"Bearer own-token-1"}
    assert issuer.forms == [
        {
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": "a secret",
            "scope": "https://api.botframework.com/.default",
        }
    ]


async def test_local_mode_sends_no_token(start: Start) -> None:
    chat = await start(Echo())
    await chat.ask("hej")
    assert chat.channel.deliveries[0].authorization == ""


async def test_those_who_wait_share_one_token(session: ClientSession, issuer: Issuer) -> None:
    credentials = Credentials(EntraIssuer(session, issuer.url, "app", "a secret"))
    tokens = await asyncio.gather(*(credentials.token() for _ in range(5)))
    assert set(tokens) == {"own-token-1"}


async def test_a_token_is_renewed_before_it_expires(session: ClientSession, issuer: Issuer) -> None:
    now = 0.0
    credentials = Credentials(EntraIssuer(session, issuer.url, "app", "a secret"), lambda: now)
    await credentials.token()
    now = issuer.lifetime - RENEWED_BEFORE_SECONDS
    assert await credentials.token() == "own-token-2"


async def test_a_token_that_cannot_be_renewed_is_used_to_its_end(session: ClientSession, issuer: Issuer) -> None:
    now = 0.0
    credentials = Credentials(EntraIssuer(session, issuer.url, "app", "a secret"), lambda: now)
    await credentials.token()
    issuer.broken = True
    now = issuer.lifetime - 1
    assert await credentials.token() == "own-token-1"
    now = issuer.lifetime
    with pytest.raises(TokenUnavailableError):
        await credentials.token()


MANAGED = {
    "MicrosoftAppId": "app",
    "MicrosoftAppType": "UserAssignedMSI",
    "MicrosoftAppTenantId": "home",
    "TENANTS": "t=Lysekil",
}


async def test_a_managed_identity_asks_the_machine(session: ClientSession, issuer: Issuer) -> None:
    service = replace(IdentityService.on_this_machine(Settings.load(**MANAGED)), url=f"{issuer.url}/identity")
    credentials = Credentials(ManagedIdentityIssuer(session, "app", service))
    assert await credentials.token() == "own-token-1"
    assert issuer.forms[0]["client_id"] == "app"
    assert issuer.forms[0]["resource"] == "https://api.botframework.com"
    assert issuer.forms[0]["api-version"] == "2018-02-01"


async def test_a_managed_identity_in_app_service_asks_where_the_environment_says(
    session: ClientSession, issuer: Issuer
) -> None:
    settings = Settings.load(**MANAGED, IDENTITY_ENDPOINT=f"{issuer.url}/app-service-identity", IDENTITY_HEADER="proof")
    credentials = credentials_for(settings, session)
    assert await credentials.token() == "own-token-1"
    assert issuer.forms[0]["client_id"] == "app"
    assert issuer.forms[0]["api-version"] == "2019-08-01"
    assert await credentials.token() == "own-token-1"


async def test_a_token_that_never_tells_when_it_expires_is_none(session: ClientSession, issuer: Issuer) -> None:
    service = IdentityService(f"{issuer.url}/endless", "2019-08-01", {})
    with pytest.raises(TokenUnavailableError):
        await Credentials(ManagedIdentityIssuer(session, "app", service)).token()


async def test_without_a_token_nothing_is_sent_and_the_channel_has_its_response(
    start_signed: Start, issuer: Issuer
) -> None:
    issuer.lifetime = 0
    chat = await start_signed(Echo())
    await chat.ask("hej")
    issuer.broken = True
    assert await chat.send(chat.activity(text="igen")) == []


async def test_a_token_that_the_channel_no_longer_takes_is_replaced(
    session: ClientSession, issuer: Issuer, channel: Channel
) -> None:
    channel.answers.append((401, {"Retry-After": "0"}))
    credentials = Credentials(EntraIssuer(session, issuer.url, "app", "a secret"))
    background = Background()
    delivery = Delivery(Connector(session, credentials), background)
    await delivery.deliver([Letter(channel.url, "a:1", "1", b"{}")])
    await background.finish()
    tokens = [delivery.authorization for delivery in channel.deliveries]
    assert tokens == ["Bearer own-token-1", "Bearer own-token-2"]
