"""Answers that nobody knows, understands or takes climb a ladder to a person, with never the same text twice."""

from itertools import pairwise

import pytest

from dialogs.frames import CONFIRM
from tests.dialogs.flows.conftest import TalkAs
from tests.support.talk import Talk

REPORT = "min mobil blev stulen i går kväll på tåget, den var låst"


@pytest.fixture
def asked(talk_as: TalkAs) -> Talk:
    """Somebody who is asked whether to wipe the phone, which has to be answered."""
    talk = talk_as("Sara Vitsippa")
    talk.ask(REPORT)
    assert talk.ask("hoppa över").trace.step == "wipe"
    return talk


@pytest.mark.parametrize("text", ["vet inte", "ingen aning", "hoppa över", "don't know"])
def test_not_knowing_what_has_to_be_known_leads_to_a_person(text: str, asked: Talk) -> None:
    texts = [asked.replies[-1].text, *(asked.ask(text).text for _ in range(4))]
    assert len(set(texts)) == len(texts)
    assert asked.ask(text).trace.flow == "hand_over"


def test_a_reason_is_given_once_why_it_has_to_be_known(asked: Talk) -> None:
    assert "Det behöver jag veta" in asked.ask("vet inte").text
    assert "Det behöver jag veta" not in asked.ask("vet inte").text


def test_not_knowing_and_not_being_understood_climb_the_same_ladder(asked: Talk) -> None:
    texts = [asked.ask(text).text for text in ("vet inte", "blargh", "hoppa över", "wibble")]
    assert len(set(texts)) == len(texts)
    assert asked.ask("vet inte").trace.flow == "hand_over"


def test_a_yes_after_the_last_step_of_the_ladder_wipes_nothing(asked: Talk) -> None:
    for _ in range(4):
        asked.ask("vet inte")
    assert "Skriv ”människa”" in asked.replies[-1].text
    again = asked.ask("ja")
    assert again.trace.step == "wipe"
    assert "wipe.ask" in " ".join(again.trace.said)


def test_a_summary_that_is_not_understood_leads_to_a_person(asked: Talk) -> None:
    assert asked.ask("ja, rensa den").trace.step == CONFIRM
    texts = [asked.replies[-1].text, *(asked.ask(text).text for text in ("blargh", "wibble", "vet inte", "qwer"))]
    assert len(set(texts)) == len(texts)
    assert asked.ask("zxcv").trace.flow == "hand_over"


def test_whoever_cannot_say_what_is_wrong_is_asked_otherwise(asked: Talk) -> None:
    asked.ask("ja, rensa den")
    texts = [asked.ask(text).text for text in ("nej", "blargh", "wibble")]
    assert len(set(texts)) == len(texts)
    assert asked.replies[-1].trace.step == CONFIRM


def test_an_answer_that_cannot_be_right_is_not_told_in_the_same_words_again(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("min mobil är borta")
    texts = [talk.ask("i morgon kl 15").text for _ in range(3)]
    assert all("inte varit än" in text for text in texts)
    assert all(one != other for one, other in pairwise(texts))
    assert "Skriv ”människa”" in texts[-1]


def test_an_answer_to_another_question_starts_the_ladder_anew(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("min mobil blev stulen i går kväll på tåget")
    before = talk.ask("blargh").text
    assert talk.ask("rensa den").text != before


def test_a_question_in_the_middle_is_answered_with_what_the_flow_is_about_in_mind(asked: Talk) -> None:
    answer, question = asked.hear("vad händer om den rensas?")
    assert answer.trace.topic == "remote_wipe"
    assert "lost_phone.wipe.ask" in question.trace.said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("vad är klockan i Tokyo?", "Det står inte i rutinen, men SML-IT kan svara"),
        ("what is the time in Tokyo?", "The routine doesn't say, but SML-IT can tell you"),
        ("hur lång tid tar rensningen?", "Jag är inte säker på att det står i rutinen."),
        ("how long does the wipe take?", "I'm not sure that the routine says."),
    ],
)
def test_a_question_that_the_routine_does_not_answer_is_said_to_be_so_in_short(
    text: str, says: str, asked: Talk
) -> None:
    answer, question = asked.hear(text)
    assert answer.text.startswith(says)
    assert "lost_phone.wipe.ask" in question.trace.said
