"""A message's way from the page to the assistant and back."""

import asyncio
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot.clock import stockholm_now
from bot.local.routes import add_local_routes
from dialogs.turn import Happening, Pick, Scope
from knowledge.language import Language
from telephony.organisation import Organisation
from tests.support.answering import DESK
from tests.support.echo import Echo
from tests.support.local_page import LocalPage
from tests.support.serving import serving

CONVERSATIONS = "/local/connector/v3/conversations"
CONNECTOR = f"{CONVERSATIONS}/a:1/activities"


async def test_who_opens_a_conversation_is_welcomed_once(page: LocalPage) -> None:
    await page.open()
    [welcome] = await page.open()
    assert welcome["change"] == "created"
    assert welcome["activity"]["summary"].startswith("Välkommen")


async def test_a_message_is_shown_and_answered(page: LocalPage) -> None:
    said, answer = await page.say("Vad kostar jouren?")
    assert said["activity"]["text"] == "Vad kostar jouren?"
    assert said["activity"]["from"]["aadObjectId"] == page.person
    assert answer["activity"]["summary"].startswith("Vad kostar jouren? after nothing")
    assert answer["activity"]["replyToId"] == said["activity"]["id"]
    assert answer["activity"]["channelData"]["trace"]["topic"] == "echo"
    assert said["activity"]["timestamp"] <= answer["activity"]["timestamp"]


async def test_the_assistant_knows_whom_it_speaks_with(page: LocalPage, echo: Echo, organisation: Organisation) -> None:
    await page.say("hej")
    [turn] = echo.turns
    assert turn.person.id == page.person
    assert turn.person.name == "Anna Tallkvist"
    assert turn.person.municipality == "Munkedal"
    assert turn.person.tenant == organisation.tenants["Munkedal"]
    assert turn.scope is Scope.PERSONAL
    assert turn.locale is Language.SWEDISH


async def test_a_page_in_english_is_known_by_its_locale(page: LocalPage, echo: Echo) -> None:
    await page.say("hello", language="en")
    assert echo.turns[-1].locale is Language.ENGLISH


async def test_a_pressed_button_says_its_words_and_carries_its_choice(page: LocalPage, echo: Echo) -> None:
    _, answer = await page.say("hej")
    *_, pressed, again = await page.press(answer["activity"], "Again")
    assert pressed["activity"]["text"] == "say it again"
    assert echo.turns[-1].press == Pick("echo")
    assert echo.turns[-1].text == "say it again"
    assert again["activity"]["summary"].startswith("echo picked")


async def test_a_button_without_words_is_not_shown(page: LocalPage, echo: Echo) -> None:
    status, answer = await page.post("/local/messages", value={"pick": None}, answers="card")
    assert status == HTTPStatus.CREATED
    [reply] = (await page.events(answer["latest"])).values()
    assert reply["activity"]["from"]["id"] == "28:assistant"
    assert echo.turns[-1].press == Pick(None)


async def test_an_edit_replaces_the_message_and_is_answered(page: LocalPage, echo: Echo) -> None:
    said, _ = await page.say("Vad kostar jouern?")
    *_, edited, answer = await page.say("Vad kostar jouren?", edits=said["activity"]["id"])
    assert edited["change"] == "updated"
    assert edited["activity"]["id"] == said["activity"]["id"]
    assert echo.turns[-1].happening is Happening.EDIT
    assert answer["activity"]["summary"].startswith("Vad kostar jouren? after Vad kostar jouern?")


@pytest.mark.parametrize(("kind", "scope"), [("groupChat", Scope.GROUP), ("channel", Scope.CHANNEL)])
async def test_among_others_the_assistant_is_mentioned(page: LocalPage, echo: Echo, kind: str, scope: Scope) -> None:
    said, _ = await page.say("hej", kind=kind)
    assert said["activity"]["text"] == "hej"
    assert echo.turns[-1].scope is scope
    assert echo.turns[-1].text == "hej"


async def test_conversations_are_kept_apart(page: LocalPage) -> None:
    await page.say("ett")
    other = replace(page, conversation="19:2@thread.v2")
    said, answer = await other.say("två")
    assert said["activity"]["text"] == "två"
    assert answer["activity"]["summary"].startswith("två after nothing")


async def test_a_page_that_comes_back_gets_what_it_missed(page: LocalPage) -> None:
    await page.say("ett")
    seen = list(await page.events(2))
    await page.say("två")
    missed = [event["activity"] for event in (await page.events(2, last_seen=seen[-1])).values()]
    assert missed[0]["text"] == "två"
    assert missed[1]["summary"].startswith("två after ett")


@pytest.mark.parametrize("last_seen", ["another-run-7", "-", "garbage"])
async def test_a_page_from_before_a_restart_gets_everything(page: LocalPage, last_seen: str) -> None:
    await page.say("ett")
    first, *_ = (await page.events(2, last_seen=last_seen)).values()
    assert first["activity"]["text"] == "ett"


async def test_the_assistant_may_change_and_take_back_its_message(page: LocalPage) -> None:
    _, answer = await page.say("hej")
    address = f"{CONNECTOR}/{answer['activity']['id']}"
    async with page.session.put(address, json={"type": "message", "text": "nytt"}) as updated:
        assert updated.status == HTTPStatus.OK
    async with page.session.delete(address) as deleted:
        assert deleted.status == HTTPStatus.OK
    *_, changed, gone = (await page.events(4)).values()
    assert (changed["change"], changed["activity"]["text"]) == ("updated", "nytt")
    assert (gone["change"], gone["activity"]["id"]) == ("deleted", answer["activity"]["id"])


async def test_a_message_to_a_conversation_that_nobody_has_open_waits_there(page: LocalPage) -> None:
    async with page.session.post(CONNECTOR, json={"type": "message", "text": "hej"}) as answer:
        assert answer.status == HTTPStatus.CREATED
    [event] = (await page.events(1)).values()
    assert event["activity"]["text"] == "hej"


async def test_who_arrives_finds_what_the_assistant_has_opened(page: LocalPage) -> None:
    async with page.session.post(CONVERSATIONS, json={"members": [{"id": page.person}]}) as answer:
        assert answer.status == HTTPStatus.CREATED
        opened = (await answer.json())["id"]
    async with page.session.post(f"{CONVERSATIONS}/{opened}/activities", json={"type": "message", "text": "hej"}):
        pass
    _, arrived = await page.post("/local/arrivals", conversation=None)
    assert arrived["conversation"] == opened
    first, *_ = (await replace(page, conversation=opened).events(1)).values()
    assert first["activity"]["text"] == "hej"


async def test_who_arrives_where_nothing_was_opened_begins_a_conversation(page: LocalPage) -> None:
    _, first = await page.post("/local/arrivals", conversation=None)
    _, second = await page.post("/local/arrivals", conversation=None)
    assert first["conversation"] != second["conversation"]


async def test_who_knows_the_conversation_stays_in_it(page: LocalPage) -> None:
    async with page.session.post(CONVERSATIONS, json={"members": [{"id": page.person}]}):
        pass
    _, arrived = await page.post("/local/arrivals")
    assert arrived["conversation"] == page.conversation


@pytest.mark.parametrize(
    ("members", "status"),
    [
        ([{"id": "00000000-0000-4000-8000-000000000000"}], HTTPStatus.FORBIDDEN),
        ([], HTTPStatus.BAD_REQUEST),
        ([{"id": "a"}, {"id": "b"}], HTTPStatus.BAD_REQUEST),
        ("somebody", HTTPStatus.BAD_REQUEST),
    ],
)
async def test_no_conversation_is_opened_with_nobody_or_several(
    page: LocalPage, members: Any, status: HTTPStatus
) -> None:
    async with page.session.post(CONVERSATIONS, json={"members": members}) as answer:
        assert answer.status == status


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": "hej", "value": {}},
        {"value": {}, "edits": "1"},
        {"value": "not an object"},
        {"text": 7},
        {"text": "hej", "person": "00000000-0000-4000-8000-000000000000"},
        {"text": "hej", "conversation": "no/such\nid"},
        {"text": "hej", "kind": "elsewhere"},
        {"text": "hej", "language": "no"},
        {"text": "hej", "admin": True},
    ],
)
async def test_what_no_page_would_say_gets_400(page: LocalPage, echo: Echo, body: dict[str, Any]) -> None:
    status, _ = await page.post("/local/messages", **body)
    assert status == HTTPStatus.BAD_REQUEST
    assert not echo.turns


async def test_what_is_not_json_gets_415(page: LocalPage) -> None:
    async with page.session.post("/local/messages", data="hej") as answer:
        assert answer.status == HTTPStatus.UNSUPPORTED_MEDIA_TYPE


async def test_a_message_that_does_not_arrive_is_marked(organisation: Organisation) -> None:
    app = web.Application()
    add_local_routes(app, organisation, stockholm_now, desk_channel=DESK)
    async with serving(app) as url, ClientSession(url) as session:
        page = LocalPage(session, organisation.people[0].id, "a:1")
        status, _ = await page.post("/local/messages", text="hej")
        said, failed = (await page.events(2)).values()
    assert status == HTTPStatus.BAD_GATEWAY
    assert (failed["change"], failed["activity"]["id"]) == ("failed", said["activity"]["id"])


async def test_open_pages_do_not_hold_the_server_back_when_it_stops(organisation: Organisation) -> None:
    app = web.Application()
    add_local_routes(app, organisation, stockholm_now, desk_channel=DESK)
    async with ClientSession() as session, asyncio.timeout(10):
        async with serving(app) as url:
            stream = await session.get(f"{url}/local/events", params={"conversation": "a:1"})
        assert await stream.read() == b":\n\n"
