"""SML-IT's channel in Teams: new cases arrive as cards, and staff deals with them there."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.pace import Pace
from dialogs.assistant import Assistant
from telephony.contract import Telephony
from tests.conftest import Start
from tests.scenarios.test_cards import invoke, report_a_theft, texts
from tests.support.channel import Json
from tests.support.chat import Chat
from tests.support.telephony import actor, member, organisation
from tests.support.walk import Hands

CHANNEL = "19:desk@thread.tacv2"
IMPATIENT = Pace(chance=lambda _least, _most: 0.0)

DeskChat = Callable[[str], Awaitable[Chat]]


@pytest.fixture
def chat_as(start: Start, desk_guide: Assistant, telephony: Telephony, clock: Hands) -> DeskChat:
    """A chat with one running assistant, as somebody of the organisation by name."""
    running: list[Chat] = []

    async def chat_as(name: str) -> Chat:
        found = member(name)
        tenant = organisation().tenant_of(found)
        if not running:
            tenants = ",".join(f"{one}={place}" for place, one in organisation().tenants.items())
            channel = {"DESK_CHANNEL": CHANNEL, "DESK_TENANT": tenant}
            running.append(await start(desk_guide, clock, telephony, pace=IMPATIENT, TENANTS=tenants, **channel))
        first = running[0]
        return Chat(
            first.session,
            first.bot_url,
            first.channel,
            person=found.id,
            name=name,
            tenant=tenant,
            conversation=f"a:{found.id}",
            delivered=first.delivered,
            numbers=first.numbers,
        )

    return chat_as


async def ask_a_person(chat: Chat, question: str) -> None:
    """Hand a question over."""
    await chat.send(chat.activity(text="jag vill prata med en människa"))
    await chat.send(chat.activity(text=question))
    await chat.send(chat.activity(text="ja"))


async def posted(chat: Chat) -> Json:
    """The first message of the thread in SML-IT's channel."""
    await chat.channel.until(lambda: chat.channel.threads)
    [thread] = chat.channel.threads
    assert thread["channelData"] == {"channel": {"id": CHANNEL}}
    assert thread["isGroup"] is True
    message: Json = thread["activity"]
    return message


async def in_the_thread(chat_as: DeskChat, name: str, message: Json) -> Chat:
    """Somebody who looks at the thread."""
    chat = await chat_as(name)
    chat.kind, chat.conversation = "channel", message["conversation"]["id"]
    return chat


def action(card: Json, title: str) -> Json:
    return next(one for one in card["actions"] if one["title"] == title)


async def test_a_question_to_a_person_arrives_as_a_card_with_what_was_asked(chat_as: DeskChat) -> None:
    asker = await chat_as("Sara Vitsippa")
    await ask_a_person(asker, "Vilka telefoner har vår enhet?")
    message = await posted(asker)
    told = texts(message)
    for part in ("Sara Vitsippa", "Munkedal", "Vilka telefoner har vår enhet?", "Ingen har tagit ärendet än."):
        assert part in told
    titles = [one["title"] for one in message["attachments"][0]["content"]["actions"]]
    assert titles == ["Ta ärendet", "Svara", "Stäng"]


async def test_a_lost_phone_arrives_and_shows_how_far_its_orders_have_come(chat_as: DeskChat) -> None:
    reporter = await chat_as("Sara Vitsippa")
    await report_a_theft(reporter)
    told = texts(await posted(reporter))
    for part in ("Stulen telefon", "Användare: Sara Vitsippa", "IMEI …7163", "på tåget", "olåst"):
        assert part in told
    await reporter.channel.until(
        lambda: any("Rensning" in texts(one) and one["id"] == "thread-0" for one in reporter.channel.updates)
    )


async def test_staff_takes_a_case_in_the_channel_and_the_asker_sees_who_has_it(chat_as: DeskChat) -> None:
    asker = await chat_as("Sara Vitsippa")
    await ask_a_person(asker, "Vilka telefoner har vår enhet?")
    message = await posted(asker)
    staff = await in_the_thread(chat_as, "Oskar Pluggfors", message)
    take = action(message["attachments"][0]["content"], "Ta ärendet")
    answer = await invoke(staff, staff.pressing(take, on=message["id"]))
    assert "Oskar Pluggfors har ärendet." in texts({"attachments": [{"content": answer["value"]}]})
    await asker.channel.until(lambda: any("har tagit" in reply.text for reply in asker.replies))
    assert "Oskar Pluggfors" in asker.replies[-1].text
    assert not staff.replies


async def test_staff_answers_in_the_channel_and_the_asker_gets_it_in_the_own_chat(chat_as: DeskChat) -> None:
    asker = await chat_as("Sara Vitsippa")
    await ask_a_person(asker, "Vilka telefoner har vår enhet?")
    message = await posted(asker)
    staff = await in_the_thread(chat_as, "Oskar Pluggfors", message)
    form = next(one for one in message["attachments"][0]["content"]["actions"] if one["title"] == "Svara")
    [send] = form["card"]["actions"]
    answer = await invoke(staff, staff.pressing(send, on=message["id"], **{"field.answer": "Fyra iPhone 13."}))
    assert "Fyra iPhone 13." in texts({"attachments": [{"content": answer["value"]}]})
    await asker.channel.until(lambda: any("Fyra iPhone 13." in reply.text for reply in asker.replies))
    assert not staff.replies


async def test_a_reply_joins_the_case_on_its_card_and_reaches_whoever_has_it(
    chat_as: DeskChat, telephony: Telephony
) -> None:
    asker, own = await chat_as("Sara Vitsippa"), await chat_as("Oskar Pluggfors")
    await own.send(own.activity(text="hej"))
    await ask_a_person(asker, "Vilka telefoner har vår enhet?")
    message = await posted(asker)
    staff = await in_the_thread(chat_as, "Oskar Pluggfors", message)
    form = next(one for one in message["attachments"][0]["content"]["actions"] if one["title"] == "Svara")
    [send] = form["card"]["actions"]
    await invoke(staff, staff.pressing(send, on=message["id"], **{"field.answer": "Fyra iPhone 13."}))
    await asker.channel.until(lambda: any("Fyra iPhone 13." in reply.text for reply in asker.replies))
    await asker.press(asker.replies[-1].button("Svara"))
    await asker.send(asker.activity(text="Vi har bara tre."))
    told = await asker.send(asker.activity(text="ja"))
    assert "Det du skrev står nu i ärende" in told[-1].text
    await own.channel.until(lambda: any("Vi har bara tre." in reply.text for reply in own.replies))
    added = "Tillägg: ”Vi har bara tre.”"
    await staff.channel.until(
        lambda: any(added in texts(one) and one["id"] == message["id"] for one in staff.channel.updates)
    )
    [ticket] = await telephony.tickets(actor("Oskar Pluggfors"))
    assert [one.text for one in ticket.additions] == ["Vi har bara tre."]
    assert len(asker.channel.threads) == 1


async def test_many_clicks_at_once_send_one_answer(chat_as: DeskChat, telephony: Telephony) -> None:
    asker = await chat_as("Sara Vitsippa")
    await ask_a_person(asker, "Vilka telefoner har vår enhet?")
    message = await posted(asker)
    staff = await in_the_thread(chat_as, "Oskar Pluggfors", message)
    form = next(one for one in message["attachments"][0]["content"]["actions"] if one["title"] == "Svara")
    [send] = form["card"]["actions"]
    clicks = [staff.pressing(send, on=message["id"], **{"field.answer": "Fyra iPhone 13."}) for _ in range(10)]
    await asyncio.gather(*(invoke(staff, click) for click in clicks))
    [ticket] = await telephony.tickets(actor("Oskar Pluggfors"))
    assert [one.text for one in ticket.answers] == ["Fyra iPhone 13."]
    assert not staff.replies


@pytest.mark.parametrize(("title", "told"), [("Ta ärendet", "har tagit"), ("Stäng", "har stängt")])
async def test_two_clicks_at_once_and_one_more_are_told_once(title: str, told: str, chat_as: DeskChat) -> None:
    asker = await chat_as("Sara Vitsippa")
    await ask_a_person(asker, "Vilka telefoner har vår enhet?")
    message = await posted(asker)
    staff = await in_the_thread(chat_as, "Oskar Pluggfors", message)
    button = action(message["attachments"][0]["content"], title)
    press = button["card"]["actions"][0] if "card" in button else button
    await asyncio.gather(*(invoke(staff, staff.pressing(press, on=message["id"])) for _ in range(2)))
    await invoke(staff, staff.pressing(press, on=message["id"]))
    await asker.channel.until(lambda: any(told in reply.text for reply in asker.replies))
    assert sum(told in reply.text for reply in asker.replies) == 1
    assert not staff.replies


CLOSED = "Ärendet är stängt: ”Svarat per telefon.”"


async def test_staff_closes_a_case_in_the_channel_and_nothing_is_left_to_press(chat_as: DeskChat) -> None:
    asker = await chat_as("Sara Vitsippa")
    await ask_a_person(asker, "Vilka telefoner har vår enhet?")
    message = await posted(asker)
    staff = await in_the_thread(chat_as, "Oskar Pluggfors", message)
    form = next(one for one in message["attachments"][0]["content"]["actions"] if one["title"] == "Stäng")
    [send] = form["card"]["actions"]
    answer = await invoke(staff, staff.pressing(send, on=message["id"], **{"field.note": "Svarat per telefon."}))
    assert CLOSED in texts({"attachments": [{"content": answer["value"]}]})
    assert "actions" not in answer["value"]
    await staff.channel.until(
        lambda: any(CLOSED in texts(one) and one["id"] == message["id"] for one in staff.channel.updates)
    )


async def test_somebody_else_in_the_team_changes_nothing(chat_as: DeskChat) -> None:
    asker = await chat_as("Sara Vitsippa")
    await ask_a_person(asker, "Vilka telefoner har vår enhet?")
    message = await posted(asker)
    other = await in_the_thread(chat_as, "Torbjörn Brandskär", message)
    take = action(message["attachments"][0]["content"], "Ta ärendet")
    await invoke(other, other.pressing(take, on=message["id"]))
    await other.channel.until(lambda: other.replies)
    assert "SML-IT" in other.replies[-1].text
    assert not any("har ärendet." in texts(one) for one in other.channel.updates)


async def test_the_channel_is_tried_again_while_it_is_away(chat_as: DeskChat) -> None:
    asker = await chat_as("Sara Vitsippa")
    asker.channel.unthreaded.extend([(503, {}), (429, {"Retry-After": "0"})])
    await ask_a_person(asker, "Vilka telefoner har vår enhet?")
    assert "Vilka telefoner har vår enhet?" in texts(await posted(asker))
