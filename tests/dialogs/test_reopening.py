"""What people say right after a flow is over: a correction opens it again, and what was done is undone."""

from datetime import timedelta

import pytest

from dialogs.frames import CONFIRM
from telephony.commands import AddToTicket, CreateTicket, SetReferral
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import ask
from tests.support.talk import TUESDAY_MORNING, Talk
from tests.support.telephony import open_telephony

REPORT = "min mobil blev stulen i går kväll på tåget, den var låst, rensa den"


@pytest.fixture
def switched_off(talk_as: TalkAs) -> Talk:
    """Somebody whose extension has just been switched off until 13."""
    talk = talk_as("Sara Vitsippa")
    talk.hear("koppla bort mig till 13")
    return talk


@pytest.fixture
def reported(talk_as: TalkAs) -> Talk:
    """Somebody who has just reported a stolen phone."""
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(REPORT, "hoppa över", "ja")
    assert "Anmälan är mottagen" in talk.replies[-2].text
    return talk


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("nej till 17", "17.00"),
        ("jag menade till 14", "14.00"),
        ("till 14 i stället", "14.00"),
        ("fel, till 15 menar jag", "15.00"),
        ("inte till 13 utan till 15", "15.00"),
        ("no, I meant until 3 pm", "15:00"),
    ],
)
def test_another_time_right_after_switching_off_counts_instead(text: str, hour: str, switched_off: Talk) -> None:
    changed, done = switched_off.hear(text)
    assert "until" in "".join(changed.trace.slots)
    assert hour in done.text
    assert len(switched_off.orders) == 2


def test_another_hour_is_one_of_the_day_that_was_told(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("koppla bort mig till 15 på måndag")
    assert "måndag den 9 mars kl. 17.00" in talk.hear("nej till 17")[-1].text


@pytest.mark.parametrize("text", ["nej, fel tid", "fel tid", "wrong time"])
def test_a_time_that_is_called_wrong_is_asked_for(text: str, switched_off: Talk) -> None:
    assert switched_off.hear(text)[-1].trace.step == "until"
    assert "16" in switched_off.hear("16:00")[-1].text


def test_the_reason_is_corrected_and_the_time_kept(switched_off: Talk) -> None:
    done = switched_off.hear("fel, lunch menar jag")[-1]
    assert "avstängd till kl. 13.00. Anledning: lunch." in done.text
    first, second = (order.command for order in switched_off.orders)
    assert isinstance(first, SetReferral)
    assert isinstance(second, SetReferral)
    assert first.until == second.until


@pytest.mark.parametrize(
    "text", ["slå på den igen", "ångra", "Ångra", "ångra det", "jag ångrar mig", "turn it on again", "undo"]
)
def test_what_was_switched_off_is_switched_on_again(text: str, switched_off: Talk) -> None:
    assert switched_off.hear(text)[-1].trace.flow == "extension_on"
    assert [order.flow for order in switched_off.orders] == ["extension_off", "extension_on"]


def test_what_was_switched_on_is_switched_off_again(switched_off: Talk) -> None:
    switched_off.hear("slå på den igen")
    assert switched_off.hear("stäng av den igen")[-1].trace.flow == "extension_off"


@pytest.mark.parametrize("text", ["tack", "nej tack", "nej, det var allt", "nej, vad kostar det att köpa ut mobilen?"])
def test_what_takes_nothing_back_opens_nothing(text: str, switched_off: Talk) -> None:
    switched_off.hear(text)
    assert len(switched_off.orders) == 1
    assert not switched_off.conversation.frames


def test_another_matter_is_no_correction(switched_off: Talk) -> None:
    assert switched_off.hear("nej, min mobil är stulen")[-1].trace.flow == "lost_phone"


@pytest.mark.parametrize("minutes", [11, 600])
def test_after_a_while_nothing_is_opened_again(minutes: int, switched_off: Talk) -> None:
    switched_off.hear("nej till 17", moment=TUESDAY_MORNING + timedelta(minutes=minutes))
    assert len(switched_off.orders) == 1


def test_after_another_answer_nothing_is_opened_again(switched_off: Talk) -> None:
    switched_off.hear("vad kostar det att köpa ut mobilen?")
    switched_off.hear("nej till 17")
    assert len(switched_off.orders) == 1


def test_another_number_is_worked_out_instead(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("Kostar det att ringa 0771-567 567?")
    reply = talk.ask("nej 0771-123456")
    assert reply.heading == "Ingår inte i flatrate"
    assert "Det kostar att ringa 0771-123 456" in reply.text


def test_another_value_is_worked_out_instead(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("Vad kostar det att köpa ut mobilen om den är värd 1500 kr?")
    assert "Du betalar 3 484 kr" in talk.ask("2500 menar jag").text.replace("\xa0", " ")


@pytest.mark.parametrize("text", ["nej, i Lysekil", "jag menade i Lysekil", "no, in Lysekil"])
def test_the_same_name_is_looked_for_in_another_municipality(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("Numret till Anna på skolan i Munkedal")
    assert talk.ask(text).heading == "Anna Vraksten"


@pytest.mark.parametrize("text", ["jag menade i förrgår", "nej, på bussen", "fel, den var olåst"])
def test_a_report_that_is_sent_is_added_to_and_not_sent_again(text: str, reported: Talk) -> None:
    before = len(reported.orders)
    case = reported.conversation.cases[-1].number
    reply = reported.ask(text)
    assert f"{case} är redan skickat" in reply.text
    assert f"{case}: {text}" in reply.text
    assert reply.trace.step == CONFIRM
    assert len(reported.orders) == before
    reported.hear("ja")
    assert isinstance(reported.orders[-1].command, CreateTicket)


@pytest.mark.parametrize("text", ["nej, jag menade den i receptionen", "jag menade den i receptionen"])
def test_what_was_meant_joins_the_question_that_is_sent(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all("skicka en fråga till supporten: displayen på telefonen visar fel namn", "ja")
    case = talk.conversation.cases[-1].number
    reply = talk.ask(text)
    assert f"{case} är redan skickat" in reply.text
    assert (reply.trace.step, reply.trace.slots) == (CONFIRM, {"case": case, "addition": text})
    talk.hear("ja")
    assert talk.orders[-1].command == AddToTicket(case=case, text=text)


def test_thanks_after_a_report_add_nothing(reported: Talk) -> None:
    reported.hear("nej tack")
    assert not reported.conversation.frames


def test_the_words_of_a_button_press_it(reported: Talk) -> None:
    assert reported.hear("jag hittade telefonen")[-1].trace.flow == "phone_found"


@pytest.mark.parametrize("text", ["nej vänta, jag är på kurs hela dagen", "det ska vara lunch till 13 i stället"])
def test_staff_that_has_taken_a_case_is_not_told_to_write_to_itself(text: str, talk_as: TalkAs) -> None:
    backend = open_telephony()
    ask(backend)
    talk = talk_as("Ulla Växelgren", backend=backend)
    talk.hear("jag tar saras ärende")
    assert "hand_over" not in {reply.trace.flow for reply in talk.hear(text)}
    assert talk.conversation.frame is None or talk.conversation.frame.flow == "extension_off"


def test_an_absence_right_after_a_case_was_taken_is_one(talk_as: TalkAs) -> None:
    backend = open_telephony()
    ask(backend)
    talk = talk_as("Ulla Växelgren", backend=backend)
    talk.hear_all("jag tar saras ärende", "nej vänta, jag är på lunch till 13")
    referral = talk.orders[-1].command
    assert isinstance(referral, SetReferral)
    assert referral.until is not None
    assert referral.until.hour == 13
