"""Idempotency: what is sent again is done once."""

from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telephony.commands import (
    COMMANDS,
    ClearReferral,
    CloseCase,
    Command,
    MarkFound,
    RequestLoan,
    ReviewCallList,
    SetReferral,
    WithdrawCallList,
)
from telephony.models import Actor, LossKind, Reason, Receipt, State
from telephony.problems import ProblemType, TelephonyError
from tests.support.talk import TUESDAY_MORNING, at_once, in_sweden
from tests.telephony.embedded.backend import Backend, refusal
from tests.telephony.embedded.cast import (
    CASE,
    COLLEAGUE,
    MANAGER,
    OWNER,
    PHONE,
    STAFF,
    STRANGER,
    block,
    call_list,
    lock,
    loss,
    police_report,
    revoke,
    ticket,
    wipe,
)

LOSS, TICKET, LIST = "T-0000-0001", "A-0000-0001", "S-0000-0001"


def send(backend: Backend, command: Command, actor: Actor = OWNER, key: str = "key") -> Receipt:
    return at_once(backend.telephony.carry_out(command, actor, key))


def test_the_same_key_and_command_give_the_first_receipt_as_it_now_stands(backend: Backend) -> None:
    send(backend, loss(), key="report")
    first = send(backend, wipe())
    backend.wait(seconds=7)
    again = send(backend, wipe())
    assert (first.state, again.state) == (State.ACCEPTED, State.DONE)
    assert first.id == again.id
    assert len(at_once(backend.telephony.loss_reports(OWNER))) == 1


def test_a_report_sent_again_is_one_report_and_one_mail(backend: Backend) -> None:
    first = send(backend, loss())
    backend.wait(hours=1)
    assert send(backend, loss()) == first
    assert len(at_once(backend.telephony.loss_reports(OWNER))) == 1
    assert len(at_once(backend.telephony.mails(STAFF))) == 1


def test_a_used_key_with_another_command_is_a_conflict(backend: Backend) -> None:
    send(backend, loss())
    assert refusal(backend.telephony.carry_out(loss(kind=LossKind.LOST), OWNER, "key")) is ProblemType.CONFLICT
    assert refusal(backend.telephony.carry_out(wipe(), OWNER, "key")) is ProblemType.CONFLICT
    assert at_once(backend.telephony.loss_report(CASE, OWNER)).actions == {}


@pytest.mark.parametrize("other", [MANAGER, Actor(id=OWNER.id, tenant=STAFF.tenant)])
def test_a_used_key_with_another_actor_is_a_conflict(backend: Backend, other: Actor) -> None:
    send(backend, loss())
    assert refusal(backend.telephony.carry_out(loss(), other, "key")) is ProblemType.CONFLICT


def test_a_refused_command_leaves_nothing_and_may_be_tried_again(backend: Backend) -> None:
    assert refusal(backend.telephony.carry_out(wipe(), OWNER, "key")) is ProblemType.NOT_FOUND
    assert at_once(backend.telephony.receipt("key", OWNER)) is None
    send(backend, loss(), key="report")
    assert send(backend, wipe()).state is State.ACCEPTED


def test_the_receipt_tells_whether_a_command_arrived(backend: Backend) -> None:
    assert at_once(backend.telephony.receipt("key", OWNER)) is None
    sent = send(backend, loss())
    assert at_once(backend.telephony.receipt("key", OWNER)) == sent


@pytest.mark.parametrize("other", [STAFF, MANAGER, Actor(id=OWNER.id, tenant=STAFF.tenant)])
def test_a_receipt_is_for_the_actor_alone(backend: Backend, other: Actor) -> None:
    send(backend, loss())
    assert at_once(backend.telephony.receipt("key", other)) is None


@pytest.mark.parametrize(
    "zone", [ZoneInfo("Europe/Stockholm"), ZoneInfo("UTC"), ZoneInfo("Europe/London"), ZoneInfo("America/St_Johns")]
)
def test_a_command_is_the_same_after_it_was_stored(backend: Backend, zone: ZoneInfo) -> None:
    twice_at_night = in_sweden(2026, 10, 25, 2, 30).astimezone(zone)
    for number, fold in enumerate((0, 1)):
        until = twice_at_night.replace(fold=fold)
        command = SetReferral(reason=Reason.OUT, starts=TUESDAY_MORNING.astimezone(zone), until=until)
        stored = COMMANDS.validate_json(COMMANDS.dump_json(command))
        first = send(backend, command, STRANGER, f"key-{number}")
        assert send(backend, stored, STRANGER, f"key-{number}") == first


COMMAND: st.SearchStrategy[Command] = st.one_of(
    st.sampled_from([PHONE, None]).map(lambda device: loss(case=LOSS, device=device)),
    st.sampled_from([order(case=LOSS) for order in (lock, wipe, block)]),
    st.just(revoke(case=LOSS)),
    st.sampled_from(["ett", "två"]).map(lambda reference: police_report(reference, LOSS)),
    st.sampled_from([MarkFound(case=LOSS), RequestLoan(case=LOSS), CloseCase(case=LOSS), CloseCase(case=TICKET)]),
    st.sampled_from([TICKET, LOSS]).map(lambda case: ticket(case=case)),
    st.just(call_list(case=LIST)),
    st.just(WithdrawCallList(case=LIST)),
    st.booleans().map(lambda approved: ReviewCallList(case=LIST, approved=approved)),
    st.sampled_from([1, 48]).map(
        lambda hours: SetReferral(
            reason=Reason.MEETING, starts=TUESDAY_MORNING, until=TUESDAY_MORNING + timedelta(hours=hours)
        )
    ),
    st.just(ClearReferral()),
)


@dataclass(frozen=True)
class Sent:
    """A command on its way.

    Attributes:
        command: what to do.
        actor: on whose behalf.
        pause: seconds that pass before.
        again: which of the commands carried out before are sent again after it, by their places.
    """

    command: Command
    actor: Actor
    pause: float
    again: list[int]


SENT = st.builds(
    Sent,
    command=COMMAND,
    actor=st.sampled_from([OWNER, MANAGER, STAFF, COLLEAGUE]),
    pause=st.floats(0, 900),
    again=st.lists(st.integers(0, 20), max_size=3),
)


def try_to_send(backend: Backend, sent: Sent, key: str) -> str:
    """Send a command; gives the receipt's id or the problem."""
    try:
        return send(backend, sent.command, sent.actor, key).id
    except TelephonyError as error:
        return error.problem


def everything(backend: Backend) -> list[object]:
    """All that can be read of the cases and persons."""
    telephony = backend.telephony
    reads: list[Coroutine[Any, Any, object]] = [
        telephony.loss_reports(STAFF),
        telephony.tickets(STAFF),
        telephony.mails(STAFF),
        telephony.loan_phones(),
        telephony.call_list_requests(MANAGER),
        telephony.person(MANAGER.id, STAFF),
    ]
    return [at_once(reading) for reading in reads]


BEGINNING = [Sent(loss(case=LOSS), OWNER, 0, []), Sent(call_list(case=LIST), MANAGER, 0, [])]


@settings(max_examples=25)
@given(rest=st.lists(SENT, max_size=15))
def test_whatever_is_sent_again_changes_nothing(rest: list[Sent]) -> None:
    plain, repeated = Backend(), Backend()
    sent = [*BEGINNING, *rest]
    for place, command in enumerate(sent):
        for backend in (plain, repeated):
            backend.wait(seconds=command.pause)
        outcome = try_to_send(plain, command, str(place))
        assert try_to_send(repeated, command, str(place)) == outcome
        for earlier in command.again:
            if earlier < place and at_once(plain.telephony.receipt(str(earlier), sent[earlier].actor)):
                assert try_to_send(repeated, sent[earlier], str(earlier)) == str(earlier)
    assert everything(repeated) == everything(plain)
    for backend in (plain, repeated):
        backend.telephony.close()
