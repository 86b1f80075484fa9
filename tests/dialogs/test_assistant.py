"""What the assistant says to whoever arrives, in which language, and to any message at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.reply import Kind
from dialogs.turn import Begin, Happening, Scope
from knowledge.answers import references
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from tests.support.talk import Talk, at_once, picked, turn
from tests.support.telephony import open_telephony

SWEDISH, ENGLISH = Language.SWEDISH, Language.ENGLISH
PRICE = "Vad kostar det att köpa ut mobilen?"
ENGLISH_PRICE = "What does it cost to buy out my phone?"
IDENTITY_NUMBER = "19850101-1236"
SCRAPS = ["mobil", "vad", "får", "jag", "och", "inte", "?", ".", "köpa ut", "13580", "hej", "phone", "may", "1", "nej"]


def test_a_newcomer_is_welcomed_once_with_something_to_ask(talk: Talk) -> None:
    welcome = talk.ask(happening=Happening.JOINED)
    assert (welcome.language, welcome.trace.kind) == (SWEDISH, Kind.SMALL_TALK)
    assert len(welcome.suggestions) >= 3
    assert talk.hear(happening=Happening.JOINED) == ()


def test_a_newcomer_with_an_english_client_is_welcomed_in_english(talk: Talk) -> None:
    assert talk.ask(happening=Happening.JOINED, locale=ENGLISH).text.startswith("Hello")


def test_what_the_welcome_offers_can_be_pressed(talk: Talk) -> None:
    welcome = talk.ask(happening=Happening.JOINED)
    for place, offer in enumerate(welcome.suggestions):
        talk.replies.append(welcome)
        pressed = talk.press(place)
        if isinstance(offer.press, Begin):
            assert pressed.trace.flow == offer.press.flow
            talk.ask("avbryt")
        else:
            assert pressed.trace.topic == picked(offer)


@pytest.mark.parametrize(
    ("texts", "warning"),
    [
        ([f"Vad kostar det att köpa ut mobilen för {IDENTITY_NUMBER}?"], "Du skrev ett personnummer."),
        ([f"What does it cost to buy out the phone of {IDENTITY_NUMBER}?"], "You wrote a personal identity number."),
        ([f"jag vill prata med en människa om {IDENTITY_NUMBER}"], "Du skrev ett personnummer."),
        ([f"vad tycker du om {IDENTITY_NUMBER} och månen"], "Du skrev ett personnummer."),
        (
            ["min mobil är borta", f"jag vill stänga av anknytningen för {IDENTITY_NUMBER}"],
            "Du skrev ett personnummer.",
        ),
        (["min mobil är borta", f"vad kostar samtal för {IDENTITY_NUMBER}?"], "Du skrev ett personnummer."),
    ],
)
def test_an_identity_number_is_warned_of_and_kept_nowhere_whatever_it_was_said_for(
    texts: list[str], warning: str, talk: Talk
) -> None:
    *before, last = texts
    for text in before:
        talk.hear(text)
    told = talk.hear(last)
    assert told[0].text.startswith(warning)
    assert len(told) > 1
    assert IDENTITY_NUMBER not in talk.conversation.model_dump_json() + str(told)


@pytest.mark.parametrize(
    ("text", "topic", "language"),
    [
        ("Hej!", "hello", SWEDISH),
        ("tack så mycket", "thanks", SWEDISH),
        ("Vem är du?", "who_are_you", SWEDISH),
        ("hjälp", "help", SWEDISH),
        ("nej", "ok", SWEDISH),
        ("thank you", "thanks", ENGLISH),
        ("What can you do?", "help", ENGLISH),
    ],
)
def test_small_talk_is_met_briefly_in_its_language(text: str, topic: str, language: Language, talk: Talk) -> None:
    reply = talk.ask(text)
    assert (reply.trace.kind, reply.trace.topic, reply.language) == (Kind.SMALL_TALK, topic, language)


def test_every_button_leads_to_an_answer_that_is_filled_in(assistant: Assistant, knowledge: KnowledgeBase) -> None:
    unfilled = [entry for entry in knowledge.entries if references(Talk(assistant).pick(entry).text)]
    assert unfilled == []


def test_somebody_who_wants_a_person_gets_the_ways_to_one(talk: Talk) -> None:
    reply = talk.ask("jag vill prata med en människa")
    assert "13580" in reply.text
    assert "3580@sml-it.se" in reply.text


def test_a_greeting_before_a_question_gets_the_answer_alone(talk: Talk) -> None:
    assert talk.ask(f"Hej! {PRICE} Tack på förhand!").trace.topic == "buyout_price"


def test_small_talk_between_leaves_what_was_answered_in_mind(talk: Talk) -> None:
    talk.ask(PRICE)
    talk.ask("tack")
    assert talk.ask("och vem betalar jag till?").trace.topic == "buyout_payee"


@pytest.mark.parametrize("text", ["", "   ", "🤷🏽‍♀️🎉", "?!", "...", "\n", "\u200b"])
def test_a_message_without_words_is_asked_for_some(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert reply.trace.kind is Kind.SMALL_TALK
    assert "några ord" in reply.text


def test_every_message_is_answered_in_its_own_language(talk: Talk) -> None:
    languages = [talk.ask(text).language for text in (PRICE, ENGLISH_PRICE, PRICE)]
    assert languages == [SWEDISH, ENGLISH, SWEDISH]


def test_a_message_that_does_not_tell_its_language_gets_that_of_the_one_before(talk: Talk) -> None:
    talk.ask(ENGLISH_PRICE)
    assert talk.ask("🤷").language is ENGLISH


def test_the_first_message_that_does_not_tell_gets_that_of_the_client(talk: Talk) -> None:
    assert talk.ask("🤷", locale=ENGLISH).language is ENGLISH


def test_a_chosen_language_stays_whatever_is_written(talk: Talk) -> None:
    chosen = talk.ask("svara på engelska")
    assert (chosen.trace.kind, chosen.language) == (Kind.COMMAND, ENGLISH)
    answer = talk.ask(PRICE, locale=SWEDISH)
    assert (answer.language, answer.trace.topic) == (ENGLISH, "buyout_price")
    assert "SEK 984" in answer.text
    assert talk.ask("answer in Swedish").text == "Då svarar jag på svenska i fortsättningen."
    assert talk.ask(ENGLISH_PRICE).language is SWEDISH


def test_a_button_is_answered_in_the_language_spoken_last(talk: Talk) -> None:
    talk.ask(ENGLISH_PRICE)
    assert talk.press(0).language is ENGLISH


def test_a_cut_message_is_answered_with_a_note(talk: Talk) -> None:
    reply = talk.ask(PRICE, cut=True)
    assert reply.trace.topic == "buyout_price"
    assert reply.text.endswith("så jag läste bara början av det.")


def test_the_note_about_a_cut_message_stands_in_the_first_answer_alone(talk: Talk) -> None:
    first, second = talk.hear("Vad kostar beredskapen? Och får jag låna ut mobilen?", cut=True)
    assert "läste bara början" in first.text
    assert "läste bara början" not in second.text


@pytest.mark.parametrize("scope", list(Scope))
def test_the_routine_is_answered_in_every_scope(scope: Scope, talk: Talk) -> None:
    assert talk.ask(PRICE, scope=scope).trace.topic == "buyout_price"


def test_an_edited_message_is_answered_anew(talk: Talk) -> None:
    talk.ask("Vad kostar beredskapen?")
    assert talk.ask(PRICE, happening=Happening.EDIT).trace.topic == "buyout_price"


@pytest.mark.parametrize("text", [PRICE, "mobil", "hej", "Vad är meningen med livet?", "svara på engelska", ""])
def test_the_same_turn_and_conversation_give_the_same_outcome(text: str, assistant: Assistant) -> None:
    before = Conversation(offered=("buyout_price", "loan_phone"), welcomed=True)
    assert at_once(assistant.respond(turn(text), before)) == at_once(assistant.respond(turn(text), before))


def test_a_new_assistant_says_the_same(assistant: Assistant, knowledge: KnowledgeBase) -> None:
    asked = turn("Får jag låna ut mobilen, och vad kostar jouren?")
    assert at_once(Assistant(knowledge, open_telephony()).respond(asked, Conversation())) == at_once(
        assistant.respond(asked, Conversation())
    )


@given(text=st.text(max_size=200) | st.lists(st.sampled_from(SCRAPS)).map(" ".join))
def test_any_text_gets_an_answer_and_leaves_a_conversation_that_can_be_stored(text: str, assistant: Assistant) -> None:
    talk = Talk(assistant, Conversation(offered=("buyout_price", "loan_phone")))
    replies = [*talk.hear(text), *talk.hear(text)]
    assert all(reply.text for reply in replies)
    assert Conversation.model_validate_json(talk.conversation.model_dump_json()) == talk.conversation


@pytest.mark.parametrize("language", list(Language))
def test_an_apology_leaves_a_way_to_a_person(language: Language, assistant: Assistant) -> None:
    apology = assistant.apology(language)
    assert apology.language is language
    assert "0523-61 35 80" in apology.text


def test_what_a_person_wrote_is_forgotten_after_a_working_day(talk: Talk) -> None:
    talk.ask("Jag heter Sixten Ljungström-Bergvall. Vad kostar det att köpa ut mobilen?")
    talk.moment += timedelta(hours=8)
    talk.ask("tack")
    assert "ljungström" not in talk.conversation.model_dump_json().casefold()


def test_a_turn_by_somebody_else_changes_nothing_in_the_answer(assistant: Assistant) -> None:
    asked = turn(PRICE)
    other = replace(asked, person=replace(asked.person, municipality="Sotenäs", name="Bo"))
    assert at_once(assistant.respond(asked, Conversation())) == at_once(assistant.respond(other, Conversation()))
