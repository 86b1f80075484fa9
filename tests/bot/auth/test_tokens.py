"""Every way that a token can be wrong, over real HTTP."""

import base64
import json
import time
from collections.abc import Callable

import jwt
import pytest
from aiohttp import ClientSession

from bot.auth.keys import PAUSE_SECONDS, SigningKeys
from tests.conftest import Start
from tests.support.echo import Echo
from tests.support.issuer import APP_ID, ISSUER, Issuer, key_pair

NOW = int(time.time())


def unsigned(service_url: str) -> str:
    claims = {"iss": ISSUER, "aud": APP_ID, "exp": NOW + 600, "serviceurl": service_url}
    return jwt.encode(claims, "", algorithm="none", headers={"kid": "first"})


def signed_with_the_public_key_as_a_secret(service_url: str) -> str:
    claims = {"iss": ISSUER, "aud": APP_ID, "exp": NOW + 600, "serviceurl": service_url}
    secret = base64.b64encode(str(key_pair("first").public_key().public_numbers().n).encode())
    return jwt.encode(claims, secret, algorithm="HS256", headers={"kid": "first"})


def with_other_claims_under_the_same_signature(token: str) -> str:
    head, body, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "==")) | {"iss": ISSUER, "more": "rights"}
    forged = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"{head}.{forged}.{signature}"


WRONG: dict[str, Callable[[Issuer, str], str]] = {
    "garbage": lambda _issuer, _url: "garbage",
    "three dots": lambda _issuer, _url: "a.b.c",
    "nothing": lambda _issuer, _url: " ",
    "not signed": lambda _issuer, url: unsigned(url),
    "signed by someone else": lambda issuer, url: issuer.sign(url, key="second"),
    "signed with the public key": lambda _issuer, url: signed_with_the_public_key_as_a_secret(url),
    "claims changed": lambda issuer, url: with_other_claims_under_the_same_signature(issuer.sign(url)),
    "expired": lambda issuer, url: issuer.sign(url, exp=NOW - 301),
    "never expiring": lambda issuer, url: issuer.sign(url, exp=None),
    "expiring at no number": lambda issuer, url: issuer.sign(url, exp="later"),
    "not valid yet": lambda issuer, url: issuer.sign(url, nbf=NOW + 900),
    "for another bot": lambda issuer, url: issuer.sign(url, aud="another"),
    "for nobody": lambda issuer, url: issuer.sign(url, aud=None),
    "from another issuer": lambda issuer, url: issuer.sign(url, iss="https://sts.windows.net/x/"),
    "from nobody": lambda issuer, url: issuer.sign(url, iss=None),
    "without a service address": lambda issuer, url: issuer.sign(url, serviceurl=None),
}


@pytest.mark.parametrize("wrong", list(WRONG))
async def test_a_token_that_is_wrong_gets_401(wrong: str, start_signed: Start, issuer: Issuer) -> None:
    assistant = Echo()
    chat = await start_signed(assistant)
    chat.token = WRONG[wrong](issuer, chat.channel.url)
    assert await chat.post(json=chat.activity(text="hej")) == 401
    assert not assistant.turns
    assert not chat.channel.deliveries


async def test_a_missing_token_gets_401(start_signed: Start) -> None:
    chat = await start_signed(Echo())
    chat.token = ""
    assert await chat.post(json=chat.activity(text="hej")) == 401


@pytest.mark.parametrize("scheme", ["Basic", "Token", ""])
async def test_another_scheme_gets_401(scheme: str, start_signed: Start) -> None:
    chat = await start_signed(Echo())
    header = {"Authorization": f"{scheme} {chat.token}"}
    chat.token = ""
    assert await chat.post(json=chat.activity(text="hej"), headers=header) == 401


async def test_a_forged_key_of_a_published_name_gets_401(start_signed: Start) -> None:
    chat = await start_signed(Echo())
    claims = jwt.decode(chat.token, options={"verify_signature": False})
    chat.token = jwt.encode(claims, key_pair("forged"), algorithm="RS256", headers={"kid": "first"})
    assert await chat.post(json=chat.activity(text="hej")) == 401


async def test_a_good_token_gets_an_answer(start_signed: Start) -> None:
    chat = await start_signed(Echo())
    assert (await chat.ask("hej")).text.startswith("hej")


async def test_a_token_is_good_for_five_minutes_past_its_time(start_signed: Start, issuer: Issuer) -> None:
    chat = await start_signed(Echo())
    chat.token = issuer.sign(chat.channel.url, exp=int(time.time()) - 240)
    assert await chat.ask("hej")


async def test_a_token_for_another_service_address_gets_403(start_signed: Start, issuer: Issuer) -> None:
    chat = await start_signed(Echo())
    chat.token = issuer.sign("https://smba.trafficmanager.net/emea/")
    assert await chat.post(json=chat.activity(text="hej")) == 403


async def test_a_remembered_token_does_not_open_another_service_address(start_signed: Start) -> None:
    chat = await start_signed(Echo())
    await chat.ask("hej")
    activity = chat.activity(text="hej", serviceUrl="https://smba.trafficmanager.net/emea/")
    assert await chat.post(json=activity) == 403


async def test_a_key_that_does_not_speak_for_the_channel_gets_401(start_signed: Start, issuer: Issuer) -> None:
    issuer.endorsements = ["webchat"]
    chat = await start_signed(Echo())
    assert await chat.post(json=chat.activity(text="hej")) == 401


async def test_a_key_without_endorsements_speaks_for_any_channel(start_signed: Start, issuer: Issuer) -> None:
    issuer.endorsements = []
    chat = await start_signed(Echo())
    assert await chat.ask("hej")


async def test_when_the_keys_cannot_be_had_the_channel_is_asked_to_come_back(
    start_signed: Start, issuer: Issuer
) -> None:
    issuer.broken = True
    chat = await start_signed(Echo())
    assert await chat.post(json=chat.activity(text="hej")) == 503


async def test_the_keys_are_fetched_once(start_signed: Start, issuer: Issuer) -> None:
    chat = await start_signed(Echo())
    for _ in range(3):
        await chat.ask("hej")
    assert issuer.fetches == 1


async def test_unknown_keys_do_not_make_us_hammer_the_channel(start_signed: Start, issuer: Issuer) -> None:
    chat = await start_signed(Echo())
    for name in ("second", "third", "fourth"):
        chat.token = issuer.sign(chat.channel.url, key=name)
        assert await chat.post(json=chat.activity(text="hej")) == 401
    assert issuer.fetches == 1


async def test_a_new_key_is_found_when_the_pause_is_over(session: ClientSession, issuer: Issuer) -> None:
    now = 0.0
    keys = SigningKeys(session, f"{issuer.url}/metadata", lambda: now)
    assert await keys.find("first")
    issuer.published = ["second"]
    assert await keys.find("second") is None
    now = PAUSE_SECONDS
    assert await keys.find("second")
    assert await keys.find("first") is None


async def test_keys_that_cannot_be_renewed_are_kept(session: ClientSession, issuer: Issuer) -> None:
    now = 0.0
    keys = SigningKeys(session, f"{issuer.url}/metadata", lambda: now)
    await keys.find("first")
    issuer.broken = True
    now = PAUSE_SECONDS
    assert await keys.find("second") is None
    assert await keys.find("first")
