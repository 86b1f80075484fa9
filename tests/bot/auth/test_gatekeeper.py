"""Whose activities come in, and where replies may go."""

import pytest

from bot.auth.service_hosts import ServiceHosts
from bot.settings import Settings
from tests.conftest import Start, signed_settings
from tests.support.echo import Echo
from tests.support.issuer import Issuer


async def test_each_tenant_belongs_to_its_municipality(start_signed: Start) -> None:
    assistant = Echo()
    chat = await start_signed(assistant)
    await chat.ask("hej")
    chat.tenant = "TENANT-2"
    await chat.ask("hej")
    assert [turn.person.municipality for turn in assistant.turns] == ["Lysekil", "Sotenäs"]


@pytest.mark.parametrize("data", [{"tenant": {"id": "other"}}, {"tenant": {}}, {}, {"tenant": "tenant-1"}, []])
async def test_a_tenant_that_is_not_on_the_list_gets_403(data: object, start_signed: Start) -> None:
    assistant = Echo()
    chat = await start_signed(assistant)
    assert await chat.post(json=chat.activity(text="hej", channelData=data)) == 403
    assert not assistant.turns


async def test_a_service_address_of_a_stranger_gets_403(start_signed: Start) -> None:
    chat = await start_signed(Echo(), SERVICE_URL_HOSTS="other.example.se")
    assert await chat.post(json=chat.activity(text="hej")) == 403


@pytest.mark.parametrize("url", ["https://smba.trafficmanager.net/emea/", "http://10.0.0.1/", "nonsense"])
async def test_local_mode_answers_this_machine_alone(url: str, start: Start) -> None:
    assistant = Echo()
    chat = await start(assistant)
    assert await chat.post(json=chat.activity(text="hej", serviceUrl=url)) == 403
    assert not assistant.turns


async def test_local_mode_turns_away_pages_that_pass_for_this_machine(start: Start) -> None:
    chat = await start(Echo())
    assert await chat.post(json=chat.activity(text="hej"), headers={"Host": "evil.example.se"}) == 403


ALLOWED = [
    "https://smba.trafficmanager.net/emea/",
    "https://smba.infra.gcc.teams.microsoft.com/",
    "https://smba.onyx.prod.teams.trafficmanager.net/amer",
    "https://SMBA.trafficmanager.net/",
    "http://127.0.0.1:1234/",
]
STRANGE = [
    "http://smba.trafficmanager.net/",
    "https://smba.trafficmanager.net.evil.se/",
    "https://evil.se/smba.trafficmanager.net",
    "https://smba.trafficmanager.net@evil.se/",
    "https://user:word@smba.trafficmanager.net/",
    "https://smba.trafficmanager.net/?to=x",
    "https://login.botframework.com/",
    "http://169.254.169.254/",
    "https://[::1/",
    "https://smba.trafficmanager.net:99999/",
    "file:///etc/passwd",
    "",
]


@pytest.mark.parametrize("url", ALLOWED)
async def test_replies_go_to_teams_and_to_hosts_that_the_operator_adds(url: str, issuer: Issuer) -> None:
    assert ServiceHosts(Settings.load(**signed_settings(issuer), TENANTS="t=Lysekil")).allow(url)


@pytest.mark.parametrize("url", STRANGE)
async def test_replies_go_nowhere_else(url: str, issuer: Issuer) -> None:
    assert not ServiceHosts(Settings.load(**signed_settings(issuer), TENANTS="t=Lysekil")).allow(url)
