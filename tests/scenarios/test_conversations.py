"""Whole conversations about the routine, over the channel's own protocol."""

import json
from datetime import datetime

import pytest

from dialogs.assistant import Assistant
from tests.conftest import Start
from tests.support.channel import Json
from tests.support.chat import BOT, Chat
from tests.support.talk import in_sweden

TAG = f"<at>{BOT['name']}</at>"
MENTION: list[Json] = [{"type": "mention", "mentioned": BOT, "text": TAG}]


async def test_a_conversation_in_swedish(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    (welcome,) = await chat.join()
    assert welcome.text.startswith("Hej!")

    price = await chat.ask("vad kostar det att köpa ut mobilen?")
    assert "984 kr" in price.text
    assert "Utköp av telefon" in price.text
    assert (price.trace["kind"], price.trace["topic"], price.trace["flow"]) == ("answer", "buyout_price", "buyout")

    payee = await chat.ask("och vem betalar jag till?")
    assert "SML-IT" in payee.text
    assert payee.trace["rules"] == ["R16"]

    why = await chat.ask("varför det svaret?")
    assert why.trace["kind"] == "command"
    assert "R16" in why.text

    pressed = await chat.press(price.button("Vem som får köpa ut sin telefon, och när"))
    assert pressed.trace["topic"] == "buyout_who_may"

    open_point = await chat.ask("Vad marknadsvärdet är")
    assert open_point.trace["kind"] == "not_stated"
    assert "Det står inte i rutinen" in open_point.text

    english = await chat.ask("svara på engelska")
    assert english.trace["kind"] == "command"
    assert "SEK 700" in (await chat.ask("Vad kostar jouren?")).text
    assert (await chat.ask("tack")).text.startswith("You're welcome")


async def test_a_conversation_in_english(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    chat.locale = "en-GB"
    (welcome,) = await chat.join()
    assert welcome.text.startswith("Hello")

    price = await chat.ask("What does it cost to buy out my phone?")
    assert "SEK 984" in price.text
    assert price.trace["topic"] == "buyout_price"

    payee = await chat.ask("and who do I pay?")
    assert payee.trace["topic"] == "buyout_payee"

    why = await chat.ask("why that answer?")
    assert "Utköp av telefon" in why.text
    assert "R16" in why.text

    assert (await chat.ask("answer in Swedish")).text == "Då svarar jag på svenska i fortsättningen."
    assert "700 kr" in (await chat.ask("What does on-call cost?")).text


async def test_somebody_whose_phone_is_stolen_at_night(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant, clock=lambda: in_sweden(2026, 3, 7, 2))
    lost = await chat.ask("Hjälp! Någon har stulit min jobbmobil på krogen")
    assert lost.trace["topic"] == "lost_phone"
    assert "13580" in lost.text
    police, again = await chat.send(chat.activity(text="Måste jag polisanmäla själv?"))
    assert again.trace["flow"] == "lost_phone"
    assert police.trace["rules"] == ["R26"]
    assert "Närmaste chef" in police.text
    support, _ = await chat.send(chat.activity(text="Kan jag ringa supporten nu?"))
    assert "Just nu är det beredskap" in support.text
    assert "700 kr" in support.text


@pytest.mark.parametrize(
    ("moment", "now"),
    [(in_sweden(2026, 3, 3, 10), "Just nu är det kontorstid"), (in_sweden(2026, 3, 3, 23), "Just nu är det beredskap")],
)
async def test_the_answer_depends_on_the_clock_on_the_wall(
    moment: datetime, now: str, start: Start, assistant: Assistant
) -> None:
    chat = await start(assistant, clock=lambda: moment)
    assert now in (await chat.ask("Kan jag ringa supporten nu?")).text


async def test_a_choice_is_offered_and_pressed(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    offer = await chat.ask("mobil")
    assert offer.trace["kind"] == "choices"
    assert offer.buttons[-1] == "Inget av det här"
    assert len(offer.buttons) in (3, 4)
    answer = await chat.press(offer.card["actions"][0])
    assert answer.trace["topic"] == offer.trace["slots"]["choices"].split()[0]
    again = await chat.press(offer.card["actions"][1])
    assert again.trace["topic"] == offer.trace["slots"]["choices"].split()[1]


async def test_a_choice_is_written_and_none_of_them_too(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    offer = await chat.ask("mobil")
    assert (await chat.ask("den första")).trace["topic"] == offer.trace["slots"]["choices"].split()[0]
    await chat.ask("mobil")
    nothing = await chat.ask("ingen av dessa")
    assert nothing.trace["kind"] == "out_of_scope"
    assert "3580@sml-it.se" in nothing.text


async def test_two_questions_in_one_message_get_two_replies(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    replies = await chat.send(chat.activity(text="Vad kostar beredskapen? Och får jag låna ut mobilen till min son?"))
    assert {reply.trace["topic"] for reply in replies} == {"oncall_cost", "lend_phone"}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("<b>Vad kostar</b> det att <i>köpa ut</i> mobilen?", "buyout_price"),
        ("**Vad kostar** det att _köpa ut_ `mobilen`?", "buyout_price"),
        ("VAD KOSTAR DET ATT KÖPA UT MOBILEN???", "buyout_price"),
        ("vad kostar de att kopa ut moblien", "buyout_price"),
        ("Jag slutar i maj och är så nöjd med luren.\n\nVad kostar det att köpa ut den?", "buyout_price"),
        ("efter hur lång tid går skärm låset på?", "screen_lock"),
    ],
)
async def test_a_question_is_answered_however_it_is_written(
    text: str, topic: str, start: Start, assistant: Assistant
) -> None:
    chat = await start(assistant)
    assert (await chat.ask(text)).trace["topic"] == topic


@pytest.mark.parametrize("text", ["Mitä se maksaa?", "كم السعر؟", "Ω漢字", "' OR 1=1 --"])
async def test_what_nobody_understands_gets_a_kind_answer_with_a_way_to_a_person(
    text: str, start: Start, assistant: Assistant
) -> None:
    chat = await start(assistant)
    reply = await chat.ask(text)
    assert reply.trace["topic"] is None
    assert "0523-61 35 80" in reply.text


async def test_what_resembles_a_name_of_the_texts_own_gets_choices_that_may_be_turned_down(
    start: Start, assistant: Assistant
) -> None:
    chat = await start(assistant)
    reply = await chat.ask("{smlit} {x}")
    assert reply.trace["topic"] is None
    assert reply.buttons[-1] == "Inget av det här"


@pytest.mark.parametrize("text", ["<script>alert(1)</script> mobil", "[utköp](https://evil.example) ![x](y)"])
async def test_nothing_that_was_written_comes_back(text: str, start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    for question in (text, "varför det svaret?", "säg det igen"):
        message = json.dumps((await chat.ask(question)).message)
        assert "<script>" not in message
        assert "evil.example" not in message


@pytest.mark.parametrize("text", ["", "   ", "🤷🏽‍♀️🎉", "\x00"])
async def test_a_message_without_words_is_asked_for_some(text: str, start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    assert "några ord" in (await chat.ask(text)).text


@pytest.mark.parametrize("word", ["å", "mobil ", "Vad kostar det? ", "å?", "<p>", "13580 "])
async def test_a_hundred_thousand_characters_get_an_answer_that_says_they_were_cut(
    word: str, start: Start, assistant: Assistant
) -> None:
    chat = await start(assistant)
    text = (word * (100_000 // len(word) + 1))[:100_000]
    first, *_ = await chat.send(chat.activity(text=text))
    assert "läste bara början" in first.text


async def test_a_question_before_a_very_long_story_is_answered(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    reply = await chat.ask("Vad kostar det att köpa ut mobilen?" + "\n" * 99_000)
    assert reply.trace["topic"] == "buyout_price"


async def test_a_group_that_mentions_the_assistant_gets_the_answer(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    chat.kind, chat.conversation = "groupChat", "19:abc@thread.v2"
    reply = await chat.ask(f"{TAG} vad kostar det att köpa ut mobilen?", entities=MENTION)
    assert reply.trace["topic"] == "buyout_price"
    follow_up = await chat.ask(f"och vem betalar jag till {TAG}?", entities=MENTION)
    assert follow_up.trace["topic"] == "buyout_payee"


async def test_a_bare_mention_is_asked_for_a_question(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    chat.kind, chat.conversation = "channel", "19:abc@thread.tacv2;messageid=1"
    assert "några ord" in (await chat.ask(TAG, entities=MENTION)).text


async def test_two_people_in_a_channel_do_not_follow_up_on_each_other(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    chat.kind, chat.conversation = "channel", "19:abc@thread.tacv2;messageid=1"
    await chat.ask(f"{TAG} vad kostar det att köpa ut mobilen?", entities=MENTION)
    chat.person = "00000000-0000-0000-0000-000000000002"
    why = await chat.ask(f"{TAG} varför det svaret?", entities=MENTION)
    assert why.trace["topic"] is None


async def test_a_message_that_is_mended_is_answered_anew(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    activity = chat.activity(text="Vad kostar beredskapen?")
    await chat.send(activity)
    (reply,) = await chat.edit(activity, "Vad kostar det att köpa ut mobilen?")
    assert reply.trace["topic"] == "buyout_price"


async def test_a_conversation_goes_on_after_a_restart(start: Start, assistant: Assistant) -> None:
    chat = await start(assistant)
    await chat.ask("vad kostar det att köpa ut mobilen?")
    later: Chat = await start(assistant)
    assert (await later.ask("och vem betalar jag till?", id="after")).trace["topic"] == "buyout_payee"


async def test_nobody_outside_local_mode_sees_how_a_message_was_understood(
    start_signed: Start, assistant: Assistant
) -> None:
    chat = await start_signed(assistant)
    reply = await chat.ask("Vad kostar det att köpa ut mobilen?")
    assert "984 kr" in reply.text
    assert reply.message["channelData"] == {"feedbackLoop": {"type": "custom"}}
    assert "buyout_price" not in reply.text


async def test_every_button_of_every_reply_in_a_conversation_leads_somewhere(
    start: Start, assistant: Assistant
) -> None:
    chat = await start(assistant)
    reply = await chat.ask("Vad kostar det att köpa ut mobilen?")
    assert len(reply.actions) == 3
    for action in reply.actions:
        told, *_ = await chat.send(chat.pressing(action))
        assert told.trace["kind"] in ("answer", "not_stated", "flow")
