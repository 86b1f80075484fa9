"""What Teams does around the messages themselves."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession, web

import bot.conversing
from bot.server import create_app
from bot.settings import Settings
from bot.storage import Storage
from dialogs.assistant import Assistant
from dialogs.turn import Happening, Scope
from tests.conftest import Start
from tests.support.backend import ScriptedBackend
from tests.support.channel import Channel
from tests.support.chat import BOT, Chat
from tests.support.echo import Echo
from tests.support.serving import serving


async def test_teams_sends_a_message_again_and_it_is_answered_once(start: Start) -> None:
    chat = await start(Echo())
    activity = chat.activity(text="hej")
    assert len(await chat.send(activity)) == 1
    assert await chat.send(activity) == []


async def test_teams_sends_a_message_again_while_it_is_being_answered(start: Start) -> None:
    chat = await start(Echo())
    activity = chat.activity(text="hej")
    chat.channel.gate.clear()
    first = asyncio.create_task(chat.post(json=activity))
    await chat.channel.arrived.wait()
    assert await chat.post(json=activity) == 200
    chat.channel.gate.set()
    assert await first == 200
    assert len(chat.replies) == 1


async def test_the_same_id_in_another_conversation_is_another_message(start: Start) -> None:
    chat = await start(Echo())
    await chat.ask("ett", id="1")
    chat.conversation = "a:2"
    assert await chat.ask("ett", id="1")


async def test_an_edited_message_is_answered_each_time_that_it_is_edited(start: Start) -> None:
    assistant = Echo()
    chat = await start(assistant)
    activity = chat.activity(text="mobbil")
    await chat.send(activity)
    assert len(await chat.edit(activity, "mobil")) == 1
    assert await chat.edit(activity, "mobil") == []
    assert len(await chat.edit(activity, "telefon", at="2026-03-02T10:02:00Z")) == 1
    assert [turn.happening for turn in assistant.turns] == [Happening.MESSAGE, Happening.EDIT, Happening.EDIT]


async def test_installing_brings_one_welcome_though_teams_tells_it_twice(start: Start) -> None:
    chat = await start(Echo())
    assert [reply.text.split("\n")[0] for reply in await chat.join()] == ["Välkommen"]
    joined = chat.activity("conversationUpdate", membersAdded=[BOT, {"id": f"29:{chat.person}"}])
    assert await chat.send(joined) == []
    assert await chat.join() == []


async def test_a_group_hears_the_answer_where_it_was_asked(start: Start) -> None:
    assistant = Echo()
    chat = await start(assistant)
    chat.kind, chat.conversation = "groupChat", "19:abc@thread.v2"
    tag = f"<at>{BOT['name']}</at>"
    await chat.ask(f"{tag} vad gäller?", entities=[{"type": "mention", "mentioned": BOT, "text": tag}])
    assert (assistant.turns[0].scope, assistant.turns[0].text) == (Scope.GROUP, "vad gäller?")
    assert chat.channel.deliveries[0].path.startswith("/v3/conversations/19%3Aabc%40thread.v2/activities/")


async def test_in_a_channel_each_person_has_a_conversation_of_their_own(start: Start) -> None:
    assistant = Echo()
    chat = await start(assistant)
    chat.kind, chat.conversation = "channel", "19:abc@thread.tacv2;messageid=1"
    await chat.ask("ett")
    chat.person = "00000000-0000-0000-0000-000000000002"
    assert (await chat.ask("två")).text.startswith("två after nothing")
    assert assistant.turns[0].scope is Scope.CHANNEL


async def test_a_button_is_pressed(start: Start) -> None:
    chat = await start(Echo())
    reply = await chat.ask("hej")
    assert (await chat.press(reply.button("Again"))).text.startswith("echo picked")


async def test_a_picture_without_words_gets_a_kind_word(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    (reply,) = await chat.send(chat.activity(text="", attachments=[{"contentType": "image/png"}]))
    assert reply.text.startswith("Jag kan bara läsa text.")


@pytest.mark.parametrize(
    "text", ["", "🤷🏽‍♀️🎉", "Ω漢字", "<b>hej</b>", "**hej** [x](https://evil.se)", "' OR 1=1 --", "\ud83d", "\x00"]
)
async def test_odd_messages_get_an_answer(text: str, start: Start) -> None:
    chat = await start(Echo())
    body = json.dumps(chat.activity(text=text)).encode()
    assert await chat.post(data=body, headers={"Content-Type": "application/json"}) == 200
    assert len(chat.replies) == 1


async def test_a_hundred_thousand_characters_are_cut(start: Start) -> None:
    assistant = Echo()
    chat = await start(assistant)
    await chat.ask("å" * 100_000)
    assert assistant.turns[0].cut
    assert len(assistant.turns[0].text) == 4000


async def test_a_busy_channel_gets_the_reply_later_and_its_response_now(start: Start) -> None:
    chat = await start(Echo())
    chat.channel.answers.append((429, {"Retry-After": "0"}))
    await chat.post(json=chat.activity(text="hej"))
    while not chat.replies:
        chat.channel.arrived.clear()
        await chat.channel.arrived.wait()
    assert len(chat.channel.deliveries) == 2


async def test_slow_answers_are_announced(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    chat = await start(Echo())
    answer = Storage.take_turn

    async def slowly(*arguments: Any) -> Any:
        await chat.channel.arrived.wait()
        return await answer(*arguments)

    monkeypatch.setattr(bot.conversing, "TYPING_AFTER_SECONDS", 0)
    monkeypatch.setattr(Storage, "take_turn", slowly)
    await chat.ask("hej")
    assert [message["type"] for message in chat.channel.accepted] == ["typing", "message"]


async def test_quick_answers_are_not_announced(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    chat = await start(Echo())
    monkeypatch.setattr(bot.conversing, "TYPING_AFTER_SECONDS", 0)
    await chat.ask("hej")
    assert [message["type"] for message in chat.channel.accepted] == ["message"]


@pytest_asyncio.fixture
async def stopping(channel: Channel, tmp_path: Path) -> web.Application:
    """An assistant that lets the channel go on only a while after it was told to stop."""
    app = create_app(Settings.load(DATABASE_URL=f"sqlite:///{tmp_path}/assistant.db"), Echo(), ScriptedBackend())

    async def open_soon(_app: web.Application) -> None:
        asyncio.get_running_loop().call_later(0.1, channel.gate.set)

    app.on_shutdown.append(open_soon)
    return app


async def test_stopping_drops_no_message_that_was_taken_in(
    stopping: web.Application, channel: Channel, session: ClientSession
) -> None:
    channel.gate.clear()
    async with serving(stopping) as url:
        chat = Chat(session, url, channel)
        asked = asyncio.create_task(chat.ask("hej"))
        await channel.arrived.wait()
    assert (await asked).text.startswith("hej")


async def test_stopping_drops_no_reply_that_the_channel_was_too_busy_for(
    stopping: web.Application, channel: Channel, session: ClientSession
) -> None:
    channel.shuts_when_busy = True
    channel.answers.append((429, {"Retry-After": "0"}))
    async with serving(stopping) as url:
        chat = Chat(session, url, channel)
        assert await chat.send(chat.activity(text="hej")) == []
    assert len(chat.replies) == 1
