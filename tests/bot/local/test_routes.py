"""What local mode serves, and to whom."""

import json
import re
from http import HTTPStatus
from pathlib import Path

import pytest
from aiohttp import ClientSession
from yarl import URL

from telephony.organisation import Organisation
from tests.conftest import Start
from tests.support.echo import Echo
from tests.support.local_page import LocalPage

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "bot/local/page"


async def test_the_organisation_is_listed_with_titles_and_managers(page: LocalPage, organisation: Organisation) -> None:
    async with page.session.get("/local/people") as answer:
        people = await answer.json()
    assert len(people) == len(organisation.people)
    assert {
        "name": "Anna Tallkvist",
        "aad_object_id": page.person,
        "title": "Lärare",
        "municipality": "Munkedal",
        "manager": "Mikael Lärkfors",
    } in people
    assert any(person["manager"] is None for person in people)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "html"),
        ("/local/adaptivecards.js", "javascript"),
        ("/local/markdown-it.js", "javascript"),
        *((f"/local/{path.name}", "css") for path in PAGE.glob("*.css")),
        *((f"/local/{path.name}", "javascript") for path in PAGE.glob("*.js")),
    ],
)
async def test_the_page_and_its_parts_are_served_from_here(page: LocalPage, address: str, kind: str) -> None:
    async with page.session.get(address) as answer:
        assert answer.status == HTTPStatus.OK
        assert answer.content_type.endswith(f"/{kind}")
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    ["/local/chat.html", "/local/../routes.py", "/local/%2e%2e/routes.py", "/local/..%2froutes.py", "/local/routes.py"],
)
async def test_nothing_else_is_served(page: LocalPage, address: str) -> None:
    async with page.session.get(URL(address, encoded=True)) as answer:
        assert answer.status == HTTPStatus.NOT_FOUND


def test_the_page_fetches_nothing_from_elsewhere() -> None:
    names = {"http://www.w3.org/2000/svg", "https://schema.org/Message"}
    for path in PAGE.iterdir():
        addresses = re.findall(r"https?://[^'\"\s)]+", path.read_text(encoding="utf-8"))
        assert set(addresses) <= names, path.name


def test_the_packages_are_pinned_without_naming_a_registry() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert all(
        re.fullmatch(r"\d+\.\d+\.\d+", version)
        for version in (package["dependencies"] | package["devDependencies"]).values()
    )
    packages = [entry for path, entry in lock["packages"].items() if path]
    assert all("integrity" in entry and "resolved" not in entry for entry in packages)


@pytest.mark.parametrize("address", ["/", "/local/people", "/local/events?conversation=a:1"])
async def test_another_host_name_for_this_machine_gets_403(page: LocalPage, address: str) -> None:
    async with page.session.get(address, headers={"Host": "evil.example"}) as answer:
        assert answer.status == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("address", ["/local/messages", "/local/arrivals", "/api/messages"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_web_page_can_not_speak_here(
    page: LocalPage, echo: Echo, address: str, headers: dict[str, str]
) -> None:
    body = {"person": page.person, "conversation": "a:1", "text": "hej"}
    async with page.session.post(address, json=body, headers=headers) as answer:
        assert answer.status == HTTPStatus.FORBIDDEN
    assert not echo.turns


async def test_the_page_itself_may_speak(page: LocalPage, url: str, echo: Echo) -> None:
    body = {"person": page.person, "conversation": "a:1", "text": "hej"}
    own = {"Origin": url, "Sec-Fetch-Site": "same-origin"}
    async with page.session.post("/local/messages", json=body, headers=own) as answer:
        assert answer.status == HTTPStatus.CREATED
    assert len(echo.turns) == 1


@pytest.mark.parametrize("address", ["/", "/local/people", "/local/chat.js"])
async def test_outside_local_mode_there_is_no_page(start_signed: Start, address: str) -> None:
    chat = await start_signed(Echo())
    async with ClientSession() as session, session.get(chat.bot_url + address) as answer:
        assert answer.status == HTTPStatus.NOT_FOUND
