"""What is said about the conversation itself: choices, repeating, reasons."""

import pytest

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.reply import Kind
from knowledge.language import Language
from tests.support.talk import Talk, picked

SWEDISH = Language.SWEDISH
PRICE = "Vad kostar det att köpa ut mobilen?"


@pytest.mark.parametrize("word", ["mobil", "mobbe", "Luren?", "phone"])
def test_a_bare_word_gets_two_or_three_choices_and_none_of_these(word: str, talk: Talk) -> None:
    reply = talk.ask(word)
    assert reply.trace.kind is Kind.CHOICES
    assert 2 <= len(talk.conversation.offered) <= 3
    assert [picked(offer) for offer in reply.suggestions] == [*talk.conversation.offered, None]
    assert reply.suggestions[-1].title in {"Inget av det här", "None of these"}
    assert talk.press(0).trace.topic == picked(reply.suggestions[0])
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
    assert talk.press(1).trace.topic == picked(first.suggestions[1])


def test_the_latest_answer_is_repeated(talk: Talk) -> None:
    first = talk.ask(PRICE)
    again = talk.ask("säg det igen")
    assert (again.text, again.heading) == (first.text, first.heading)


def test_the_latest_answer_is_repeated_in_another_language(talk: Talk) -> None:
    talk.ask(PRICE)
    talk.ask("answer in English")
    assert "SEK 984" in talk.ask("say that again").text


def test_a_yes_or_no_is_repeated_with_its_answer(talk: Talk) -> None:
    first = talk.ask("Får jag låna ut mobilen?")
    assert first.text.startswith("Nej")
    assert talk.ask("säg det igen").text == first.text


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


def test_a_bare_why_asks_for_the_reason_of_the_answer(talk: Talk) -> None:
    answer = talk.ask("Får jag låna ut mobilen?")
    why = talk.ask("varför?")
    assert (why.trace.kind, why.trace.rules) == (Kind.COMMAND, answer.trace.rules)


def test_an_answer_to_a_button_is_explained_by_the_button(talk: Talk) -> None:
    talk.pick("screen_lock")
    why = talk.ask("varför det svaret?")
    assert "R55" in why.text
    assert "valde ämnet själv" in why.text
