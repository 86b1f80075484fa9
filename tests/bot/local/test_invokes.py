"""What Teams asks the assistant about at once, and what it shows of the answer, over the connector."""

from collections.abc import AsyncIterator
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from telephony.organisation import Organisation
from tests.support.answering import DESK, Answering
from tests.support.local_page import LocalPage
from tests.support.serving import serving

CONVERSATIONS = "/local/connector/v3/conversations"
EXECUTE = "adaptiveCard/action"
VALUE = {"action": {"type": "Action.Execute", "verb": "take", "data": {"case": "T-1"}}, "trigger": "manual"}
CARD = {"type": "AdaptiveCard", "version": "1.5", "body": []}
MESSAGE = {"type": "message", "text": "hej"}


@pytest.fixture
def assistant() -> Answering:
    """What stands in for the assistant."""
    return Answering()


@pytest_asyncio.fixture
async def page(assistant: Answering, organisation: Organisation) -> AsyncIterator[LocalPage]:
    """A page that is open on it."""
    async with serving(assistant.app(organisation)) as url, ClientSession(url) as session:
        yield LocalPage(session, organisation.people[0].id, "a:1")


async def ask(page: LocalPage, **body: Any) -> tuple[int, Any]:
    """Post an invoke as the page does."""
    return await page.post("/local/invokes", **{"name": EXECUTE, "value": VALUE} | body)


async def begin_thread(page: LocalPage, channel: str = DESK) -> tuple[int, Any]:
    """Begin a thread as the assistant does."""
    body = {"isGroup": True, "channelData": {"channel": {"id": channel}}, "activity": MESSAGE}
    async with page.session.post(CONVERSATIONS, json=body) as answer:
        return answer.status, await answer.json() if answer.ok else None


async def test_an_invoke_arrives_as_teams_sends_it_and_its_answer_comes_back(
    page: LocalPage, assistant: Answering
) -> None:
    assistant.answers[EXECUTE] = {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": CARD}
    assert await ask(page, answers="1") == (
        HTTPStatus.OK,
        {"status": 200, "body": assistant.answers[EXECUTE], "latest": 0},
    )
    [activity] = assistant.heard
    assert activity["type"] == "invoke"
    assert activity["name"] == EXECUTE
    assert activity["value"] == VALUE
    assert activity["replyToId"] == "1"
    assert activity["from"] == {**activity["from"], "id": f"29:{page.person}", "aadObjectId": page.person}
    assert activity["conversation"]["id"] == "a:1"
    assert activity["serviceUrl"].endswith("/local/connector/")
    assert activity["channelData"]["tenant"]["id"]


async def test_an_invoke_that_is_about_no_message_answers_none(page: LocalPage, assistant: Answering) -> None:
    await ask(page)
    assert "replyToId" not in assistant.heard[0]


async def test_an_answer_without_a_body_and_a_refusal_come_back_as_they_are(
    page: LocalPage, assistant: Answering
) -> None:
    assert await ask(page) == (HTTPStatus.OK, {"status": 200, "body": None, "latest": 0})
    assistant.status = HTTPStatus.NOT_IMPLEMENTED
    assert await ask(page) == (HTTPStatus.OK, {"status": 501, "body": None, "latest": 0})


@pytest.mark.parametrize("body", [{"name": ""}, {"name": None}, {"value": "text"}, {"answers": "no\nid"}, {"more": 1}])
async def test_what_no_page_would_ask_gets_400(page: LocalPage, assistant: Answering, body: dict[str, Any]) -> None:
    status, _ = await ask(page, **body)
    assert status == HTTPStatus.BAD_REQUEST
    assert not assistant.heard


async def test_an_invoke_in_a_thread_names_the_thread_and_its_channel(page: LocalPage, assistant: Answering) -> None:
    await ask(page, conversation=f"{DESK};messageid=1", kind="channel")
    assert assistant.heard[0]["conversation"]["id"] == f"{DESK};messageid=1"
    assert assistant.heard[0]["channelData"]["channel"]["id"] == DESK


async def test_a_shared_card_is_shown_and_the_assistant_is_not_told(page: LocalPage, assistant: Answering) -> None:
    status, answer = await page.post("/local/shared", card=CARD)
    assert status == HTTPStatus.CREATED
    [event] = (await page.events(answer["latest"])).values()
    assert event["activity"]["from"]["aadObjectId"] == page.person
    assert event["activity"]["attachments"][0]["content"] == CARD
    assert not assistant.heard


async def test_the_assistant_begins_threads_in_the_desks_channel(page: LocalPage) -> None:
    status, first = await begin_thread(page)
    assert status == HTTPStatus.CREATED
    assert first["id"] == f"{DESK};messageid={first['activityId']}"
    _, second = await begin_thread(page)
    async with page.session.post(f"{CONVERSATIONS}/{first['id']}/activities", json=MESSAGE) as answer:
        assert answer.status == HTTPStatus.CREATED
    events = list((await replace(page, conversation=DESK).events(3)).values())
    assert [event["activity"]["conversation"]["id"] for event in events] == [first["id"], second["id"], first["id"]]
    assert events[0]["activity"]["id"] == first["activityId"]


async def test_a_message_in_a_thread_is_updated_there(page: LocalPage) -> None:
    _, begun = await begin_thread(page)
    address = f"{CONVERSATIONS}/{begun['id']}/activities/{begun['activityId']}"
    async with page.session.put(address, json={"type": "message", "text": "nytt"}) as answer:
        assert answer.status == HTTPStatus.OK
    *_, updated = (await replace(page, conversation=DESK).events(2)).values()
    assert (updated["change"], updated["activity"]["text"]) == ("updated", "nytt")
    assert updated["activity"]["conversation"]["id"] == begun["id"]


async def test_no_thread_is_begun_in_a_channel_that_the_assistant_is_not_in(page: LocalPage) -> None:
    assert await begin_thread(page, "19:another@thread.tacv2") == (HTTPStatus.FORBIDDEN, None)


async def test_the_page_is_told_which_channel_is_the_desks(page: LocalPage) -> None:
    async with page.session.get("/local/desk") as answer:
        assert await answer.json() == {"channel": DESK, "latest": 0}
    await begin_thread(page)
    async with page.session.get("/local/desk") as answer:
        assert await answer.json() == {"channel": DESK, "latest": 1}
