"""Whoever asks how it is going, with a case or in the middle of one, is told that and gets no small talk."""

import pytest

from dialogs.reply import Kind
from telephony.contract import Telephony
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, MANAGER, OWNER, lose
from tests.support.flows import unreachable
from tests.support.telephony import open_telephony

ASKED = ["hur går det", "Hur går det?", "any news?", "how is it going?", "hur går det med telefonen", "något nytt?"]
REPORT = "min mobil blev stulen i går kväll på tåget, den var låst"


@pytest.fixture
def reported() -> Telephony:
    """A backend with one loss."""
    backend = open_telephony()
    lose(backend)
    return backend


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("name", [OWNER, MANAGER])
def test_how_it_is_going_is_the_status_of_a_case_from_another_conversation(
    name: str, text: str, reported: Telephony, talk_as: TalkAs
) -> None:
    reply = talk_as(name, backend=reported).ask(text)
    assert reply.trace.flow == "case_status"
    assert reply.heading == LOSS


@pytest.mark.parametrize("text", ASKED)
def test_in_the_middle_of_a_report_it_is_said_that_it_has_not_been_sent(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.ask(REPORT)
    reply = talk.ask(text)
    assert reply.text.startswith(("Det vi håller på med här är inte skickat än.", "What we are in the middle of"))
    assert reply.trace.step == "contents"


def test_in_the_middle_of_a_report_other_cases_are_told_as_well(reported: Telephony, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER, backend=reported)
    talk.ask("skriv ett ärende, högtalaren knastrar")
    status, question = talk.hear("hur går det?")
    assert "inte skickat än" in status.text
    assert status.heading == LOSS
    assert question.trace.flow == "ticket"


@pytest.mark.parametrize("text", ["hur går det", "how is it going?", "läget?"])
def test_without_cases_how_it_is_going_is_small_talk(text: str, talk_as: TalkAs) -> None:
    assert talk_as(OWNER).ask(text).trace.kind is Kind.SMALL_TALK


@pytest.mark.parametrize("text", ["hur går det med dig?", "hur går det till att koppla bort sig?"])
def test_how_one_is_and_how_to_do_something_are_no_cases(text: str, reported: Telephony, talk_as: TalkAs) -> None:
    assert talk_as(OWNER, backend=reported).ask(text).trace.flow != "case_status"


def test_small_talk_needs_no_backend(talk_as: TalkAs) -> None:
    assert talk_as(OWNER, backend=unreachable()).ask("hur går det?").trace.kind is Kind.SMALL_TALK
