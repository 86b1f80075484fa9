"""What the assistant says, turn by turn."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.reply import Kind
from dialogs.turn import Happening, Scope
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from tests.support.talk import Talk, in_sweden, turn

SWEDISH, ENGLISH = Language.SWEDISH, Language.ENGLISH
PRICE = "Vad kostar det att köpa ut mobilen?"
SCRAPS = ["mobil", "vad", "får", "jag", "och", "inte", "?", ".", "köpa ut", "13580", "hej", "phone", "may", "1", "nej"]
ENGLISH_PRICE = "What does it cost to buy out my phone?"


@pytest.fixture
def talk(assistant: Assistant) -> Talk:
    return Talk(assistant)


# Arriving, and small talk


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
        assert talk.press(place).trace.topic == offer.pick.topic


@pytest.mark.parametrize(
    ("text", "topic", "language"),
    [
        ("Hej!", "hello", SWEDISH),
        ("tack så mycket", "thanks", SWEDISH),
        ("Vem är du?", "who_are_you", SWEDISH),
        ("hjälp", "help", SWEDISH),
        ("thank you", "thanks", ENGLISH),
        ("What can you do?", "help", ENGLISH),
    ],
)
def test_small_talk_is_met_briefly_in_its_language(text: str, topic: str, language: Language, talk: Talk) -> None:
    reply = talk.ask(text)
    assert (reply.trace.kind, reply.trace.topic, reply.language) == (Kind.SMALL_TALK, topic, language)


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


# Languages


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
    assert talk.ask("answer in Swedish").text == "Då svarar jag på svenska."
    assert talk.ask(ENGLISH_PRICE).language is SWEDISH


def test_a_button_is_answered_in_the_language_spoken_last(talk: Talk) -> None:
    talk.ask(ENGLISH_PRICE)
    assert talk.press(0).language is ENGLISH


# Choices


def test_a_bare_word_gets_two_or_three_choices_and_none_of_these(talk: Talk) -> None:
    reply = talk.ask("mobil")
    assert reply.trace.kind is Kind.CHOICES
    assert 2 <= len(talk.conversation.offered) <= 3
    assert [offer.pick.topic for offer in reply.suggestions] == [*talk.conversation.offered, None]
    assert reply.suggestions[-1].title == "Inget av dessa"
    assert talk.press(0).trace.topic == reply.suggestions[0].pick.topic
    assert talk.conversation.offered == ()


@pytest.fixture
def offered(assistant: Assistant) -> Talk:
    return Talk(assistant, Conversation(offered=("buyout_payee", "loan_phone", "screen_lock"), latest=SWEDISH))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("1", "buyout_payee"),
        ("den andra", "loan_phone"),
        ("nummer 3 tack", "screen_lock"),
        ("sista", "screen_lock"),
        ("Lånetelefon", "loan_phone"),
        ("skärmlås på telefonen", "screen_lock"),
        ("vem som får betalt vid utkop", "buyout_payee"),
    ],
)
def test_a_choice_is_made_in_writing(text: str, topic: str, offered: Talk) -> None:
    assert offered.ask(text).trace.topic == topic
    assert offered.conversation.offered == ()


@pytest.mark.parametrize("text", ["ingen av dessa", "Inget av dem", "nej", "none of these"])
def test_none_of_these_leads_on_to_a_person(text: str, offered: Talk) -> None:
    reply = offered.ask(text)
    assert (reply.trace.kind, reply.trace.topic) == (Kind.OUT_OF_SCOPE, None)
    assert [link.url for link in reply.links] == ["https://3580.se/", "tel:+46523613580"]
    assert offered.conversation.offered == ()


def test_none_of_these_can_be_pressed(talk: Talk) -> None:
    talk.ask("mobil")
    assert talk.press(-1).trace.topic is None
    assert talk.conversation.offered == ()


def test_another_question_in_place_of_a_choice_is_answered(offered: Talk) -> None:
    assert offered.ask("Vad kostar beredskapen?").trace.topic == "oncall_cost"


def test_a_number_without_any_choices_is_no_choice(talk: Talk) -> None:
    assert talk.ask("2").trace.topic is None


def test_a_button_whose_topic_is_gone_gets_a_kind_answer(talk: Talk) -> None:
    before = talk.conversation
    reply = talk.pick("a_topic_of_last_year")
    assert reply.trace.topic is None
    assert "finns inte längre" in reply.text
    assert talk.conversation.answered == before.answered


def test_an_old_button_still_answers(talk: Talk) -> None:
    first = talk.ask(PRICE)
    talk.ask("Vad kostar beredskapen?")
    talk.replies.append(first)
    assert talk.press(0).trace.topic == first.suggestions[0].pick.topic


# Talking about the conversation


def test_the_latest_answer_is_repeated(talk: Talk) -> None:
    first = talk.ask(PRICE)
    again = talk.ask("säg det igen")
    assert (again.text, again.heading) == (first.text, first.heading)


def test_the_latest_answer_is_repeated_in_another_language(talk: Talk) -> None:
    talk.ask(PRICE)
    talk.ask("answer in English")
    assert "SEK 984" in talk.ask("say that again").text


def test_a_number_that_was_looked_up_is_repeated(talk: Talk) -> None:
    first = talk.ask("0524-18123")
    assert talk.ask("upprepa").text == first.text


@pytest.mark.parametrize("text", ["säg det igen", "varför det svaret?", "why that answer?"])
def test_before_any_answer_there_is_nothing_to_repeat_or_explain(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert (reply.trace.kind, reply.trace.topic) == (Kind.COMMAND, None)


def test_an_answer_is_explained_by_section_rule_and_phrasing(talk: Talk) -> None:
    answer = talk.ask(PRICE)
    why = talk.ask("Varför det svaret?")
    assert why.trace.kind is Kind.COMMAND
    assert why.trace.rules == ("R15",)
    for part in ("Utköp av telefon", "R15", "köpa ut", "%"):
        assert part in why.text
    assert why.trace.score == pytest.approx(answer.trace.score, abs=0.001)


def test_an_answer_to_a_button_is_explained_by_the_button(talk: Talk) -> None:
    talk.pick("screen_lock")
    why = talk.ask("varför det svaret?")
    assert "R55" in why.text
    assert "knapp" in why.text


# What the routine doesn't say


@pytest.mark.parametrize("text", ["Vad blir det för väder imorgon?", "What is the capital of Peru?", "Vad är 7 + 5?"])
def test_what_has_nothing_to_do_with_the_routine_is_not_answered(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert (reply.trace.kind, reply.trace.topic, reply.trace.rules) == (Kind.OUT_OF_SCOPE, None, ())
    for way in ("https://3580.se/", "3580@sml-it.se", "0523-61 35 80"):
        assert way in reply.text
    assert reply.suggestions


@pytest.mark.parametrize("text", ["كم السعر؟", "Скільки це коштує?", "多少钱"])
def test_other_languages_are_told_which_ones_are_understood(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert "svenska och engelska" in reply.text
    assert "Swedish and English" in reply.text


def test_what_the_routine_leaves_open_is_said_in_so_many_words(talk: Talk) -> None:
    reply = talk.ask("Hur räknas marknadsvärdet ut?")
    assert (reply.trace.kind, reply.trace.topic) == (Kind.NOT_STATED, "market_value")
    assert reply.text.startswith("Det står inte i rutinen")
    assert reply.source == "Står inte i rutinen"
    assert "R15" in reply.trace.rules


# Two questions, and questions that lean on the one before


def test_two_questions_get_two_answers_and_the_last_stays_in_mind(talk: Talk) -> None:
    replies = talk.hear("Vad kostar beredskapen? Och får jag låna ut mobilen?")
    assert {reply.trace.topic for reply in replies} == {"oncall_cost", "lend_phone"}
    assert talk.conversation.answered is not None
    assert talk.conversation.answered.topic == replies[-1].trace.topic


def test_a_follow_up_is_understood_from_the_answer_before(talk: Talk) -> None:
    talk.ask(PRICE)
    assert talk.ask("och vem betalar jag till?").trace.topic == "buyout_payee"


def test_a_follow_up_to_a_button_is_understood(talk: Talk) -> None:
    talk.pick("oncall_hours")
    assert talk.ask("vad kostar det?").trace.topic == "oncall_cost"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Får jag låna ut mobilen?", "Nej"),
        ("Är det förbjudet att låna ut mobilen?", "Ja"),
        ("Får jag inte låna ut mobilen?", "Nej"),
        ("Måste jag ha skärmlås?", "Ja"),
        ("May I lend my phone to a friend?", "No"),
        ("Is it forbidden to lend my phone to a friend?", "Yes"),
    ],
)
def test_a_yes_or_no_question_gets_its_yes_or_no(text: str, begins: str, talk: Talk) -> None:
    assert talk.ask(text).text.startswith(begins)


def test_an_open_question_gets_no_yes_or_no(talk: Talk) -> None:
    assert not talk.ask("Vad gäller för att låna ut mobilen?").text.startswith(("Ja", "Nej"))


# Numbers


@pytest.mark.parametrize(
    ("text", "extension", "municipality"),
    [
        ("0524-18123", "18123", "Munkedal"),
        ("vem har 64123?", "64123", "Sotenäs"),
        ("Vilken kommun hör +46 523 65 12 34 till?", "51234", "Lysekil"),
    ],
)
def test_a_number_is_looked_up(text: str, extension: str, municipality: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert reply.trace.topic == "number_lookup"
    assert reply.trace.slots["lookup_extension"] == extension
    assert extension in reply.text
    assert municipality in reply.text


def test_the_number_of_support_is_a_way_to_reach_it(talk: Talk) -> None:
    assert talk.ask("När får jag ringa 13580?").trace.topic != "number_lookup"


# The clock


@pytest.mark.parametrize(
    ("moment", "eves", "now"),
    [
        (in_sweden(2026, 3, 3, 10), False, "Nu är det kontorstid"),
        (in_sweden(2026, 3, 3, 23), False, "Nu är det beredskap"),
        (in_sweden(2026, 3, 7, 12), False, "Nu är det beredskap"),
        (in_sweden(2026, 6, 19, 12), False, "Nu är det kontorstid"),
        (in_sweden(2026, 6, 19, 12), True, "Nu är det beredskap"),
    ],
    ids=["tuesday morning", "tuesday night", "saturday", "midsommarafton", "midsommarafton as a red day"],
)
def test_whether_support_can_be_phoned_depends_on_the_clock(
    moment: datetime, eves: bool, now: str, knowledge: KnowledgeBase
) -> None:
    reply = Talk(Assistant(knowledge, eves_are_red_days=eves)).ask("Kan jag ringa supporten nu?", moment=moment)
    assert reply.trace.topic == "support_now"
    assert reply.text.startswith(now)
    assert "700 kr" in reply.text


def test_midnight_elsewhere_is_morning_in_sweden(talk: Talk) -> None:
    moment = datetime.fromisoformat("2026-03-03T00:30:00-09:00")
    assert talk.ask("Kan jag ringa supporten nu?", moment=moment).text.startswith("Nu är det kontorstid")


# Any message


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
    assert assistant.respond(turn(text), before) == assistant.respond(turn(text), before)


def test_a_new_assistant_says_the_same(assistant: Assistant, knowledge: KnowledgeBase) -> None:
    asked = turn("Får jag låna ut mobilen, och vad kostar jouren?")
    assert Assistant(knowledge).respond(asked, Conversation()) == assistant.respond(asked, Conversation())


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


def test_what_is_remembered_of_a_person_holds_nothing_that_they_wrote(talk: Talk) -> None:
    talk.ask("Jag heter Sixten Ljungström-Bergvall. Vad kostar det att köpa ut mobilen?")
    assert "ljungström" not in talk.conversation.model_dump_json().casefold()


def test_a_turn_by_somebody_else_changes_nothing_in_the_answer(assistant: Assistant) -> None:
    asked = turn(PRICE)
    other = replace(asked, person=replace(asked.person, municipality="Sotenäs", name="Bo"))
    assert assistant.respond(asked, Conversation()) == assistant.respond(other, Conversation())
