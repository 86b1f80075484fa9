import pytest

from telephony.commands import CloseCase
from telephony.models import Actor, Severity, State, TicketType
from telephony.problems import ProblemType
from tests.support.talk import at_once
from tests.telephony.embedded.backend import Backend, refusal
from tests.telephony.embedded.cast import (
    CASE,
    IMPOSTOR,
    MANAGER,
    NOBODY,
    OTHER_CASE,
    OWNER,
    STAFF,
    STRANGER,
    loss,
    ticket,
)

CLOSE = CloseCase(case=CASE)


def open_cases(backend: Backend, asking: Actor) -> list[str]:
    return [ticket.case for ticket in at_once(backend.telephony.tickets(asking))]


def test_a_ticket_is_read_as_it_was_written(backend: Backend) -> None:
    receipt = backend.do(OWNER, ticket())
    written = at_once(backend.telephony.ticket(CASE, OWNER))
    assert (written.type, written.severity) == (TicketType.PROBLEM, Severity.CAN_WAIT)
    assert (written.description, written.by.id) == ("Rösten hackar i samtal.", OWNER.id)
    assert (written.created_at, written.state) == (backend.now, State.ACCEPTED)
    assert (receipt.state, receipt.at) == (State.ACCEPTED, backend.now)


def test_the_writer_and_staff_see_a_ticket(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    for asking in (OWNER, STAFF):
        assert at_once(backend.telephony.ticket(CASE, asking)).case == CASE
        assert open_cases(backend, asking) == [CASE]


@pytest.mark.parametrize("asking", [MANAGER, STRANGER, NOBODY, IMPOSTOR])
def test_nobody_else_learns_that_there_is_a_ticket(backend: Backend, asking: Actor) -> None:
    backend.do(OWNER, ticket())
    assert refusal(backend.telephony.ticket(CASE, asking)) is ProblemType.NOT_FOUND
    assert open_cases(backend, asking) == []
    assert backend.refusal(asking, CLOSE) is ProblemType.NOT_FOUND


def test_open_tickets_are_told_the_newest_first(backend: Backend) -> None:
    backend.do(OWNER, ticket(), ticket(case=OTHER_CASE))
    assert open_cases(backend, OWNER) == [OTHER_CASE, CASE]


def test_staff_close_a_ticket_and_its_receipt_tells(backend: Backend) -> None:
    receipt = backend.do(OWNER, ticket())
    assert backend.refusal(OWNER, CLOSE) is ProblemType.NOT_STAFF
    backend.wait(hours=1)
    assert backend.do(STAFF, CLOSE).state is State.DONE
    assert at_once(backend.telephony.ticket(CASE, OWNER)).state is State.DONE
    closed = backend.state(receipt, OWNER)
    assert (closed.state, closed.at) == (State.DONE, backend.now)
    assert open_cases(backend, STAFF) == []


def test_a_ticket_is_closed_once(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    backend.do(STAFF, CLOSE)
    assert backend.refusal(STAFF, CLOSE) is ProblemType.TOO_LATE


def test_a_ticket_needs_a_case_number_of_its_own(backend: Backend) -> None:
    backend.do(OWNER, loss())
    assert backend.refusal(OWNER, ticket()) is ProblemType.CONFLICT
    assert open_cases(backend, OWNER) == []


def test_who_is_not_in_the_directory_writes_no_ticket(backend: Backend) -> None:
    assert backend.refusal(NOBODY, ticket()) is ProblemType.NOT_FOUND
