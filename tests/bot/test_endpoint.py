"""What comes in over HTTP, and what goes back."""

import asyncio
import json
from typing import Any

import pytest
import structlog
from aiohttp import ClientSession

from dialogs.assistant import Assistant
from tests.conftest import Start
from tests.support.echo import Echo

JSON = {"Content-Type": "application/json"}


async def test_a_message_gets_its_reply_as_a_card_and_as_plain_text(start: Start) -> None:
    chat = await start(Echo())
    reply = await chat.ask("hej")
    assert reply.text.startswith("hej after nothing")
    assert reply.card["version"] == "1.5"
    assert reply.message["replyToId"] == "activity-0"
    assert reply.message["recipient"]["id"] == f"29:{chat.person}"


async def test_local_mode_tells_how_a_message_was_understood(start: Start) -> None:
    chat = await start(Echo())
    assert (await chat.ask("hej")).trace == {
        "kind": "answer",
        "topic": "echo",
        "rules": [],
        "flow": None,
        "slots": {},
        "score": 0.0,
        "step": "",
        "said": [],
    }


async def test_outside_local_mode_how_a_message_was_understood_is_not_told(start_signed: Start) -> None:
    chat = await start_signed(Echo())
    assert "channelData" not in (await chat.ask("hej")).message


BODIES: dict[str, tuple[int, bytes]] = {
    "nothing": (400, b""),
    "no JSON": (400, b"{type: message"),
    "no UTF-8": (400, b'{"type":"\xff"}'),
    "a list": (400, b"[]"),
    "null": (400, b"null"),
    "a word": (400, b'"message"'),
    "no activity": (400, b'{"hello":"world"}'),
    "too deep": (400, b"[" * 200_000),
    "too large": (413, b'{"text":"' + b"a" * (1024 * 1024) + b'"}'),
}


@pytest.mark.parametrize("name", list(BODIES))
async def test_a_bad_body_gets_its_status_and_nothing_is_done(name: str, start: Start) -> None:
    assistant = Echo()
    chat = await start(assistant)
    status, body = BODIES[name]
    with structlog.testing.capture_logs() as lines:
        assert await chat.post(data=body, headers=JSON) == status
    assert [line["event"] for line in lines] == ["refused"]
    assert not assistant.turns
    assert not chat.channel.deliveries


async def test_a_large_body_that_does_not_tell_its_size_gets_413(start: Start) -> None:
    chat = await start(Echo())

    async def pieces() -> Any:
        for _ in range(20):
            yield b"a" * 100_000

    assert await chat.post(data=pieces(), headers=JSON) == 413


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "text/html", ""])
async def test_what_is_not_said_to_be_json_gets_415(content_type: str, start: Start) -> None:
    chat = await start(Echo())
    body = json.dumps(chat.activity(text="hej")).encode()
    assert await chat.post(data=body, headers={"Content-Type": content_type}) == 415


@pytest.mark.parametrize("missing", ["type", "id", "serviceUrl", "conversation", "from"])
async def test_an_activity_that_cannot_be_answered_gets_400(missing: str, start: Start) -> None:
    chat = await start(Echo())
    assert await chat.post(json=chat.activity(text="hej", **{missing: None})) == 400


PRESSED: dict[str, Any] = {"action": {"type": "Action.Execute", "data": {"pick": "echo"}}}
VIEWED: dict[str, Any] = {"action": {"type": "Action.Execute", "data": {"view": "case_status", "case": "S-2B2C-2D2F"}}}
THUMB: dict[str, Any] = {"actionName": "feedback", "actionValue": {"reaction": "like"}}
INVOKES = [
    ("adaptiveCard/action", PRESSED),
    ("adaptiveCard/action", VIEWED),
    ("message/fetchTask", THUMB),
    ("message/submitAction", THUMB),
]
IDS: dict[str, Any] = {
    "id": "{}",
    "replyToId": "{}",
    "conversation": {"id": "{}", "conversationType": "personal"},
    "from": {"id": "{}", "name": "Anna Ask"},
    "from, by Entra": {"id": "29:anna", "aadObjectId": "{}"},
    "recipient": {"id": "{}"},
    "channelData": {"tenant": {"id": "{}"}},
    "membersAdded": [{"id": "{}"}],
}
UNFIT = {"NUL": "a\0b", "line break": "a\nb", "too long": "a" * 513}


def with_id(field: str, unfit: str) -> dict[str, Any]:
    """What to change of an activity so that such an id stands in the field."""
    changed = json.loads(json.dumps(IDS[field]).replace("{}", json.dumps(UNFIT[unfit])[1:-1]))
    return {field.partition(",")[0]: changed}


@pytest.mark.parametrize("field", list(IDS))
async def test_an_id_that_no_database_can_look_up_gets_400(field: str, start: Start, address: str) -> None:
    assistant = Echo()
    chat = await start(assistant, DATABASE_URL=address)
    for unfit in UNFIT:
        changes = with_id(field, unfit)
        for name, value in INVOKES:
            assert await chat.post(json=chat.activity("invoke", name=name, value=value, **changes)) == 400, unfit
        assert await chat.post(json=chat.activity(text="hej", **changes)) == 400, unfit
    assert not assistant.turns


@pytest.mark.parametrize("field", [field for field in IDS if field != "channelData"])
async def test_half_an_emoji_in_an_id_is_never_a_fault_of_ours(field: str, start: Start, address: str) -> None:
    chat = await start(Echo(), DATABASE_URL=address)
    changes = json.loads(json.dumps(with_id(field, "NUL")).replace("\\u0000", "\\ud83d"))
    for name, value in INVOKES:
        assert await chat.post(json=chat.activity("invoke", name=name, value=value, **changes)) == 200
    assert await chat.post(json=chat.activity(text="hej", **changes)) == 200


async def test_the_longest_ids_are_kept(start: Start, address: str) -> None:
    chat = await start(Echo(), DATABASE_URL=address)
    chat.person, chat.conversation = "😀" * 100, "".join(chr(0x20000 + number) for number in range(512))
    assert (await chat.ask("hej")).text.startswith("hej after nothing")
    assert (await chat.ask("igen")).text.startswith("igen after hej")


@pytest.mark.parametrize("name", ["given", "field.description"])
@pytest.mark.parametrize("odd", ["\0", "\ud83d"])
async def test_a_button_gives_its_words_without_what_no_database_can_hold(
    name: str, odd: str, start: Start, address: str, assistant: Assistant
) -> None:
    chat = await start(assistant, DATABASE_URL=address)
    words = f"växeln{odd} är tyst"
    data = {"begin": "ticket", name: {"description": words} if name == "given" else words}
    [reply] = await chat.send(chat.activity(value=data, text=""))
    assert reply.trace["slots"]["description"].replace("?", "") == "växeln är tyst"


@pytest.mark.parametrize(
    "data",
    [
        {"view": "case_status", "case": "S-2B2C-2D2F\0"},
        {"frame": "f\0", "step": 1, "answer": "a"},
        {"begin": "ticket\0"},
        {"pick": "a\0b"},
    ],
)
async def test_a_button_that_stands_for_what_no_database_can_hold_is_none_of_ours(
    data: dict[str, Any], start: Start, address: str
) -> None:
    chat = await start(Echo(), DATABASE_URL=address)
    value = {"action": {"type": "Action.Execute", "data": data}}
    assert await chat.post(json=chat.activity("invoke", name="adaptiveCard/action", value=value)) == 400


@pytest.mark.parametrize("body", ["bad", "good"])
async def test_a_bad_token_or_body_is_never_a_fault_of_ours(body: str, start_signed: Start) -> None:
    chat = await start_signed(Echo())
    data = json.dumps(chat.activity(text="hej")).encode() if body == "good" else b"\x00\xff"
    chat.token = "garbage"
    assert await chat.post(data=data, headers=JSON) in (400, 401)


async def test_an_invoke_gets_501(start: Start) -> None:
    chat = await start(Echo())
    assert await chat.post(json=chat.activity("invoke", name="task/fetch", value={})) == 501


@pytest.mark.parametrize(
    "type_", ["typing", "messageReaction", "messageDelete", "event", "endOfConversation", "handoff", "unheardOf"]
)
async def test_what_needs_no_answer_is_taken_in_silence(type_: str, start: Start) -> None:
    assistant = Echo()
    chat = await start(assistant)
    assert await chat.send(chat.activity(type_, reactionsAdded=[{"type": "like"}])) == []
    assert not assistant.turns


async def test_a_failure_is_told_kindly_to_the_person_and_plainly_to_the_operator(start: Start) -> None:
    chat = await start(Echo())
    with structlog.testing.capture_logs() as lines:
        reply = await chat.ask("fall over", locale="en-GB")
    assert reply.text == "sorry (en)"
    failure = next(line for line in lines if line["event"] == "turn failed")
    assert failure["error"] == "OverheardError"
    assert any("echo.py" in step for step in failure["traceback"])


async def test_the_log_never_holds_a_message_or_a_token(start_signed: Start) -> None:
    chat = await start_signed(Echo())
    with structlog.testing.capture_logs() as lines:
        await chat.ask("min hemlighet")
        await chat.ask("fall over")
        await chat.post(data=b'{"text":"min hemlighet"}', headers=JSON)
    logged = json.dumps(lines)
    assert len(lines) == 3
    assert "hemlighet" not in logged
    assert "fall over" not in logged
    assert chat.token not in logged
    assert "own-token" not in logged


async def test_each_line_about_an_activity_has_its_correlation_id(start: Start) -> None:
    chat = await start(Echo())
    with structlog.testing.capture_logs() as lines:
        await chat.ask("ett")
        await chat.ask("två")
    assert len({line["correlation"] for line in lines}) == 2


async def test_alive_and_ready(start: Start, session: ClientSession) -> None:
    chat = await start(Echo())
    for path, status in (("healthz", "alive"), ("readyz", "ready")):
        async with session.get(f"{chat.bot_url}/{path}") as response:
            assert response.status == 200
            assert await response.json() == {"status": status}


async def test_another_conversation_is_answered_while_the_channel_is_slow(start: Start) -> None:
    assistant = Echo()
    chat = await start(assistant)
    chat.channel.gate.clear()
    first = asyncio.create_task(chat.ask("långsam"))
    await chat.channel.arrived.wait()
    async with chat.session.get(f"{chat.bot_url}/readyz") as response:
        assert response.status == 200
    chat.channel.gate.set()
    assert (await first).text.startswith("långsam")


async def test_in_teams_the_response_does_not_wait_for_a_slow_channel(start_signed: Start) -> None:
    chat = await start_signed(Echo())
    chat.channel.gate.clear()
    assert await chat.post(json=chat.activity(text="hej")) == 200
    assert not chat.replies
    chat.channel.gate.set()
    assert chat.delivered
    await chat.delivered()
    assert [reply.text[:3] for reply in chat.replies] == ["hej"]
