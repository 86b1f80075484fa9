"""The person is told whether the own extension is on, and what absence is planned."""

import pytest

from dialogs.assistant import Assistant
from telephony.commands import ClearReferral
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import started, unsaid
from tests.support.talk import Talk

STARTS = [
    "är jag avstängd?",
    "är jag bortkopplad",
    "när är jag borta?",
    "till när är jag borta",
    "hur står min anknytning?",
    "är min anknytning på?",
    "är min anknytning avstängd",
    "am i off?",
    "am I switched off",
    "when am I away?",
    "is my extension on?",
]
ANSWERED = [
    "när ska anknytningen vara avstängd?",
    "vad hör den som ringer när jag är avstängd",
    "vad händer om anknytningen är avstängd",
    "vad är en anknytning?",
    "does my extension have to be on",
    "stäng av min anknytning",
]


@pytest.mark.parametrize("text", STARTS)
def test_a_question_how_it_is_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "extension_status"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_of_the_routine_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "extension_status"


def test_an_extension_that_is_off_is_told_and_can_be_switched_on(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("koppla bort mig till 13")
    assert talk.ask("är jag avstängd?").text == "Din anknytning 18125 är avstängd till kl. 13.00."
    assert talk.press(0).text == "Din anknytning 18125 är på."


@pytest.mark.parametrize("text", ["är jag avstängd?", "slå på min anknytning"])
def test_a_planned_absence_is_told_and_can_be_removed(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("semester från måndag till fredag")
    told = talk.ask(text)
    assert "Du har planerat frånvaro från den 9 mars 2026 kl. 00.00, till och med fredag den 13 mars" in told.text
    assert len(talk.orders) == 1
    assert "Frånvaron är borttagen" in talk.press(0).text
    assert isinstance(talk.orders[-1].command, ClearReferral)
    assert "ingen frånvaro är planerad" in talk.ask("är jag avstängd?").text


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talk, other = talk_as("Sara Vitsippa"), talk_as("Amina Havsbris")
    absences = ("koppla bort mig tills vidare", "slå på min anknytning", "semester från måndag till fredag")
    for text in absences:
        talk.hear("är jag avstängd?")
        talk.hear(text)
    talk.hear("är jag avstängd?")
    talk.hear("koppla bort mig tills vidare")
    talk.hear("är jag avstängd?")
    other.hear("är jag avstängd?")
    assert unsaid("extension_status", talk, other) == set()
