"""Questions in people's own words."""

from datetime import datetime

import pytest

from dialogs.assistant import Assistant
from dialogs.reply import Kind
from dialogs.turn import Begin, Pick
from knowledge.base import KnowledgeBase
from tests.support.talk import Talk, in_sweden
from tests.support.telephony import open_telephony

PRICE = "Vad kostar det att köpa ut mobilen?"


@pytest.mark.parametrize("text", ["Vad blir det för väder imorgon?", "What is the capital of Peru?", "Vad är 7 + 5?"])
def test_what_has_nothing_to_do_with_the_routine_is_not_answered(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert (reply.trace.kind, reply.trace.topic, reply.trace.rules) == (Kind.OUT_OF_SCOPE, None, ())
    for way in ("https://3580.se/", "3580@sml-it.se", "0523-61 35 80"):
        assert way in reply.text
    assert [one.press.flow for one in reply.suggestions if isinstance(one.press, Begin)] == ["watch", "hand_over"]
    assert not [one for one in reply.suggestions if isinstance(one.press, Pick)]


@pytest.mark.parametrize("text", ["كم السعر؟", "Скільки це коштує?", "多少钱", "Bonjour, combien ça coûte?"])
def test_other_languages_are_told_which_ones_are_understood(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert reply.text.startswith(("Jag förstår svenska och engelska", "I understand Swedish and English"))
    assert "0523-61 35 80" in reply.text


def test_what_the_routine_leaves_open_is_said_in_so_many_words(talk: Talk) -> None:
    reply = talk.ask("Hur räknas marknadsvärdet ut?")
    assert (reply.trace.kind, reply.trace.topic) == (Kind.NOT_STATED, "market_value")
    assert reply.text.startswith("Det står inte i rutinen")
    assert reply.source == "Står inte i rutinen"
    assert "R15" in reply.trace.rules


def test_repeating_a_word_makes_no_question_of_it(talk: Talk) -> None:
    assert talk.ask("mobil " * 600).trace.kind is not Kind.ANSWER


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


def test_whose_number_it_is_by_its_series(talk: Talk) -> None:
    reply = talk.ask("Vilken kommun hör +46 523 65 12 34 till?")
    assert reply.trace.topic == "number_lookup"
    assert reply.trace.slots["lookup_extension"] == "51234"
    assert "Lysekil" in reply.text


@pytest.mark.parametrize(("text", "municipality"), [("0524-18123", "Munkedal"), ("vem har 64123?", "Sotenäs")])
def test_whose_number_it_is_by_the_directory(text: str, municipality: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert reply.trace.flow == "find_extension"
    assert municipality in reply.text


def test_the_number_of_support_is_a_way_to_reach_it(talk: Talk) -> None:
    assert talk.ask("När får jag ringa 13580?").trace.topic != "number_lookup"


@pytest.mark.parametrize(
    ("moment", "eves", "now"),
    [
        (in_sweden(2026, 3, 3, 10), False, "Just nu är det kontorstid"),
        (in_sweden(2026, 3, 3, 23), False, "Just nu är det beredskap"),
        (in_sweden(2026, 3, 7, 12), False, "Just nu är det beredskap"),
        (in_sweden(2026, 6, 19, 12), False, "Just nu är det kontorstid"),
        (in_sweden(2026, 6, 19, 12), True, "Just nu är det beredskap"),
    ],
    ids=["tuesday morning", "tuesday night", "saturday", "midsommarafton", "midsommarafton as a red day"],
)
def test_whether_support_can_be_phoned_depends_on_the_clock(
    moment: datetime, eves: bool, now: str, knowledge: KnowledgeBase
) -> None:
    reply = Talk(Assistant(knowledge, open_telephony(), eves_are_red_days=eves)).ask(
        "Kan jag ringa supporten nu?", moment=moment
    )
    assert reply.trace.topic == "support_now"
    assert reply.text.startswith(now)
    assert "700 kr" in reply.text


def test_midnight_elsewhere_is_morning_in_sweden(talk: Talk) -> None:
    moment = datetime.fromisoformat("2026-03-03T00:30:00-09:00")
    assert talk.ask("Kan jag ringa supporten nu?", moment=moment).text.startswith("Just nu är det kontorstid")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Kan jag ringa supporten på lördag?", "Lördag den 7 mars är det beredskap."),
        ("Kan jag ringa supporten kl 20 ikväll?", "Kl. 20.00 i dag är det beredskap."),
        ("Can I phone support tomorrow at 10?", "On Wednesday 4 March at 10:00, office hours apply"),
    ],
)
def test_who_asks_about_another_time_gets_the_answer_for_that_time(text: str, begins: str, talk: Talk) -> None:
    assert begins in talk.ask(text, moment=in_sweden(2026, 3, 3, 10)).text


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("och på lördag?", "säg det igen"),
        ("på lördag då", "säg det igen"),
        ("lördag?", "säg det igen"),
        ("and on Saturday?", "say that again"),
    ],
)
def test_another_time_alone_asks_the_same_for_that_time(text: str, again: str, talk: Talk) -> None:
    talk.ask("Kan jag ringa supporten nu?", moment=in_sweden(2026, 3, 3, 10))
    reply = talk.ask(text, moment=in_sweden(2026, 3, 3, 10))
    assert (reply.trace.topic, reply.trace.slots["time"][:10]) == ("support_now", "2026-03-07")
    assert reply.text == talk.ask(again, moment=in_sweden(2026, 3, 3, 10)).text


def test_a_time_after_an_answer_that_no_hour_changes_is_no_question_about_it(talk: Talk) -> None:
    talk.ask("Vad kostar det att köpa ut mobilen?")
    assert talk.ask("och på lördag?").trace.topic != "buyout_price"


@pytest.mark.parametrize("text", ["Ich habe mein Diensthandy verloren, was soll ich tun?", "Zgubiłem telefon służbowy"])
def test_a_message_in_another_language_is_not_said_to_be_outside_the_routine(text: str, talk: Talk) -> None:
    assert "rutinen" not in talk.ask(text).text


@pytest.mark.parametrize("text", ["kod", "mobil", "lösenord", "phone"])
def test_choices_are_at_least_two_and_none_of_them(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert reply.trace.kind is Kind.CHOICES
    assert len(reply.suggestions) >= 3


def test_on_an_eve_the_answer_says_what_the_routine_leaves_open(knowledge: KnowledgeBase) -> None:
    asked = "Kan jag ringa supporten på julafton?"
    plain, red = (
        Talk(Assistant(knowledge, open_telephony(), eves_are_red_days=eves)).ask(asked).text for eves in (False, True)
    )
    assert "Rutinen säger inte om den här helgaftonen räknas som röd dag." in plain
    assert "aftonen" not in red
