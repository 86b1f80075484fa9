"""The own extension is switched on again."""

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin
from telephony.commands import ClearReferral
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk
from tests.support.telephony import open_telephony

STARTS = [
    "slå på min anknytning",
    "sla pa min anknytning",
    "slå på anknytningen igen",
    "slå på min ankn",
    "koppla på mig igen",
    "koppla in mig",
    "kopla in mig igen tack",
    "koppla in min anknytning",
    "sätt på min anknytning",
    "aktivera min anknytning",
    "öppna min anknytning",
    "öppna min linje igen",
    "Hej, kan du slå på min anknytning?",
    "jag vill slå på min anknytning nu",
    "snälla slå på anknytningen",
    "slå på mig",
    "är åter på plats",
    "på plats igen",
    "tillbaka från lunchen",
    "jag är tillbaka från lunch",
    "tillbaka från mötet",
    "är tillbaka från semestern, slå på min anknytning",
    "anträffbar igen",
    "tillgänglig igen",
    "nåbar igen nu",
    "mötet är slut",
    "lunchen är slut",
    "ta bort min hänvisning",
    "tag bort hänvisningen",
    "mötet blev inställt så slå på min anknytning igen",
    "switch on my extension",
    "turn my extension back on",
    "turn on my extension please",
    "can you switch my extension on",
    "please turn my line on",
    "activate my extension",
    "reconnect me",
    "enable my extention",
    "back from lunch",
    "I'm back from the meeting",
    "back at my desk",
    "available again",
    "the meeting is over",
    "clear my referral",
    "remove my referral",
]
"""Messages that start the flow."""

ANSWERED = [
    "när ska anknytningen vara på?",
    "hur slår jag på min anknytning?",
    "hur aktiverar jag anknytningen igen",
    "Ska anknytningen vara aktiverad när jag är på plats?",
    "måste anknytningen vara på?",
    "var slår jag på anknytningen",
    "är min anknytning på?",
    "får jag slå på anknytningen hemifrån",
    "vem slår på min anknytning?",
    "slås anknytningen på automatiskt?",
    "aktiverad anknytning",
    "vad händer om jag glömmer att slå på anknytningen",
    "vad är en anknytning?",
    "hur skaffar jag en anknytning",
    "aktivera hotspot",
    "slå på bluetooth",
    "hur slår jag på skärmlåset?",
    "slå på röstbrevlådan",
    "kan nån hjälpa mig få igång låset på mobilen",
    "stäng av min anknytning",
    "koppla bort mig till 13",
    "får jag tillbaka telefonen från reparation?",
    "hur tar jag bort en hänvisning",
    "slå på synkning av kalendern och anknytningen",
    "When should my extension be turned on?",
    "does my extension have to be on",
    "how do I turn on my extension",
    "is the extension active by default",
    "is my extension on?",
    "can I switch my extension on from home?",
    "turn on location",
    "when do I get my phone back from repair",
]
"""Messages that the routine answers, or that are about something else."""


@pytest.mark.parametrize("text", STARTS)
def test_a_message_that_wants_it_on_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "extension_on"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_it_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "extension_on"


def test_it_is_on_in_one_turn(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("koppla bort mig till 13")
    assert talk.ask("slå på min anknytning").text == "Din anknytning 18125 är på."
    assert isinstance(talk.orders[-1].command, ClearReferral)


def test_it_is_the_same_in_english(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("switch off my extension until 1 pm")
    assert talk.ask("turn my extension back on").text == "Your extension 18125 is on."


def test_undo_switches_it_off_as_it_was(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("går på lunch till 13")
    talk.hear("slå på min anknytning")
    assert talk.press(0).text == "Din anknytning 18125 är avstängd till kl. 13.00. Anledning: lunch."


def test_undo_keeps_an_open_end(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("koppla bort mig tills vidare")
    talk.hear("slå på min anknytning")
    assert talk.press(0).text == "Din anknytning 18125 är avstängd tills vidare."


def test_what_is_on_already_is_said_to_be_so(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask("slå på min anknytning").text == "Din anknytning 18125 är redan på."
    assert not talk.orders


def test_who_has_no_extension_is_told_so(talk_as: TalkAs) -> None:
    assert talk_as("Amina Havsbris").ask("slå på min anknytning").text.startswith("Du har ingen anknytning")


def test_a_backend_that_cannot_be_reached_is_told(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    talk.hear("slå på min anknytning")
    assert not talk.orders
    assert talk.replies[-1].suggestions


def test_a_backend_that_takes_no_orders_gets_it_later(talk_as: TalkAs) -> None:
    backend = open_telephony()
    talk_as("Sara Vitsippa", backend=backend).hear("koppla bort mig till 13")
    talk = talk_as("Sara Vitsippa", backend=refusing(backend, ProblemType.UPSTREAM_UNAVAILABLE))
    reply = talk.ask("slå på min anknytning")
    assert "fortfarande avstängd" in reply.text
    assert not reply.suggestions


def test_it_runs_in_the_middle_of_another_flow(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("koppla bort mig till 13")
    talk.hear(press=Begin("lost_phone"))
    said = " ".join(reply.text for reply in talk.hear("slå på min anknytning"))
    assert "Din anknytning 18125 är på." in said
    assert talk.conversation.frame
    assert talk.conversation.frame.flow == "lost_phone"


LIKE_ONE = "Jag är frisk och på plats, folk får höra att jag är borta när dom ringer, ändra det tack"


def test_what_only_sounds_like_it_is_confirmed_before_anything_is_done(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("koppla bort mig till 13")
    asked = talk.ask(LIKE_ONE)
    assert (asked.trace.flow, asked.trace.step) == ("extension_on", "confirm")
    assert [button.title for button in asked.suggestions] == ["Slå på den", "Avbryt"]
    assert len(talk.orders) == 1
    assert "är på" in talk.ask("ja").text


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talk, other = talk_as("Sara Vitsippa"), talk_as("Amina Havsbris")
    talk.hear_all("slå på min anknytning", "koppla bort mig till 13", "slå på min anknytning")
    hear_results(talk, talk.orders[-1])
    other.hear("slå på min anknytning")
    talk.hear_all("koppla bort mig från måndag tills vidare", "slå på min anknytning")
    talk.hear_all("koppla bort mig till 13", LIKE_ONE)
    assert unsaid("extension_on", talk, other) == set()
