"""From when and until when the own extension is off."""

from datetime import datetime

import pytest

from dialogs.turn import Begin
from telephony.models import Reason
from tests.dialogs.flows.conftest import TalkAs
from tests.support.referrals import ordered
from tests.support.talk import in_sweden

SATURDAY_AFTERNOON = in_sweden(2026, 3, 7, 14, 50)


def test_gone_for_the_day_needs_no_end(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask("har gått för dagen").text == (
        "Din anknytning 18125 är avstängd till midnatt, alltså till onsdag den 4 mars kl. 00.00. "
        "Anledning: gått för dagen."
    )
    assert ordered(talk).until == in_sweden(2026, 3, 4, 0)


@pytest.mark.parametrize("text", ["är på semester", "på tjänsteresa"])
def test_a_longer_absence_is_asked_for_its_end(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.hear(text)[-1].trace.step == "until"
    assert not talk.orders


def test_leave_for_a_day_ends_with_it(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("jag är ledig idag")
    assert ordered(talk).until == in_sweden(2026, 3, 4, 0)


def test_it_may_be_off_until_further_notice(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask("koppla bort mig tills vidare").text == "Din anknytning 18125 är avstängd tills vidare."
    assert ordered(talk).until is None


@pytest.mark.parametrize(
    ("text", "told", "longer", "told_then"),
    [
        (
            "koppla bort mig till fredag",
            "till och med torsdag den 5 mars, alltså till fredag den 6 mars kl. 00.00.",
            "Till och med fredag den 6 mars",
            "till och med fredag den 6 mars, alltså till lördag den 7 mars kl. 00.00.",
        ),
        (
            "switch off my extension until Friday",
            "through Thursday 5 March, that is until Friday 6 March at 00:00.",
            "Through Friday 6 March",
            "through Friday 6 March, that is until Saturday 7 March at 00:00.",
        ),
    ],
)
def test_until_a_day_is_read_back_with_its_hour_and_can_be_made_to_last_through_it(
    text: str, told: str, longer: str, told_then: str, talk_as: TalkAs
) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    assert told in reply.text
    assert [button.title for button in reply.suggestions][1] == longer
    talk.press(1)
    assert told_then in talk.replies[-1].text
    assert len(talk.replies[-1].suggestions) == 1
    assert ordered(talk).until == in_sweden(2026, 3, 7, 0)


@pytest.mark.parametrize(
    "text", ["koppla bort mig till och med fredag", "koppla bort mig till 13", "har gått för dagen"]
)
def test_an_end_that_can_be_taken_in_one_way_alone_gets_no_other(text: str, talk_as: TalkAs) -> None:
    assert [button.title for button in talk_as("Sara Vitsippa").ask(text).suggestions] == ["Ångra"]


def test_a_planned_absence_is_set_from_its_start_and_points_to_the_calendar(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask("semester från måndag till fredag")
    assert "stängs av den 9 mars 2026 och är avstängd till och med fredag den 13 mars, alltså till " in reply.text
    assert "Outlook" in reply.text
    assert ordered(talk).starts == in_sweden(2026, 3, 9, 0)


@pytest.mark.parametrize(
    "text", ["stäng av mig i morgon 8-12, nej till 15", "turn me off from tomorrow 8 to 12, no, until 15"]
)
def test_another_end_leaves_the_start_as_it_was_told(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(text)
    assert (ordered(talk).starts, ordered(talk).until) == (in_sweden(2026, 3, 4, 8), in_sweden(2026, 3, 4, 15))


def test_a_later_hour_of_the_same_day_is_named_without_its_day(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("i möte 13-15")
    assert "stängs av kl. 13.00 och är avstängd till kl. 15.00. Anledning: möte." in reply.text


def test_an_hour_of_a_later_day_is_named_with_its_day(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("switch off my extension tomorrow from 13 to 15")
    assert "will be switched off on 4 March 2026 at 13:00 and stay off until Wednesday 4 March at 15:00." in reply.text


@pytest.mark.parametrize(
    ("text", "problem"),
    [("till kl 9 idag", "redan passerat"), ("från 15 till 13", "innan den börjar"), ("till kl 25", "finns inte")],
)
def test_an_end_that_cannot_be_right_is_told(text: str, problem: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("går på lunch")
    assert problem in talk.ask(text).text
    assert not talk.orders
    assert "till kl. 13.00" in talk.ask("till 13").text


def test_an_end_that_passed_meanwhile_is_told(talk_as: TalkAs) -> None:
    past = f"{in_sweden(2026, 3, 3, 8).isoformat()}/{in_sweden(2026, 3, 3, 9).isoformat()}"
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(press=Begin("extension_off", {"reason": "meal", "until": past}))
    assert reply.text.startswith("Den tiden hann passera")
    assert not reply.suggestions


@pytest.mark.parametrize(
    ("text", "yes", "asked"),
    [
        ("lunch till 13", "ja", "Kl. 13.00 har redan passerat i dag. Menar du i morgon"),
        ("lunch until 1pm", "yes", "It is already past 13:00 today. Do you mean tomorrow"),
    ],
)
def test_an_hour_that_is_over_today_is_not_taken_for_tomorrows_unasked(
    text: str, yes: str, asked: str, talk_as: TalkAs
) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.moment = SATURDAY_AFTERNOON
    assert talk.ask(text).text.startswith(asked)
    assert not talk.orders
    talk.hear(yes)
    assert (ordered(talk).reason, ordered(talk).until) == (Reason("meal"), in_sweden(2026, 3, 8, 13))


@pytest.mark.parametrize("answers", [["nej", "till 16"], ["nej, till 16"], ["till 16"]])
def test_another_hour_may_be_meant_than_the_one_that_is_over(answers: list[str], talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.moment = SATURDAY_AFTERNOON
    talk.hear_all("koppla bort mig till 13", *answers)
    assert ordered(talk).until == in_sweden(2026, 3, 7, 16)


def test_the_button_for_tomorrow_is_pressed_for_an_hour_that_is_over(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.moment = SATURDAY_AFTERNOON
    talk.hear_all("koppla bort mig", "möte", "till 13")
    talk.press(0)
    assert ordered(talk).until == in_sweden(2026, 3, 8, 13)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("koppla av mej till 15 på måndag, nej till 17", in_sweden(2026, 3, 9, 17)),
        ("koppla bort mig till 12, nej 13", in_sweden(2026, 3, 3, 13)),
        ("switch my extension off until 3pm, sorry, until 4pm", in_sweden(2026, 3, 3, 16)),
    ],
)
def test_what_the_same_message_takes_back_does_not_count(text: str, until: datetime, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(text)
    assert ordered(talk).until == until
