"""A phone that was reported without a wipe, or whose wipe was stopped, is wiped after all."""

from collections.abc import Sequence
from typing import cast

import pytest

from dialogs.assistant import Assistant
from dialogs.frames import Case
from dialogs.turn import Begin, Happening
from telephony.commands import CloseCase, LockDevice, MarkFound, ReportLoss, StopWipe, WipeDevice
from telephony.contract import Telephony
from telephony.models import Actor, Device, LossKind, LossState, State
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, MANAGER, OTHER_LOSS, OWNER, STAFF, do, lose, order_everything, retelling
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.losses import COLLEAGUE, SWEDISH, TWO_PHONES
from tests.support.passing_on import PassingOn
from tests.support.talk import TUESDAY_MORNING, Talk, at_once
from tests.support.telephony import actor, member, person_id

PHONE = member(OWNER).phones[0].id
UNMANAGED = "Kaj Ankarberg"
"""Somebody whose phone is outside device management."""

STARTS = [
    "rensa den ändå",
    "rensa telefonen ändå",
    "kan ni rensa den ändå?",
    "jag har ändrat mig, rensa telefonen",
    "jag har ångrat mig, rensa den",
    "jag vill att den rensas trots allt",
    "rensa telefonen i ärende T-2B2C-2D2F",
    "beställ en rensning",
    "rensa telefonen",
    "rensa min mobil",
    "wipe it after all",
    "please wipe the phone after all",
    "I changed my mind, wipe it",
    "wipe the phone in case T-2B2C-2D2F",
    "wipe my phone",
]
"""Messages that start the flow."""

OTHERS = [
    "jag har ändrat mig, rensa inte telefonen",
    "jag ångrar rensningen",
    "stoppa rensningen",
    "hur rensar jag telefonen?",
    "kan ni rensa en stulen telefon på distans?",
    "vad händer om telefonen rensas ändå",
    "don't wipe it after all",
    "how do I wipe my phone",
    "min mobil är stulen, rensa den",
]
"""Messages that mean something else."""


OTHER_THINGS = [
    f"radera ärende {LOSS}",
    "radera min anmälan, jag har ändrat mig",
    "radera min anmälan om telefonen, jag har ändrat mig",
    "jag har ångrat mig, radera min felanmälan",
    "radera min begäran i alla fall",
    "kan ni rensa den gamla samtalslistan trots allt",
    "rensa min inkorg",
    "rensa min kalender",
    "rensa min röstbrevlåda",
    "rensa telefonen från virus",
    "please erase my request after all",
    "wipe my calendar",
    "erase the call list",
]
"""Messages about something else than a phone that is to be wiped."""


@pytest.fixture
def reported(backend: Telephony) -> Telephony:
    """A backend with a stolen phone that nobody has ordered to be wiped."""
    lose(backend)
    return backend


def state_of_wipe(backend: Telephony) -> State | None:
    return at_once(backend.loss_report(LOSS, actor(OWNER))).actions.get("wipe_device")


@pytest.mark.parametrize("text", STARTS)
def test_saying_so_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "order_wipe"


@pytest.mark.parametrize("text", OTHERS)
def test_other_words_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "order_wipe"


@pytest.mark.parametrize("text", OTHER_THINGS)
def test_what_is_no_phone_is_not_wiped_though_a_phone_is_reported(
    text: str, talk_as: TalkAs, reported: Telephony
) -> None:
    assert started(text, talk_as(OWNER, backend=reported)) != "order_wipe"


def test_the_phone_is_wiped_after_the_summary_has_warned_of_what_is_lost_in_swedish(
    talk_as: TalkAs, reported: Telephony
) -> None:
    talk = talk_as(OWNER, backend=reported)
    asked = talk.ask("rensa den ändå")
    assert asked.trace.step == "confirm"
    assert "tar bort allt på telefonen för gott" in asked.text
    assert "iPhone 13 (IMEI …7163)" in asked.text
    told = talk.ask("ja")
    assert told.heading == LOSS
    assert f"Begäran om rensning i ärende {LOSS} är skickad" in told.text
    assert [order.command for order in talk.orders] == [WipeDevice(case=LOSS, device=PHONE)]
    assert state_of_wipe(reported) is State.ACCEPTED


def test_the_phone_is_wiped_in_english(talk_as: TalkAs, reported: Telephony) -> None:
    talk = talk_as(OWNER, backend=reported)
    assert "removes everything on the phone for good" in talk.ask("wipe it after all").text
    assert "has been sent" in talk.ask("yes").text


def test_nothing_is_ordered_before_it_is_confirmed(talk_as: TalkAs, reported: Telephony) -> None:
    talk = talk_as(OWNER, backend=reported)
    talk.hear_all("rensa den ändå", "nej")
    assert talk.orders == []


def test_right_after_a_report_without_a_wipe_it_is_ordered(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=backend)
    talk.hear_all("min mobil är stulen", *SWEDISH, "nej", "ja", "rensa den ändå", "ja")
    assert isinstance(talk.orders[0].command, ReportLoss)
    assert isinstance(talk.orders[-1].command, WipeDevice)
    assert talk.orders[-1].command.case == talk.orders[0].command.case


def test_a_stopped_wipe_is_ordered_anew_and_stopped_once_more(talk_as: TalkAs, reported: Telephony) -> None:
    do(reported, OWNER, WipeDevice(case=LOSS, device=PHONE), StopWipe(case=LOSS))
    talk = talk_as(OWNER, backend=reported)
    talk.hear_all("rensa den ändå", "ja")
    assert state_of_wipe(reported) is State.ACCEPTED
    talk.hear_all("stoppa rensningen", "ja")
    assert state_of_wipe(reported) is State.STOPPED


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.ACCEPTED, "redan beställd"),
        (State.ON_HOLD, "redan beställd"),
        (State.SENT, "redan på väg"),
        (State.DONE, "redan rensad"),
        (State.UNSUPPORTED, "kan inte rensas på distans"),
        (State.UNKNOWN, "går inte att säga om telefonen blev rensad"),
    ],
)
def test_a_wipe_that_is_ordered_already_is_told_as_it_stands(
    state: State, words: str, talk_as: TalkAs, reported: Telephony
) -> None:
    talk = talk_as(OWNER, backend=retelling(reported, actions={"wipe_device": state}))
    told = talk.ask("rensa den ändå")
    assert words in told.text
    assert [button.press for button in told.suggestions] == [Begin("case_status", {"case": LOSS})]
    assert talk.orders == []


@pytest.mark.parametrize("state", [State.FAILED, State.STOPPED])
def test_a_wipe_that_failed_or_was_stopped_may_be_ordered_again(
    state: State, talk_as: TalkAs, reported: Telephony
) -> None:
    talk = talk_as(OWNER, backend=retelling(reported, actions={"wipe_device": state}))
    assert talk.ask("rensa den ändå").trace.step == "confirm"


def remembering(talk: Talk, flow: str, **states: str) -> Talk:
    """A conversation that has told of a case's orders that they stand so."""
    case = Case(number=LOSS, flow=flow, opened=TUESDAY_MORNING, states=states)
    talk.conversation = talk.conversation.with_case(case)
    return talk


def test_a_wipe_that_has_not_arrived_is_not_ordered_twice(talk_as: TalkAs, reported: Telephony) -> None:
    talk = remembering(talk_as(OWNER, backend=reported), "order_wipe", wipe_device="waiting")
    assert "väntar redan på att skickas" in talk.ask("rensa den ändå").text
    assert talk.orders == []


def test_no_wipe_is_ordered_that_a_stop_on_its_way_would_stop(talk_as: TalkAs, reported: Telephony) -> None:
    talk = remembering(talk_as(OWNER, backend=reported), "stop_wipe", stop_wipe="waiting")
    assert "stoppa rensningen" in talk.ask("rensa den ändå").text
    assert talk.orders == []


@pytest.mark.parametrize("text", ["rensa den ändå", f"rensa telefonen i ärende {LOSS}"])
def test_a_report_that_has_not_arrived_is_told_of_and_not_asked_for_again(
    text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    talk = remembering(talk_as(OWNER, backend=backend), "lost_phone", report_loss="waiting")
    told = talk.ask(text)
    assert f"Anmälan {LOSS} är på väg" in told.text
    assert "0523-61 35 80" in told.text
    assert told.suggestions == ()


def test_a_report_on_its_way_that_orders_the_wipe_is_told_so(talk_as: TalkAs, backend: Telephony) -> None:
    talk = remembering(talk_as(OWNER, backend=backend), "lost_phone", report_loss="waiting", wipe_device="waiting")
    assert "väntar redan på att skickas" in talk.ask("rensa den ändå").text


def test_without_a_report_it_is_asked_whether_the_phone_is_gone(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=backend)
    told = talk.ask("rensa min telefon")
    assert "Är telefonen borta eller stulen?" in told.text
    assert talk.press(0).trace.flow == "lost_phone"


def test_an_unknown_number_orders_nothing(talk_as: TalkAs, reported: Telephony) -> None:
    talk = talk_as(OWNER, backend=reported)
    assert "inte beställt något" in talk.ask(f"rensa telefonen i ärende {OTHER_LOSS}").text
    assert talk.conversation.frame is None


def test_a_found_phone_is_not_wiped(talk_as: TalkAs, reported: Telephony) -> None:
    do(reported, OWNER, MarkFound(case=LOSS))
    talk = talk_as(OWNER, backend=reported)
    assert "är hittad, så den rensas inte" in talk.ask(f"rensa telefonen i ärende {LOSS}").text


def test_a_closed_case_takes_no_wipe(talk_as: TalkAs, reported: Telephony) -> None:
    do(reported, STAFF, CloseCase(case=LOSS))
    talk = talk_as(OWNER, backend=reported)
    assert "är stängt" in talk.ask(f"rensa telefonen i ärende {LOSS}").text


def test_a_damaged_phone_is_not_wiped(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, LossKind.DAMAGED)
    assert "anmäld som skadad" in talk_as(OWNER, backend=backend).ask("rensa den ändå").text


def test_somebody_who_only_reported_is_told_who_may(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by=COLLEAGUE)
    assert "Bara telefonens användare" in talk_as(COLLEAGUE, backend=backend).ask("rensa den ändå").text


def test_a_report_that_names_no_phone_is_about_the_only_one_of_its_owner(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by=COLLEAGUE)
    talk = talk_as(OWNER, backend=backend)
    talk.hear_all("rensa den ändå", "ja")
    assert talk.orders[0].command == WipeDevice(case=LOSS, device=PHONE)


def test_that_a_report_names_no_phone_is_told_before_it_is_wiped(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by=COLLEAGUE)
    assert "står det inte vilken telefon" in talk_as(OWNER, backend=backend).ask("rensa den ändå").text


def test_no_phone_is_guessed_where_the_owner_has_several(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, owner=TWO_PHONES, by=COLLEAGUE)
    talk = talk_as(TWO_PHONES, backend=backend)
    assert talk.ask("rensa den ändå").trace.step == "device"
    talk.press(1)
    talk.hear("ja")
    assert talk.orders[0].command == WipeDevice(case=LOSS, device=member(TWO_PHONES).phones[1].id)


class WithoutPhones(PassingOn):
    """A backend where nobody has a phone."""

    async def devices_of(self, _owner: str, _by: Actor) -> Sequence[Device]:
        """None."""
        return ()


def without_phones(backend: Telephony) -> Telephony:
    """A backend where nobody has a phone."""
    return cast(Telephony, WithoutPhones(backend))


def test_where_neither_the_report_nor_the_owner_has_a_phone_none_is_wiped(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by=COLLEAGUE)
    told = talk_as(OWNER, backend=without_phones(backend)).ask("rensa den ändå")
    assert "inte vilken telefon det är" in told.text


def test_a_phone_outside_device_management_is_told_at_once(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, owner=UNMANAGED)
    assert "hanteras inte av" in talk_as(UNMANAGED, backend=backend).ask("rensa den ändå").text


def test_of_several_reports_one_is_chosen(talk_as: TalkAs, reported: Telephony) -> None:
    lose(reported, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(OWNER, backend=reported)
    assert talk.ask("rensa den ändå").trace.step == "case"
    talk.hear_all("den borttappade", "ja")
    assert talk.orders[0].command == WipeDevice(case=OTHER_LOSS, device=PHONE)


def test_another_report_is_chosen_by_its_title_at_the_summary(talk_as: TalkAs, reported: Telephony) -> None:
    lose(reported, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(OWNER, backend=reported)
    talk.hear_all("rensa den ändå", "den stulna")
    assert talk.ask("nej, den borttappade").trace.slots["case"] == OTHER_LOSS
    assert talk.orders == []


def test_a_report_whose_wipe_is_ordered_is_not_offered(talk_as: TalkAs, reported: Telephony) -> None:
    lose(reported, LossKind.LOST, OTHER_LOSS)
    order_everything(reported, OTHER_LOSS)
    talk = talk_as(OWNER, backend=reported)
    assert talk.ask("rensa den ändå").trace.step == "confirm"
    assert LOSS in talk.replies[-1].text


def test_the_owner_and_the_reporter_are_told_what_the_manager_orders(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by=COLLEAGUE)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear("rensa den ändå")
    assert f"{OWNER} har fått veta i Teams" in talk.ask("ja").text
    assert {tell.person for tell in talk.notices} == {person_id(OWNER), person_id(COLLEAGUE)}
    told = talk_as(OWNER, backend=backend).ask(happening=Happening.NOTICE, notice=talk.notices[-1].notice)
    assert told.text.startswith(f"{MANAGER} har beställt att telefonen i ärende {LOSS} rensas.")
    assert [button.press for button in told.suggestions] == [Begin("case_status", {"case": LOSS})]


def test_who_only_reported_is_not_told_to_stop_what_they_may_not(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by=COLLEAGUE)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear_all("rensa den ändå", "ja")
    notice = next(tell.notice for tell in talk.notices if tell.person == person_id(COLLEAGUE))
    told = talk_as(COLLEAGUE, backend=backend).ask(happening=Happening.NOTICE, notice=notice)
    assert "som du har anmält, rensas" in told.text
    assert "stoppa rensningen" not in told.text


@pytest.mark.parametrize("text", ["rensa min telefon", "rensa telefonen, det är min egen telefon"])
def test_a_manager_whose_own_phone_is_meant_is_offered_nobody_elses(
    text: str, talk_as: TalkAs, reported: Telephony
) -> None:
    talk = talk_as(MANAGER, backend=reported)
    told = talk.ask(text)
    assert "ingen öppen anmälan om din egen telefon" in told.text
    assert talk.conversation.frame is None
    assert talk.press(0).trace.flow == "lost_phone"


def test_staff_orders_the_wipe_of_anybodys_report_by_its_number(talk_as: TalkAs, reported: Telephony) -> None:
    talk = talk_as(STAFF, backend=reported)
    talk.hear_all(f"rensa telefonen i ärende {LOSS}", "ja")
    assert talk.orders[0].command == WipeDevice(case=LOSS, device=PHONE)


def test_a_phone_that_is_found_before_the_confirmation_is_not_wiped(talk_as: TalkAs, reported: Telephony) -> None:
    talk = talk_as(OWNER, backend=reported)
    talk.hear("rensa den ändå")
    do(reported, MANAGER, MarkFound(case=LOSS))
    assert "är hittad" in talk.ask("ja").text
    assert talk.orders == []


def test_a_backend_that_cannot_be_reached_is_told(talk_as: TalkAs) -> None:
    assert "0523-61 35 80" in talk_as(OWNER, backend=unreachable()).ask("rensa den ändå").text


def test_the_lock_alone_is_no_wipe(talk_as: TalkAs, reported: Telephony) -> None:
    do(reported, OWNER, LockDevice(case=LOSS, device=PHONE))
    assert talk_as(OWNER, backend=reported).ask("rensa den ändå").trace.step == "confirm"


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.NOT_FOUND, "ingen telefon som du kan rensa"),
        (ProblemType.NOT_DEVICE_OWNER, "Du får inte beställa"),
        (ProblemType.TOO_LATE, "rensningen görs inte"),
        (ProblemType.NOT_ENROLLED, "hanteras inte av"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, reported: Telephony) -> None:
    talk = talk_as(OWNER, backend=refusing(reported, problem))
    talk.hear("rensa den ändå")
    assert words in talk.ask("ja").text


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by=COLLEAGUE)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear_all("rensa den ändå", "blub", "blubb", "varför?", "T-9Z9Z-9Z9Z", LOSS, "ja")
    for order in list(talk.orders):
        hear_results(talk, order)
    for tell in talk.notices:
        talk.hear(happening=Happening.NOTICE, notice=tell.notice)
    talks = [talk]
    changes: list[dict[str, object]] = [{"actions": {"wipe_device": state}} for state in State]
    changes += [{"state": LossState.FOUND}, {"state": LossState.CLOSED}, {"kind": LossKind.DAMAGED}]
    for change in changes:
        talks.append(talk_as(OWNER, backend=retelling(backend, **change)))
        talks[-1].hear("rensa den ändå")
    lose(backend, case="T-4B4C-4D4F", owner=TWO_PHONES, by=COLLEAGUE)
    lose(backend, case="T-5B5C-5D5F", owner=UNMANAGED)
    for name in (COLLEAGUE, TWO_PHONES, UNMANAGED):
        talks.append(talk_as(name, backend=backend))
        talks[-1].hear_all("rensa den ändå", "blub", "blubb", "varför?")
    talks.append(talk_as("Anna Tallkvist", backend=backend))
    talks[-1].hear_all("rensa den ändå", f"rensa telefonen i ärende {LOSS}")
    talks.append(talk_as(MANAGER, backend=backend))
    talks[-1].hear("rensa min telefon")
    talks.append(talk_as(TWO_PHONES, backend=without_phones(backend)))
    talks[-1].hear("rensa den ändå")
    for states in ({"wipe_device": "waiting"}, {"stop_wipe": "waiting"}, {"report_loss": "waiting"}):
        talks.append(remembering(talk_as(OWNER, backend=backend), "lost_phone", **({"report_loss": "done"} | states)))
        talks[-1].hear(f"rensa telefonen i ärende {LOSS}")
    assert unsaid("order_wipe", *talks) == set()
