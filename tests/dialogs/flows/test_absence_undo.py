"""A planned absence is taken away."""

import pytest

from dialogs.assistant import Assistant
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk
from tests.support.telephony import open_telephony

STARTS = [
    "ta bort min planerade frånvaro",
    "ta bort min franvaro",
    "ångra frånvaron",
    "avboka min frånvaro nästa vecka",
    "ta bort den inlagda frånvaron",
    "remove my planned absence",
    "cancel my absence",
    "please delete the absence",
]
ANSWERED = [
    "hur tar jag bort en planerad frånvaro?",
    "vad är planerad frånvaro",
    "kan jag ta bort frånvaron i Outlook?",
    "how do I cancel my absence",
    "ta bort appen",
    "avbryt",
]


@pytest.mark.parametrize("text", STARTS)
def test_a_message_that_wants_it_away_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "absence_undo"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_messages_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "absence_undo"


def test_the_extension_stays_on(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("semester från måndag till fredag")
    assert talk.ask("ta bort min planerade frånvaro").text == (
        "Frånvaron är borttagen. Din anknytning 18125 är på som vanligt."
    )
    assert talk.ask("remove my planned absence").text.startswith("The absence has been removed.")


def test_who_has_no_extension_is_told_so(talk_as: TalkAs) -> None:
    assert talk_as("Amina Havsbris").ask("ta bort min planerade frånvaro").text.startswith("Du har ingen anknytning")


def test_a_backend_that_cannot_be_reached_is_told(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    talk.hear("ta bort min planerade frånvaro")
    assert not talk.orders


def test_a_backend_that_takes_no_orders_gets_it_later(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=refusing(open_telephony(), ProblemType.UPSTREAM_UNAVAILABLE))
    assert "ligger kvar än så länge" in talk.ask("ta bort min planerade frånvaro").text


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("ta bort min planerade frånvaro")
    hear_results(talk, talk.orders[-1])
    assert unsaid("absence_undo", talk) == set()
