from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telephony.commands import CloseCase, ReviewCallList, WithdrawCallList
from telephony.embedded.kept_calls import first_day_kept
from telephony.models import Actor, CallListRequest, State
from telephony.problems import ProblemType
from tests.support.talk import at_once, in_sweden
from tests.support.telephony import actor, organisation
from tests.telephony.embedded.backend import Backend, refusal
from tests.telephony.embedded.cast import (
    CASE,
    COLLEAGUE,
    IMPOSTOR,
    MANAGER,
    MANAGERS_MANAGER,
    NOBODY,
    OTHER_CASE,
    OWNER,
    STAFF,
    STRANGER,
    call_list,
    ticket,
)

WITHDRAW = WithdrawCallList(case=CASE)
APPROVE = ReviewCallList(case=CASE, approved=True, note="Skälet är godtagbart.")
REJECT = ReviewCallList(case=CASE, approved=False)
OTHER_STAFF = actor("Oskar Pluggfors")


def request(backend: Backend, asking: Actor = MANAGER) -> CallListRequest:
    return at_once(backend.telephony.call_list_request(CASE, asking))


def listed(backend: Backend, asking: Actor) -> list[str]:
    return [request.case for request in at_once(backend.telephony.call_list_requests(asking))]


def test_a_request_is_read_as_it_was_made(backend: Backend) -> None:
    receipt = backend.do(MANAGER, call_list())
    made = request(backend)
    assert (made.requester.id, made.subject.id) == (MANAGER.id, OWNER.id)
    assert (made.first, made.last) == (date(2026, 1, 1), date(2026, 1, 31))
    assert (made.purpose, made.reason) == (call_list().purpose, call_list().reason)
    assert (made.created_at, made.state, made.note) == (backend.now, State.UNDER_REVIEW, "")
    assert (receipt.state, receipt.at) == (State.UNDER_REVIEW, backend.now)


@pytest.mark.parametrize("asking", [OWNER, COLLEAGUE, MANAGERS_MANAGER, STAFF, STRANGER])
def test_the_nearest_manager_alone_requests(backend: Backend, asking: Actor) -> None:
    assert backend.refusal(asking, call_list()) is ProblemType.NOT_NEAREST_MANAGER


def test_a_list_of_nobodys_is_nobodys_to_request(backend: Backend) -> None:
    assert backend.refusal(MANAGER, call_list(subject=NOBODY.id)) is ProblemType.NOT_NEAREST_MANAGER


@pytest.mark.parametrize(
    ("first", "last"), [(date(2025, 9, 3), date(2026, 3, 3)), (date(2026, 3, 3), date(2026, 3, 3))]
)
def test_a_period_reaches_from_six_months_ago_to_today(backend: Backend, first: date, last: date) -> None:
    assert at_once(backend.telephony.months_kept()) == 6
    assert backend.do(MANAGER, call_list(first=first, last=last)).state is State.UNDER_REVIEW


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 9, 2), date(2026, 3, 3)),
        (date(2026, 3, 3), date(2026, 3, 4)),
        (date(2026, 3, 4), date(2026, 3, 4)),
        (date(2026, 2, 2), date(2026, 2, 1)),
    ],
)
def test_a_period_not_kept_not_over_or_backwards_is_refused(backend: Backend, first: date, last: date) -> None:
    assert backend.refusal(MANAGER, call_list(first=first, last=last)) is ProblemType.PERIOD_NOT_KEPT
    assert listed(backend, MANAGER) == []


def test_today_is_swedens_day(backend: Backend) -> None:
    backend.now = in_sweden(2026, 3, 3, 0, 30)
    assert backend.do(MANAGER, call_list(first=date(2026, 3, 3), last=date(2026, 3, 3))).state is State.UNDER_REVIEW


def test_the_requester_the_subject_and_staff_see_a_request(backend: Backend) -> None:
    backend.do(MANAGER, call_list())
    assert {request(backend, asking).case for asking in (MANAGER, OWNER, STAFF)} == {CASE}


@pytest.mark.parametrize("asking", [COLLEAGUE, MANAGERS_MANAGER, STRANGER, NOBODY, IMPOSTOR])
def test_nobody_else_learns_that_there_is_a_request(backend: Backend, asking: Actor) -> None:
    backend.do(MANAGER, call_list())
    assert refusal(backend.telephony.call_list_request(CASE, asking)) is ProblemType.NOT_FOUND
    assert listed(backend, asking) == []
    for command in (WITHDRAW, APPROVE, REJECT):
        assert backend.refusal(asking, command) is ProblemType.NOT_FOUND


def test_the_requester_lists_all_and_staff_those_to_review(backend: Backend) -> None:
    backend.do(MANAGER, call_list(), call_list(case=OTHER_CASE))
    assert listed(backend, MANAGER) == listed(backend, STAFF) == [OTHER_CASE, CASE]
    backend.do(STAFF, APPROVE)
    assert listed(backend, MANAGER) == [OTHER_CASE, CASE]
    assert listed(backend, STAFF) == [OTHER_CASE]
    assert listed(backend, OWNER) == []


@pytest.mark.parametrize(("review", "state"), [(APPROVE, State.APPROVED), (REJECT, State.REJECTED)])
def test_staff_decide_and_the_requests_receipt_tells(backend: Backend, review: ReviewCallList, state: State) -> None:
    receipt = backend.do(MANAGER, call_list())
    backend.wait(hours=1)
    assert backend.do(STAFF, review).state is State.DONE
    assert (request(backend).state, request(backend).note) == (state, review.note)
    decided = backend.state(receipt, MANAGER)
    assert (decided.state, decided.at, decided.note) == (state, backend.now, review.note)


def test_the_subject_sees_neither_the_reason_nor_the_note(backend: Backend) -> None:
    backend.do(MANAGER, call_list())
    backend.do(STAFF, APPROVE)
    shown = {who: (request(backend, who).reason, request(backend, who).note) for who in (MANAGER, STAFF, OWNER)}
    assert shown == {
        MANAGER: (call_list().reason, APPROVE.note),
        STAFF: (call_list().reason, APPROVE.note),
        OWNER: ("", ""),
    }


@pytest.mark.parametrize("asking", [MANAGER, OWNER])
def test_neither_the_requester_nor_the_subject_decides(backend: Backend, asking: Actor) -> None:
    backend.do(MANAGER, call_list())
    assert backend.refusal(asking, APPROVE) is ProblemType.NOT_STAFF
    assert request(backend).state is State.UNDER_REVIEW


def test_staff_decide_on_no_request_by_or_about_themselves(backend: Backend) -> None:
    backend.do(STAFF, call_list(subject=OTHER_STAFF.id))
    assert backend.refusal(STAFF, APPROVE) is ProblemType.NOT_STAFF
    assert backend.refusal(OTHER_STAFF, APPROVE) is ProblemType.NOT_STAFF
    assert listed(backend, OTHER_STAFF) == []
    backend.do(actor("Nadia Skärmö"), APPROVE)
    assert request(backend, STAFF).state is State.APPROVED


def test_the_requester_withdraws_while_it_is_under_review(backend: Backend) -> None:
    receipt = backend.do(MANAGER, call_list())
    assert backend.do(MANAGER, WITHDRAW).state is State.DONE
    assert backend.state(receipt, MANAGER).state is State.WITHDRAWN
    assert request(backend).state is State.WITHDRAWN


@pytest.mark.parametrize("asking", [OWNER, STAFF])
def test_nobody_else_withdraws(backend: Backend, asking: Actor) -> None:
    backend.do(MANAGER, call_list())
    assert backend.refusal(asking, WITHDRAW) is ProblemType.NOT_NEAREST_MANAGER


@pytest.mark.parametrize("first", [APPROVE, REJECT, WITHDRAW])
def test_a_decision_stays(backend: Backend, first: ReviewCallList | WithdrawCallList) -> None:
    backend.do(MANAGER, call_list())
    backend.do(MANAGER if first is WITHDRAW else STAFF, first)
    assert backend.refusal(MANAGER, WITHDRAW) is ProblemType.TOO_LATE
    assert backend.refusal(STAFF, APPROVE) is ProblemType.TOO_LATE
    assert backend.refusal(STAFF, REJECT) is ProblemType.TOO_LATE


def test_a_request_is_reviewed_and_not_closed(backend: Backend) -> None:
    backend.do(MANAGER, call_list())
    assert backend.refusal(STAFF, CloseCase(case=CASE)) is ProblemType.NOT_FOUND


def test_a_request_needs_a_case_number_of_its_own(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    assert backend.refusal(MANAGER, call_list()) is ProblemType.CONFLICT


def test_everyone_reads_for_how_long_calls_are_kept(backend: Backend) -> None:
    assert at_once(backend.telephony.months_kept()) == organisation().months_kept


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 3, 3), 6, date(2025, 9, 3)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2028, 8, 30), 6, date(2028, 2, 29)),
        (date(2026, 1, 1), 1, date(2025, 12, 1)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
    ],
)
def test_months_are_counted_back_to_the_same_day_or_the_months_last(today: date, months: int, first: date) -> None:
    assert first_day_kept(today, months) == first


@given(today=st.dates(date(2000, 1, 1)), months=st.integers(1, 120))
def test_so_many_months_back_is_so_many_months_back(today: date, months: int) -> None:
    first = first_day_kept(today, months)
    assert (today.year - first.year) * 12 + today.month - first.month == months
    assert first.day <= today.day
