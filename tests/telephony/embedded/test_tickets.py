import pytest
from pydantic import ValidationError

from telephony.commands import AddToTicket, AnswerTicket, CloseCase, Command, TakeCase
from telephony.models import Actor, PersonRef, Severity, State, TicketType
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
    STAFF_COLLEAGUE,
    STRANGER,
    loss,
    ticket,
)

CLOSE = CloseCase(case=CASE)
TAKE = TakeCase(case=CASE)
ADD = AddToTicket(case=CASE, text="Den hackar även i möten.")
ANSWER = AnswerTicket(case=CASE, text="Starta om luren.")


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


def test_whoever_wrote_a_ticket_can_read_what_it_was_closed_with(backend: Backend) -> None:
    receipt = backend.do(OWNER, ticket())
    backend.do(STAFF, CloseCase(case=CASE, note="Omstartad."))
    assert at_once(backend.telephony.ticket(CASE, OWNER)).note == "Omstartad."
    assert backend.state(receipt, OWNER).note == "Omstartad."


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


def test_nobody_has_a_new_ticket_and_it_has_no_answer(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    written = at_once(backend.telephony.ticket(CASE, OWNER))
    assert (written.assignee, written.answers) == (None, ())


def test_whoever_wrote_a_ticket_sees_who_of_staff_has_taken_it(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    assert backend.do(STAFF, TAKE).state is State.DONE
    for asking in (OWNER, STAFF):
        taken = at_once(backend.telephony.ticket(CASE, asking))
        assert (taken.assignee, taken.state) == (PersonRef(id=STAFF.id, display_name="Åsa Kabelvik"), State.ACCEPTED)
        assert at_once(backend.telephony.tickets(asking)) == [taken]


def test_a_ticket_is_taken_over_from_a_colleague_and_may_be_taken_twice(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    backend.do(STAFF, TAKE)
    for _ in range(2):
        backend.do(STAFF_COLLEAGUE, TAKE)
        taken = at_once(backend.telephony.ticket(CASE, OWNER))
        assert taken.assignee and taken.assignee.id == STAFF_COLLEAGUE.id


@pytest.mark.parametrize("command", [TAKE, ANSWER])
def test_of_two_who_act_on_a_case_at_once_the_second_is_refused(command: Command, backend: Backend) -> None:
    backend.do(OWNER, ticket())
    unheld = command.model_copy(update={"holder": ""})
    backend.do(STAFF, unheld)
    before = at_once(backend.telephony.ticket(CASE, OWNER))
    assert backend.refusal(STAFF_COLLEAGUE, unheld) is ProblemType.CONFLICT
    assert at_once(backend.telephony.ticket(CASE, OWNER)) == before


@pytest.mark.parametrize("command", [TAKE, ANSWER])
def test_a_case_is_taken_over_from_whoever_was_seen_to_have_it(command: Command, backend: Backend) -> None:
    backend.do(OWNER, ticket())
    backend.do(STAFF, TAKE)
    backend.do(STAFF_COLLEAGUE, command.model_copy(update={"holder": STAFF.id}))
    taken = at_once(backend.telephony.ticket(CASE, OWNER))
    assert taken.assignee and taken.assignee.id == STAFF_COLLEAGUE.id


@pytest.mark.parametrize("command", [TAKE, ANSWER])
def test_whoever_has_a_case_acts_on_it_whatever_was_seen(command: Command, backend: Backend) -> None:
    backend.do(OWNER, ticket())
    backend.do(STAFF, TAKE, command.model_copy(update={"holder": ""}))
    taken = at_once(backend.telephony.ticket(CASE, OWNER))
    assert taken.assignee and taken.assignee.id == STAFF.id


def test_of_two_who_take_a_loss_at_once_the_second_is_refused(backend: Backend) -> None:
    backend.do(OWNER, loss())
    unheld = TakeCase(case=CASE, holder="")
    backend.do(STAFF, unheld)
    assert backend.refusal(STAFF_COLLEAGUE, unheld) is ProblemType.CONFLICT


def test_answers_follow_each_other_and_the_ticket_stays_open(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    first_at = backend.now
    backend.do(STAFF, ANSWER)
    backend.wait(hours=1)
    backend.do(STAFF_COLLEAGUE, ANSWER.model_copy(update={"text": "Hjälpte det?"}))
    for asking in (OWNER, STAFF):
        answered = at_once(backend.telephony.ticket(CASE, asking))
        assert [(one.text, one.by.id, one.at) for one in answered.answers] == [
            ("Starta om luren.", STAFF.id, first_at),
            ("Hjälpte det?", STAFF_COLLEAGUE.id, backend.now),
        ]
        assert answered.state is State.ACCEPTED
    assert open_cases(backend, OWNER) == [CASE]


def test_whoever_answers_takes_the_ticket_on(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    backend.do(STAFF, TAKE)
    backend.do(STAFF_COLLEAGUE, ANSWER)
    answered = at_once(backend.telephony.ticket(CASE, OWNER))
    assert answered.assignee and answered.assignee.id == STAFF_COLLEAGUE.id


def test_an_answer_that_is_sent_twice_is_kept_once(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    for _ in range(2):
        at_once(backend.telephony.carry_out(ANSWER, STAFF, "the same key"))
    assert len(at_once(backend.telephony.ticket(CASE, OWNER)).answers) == 1


def test_an_answer_belongs_to_its_own_ticket(backend: Backend) -> None:
    backend.do(OWNER, ticket(), ticket(case=OTHER_CASE))
    backend.do(STAFF, ANSWER)
    other = at_once(backend.telephony.ticket(OTHER_CASE, OWNER))
    assert (other.assignee, other.answers) == (None, ())


@pytest.mark.parametrize("command", [TAKE, ANSWER])
def test_staff_alone_take_tickets_and_answer(command: Command, backend: Backend) -> None:
    backend.do(OWNER, ticket())
    assert backend.refusal(OWNER, command) is ProblemType.NOT_STAFF
    for asking in (MANAGER, STRANGER, NOBODY, IMPOSTOR):
        assert backend.refusal(asking, command) is ProblemType.NOT_FOUND
    written = at_once(backend.telephony.ticket(CASE, OWNER))
    assert (written.assignee, written.answers) == (None, ())


@pytest.mark.parametrize("command", [TAKE, ANSWER])
def test_a_closed_ticket_is_neither_taken_nor_answered(command: Command, backend: Backend) -> None:
    backend.do(OWNER, ticket())
    backend.do(STAFF, CLOSE)
    assert backend.refusal(STAFF, command) is ProblemType.TOO_LATE


@pytest.mark.parametrize("command", [TAKE, ANSWER])
def test_what_is_no_case_is_neither_taken_nor_answered(command: Command, backend: Backend) -> None:
    assert backend.refusal(STAFF, command) is ProblemType.NOT_FOUND


def test_a_loss_is_answered_by_nobody(backend: Backend) -> None:
    backend.do(OWNER, loss())
    assert backend.refusal(STAFF, ANSWER) is ProblemType.NOT_FOUND


def test_whoever_wrote_a_ticket_adds_to_it_and_it_stays_whose_it_was(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    backend.do(STAFF, ANSWER)
    backend.wait(hours=1)
    assert backend.do(OWNER, ADD).state is State.DONE
    for asking in (OWNER, STAFF):
        told = at_once(backend.telephony.ticket(CASE, asking))
        assert [(one.text, one.at) for one in told.additions] == [(ADD.text, backend.now)]
        assert (told.assignee and told.assignee.id, told.state) == (STAFF.id, State.ACCEPTED)


def test_additions_follow_each_other_and_belong_to_their_own_ticket(backend: Backend) -> None:
    backend.do(OWNER, ticket(), ticket(case=OTHER_CASE))
    backend.do(OWNER, ADD, AddToTicket(case=CASE, text="Och på kvällen."))
    assert [one.text for one in at_once(backend.telephony.ticket(CASE, OWNER)).additions] == [
        ADD.text,
        "Och på kvällen.",
    ]
    assert at_once(backend.telephony.ticket(OTHER_CASE, OWNER)).additions == ()


def test_an_addition_that_is_sent_twice_is_kept_once(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    for _ in range(2):
        at_once(backend.telephony.carry_out(ADD, OWNER, "the same key"))
    assert len(at_once(backend.telephony.ticket(CASE, OWNER)).additions) == 1


@pytest.mark.parametrize("asking", [STAFF, MANAGER, STRANGER, NOBODY, IMPOSTOR])
def test_nobody_else_adds_to_a_ticket(backend: Backend, asking: Actor) -> None:
    backend.do(OWNER, ticket())
    assert backend.refusal(asking, ADD) is ProblemType.NOT_FOUND
    assert at_once(backend.telephony.ticket(CASE, OWNER)).additions == ()


def test_nothing_is_added_to_a_closed_ticket(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    backend.do(STAFF, CLOSE)
    assert backend.refusal(OWNER, ADD) is ProblemType.TOO_LATE


def test_a_loss_is_added_to_by_nobody(backend: Backend) -> None:
    backend.do(OWNER, loss())
    assert backend.refusal(OWNER, ADD) is ProblemType.NOT_FOUND


def test_an_addition_says_something() -> None:
    with pytest.raises(ValidationError):
        AddToTicket(case=CASE, text="")


def test_an_answer_says_something() -> None:
    with pytest.raises(ValidationError):
        AnswerTicket(case=CASE, text="")
