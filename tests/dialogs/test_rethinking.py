"""Changes of mind in the middle of a report go before whatever else the words would mean."""

import pytest

from dialogs.frames import CHANGING, CONFIRM
from tests.dialogs.flows.conftest import TalkAs
from tests.support.talk import Talk

REPORT = "min mobil blev stulen i går kväll på tåget, den var låst"
FOUND = [
    "jag hittade den",
    "jag hittade telefonen",
    "jag hittade den i fickan haha",
    "nä vänta jag hittade den nu",
    "oh wait i found it in my bag",
    "hittade!",
    "telefonen har kommit till rätta",
    "den låg i väskan hela tiden",
    "I found my phone",
    "it was in my bag all along",
]
NOT_FOUND = ["jag har inte hittat den", "vad gör jag om jag hittar den?", "I haven't found it", "den låg på bordet"]

PRIVATE = [
    "nej jag menar min privata mobil",
    "det är min privata mobil",
    "det var min privata telefon som försvann",
    "den är privat",
    "min mobil är privat",
    "min privattelefon alltså",
    "no i mean my private phone",
    "it's my personal phone",
    "oh, it is private, not from work",
    "no, my own private one",
    "that was my private mobile",
]
NOT_PRIVATE = [
    "nej det är inte min privata mobil",
    "jag skriver från min privata mobil",
    "det fanns privata bilder på den",
    "it's not my private phone",
    "call me on my private phone",
    "det är privat material på den, och jobbmejl",
    "jag vill inte svara, det är privat",
    "telefonen är privat och jobb i samma",
    "hemma, it is private property",
]


@pytest.fixture
def asked(talk_as: TalkAs) -> Talk:
    """Somebody who is asked what was on the stolen phone."""
    talk = talk_as("Sara Vitsippa")
    assert talk.ask(REPORT).trace.step == "contents"
    return talk


@pytest.fixture
def summarised(asked: Talk) -> Talk:
    """Somebody who is asked to confirm a report with a wipe."""
    asked.ask("hoppa över")
    assert asked.ask("ja, rensa den").trace.step == CONFIRM
    return asked


def _is_asked_whether_to_throw_it_away(talk: Talk) -> bool:
    return talk.replies[-1].trace.said == ("lost_phone.says.needless",)


@pytest.mark.parametrize("text", FOUND)
def test_whoever_finds_the_phone_in_the_middle_is_asked_whether_to_throw_the_report_away(
    text: str, asked: Talk
) -> None:
    before = asked.conversation.frames[-1].slots
    asked.ask(text)
    assert _is_asked_whether_to_throw_it_away(asked)
    assert asked.conversation.frames[-1].slots == before


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_tells_of_no_finding_throws_nothing_away(text: str, asked: Talk) -> None:
    asked.hear(text)
    assert not _is_asked_whether_to_throw_it_away(asked)


@pytest.mark.parametrize("text", PRIVATE)
def test_the_report_of_a_private_phone_is_asked_whether_to_be_thrown_away(text: str, asked: Talk) -> None:
    asked.ask(text)
    assert asked.replies[-1].trace.said == ("lost_phone.says.private",)
    asked.ask("ja")
    assert not asked.conversation.frames


@pytest.mark.parametrize("text", NOT_PRIVATE)
def test_what_speaks_of_a_private_phone_besides_throws_nothing_away(text: str, asked: Talk) -> None:
    asked.hear(text)
    assert "lost_phone.says.private" not in asked.replies[-1].trace.said


@pytest.mark.parametrize("text", ["how do i forward my calls", "vad kostar flatrate?"])
def test_a_question_beside_what_is_to_be_changed_is_answered_and_the_same_asked_again(
    text: str, summarised: Talk
) -> None:
    summarised.ask("ändra något")
    answer, again = summarised.hear(text)
    assert answer.trace.topic not in (None, "lost_phone")
    assert again.trace.step == CHANGING


@pytest.mark.parametrize("text", FOUND)
def test_a_yes_after_finding_the_phone_at_the_summary_sends_nothing(text: str, summarised: Talk) -> None:
    summarised.ask(text)
    summarised.ask("ja")
    assert not summarised.conversation.frames
    assert not summarised.conversation.cases


def test_a_report_that_is_not_to_be_thrown_away_goes_on(summarised: Talk) -> None:
    summarised.ask("jag hittade den")
    assert summarised.ask("nej, den är fortfarande borta").trace.step == CONFIRM
    summarised.hear("ja")
    assert summarised.conversation.cases


def test_what_is_no_answer_has_the_question_about_the_found_phone_put_again(summarised: Talk) -> None:
    summarised.ask("jag hittade den")
    summarised.ask("va?")
    assert _is_asked_whether_to_throw_it_away(summarised)


STOPS = [
    "stoppa rensningen",
    "stop the wipe",
    "rensa inte",
    "kan ni stoppa rensningen?",
    "avbryt rensningen",
    "don't wipe it",
]
WIPES = ["rensa den", "jag vill ha den rensad förresten", "ja rensa", "rensa den ändå", "yes wipe it", "have it wiped"]


@pytest.mark.parametrize("text", STOPS)
def test_a_wipe_is_stopped_in_the_middle_of_its_report_and_that_is_said(text: str, summarised: Talk) -> None:
    assert "Nej, rensa inte" in summarised.ask(text).text or "No, don't wipe" in summarised.replies[-1].text
    assert summarised.replies[-1].text.startswith(("Jag har ändrat", "I've changed"))
    assert summarised.conversation.frames[-1].value("wipe") == "no"


@pytest.mark.parametrize("text", STOPS)
def test_a_wipe_is_stopped_before_it_is_asked_for(text: str, asked: Talk) -> None:
    assert asked.ask(text).trace.step == "contents"
    assert asked.conversation.frames[-1].value("wipe") == "no"


@pytest.mark.parametrize("text", STOPS)
def test_stopping_the_wipe_answers_whether_to_wipe(text: str, asked: Talk) -> None:
    asked.ask("hoppa över")
    assert asked.ask(text).trace.step == CONFIRM
    assert asked.conversation.frames[-1].value("wipe") == "no"


@pytest.mark.parametrize("text", WIPES)
def test_a_wipe_is_ordered_at_the_summary_and_that_is_said(text: str, summarised: Talk) -> None:
    summarised.ask("rensa inte")
    assert summarised.ask(text).text.startswith(("Jag har ändrat", "I've changed"))
    assert summarised.conversation.frames[-1].value("wipe") == "yes"


def test_a_wipe_that_is_in_the_report_already_is_not_said_to_be_changed(summarised: Talk) -> None:
    assert summarised.ask("rensa den").text.startswith("Det står redan så: Ja, lås och rensa.")


def test_a_wipe_in_the_first_message_is_kept(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("min telefon är stulen i går på gymmet, låst, rensa")
    assert talk.conversation.frames[-1].value("wipe") == "yes"


def test_stopping_something_else_cancels_nothing(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("skriv ett ärende, högtalaren knastrar")
    talk.hear("stop the wipe")
    assert talk.conversation.frame is not None
    assert talk.conversation.frame.flow == "ticket"
