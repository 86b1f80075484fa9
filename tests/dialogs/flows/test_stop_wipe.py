"""The wipe of a reported phone is stopped, and nothing else."""

import pytest

from dialogs.assistant import Assistant
from dialogs.frames import Case
from dialogs.turn import Begin, Happening
from telephony.commands import CloseCase, LockDevice, StopWipe, WipeDevice
from telephony.contract import Telephony
from telephony.models import LossKind, LossReport, LossState, State
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import (
    LOSS,
    MANAGER,
    OTHER_LOSS,
    OWNER,
    STAFF,
    do,
    lose,
    order_everything,
    retelling,
)
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import TUESDAY_MORNING, Talk, at_once
from tests.support.telephony import actor, member, person_id

STARTS = [
    "stoppa rensningen",
    "kan ni stoppa rensningen",
    "Kan ni stoppa rensningen?",
    "jag ångrar rensningen",
    "jag har ångrat mig, rensa inte telefonen",
    "avbryt rensningen",
    "avbryt fjärrensningen av min mobil tack",
    "kan du avbryta fjärrensningen?",
    "går det att stoppa rensningen?",
    "hej, jag beställde en rensning nyss men vill ta tillbaka den. stoppa rensningen!",
    "ta tillbaka rensningen",
    "stoppa radering av min mobil",
    "stoppa rensningen T-2B2C-2D2F",
    "cancel the wipe",
    "stop the wipe",
    "stop the wipe please",
    "please cancel the remote wipe of my phone",
    "can you stop the wipe",
    "call off the wipe",
    "I changed my mind about the wipe",
    "stop wiping my phone",
    "abort the wipe of T-2B2C-2D2F",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur stoppar jag rensningen",
    "kan man stoppa en rensning",
    "vad händer om jag ångrar rensningen",
    "stoppa rensningen, jag har hittat mobilen",
    "please stop the wipe, I found my phone",
    "rensa telefonen",
    "hur går det med rensningen",
    "är mobilen rensad än",
    "kan ni rensa en stulen telefon på distans?",
    "dra tillbaka min begäran om samtalslista",
    "stoppa samtalslistan",
    "avbryt",
    "ångra",
    "stopp",
    "how do I stop a wipe",
    "can you wipe a phone remotely",
    "how is the wipe going",
    "cancel",
    "stop",
]
"""Messages that mean something else."""


@pytest.fixture
def wiping(backend: Telephony) -> Telephony:
    """A backend with a stolen phone that is about to be wiped."""
    lose(backend)
    order_everything(backend)
    return backend


def loss(backend: Telephony, case: str = LOSS) -> LossReport:
    return at_once(backend.loss_report(case, actor(OWNER)))


def standing(backend: Telephony, state: State) -> Telephony:
    """A backend whose wipes stand in a state."""
    return retelling(backend, actions={"wipe_device": state})


@pytest.mark.parametrize("text", STARTS)
def test_saying_so_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "stop_wipe"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "stop_wipe"


def test_the_wipe_alone_is_stopped_in_swedish(talk_as: TalkAs, wiping: Telephony) -> None:
    talk = talk_as(OWNER, backend=wiping)
    asked = talk.ask("jag ångrar rensningen")
    assert asked.trace.step == "confirm"
    assert "Bara rensningen stoppas" in asked.text
    told = talk.ask("ja")
    assert told.heading == LOSS
    assert f"Rensningen i ärende {LOSS} är stoppad, och inget annat" in told.text
    assert "fortfarande anmäld" in told.text
    after = loss(wiping)
    assert (after.state, after.actions["wipe_device"]) == (LossState.OPEN, State.STOPPED)
    assert [order.command for order in talk.orders] == [StopWipe(case=LOSS)]
    assert "Rensning: den stoppades innan den hann göras." in talk.press(0).text


def test_the_wipe_alone_is_stopped_in_english(talk_as: TalkAs, wiping: Telephony) -> None:
    talk = talk_as(OWNER, backend=wiping)
    talk.hear("cancel the wipe")
    assert "has been stopped, and nothing else" in talk.ask("yes").text
    assert loss(wiping).state is LossState.OPEN


def test_nothing_is_stopped_before_it_is_confirmed(talk_as: TalkAs, wiping: Telephony) -> None:
    talk = talk_as(OWNER, backend=wiping)
    talk.hear_all("stoppa rensningen", "avbryt", "ja")
    assert talk.orders == []


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.SENT, "redan på väg till telefonen"),
        (State.DONE, "redan rensad"),
        (State.STOPPED, "redan stoppad"),
        (State.FAILED, "gick inte att göra"),
        (State.UNSUPPORTED, "gick inte att göra"),
        (State.UNKNOWN, "går inte att säga om telefonen blev rensad"),
    ],
)
def test_a_wipe_that_cannot_be_stopped_is_told_as_it_stands(
    state: State, words: str, talk_as: TalkAs, wiping: Telephony
) -> None:
    talk = talk_as(OWNER, backend=standing(wiping, state))
    told = talk.ask("stoppa rensningen")
    assert words in told.text
    assert [button.press for button in told.suggestions] == [Begin("case_status", {"case": LOSS})]
    assert talk.conversation.frame is None
    assert talk.orders == []


def test_a_wipe_that_went_out_before_the_confirmation_is_told_as_too_late(talk_as: TalkAs, wiping: Telephony) -> None:
    talk = talk_as(OWNER, backend=refusing(wiping, ProblemType.TOO_LATE))
    talk.hear("stoppa rensningen")
    assert f"för sent att stoppa rensningen i ärende {LOSS}" in talk.ask("ja").text


def test_a_report_without_a_wipe_has_nothing_to_stop(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    do(backend, OWNER, LockDevice(case=LOSS, device=member(OWNER).phones[0].id))
    talk = talk_as(OWNER, backend=backend)
    assert "Ingen rensning är beställd" in talk.ask("stoppa rensningen").text
    assert "ingen rensning beställd" in talk.ask(f"stoppa rensningen {LOSS}").text
    assert talk.orders == []


def test_an_unknown_number_stops_nothing(talk_as: TalkAs, wiping: Telephony) -> None:
    talk = talk_as(OWNER, backend=wiping)
    assert "inte stoppat något" in talk.ask(f"stoppa rensningen {OTHER_LOSS}").text
    assert talk.orders == []


def test_a_closed_case_is_told_as_it_stands(talk_as: TalkAs, wiping: Telephony) -> None:
    do(wiping, STAFF, CloseCase(case=LOSS))
    talk = talk_as(OWNER, backend=standing(wiping, State.DONE))
    assert "redan rensad" in talk.ask(f"stoppa rensningen {LOSS}").text


def test_of_several_wipes_one_is_chosen(talk_as: TalkAs, wiping: Telephony) -> None:
    lose(wiping, LossKind.LOST, OTHER_LOSS)
    order_everything(wiping, OTHER_LOSS)
    talk = talk_as(OWNER, backend=wiping)
    assert talk.ask("stoppa rensningen").trace.step == "case"
    talk.hear_all("den borttappade", "ja")
    assert loss(wiping).actions["wipe_device"] is State.ACCEPTED
    assert loss(wiping, OTHER_LOSS).actions["wipe_device"] is State.STOPPED


def test_the_owner_is_told_when_the_manager_stops_what_another_ordered(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by=MANAGER)
    do(backend, MANAGER, WipeDevice(case=LOSS, device=member(OWNER).phones[0].id))
    talk = talk_as(MANAGER, backend=backend)
    talk.hear("stoppa rensningen")
    assert "Telefonens användare har fått veta det" in talk.ask("ja").text
    (tell,) = talk.notices
    assert tell.person == person_id(OWNER)
    told = talk_as(OWNER, backend=backend).ask(happening=Happening.NOTICE, notice=tell.notice)
    assert told.text.startswith(f"Mikael Lärkfors har stoppat rensningen av din telefon i ärende {LOSS}.")
    assert [button.press for button in told.suggestions] == [Begin("case_status", {"case": LOSS})]


def test_nobody_is_told_twice_of_a_wipe_of_their_own(talk_as: TalkAs, wiping: Telephony) -> None:
    talk = talk_as(MANAGER, backend=wiping)
    talk.hear_all("stoppa rensningen", "ja")
    assert talk.orders
    assert talk.notices == []


@pytest.mark.parametrize("text", ["stoppa rensningen", f"stoppa rensningen {LOSS}"])
def test_a_wipe_that_has_not_arrived_yet_is_stopped_behind_it(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER, backend=unreachable())
    case = Case(number=LOSS, flow="lost_phone", opened=TUESDAY_MORNING, states={"wipe_device": "waiting"})
    talk.conversation = talk.conversation.with_case(case)
    talk.hear(text)
    told = talk.ask("ja")
    assert [order.command for order in talk.orders] == [StopWipe(case=LOSS)]
    assert "inte stoppad än" in told.text
    assert "0523-61 35 80" in told.text


def test_a_backend_that_cannot_be_reached_is_told(talk_as: TalkAs) -> None:
    assert "0523-61 35 80" in talk_as(OWNER, backend=unreachable()).ask("stoppa rensningen").text


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.NOT_FOUND, "ingen rensning som du kan stoppa"),
        (ProblemType.NOT_DEVICE_OWNER, "Bara telefonens användare"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, wiping: Telephony) -> None:
    talk = talk_as(OWNER, backend=refusing(wiping, problem))
    talk.hear("stoppa rensningen")
    assert words in talk.ask("ja").text


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    manager = talk_as(MANAGER, backend=backend)
    manager.hear("stoppa rensningen")
    lose(backend)
    manager.hear_all(f"stoppa rensningen {LOSS}", f"stoppa rensningen {OTHER_LOSS}")
    order_everything(backend)
    talks = [manager]
    for state in (State.SENT, State.DONE, State.STOPPED, State.FAILED, State.UNKNOWN):
        talks.append(talk_as(OWNER, backend=standing(backend, state)))
        talks[-1].hear("stoppa rensningen")
    talks.append(talk_as(MANAGER, backend=backend))
    lose(backend, LossKind.LOST, OTHER_LOSS, by="Jonas Ekollon")
    do(backend, OWNER, WipeDevice(case=OTHER_LOSS, device=member(OWNER).phones[0].id))
    talks[-1].hear_all("stoppa rensningen", "blub", "blubb", "varför?", "T-9Z9Z-9Z9Z", OTHER_LOSS, "ja")
    for order in list(talks[-1].orders):
        hear_results(talks[-1], order)
    for tell in talks[-1].notices:
        talks[-1].hear(happening=Happening.NOTICE, notice=tell.notice)
    assert unsaid("stop_wipe", *talks) == set()
