"""How flows begin when the backend is away, or in a group."""

import pytest

from dialogs.course import SECOND_CLICK
from dialogs.turn import Begin, Happening, Scope
from telephony.commands import CloseCase
from telephony.contract import Telephony
from telephony.models import LossKind
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, MANAGER, OTHER_LOSS, OWNER, STAFF, TICKET, do, lose, write_ticket
from tests.support.flows import unreachable
from tests.support.telephony import Exchange

LIKE_ONE = "stäng av min lur i växeln fram till två för lunch tack"
"""It only sounds like what switches an extension off."""


def report_two(backend: Telephony) -> None:
    """Two phones of one person are reported."""
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)


def test_what_began_a_flow_is_heard_when_the_backend_is_back(
    talk_as: TalkAs, backend: Telephony, exchange: Exchange
) -> None:
    report_two(backend)
    talk = talk_as(OWNER, backend=backend)
    exchange.backend = unreachable()
    assert "når inte telefonisystemet" in talk.ask(f"rensa telefonen i ärende {OTHER_LOSS}").text
    exchange.backend = backend
    summary = talk.ask("fortsätt").text
    assert OTHER_LOSS in summary
    assert LOSS not in summary


def test_two_things_that_are_asked_for_at_once_are_both_done(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    told = talk.hear_all("jag ska på lunch, kan du koppla bort mig till 13 och vem är chef för Anna Tallkvist?")
    assert "avstängd till kl. 13.00" in told
    assert [order.flow for order in talk.orders] == ["extension_off"]
    assert "18121" in told


def test_whom_a_flow_is_not_for_is_told_so_when_the_backend_is_back(
    talk_as: TalkAs, backend: Telephony, exchange: Exchange
) -> None:
    talk = talk_as(OWNER, backend=backend)
    exchange.backend = unreachable()
    talk.hear("rensa den ändå")
    exchange.backend = backend
    told = talk.ask("fortsätt")
    assert told.trace.step == ""
    assert talk.conversation.frame is None


def test_a_flow_that_was_held_up_asks_for_what_it_needs_to_know(
    talk_as: TalkAs, backend: Telephony, exchange: Exchange
) -> None:
    report_two(backend)
    talk = talk_as(OWNER, backend=backend)
    exchange.backend = unreachable()
    talk.hear("rensa den ändå")
    exchange.backend = backend
    assert talk.ask("fortsätt").trace.step == "case"


def test_what_only_sounds_like_a_flow_is_confirmed_in_the_personal_chat_too(
    talk_as: TalkAs, backend: Telephony
) -> None:
    talk = talk_as(OWNER, backend=backend)
    talk.hear(LIKE_ONE, scope=Scope.GROUP)
    (told,) = talk.notices
    asked = talk.ask(happening=Happening.NOTICE, notice=told.notice)
    assert (asked.trace.flow, asked.trace.step) == ("extension_off", "confirm")


def test_a_button_that_says_to_be_sure_reports_and_wipes_nothing_unconfirmed(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    given = {"kind": "stolen", "when": "i går", "where": "tåget", "locked": "no", "contents": "jobbmejl", "wipe": "yes"}
    assert talk.ask(press=Begin("lost_phone", given, sure=True)).trace.step == "confirm"
    assert not talk.orders


def test_a_second_click_on_a_card_of_the_desk_does_nothing_and_a_later_one_does(
    talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    answer = Begin("answer_case", {"case": TICKET, "answer": "Den är klar."}, sure=True)
    talk.hear(press=answer, scope=Scope.DESK)
    assert talk.hear(press=answer, scope=Scope.DESK) == ()
    assert [order.command.do for order in talk.orders] == ["answer_ticket", "tell"]
    talk.moment += SECOND_CLICK
    talk.hear(press=answer, scope=Scope.DESK)
    assert [order.command.do for order in talk.orders] == ["answer_ticket", "tell"] * 2


def test_a_button_that_is_pressed_twice_begins_its_flow_once(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    first, second = (talk.ask(press=Begin("lost_phone")) for _ in range(2))
    assert first.trace.step == second.trace.step == "kind"
    assert len(talk.conversation.frames) == 1


def test_a_button_for_another_case_begins_its_flow_anew(talk_as: TalkAs, backend: Telephony) -> None:
    report_two(backend)
    talk = talk_as(MANAGER, backend=backend)
    for case in (LOSS, OTHER_LOSS):
        assert talk.ask(press=Begin("police_report", {"case": case})).trace.slots["case"] == case
    assert len(talk.conversation.frames) == 2


@pytest.mark.parametrize("written", ["", "   "])
def test_an_empty_answer_from_a_card_ends_kindly_and_no_later_mention_is_taken_for_it(
    written: str, talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    empty = Begin("answer_case", {"case": TICKET, "answer": written}, sure=True)
    assert "inget är skickat" in talk.ask(press=empty, scope=Scope.DESK).text
    assert talk.conversation.frame is None
    talk.hear("Nadia, vet du om det här?", scope=Scope.DESK)
    assert not talk.orders


def test_what_is_talked_in_the_channel_goes_to_nobody_unconfirmed(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    asked = talk.ask(f"svara på {TICKET}: den är klar", scope=Scope.DESK)
    assert (asked.trace.step, talk.orders) == ("confirm", [])


def test_after_a_form_was_sent_nothing_that_was_talked_of_before_is_gone_on_with(
    talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask(f"svara på {TICKET}", scope=Scope.DESK).trace.step == "answer"
    answer = Begin("answer_case", {"case": TICKET, "answer": "Den är klar."}, sure=True)
    assert "fortsätter" not in "".join(reply.text for reply in talk.hear(press=answer, scope=Scope.DESK))
    assert talk.conversation.frame is None
    assert [order.command.do for order in talk.orders] == ["answer_ticket", "tell"]


def test_a_form_that_the_backend_does_not_take_is_given_back_and_nothing_is_left_open(
    talk_as: TalkAs, backend: Telephony, exchange: Exchange
) -> None:
    talk = talk_as(STAFF, backend=backend)
    exchange.backend = unreachable()
    answer = Begin("answer_case", {"case": TICKET, "answer": "Den är klar."}, sure=True)
    told = talk.ask(press=answer, scope=Scope.DESK).text
    assert "når inte telefonisystemet" in told
    assert "Det här skrev du: ”Den är klar.”" in told
    assert talk.conversation.frame is None


def test_an_answer_to_a_case_that_was_closed_meanwhile_is_given_back(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    do(backend, "Åsa Kabelvik", CloseCase(case=TICKET))
    talk = talk_as(STAFF, backend=backend)
    answer = Begin("answer_case", {"case": TICKET, "answer": "Den är klar."}, sure=True)
    told = talk.ask(press=answer, scope=Scope.DESK).text
    assert "Ärendet kan vara stängt" in told
    assert "Det här skrev du: ”Den är klar.”" in told


def test_a_button_of_a_case_that_is_pressed_twice_acts_once(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    for flow in ("passwords_changed", "loan_phone"):
        press = Begin(flow, {"case": LOSS})
        assert talk.hear(press=press)
        assert talk.hear(press=press) == ()
    assert [order.command.do for order in talk.orders].count("request_loan") == 1


def test_an_undo_that_is_pressed_twice_is_told_once(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    told = talk.hear("koppla bort mig till 13 för lunch")[-1]
    [undo] = [one.press for one in told.suggestions if isinstance(one.press, Begin)]
    assert talk.hear(press=undo)
    assert talk.hear(press=undo) == ()
    assert [order.command.do for order in talk.orders] == ["set_referral", "clear_referral"]


@pytest.mark.parametrize("text", ["Nadia, vet du om det här?", "vilken pizza är godast i stan?"])
def test_staff_in_the_channel_is_not_sent_to_the_desk(text: str, talk_as: TalkAs) -> None:
    told = talk_as(STAFF).ask(text, scope=Scope.DESK)
    assert "SML-IT" not in told.text
    assert "hand_over" not in [one.press.flow for one in told.suggestions if isinstance(one.press, Begin)]


def test_staff_in_the_channel_is_not_sent_to_the_desk_in_the_middle_of_something_either(
    talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(f"stäng {TICKET}", scope=Scope.DESK)
    told = talk.hear("vilken pizza är godast i stan?", scope=Scope.DESK)
    assert told[0].text.startswith("Det står inte i rutinen.")
    assert "0523-61 35 80" not in "".join(reply.text for reply in told)
