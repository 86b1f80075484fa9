"""Thumbs below answers, as Teams sends them."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.database import Database, open_database
from bot.feedback import Feedback, Reaction, Reason, everything, put
from dialogs.assistant import Assistant
from knowledge.language import Language
from tests.conftest import Start
from tests.support import card_rules
from tests.support.channel import Json
from tests.support.chat import Chat, Received

QUESTION = "Vad kostar det att köpa ut mobilen?"


async def invoke(chat: Chat, name: str, value: Any, on: str = "") -> tuple[int, Json | None]:
    """Send an invoke; gives the status and the body of its answer."""
    activity = chat.activity("invoke", name=name, value=value, replyToId=on)
    async with chat.session.post(f"{chat.bot_url}/api/messages", json=activity) as response:
        body = await response.json() if response.status == 200 else None
        assert card_rules.problems(body) == []
        return response.status, body


def pressed(reaction: str) -> Json:
    return {"actionName": "feedback", "actionValue": {"reaction": reaction}}


async def press(chat: Chat, reaction: str, on: str) -> Json:
    """Press a thumb; gives the form's dialog."""
    status, body = await invoke(chat, "message/fetchTask", {"data": pressed(reaction)}, on)
    assert status == 200
    assert body is not None
    assert body["task"]["type"] == "continue"
    dialog: Json = body["task"]["value"]
    return dialog


async def vote(chat: Chat, reaction: str, feedback: object, on: str) -> None:
    """Send the form."""
    value = {"actionName": "feedback", "actionValue": {"reaction": reaction, "feedback": feedback}}
    assert await invoke(chat, "message/submitAction", value, on) == (200, {})


def form(**fields: str) -> str:
    return json.dumps(fields)


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/feedback.db"


@pytest.fixture
async def chat(start: Start, assistant: Assistant, address: str) -> Chat:
    return await start(assistant, DATABASE_URL=address)


async def stored(address: str) -> list[Feedback]:
    database = await open_database(address)
    try:
        return await database.run(everything)
    finally:
        await database.close()


async def answered(chat: Chat, text: str = QUESTION) -> Received:
    return await chat.ask(text)


@pytest.mark.parametrize("value", [{"data": pressed("dislike")}, pressed("dislike")])
async def test_a_thumb_down_asks_what_is_wrong_in_either_of_teams_shapes(value: Json, chat: Chat) -> None:
    reply = await answered(chat)
    status, body = await invoke(chat, "message/fetchTask", value, reply.message["id"])
    assert status == 200
    assert body is not None
    dialog = body["task"]["value"]
    assert dialog["title"] == "Vad var det för fel på svaret?"
    assert dialog["card"]["contentType"] == "application/vnd.microsoft.card.adaptive"
    reasons, comment, _ = dialog["card"]["content"]["body"]
    assert [choice["value"] for choice in reasons["choices"]] == [reason.value for reason in Reason]
    assert (comment["id"], comment["label"]) == ("comment", "Berätta gärna mer")
    assert [action["type"] for action in dialog["card"]["content"]["actions"]] == ["Action.Submit"]


async def test_a_thumb_up_asks_for_a_comment_alone(chat: Chat) -> None:
    reply = await answered(chat)
    dialog = await press(chat, "like", reply.message["id"])
    assert dialog["title"] == "Vad var bra med svaret?"
    assert [part["type"] for part in dialog["card"]["content"]["body"]] == ["Input.Text", "RichTextBlock"]


async def test_the_form_speaks_the_answers_language(chat: Chat) -> None:
    reply = await answered(chat, "What does it cost to buy out my phone?")
    assert (await press(chat, "like", reply.message["id"]))["title"] == "What was good about the answer?"


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (
            "sv-SE",
            "Du kan bara tycka till om de senaste svaren. Ställ frågan igen om du vill tycka till om det här svaret.",
        ),
        (
            "en-GB",
            "You can only say what you think of the latest answers. Ask again if you want to do so for this one.",
        ),
    ],
)
async def test_a_thumb_below_what_is_no_known_answer_gets_words_and_no_form(
    locale: str, words: str, chat: Chat
) -> None:
    chat.locale = locale
    answer = await invoke(chat, "message/fetchTask", {"data": pressed("dislike")}, "unknown")
    assert answer == (200, {"task": {"type": "message", "value": words}})


async def test_votes_on_what_was_never_sent_are_taken_in_and_not_kept(chat: Chat, address: str) -> None:
    reply = await answered(chat)
    for made_up in ("", "unknown", f"{reply.message['id']}0", *map(str, range(20))):
        await vote(chat, "like", form(comment="fyller på"), made_up)
    assert await stored(address) == []


async def test_a_vote_on_what_is_no_answer_from_the_routine_is_not_kept(chat: Chat, address: str) -> None:
    greeting = await chat.ask("hej")
    await vote(chat, "like", "trevlig", greeting.message["id"])
    assert await stored(address) == []


async def test_what_was_filled_in_is_stored_with_the_topic_and_not_with_the_person(chat: Chat, address: str) -> None:
    reply = await answered(chat)
    filled_in = form(reasons="wrong,outdated", comment=" Det kostar mer nu, säger 19850101-1236. ")
    await vote(chat, "dislike", filled_in, reply.message["id"])
    [one] = await stored(address)
    assert (one.topic, one.language, one.reaction) == ("buyout_price", Language.SWEDISH, Reaction.DISLIKE)
    assert one.reasons == (Reason.WRONG, Reason.OUTDATED)
    assert one.comment == "Det kostar mer nu, säger ÅÅMMDD-XXXX."


@pytest.mark.parametrize(
    ("feedback", "comment"),
    [
        ("", ""),
        ("{}", ""),
        ("[1]", ""),
        (None, ""),
        ("[" * 100_000, "[" * 1000),
        ("bra", "bra"),
        (form(feedbackText="bra"), "bra"),
        ({"feedbackText": "bra"}, "bra"),
        (form(comment="a" * 2000, reasons="nonsense"), "a" * 1000),
        (json.dumps({"comment": 1, "reasons": ["wrong"]}), ""),
        (form(comment="halv \ud83d"), '{"comment": "halv \\ud83d"}'),
        (form(comment="tom\0 plats"), "tom plats"),
    ],
)
async def test_whatever_is_sent_as_the_form_counts_as_a_vote(
    feedback: object, comment: str, chat: Chat, address: str
) -> None:
    reply = await answered(chat)
    await vote(chat, "like", feedback, reply.message["id"])
    [one] = await stored(address)
    assert (one.reaction, one.reasons, one.comment) == (Reaction.LIKE, (), comment)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "feedback",
        [],
        {},
        {"data": 1},
        pressed("meh"),
        {"actionName": "other", "actionValue": {"reaction": "like"}},
    ],
)
@pytest.mark.parametrize("name", ["message/fetchTask", "message/submitAction"])
async def test_what_is_no_thumb_is_turned_down(name: str, value: object, chat: Chat, address: str) -> None:
    assert await invoke(chat, name, value, "sent-1") == (400, None)
    assert await stored(address) == []


async def test_who_votes_again_changes_the_vote(chat: Chat, address: str) -> None:
    reply = await answered(chat)
    await vote(chat, "dislike", form(comment="fel"), reply.message["id"])
    await vote(chat, "like", form(comment="jo, rätt"), reply.message["id"])
    assert [one.comment for one in await stored(address)] == ["jo, rätt"]


async def test_two_people_in_a_group_have_a_vote_each(chat: Chat, address: str) -> None:
    chat.kind, chat.conversation = "groupChat", "19:abc@thread.v2"
    reply = await answered(chat)
    await vote(chat, "dislike", "fel", reply.message["id"])
    chat.person = "00000000-0000-0000-0000-000000000002"
    await vote(chat, "like", "bra", reply.message["id"])
    votes = await stored(address)
    assert {one.topic for one in votes} == {"buyout_price"}
    assert {one.comment for one in votes} == {"fel", "bra"}


async def test_each_of_two_answers_to_a_message_has_its_own_topic(chat: Chat, address: str) -> None:
    text = "Vad kostar beredskapen? Och får jag låna ut mobilen till min son?"
    for reply in await chat.send(chat.activity(text=text)):
        await vote(chat, "like", reply.trace["topic"], reply.message["id"])
    assert {(one.topic, one.comment) for one in await stored(address)} == {
        ("oncall_cost", "oncall_cost"),
        ("lend_phone", "lend_phone"),
    }


async def test_a_vote_is_about_its_answer_also_after_a_restart(
    chat: Chat, start: Start, assistant: Assistant, address: str
) -> None:
    reply = await answered(chat)
    later = await start(assistant, DATABASE_URL=address)
    await vote(later, "like", "", reply.message["id"])
    assert [one.topic for one in await stored(address)] == ["buyout_price"]


async def test_the_latest_twenty_answers_are_known(chat: Chat, address: str) -> None:
    first = await answered(chat)
    second = await answered(chat)
    for _ in range(19):
        await answered(chat)
    await vote(chat, "like", "second", second.message["id"])
    await vote(chat, "like", "first", first.message["id"])
    assert [(one.comment, one.topic) for one in await stored(address)] == [("second", "buyout_price")]


async def test_a_message_of_another_conversation_is_not_known_here(chat: Chat, address: str) -> None:
    reply = await answered(chat)
    chat.conversation = "a:2"
    await vote(chat, "like", "", reply.message["id"])
    assert await stored(address) == []


async def test_votes_are_kept_on_both_databases(database: Database) -> None:
    one = Feedback("oncall_cost", Language.ENGLISH, Reaction.DISLIKE, (Reason.MISSING,), "ett", "2026-03-02")
    for vote_, day in (("a", "2026-03-02"), ("b", "2026-03-03"), ("a", "2026-03-04")):
        new = Feedback(one.topic, one.language, one.reaction, one.reasons, one.comment, day)
        await database.run(partial(put, vote=vote_, feedback=new))
    assert [found.day for found in await database.run(everything)] == ["2026-03-04", "2026-03-03"]
