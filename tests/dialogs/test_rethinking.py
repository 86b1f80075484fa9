"""Changes of mind in the middle of a report go before whatever else the words would mean."""

import pytest

from dialogs.frames import CONFIRM
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


@pytest.mark.parametrize("text", FOUND)
def test_a_yes_after_finding_the_phone_at_the_summary_sends_nothing(text: str, summarised: Talk) -> None:
    summarised.ask(text)
    summarised.ask("ja")
    assert not summarised.conversation.frames
    assert not summarised.conversation.cases


def test_a_report_that_is_not_to_be_thrown_away_goes_on(summarised: Talk) -> None:
    summarised.ask("jag hittade den")
    assert summarised.ask("nej, den är fortfarande borta").trace.step == CONFIRM
    summarised.ask("ja")
    assert summarised.conversation.cases


def test_what_is_no_answer_has_the_question_about_the_found_phone_put_again(summarised: Talk) -> None:
    summarised.ask("jag hittade den")
    summarised.ask("va?")
    assert _is_asked_whether_to_throw_it_away(summarised)
