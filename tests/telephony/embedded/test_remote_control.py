import pytest

from telephony.commands import BlockSim, CloseCase, Command, LockDevice, MarkFound, StopWipe, WipeDevice
from telephony.models import Actor, LossState, Receipt, State
from telephony.problems import ProblemType
from tests.support.talk import at_once
from tests.support.telephony import member
from tests.telephony.embedded.backend import Backend
from tests.telephony.embedded.cast import (
    CASE,
    COLLEAGUE,
    MANAGER,
    MANAGERS_MANAGER,
    OWNER,
    PHONE,
    STAFF,
    STRANGER,
    block,
    lock,
    loss,
    loss_of,
    revoke,
    wipe,
)

FOUND = MarkFound(case=CASE)
STOP = StopWipe(case=CASE)
Order = LockDevice | WipeDevice | BlockSim


def states(backend: Backend, asking: Actor = OWNER) -> dict[str, State]:
    return at_once(backend.telephony.loss_report(CASE, asking)).actions


def course(backend: Backend, receipt: Receipt, asking: Actor, *seconds: int) -> list[State]:
    """The states of an order, so many seconds after each other."""
    passed = []
    for pause in seconds:
        backend.wait(seconds=pause)
        passed.append(backend.state(receipt, asking).state)
    return passed


@pytest.mark.parametrize("command", [lock(), wipe(), block(), revoke()])
@pytest.mark.parametrize("asking", [OWNER, MANAGER, STAFF])
def test_the_owner_the_manager_and_staff_order(backend: Backend, asking: Actor, command: Command) -> None:
    backend.do(COLLEAGUE, loss(device=None))
    assert backend.do(asking, command).state in (State.ACCEPTED, State.DONE)
    assert set(states(backend)) == {command.do}


@pytest.mark.parametrize("command", [lock(), wipe(), block(), revoke()])
def test_a_mere_reporter_orders_nothing(backend: Backend, command: Command) -> None:
    backend.do(COLLEAGUE, loss(device=None))
    assert backend.refusal(COLLEAGUE, command) is ProblemType.NOT_DEVICE_OWNER
    assert states(backend) == {}


@pytest.mark.parametrize("asking", [MANAGERS_MANAGER, STRANGER])
@pytest.mark.parametrize("command", [lock(), wipe(), block(), revoke()])
def test_others_do_not_even_learn_of_the_case(backend: Backend, asking: Actor, command: Command) -> None:
    backend.do(OWNER, loss())
    assert backend.refusal(asking, command) is ProblemType.NOT_FOUND


@pytest.mark.parametrize("command", [lock("SML-1001"), wipe("SML-9999"), block("SML-1001"), revoke(COLLEAGUE.id)])
def test_an_order_is_about_the_phone_and_the_owner_of_the_report(backend: Backend, command: Command) -> None:
    backend.do(OWNER, loss())
    assert backend.refusal(STAFF, command) is ProblemType.NOT_FOUND


def test_an_order_is_about_the_reported_one_of_two_phones(backend: Backend) -> None:
    owner, first, report = loss_of("Torbjörn Brandskär")
    second = member("Torbjörn Brandskär").phones[1].id
    backend.do(owner, report)
    assert backend.refusal(owner, wipe(second)) is ProblemType.NOT_FOUND
    backend.do(owner, wipe(first))


@pytest.mark.parametrize("command", [lock(), wipe(), block()])
def test_an_order_is_accepted_then_sent_then_done(backend: Backend, command: Command) -> None:
    backend.do(OWNER, loss())
    receipt = backend.do(OWNER, command)
    assert (receipt.state, receipt.at) == (State.ACCEPTED, backend.now)
    assert course(backend, receipt, OWNER, 1, 1, 3, 1) == [State.ACCEPTED, State.SENT, State.SENT, State.DONE]
    assert backend.state(receipt, OWNER).at == backend.now
    assert states(backend) == {command.do: State.DONE}


@pytest.mark.parametrize("asking", [OWNER, MANAGER, STAFF])
def test_a_wipe_may_be_ordered_long_after_the_report(backend: Backend, asking: Actor) -> None:
    backend.do(OWNER, loss())
    backend.wait(days=3)
    assert backend.do(asking, wipe()).state is State.ACCEPTED


def test_a_wipe_may_be_ordered_anew_once_it_was_stopped(backend: Backend) -> None:
    backend.do(OWNER, loss(), wipe(), STOP)
    assert states(backend) == {"wipe_device": State.STOPPED}
    assert backend.do(MANAGER, wipe()).state is State.ACCEPTED
    backend.wait(seconds=7)
    assert states(backend) == {"wipe_device": State.DONE}


def test_sessions_are_revoked_at_once_also_when_the_phone_is_found(backend: Backend) -> None:
    backend.do(OWNER, loss(), FOUND)
    assert backend.do(OWNER, revoke()).state is State.DONE
    assert states(backend) == {"revoke_sessions": State.DONE}


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("Åke Tångräka", [State.ACCEPTED, State.SENT, State.SENT]),
        ("Johan Krabbelin", [State.UNSUPPORTED] * 3),
        ("Tomasz Stenmurkla", [State.ACCEPTED, State.UNKNOWN, State.UNKNOWN]),
        ("Mats Sprutgren", [State.ON_HOLD, State.ON_HOLD, State.DONE]),
    ],
)
@pytest.mark.parametrize("order", [lock, wipe])
def test_phones_answer_in_their_own_ways(backend: Backend, order: type[Order], name: str, passed: list[State]) -> None:
    owner, phone, report = loss_of(name)
    backend.do(owner, report)
    receipt = backend.do(owner, order(device=phone, case=CASE))
    assert course(backend, receipt, owner, 0, 7, 3600) == passed


def test_a_sim_card_is_blocked_though_the_phone_can_not_be_reached(backend: Backend) -> None:
    owner, phone, report = loss_of("Åke Tångräka")
    backend.do(owner, report)
    receipt = backend.do(owner, block(phone))
    assert course(backend, receipt, owner, 7) == [State.DONE]


def test_a_sim_card_that_can_not_be_blocked_from_here_is_unsupported(backend: Backend) -> None:
    owner, phone, report = loss_of("Susanne Takås")
    backend.do(owner, report)
    assert backend.do(owner, block(phone)).state is State.UNSUPPORTED


def test_a_phone_outside_device_management_takes_no_orders_but_its_sim_card_does(backend: Backend) -> None:
    owner, phone, report = loss_of("Kaj Ankarberg")
    backend.do(owner, report)
    assert backend.refusal(owner, lock(phone)) is ProblemType.NOT_ENROLLED
    assert backend.refusal(owner, wipe(phone)) is ProblemType.NOT_ENROLLED
    assert backend.do(owner, block(phone)).state is State.ACCEPTED


def test_finding_a_phone_stops_what_waits_and_leaves_what_is_done(backend: Backend) -> None:
    backend.do(OWNER, loss(), lock())
    backend.wait(seconds=7)
    backend.do(OWNER, wipe(), FOUND)
    backend.wait(days=1)
    assert states(backend) == {"lock_device": State.DONE, "wipe_device": State.STOPPED}


def test_finding_a_phone_stops_an_order_on_hold(backend: Backend) -> None:
    owner, phone, report = loss_of("Mats Sprutgren")
    backend.do(owner, report)
    receipt = backend.do(owner, wipe(phone))
    backend.wait(minutes=9)
    backend.do(owner, FOUND)
    stopped = backend.state(receipt, owner)
    assert (stopped.state, stopped.at) == (State.STOPPED, backend.now)


def test_finding_a_phone_leaves_what_has_been_sent(backend: Backend) -> None:
    backend.do(OWNER, loss())
    receipt = backend.do(OWNER, wipe())
    backend.wait(seconds=2)
    backend.do(OWNER, FOUND)
    assert course(backend, receipt, OWNER, 0, 4) == [State.SENT, State.DONE]


def test_stopping_a_wipe_stops_nothing_else_and_leaves_the_phone_lost(backend: Backend) -> None:
    backend.do(OWNER, loss(), lock(), wipe(), block())
    assert backend.do(OWNER, STOP).state is State.DONE
    backend.wait(days=1)
    assert states(backend) == {"lock_device": State.DONE, "wipe_device": State.STOPPED, "block_sim": State.DONE}
    assert at_once(backend.telephony.loss_report(CASE, OWNER)).state is LossState.OPEN


@pytest.mark.parametrize("asking", [OWNER, MANAGER, STAFF])
def test_whoever_may_order_a_wipe_may_stop_it(backend: Backend, asking: Actor) -> None:
    backend.do(OWNER, loss())
    receipt = backend.do(OWNER, wipe())
    backend.wait(seconds=1)
    backend.do(asking, STOP)
    stopped = backend.state(receipt, OWNER)
    assert (stopped.state, stopped.at) == (State.STOPPED, backend.now)


@pytest.mark.parametrize(
    ("asking", "problem"), [(COLLEAGUE, ProblemType.NOT_DEVICE_OWNER), (STRANGER, ProblemType.NOT_FOUND)]
)
def test_nobody_else_stops_a_wipe(backend: Backend, asking: Actor, problem: ProblemType) -> None:
    backend.do(COLLEAGUE, loss(device=None))
    backend.do(OWNER, wipe())
    assert backend.refusal(asking, STOP) is problem
    assert states(backend) == {"wipe_device": State.ACCEPTED}


@pytest.mark.parametrize("seconds", [2, 6])
def test_a_wipe_that_has_gone_out_is_not_stopped(backend: Backend, seconds: int) -> None:
    backend.do(OWNER, loss(), wipe())
    backend.wait(seconds=seconds)
    assert backend.refusal(OWNER, STOP) is ProblemType.TOO_LATE
    backend.wait(days=1)
    assert states(backend) == {"wipe_device": State.DONE}


def test_a_wipe_is_stopped_once(backend: Backend) -> None:
    backend.do(OWNER, loss(), wipe(), STOP)
    assert backend.refusal(OWNER, STOP) is ProblemType.TOO_LATE


def test_every_wipe_that_has_not_gone_out_is_stopped(backend: Backend) -> None:
    backend.do(OWNER, loss())
    receipts = [backend.do(OWNER, wipe()), backend.do(OWNER, wipe())]
    backend.do(OWNER, STOP)
    backend.wait(days=1)
    assert [backend.state(receipt, OWNER).state for receipt in receipts] == [State.STOPPED, State.STOPPED]


def test_a_wipe_that_nobody_ordered_is_not_found(backend: Backend) -> None:
    backend.do(OWNER, loss(), lock())
    assert backend.refusal(OWNER, STOP) is ProblemType.NOT_FOUND


def test_a_stopped_wipe_can_be_ordered_anew(backend: Backend) -> None:
    backend.do(OWNER, loss(), wipe(), STOP, wipe())
    backend.wait(days=1)
    assert states(backend) == {"wipe_device": State.DONE}


@pytest.mark.parametrize("ending", [FOUND, CloseCase(case=CASE)])
@pytest.mark.parametrize("command", [lock(), wipe(), block()])
def test_it_is_too_late_once_the_phone_is_found_or_the_case_closed(
    backend: Backend, command: Command, ending: Command
) -> None:
    backend.do(OWNER, loss())
    backend.do(STAFF, ending)
    assert backend.refusal(OWNER, command) is ProblemType.TOO_LATE


def test_the_latest_order_of_each_kind_is_told(backend: Backend) -> None:
    backend.do(OWNER, loss(), wipe())
    backend.wait(seconds=7)
    backend.do(OWNER, wipe(), lock())
    assert states(backend) == {"wipe_device": State.ACCEPTED, "lock_device": State.ACCEPTED}


def test_orders_of_another_case_are_not_mixed_in(backend: Backend) -> None:
    backend.do(OWNER, loss(), wipe(), FOUND, loss(case="T-0000-0000"))
    assert at_once(backend.telephony.loss_report("T-0000-0000", OWNER)).actions == {}
    assert backend.do(OWNER, wipe(PHONE, "T-0000-0000")).state is State.ACCEPTED
