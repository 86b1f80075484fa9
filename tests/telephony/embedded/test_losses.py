import pytest

from telephony.commands import CloseCase, Command, MarkFound, RequestLoan, TakeCase
from telephony.models import Actor, LossKind, LossReport, LossState, PersonRef, State
from telephony.organisation import load_organisation
from telephony.problems import ProblemType
from tests.support.talk import at_once
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
    PHONE,
    STAFF,
    STAFF_COLLEAGUE,
    STRANGER,
    lock,
    loss,
    police_report,
    ticket,
    wipe,
)

FOUND = MarkFound(case=CASE)
LOAN = RequestLoan(case=CASE)
CLOSE = CloseCase(case=CASE)
TAKE = TakeCase(case=CASE)


def report(backend: Backend, asking: Actor = OWNER, case: str = CASE) -> LossReport:
    return at_once(backend.telephony.loss_report(case, asking))


def open_cases(backend: Backend, asking: Actor) -> list[str]:
    return [report.case for report in at_once(backend.telephony.loss_reports(asking))]


def test_a_report_is_read_as_it_was_made(backend: Backend) -> None:
    assert backend.do(OWNER, loss(description="någon tog den")).state is State.DONE
    made = report(backend)
    owner = PersonRef(id=OWNER.id, display_name="Amina Havsbris")
    assert (made.owner, made.reported_by, made.kind) == (owner, owner, LossKind.STOLEN)
    assert made.device is not None
    assert made.device.id == PHONE
    assert (made.when, made.where, made.locked, made.contents) == ("igår kväll", "på tåget", "no", "e-post")
    assert made.description == "någon tog den"
    assert (made.reported_at, made.state) == (backend.now, LossState.OPEN)
    assert (made.police_report, made.loan, made.actions) == (None, False, {})


@pytest.mark.parametrize("reporter", [OWNER, MANAGER, MANAGERS_MANAGER, STAFF, COLLEAGUE, STRANGER])
def test_anyone_may_report_what_they_know(backend: Backend, reporter: Actor) -> None:
    backend.do(reporter, loss(device=None))
    made = report(backend, reporter)
    assert made.reported_by.id == reporter.id
    assert made.device is None


@pytest.mark.parametrize("reporter", [NOBODY, IMPOSTOR])
def test_who_is_not_in_the_directory_can_report_nothing(backend: Backend, reporter: Actor) -> None:
    assert backend.refusal(reporter, loss(device=None)) is ProblemType.NOT_FOUND


@pytest.mark.parametrize("reporter", [COLLEAGUE, MANAGERS_MANAGER, STRANGER])
def test_who_may_not_see_a_phone_can_not_name_it_either(backend: Backend, reporter: Actor) -> None:
    assert backend.refusal(reporter, loss()) is ProblemType.NOT_DEVICE_OWNER
    assert backend.refusal(reporter, loss(device="SML-9999")) is ProblemType.NOT_DEVICE_OWNER


@pytest.mark.parametrize("changes", [{"owner": NOBODY.id}, {"device": "SML-9999"}, {"device": "SML-1001"}])
def test_a_report_takes_an_owner_and_a_phone_of_the_owners(backend: Backend, changes: dict[str, str]) -> None:
    assert backend.refusal(STAFF, loss(**changes)) is ProblemType.NOT_FOUND
    assert open_cases(backend, STAFF) == []


def test_a_case_number_stands_for_one_case(backend: Backend) -> None:
    backend.do(OWNER, ticket())
    assert backend.refusal(OWNER, loss()) is ProblemType.CONFLICT
    assert refusal(backend.telephony.loss_report(CASE, OWNER)) is ProblemType.NOT_FOUND


def test_the_reporter_the_owner_the_manager_and_staff_see_a_report(backend: Backend) -> None:
    backend.do(COLLEAGUE, loss(device=None))
    for asking in (COLLEAGUE, OWNER, MANAGER, STAFF):
        assert report(backend, asking).case == CASE
        assert open_cases(backend, asking) == [CASE]


@pytest.mark.parametrize("asking", [MANAGERS_MANAGER, STRANGER, NOBODY, IMPOSTOR])
def test_nobody_else_learns_that_there_is_a_report(backend: Backend, asking: Actor) -> None:
    backend.do(OWNER, loss())
    assert refusal(backend.telephony.loss_report(CASE, asking)) is ProblemType.NOT_FOUND
    assert refusal(backend.telephony.loss_report(OTHER_CASE, asking)) is ProblemType.NOT_FOUND
    assert open_cases(backend, asking) == []
    for command in (FOUND, LOAN, CLOSE, police_report(), lock(), wipe()):
        assert backend.refusal(asking, command) is ProblemType.NOT_FOUND


def test_open_reports_are_told_the_newest_first(backend: Backend) -> None:
    backend.do(OWNER, loss(), loss(case=OTHER_CASE))
    assert open_cases(backend, OWNER) == [OTHER_CASE, CASE]
    backend.do(OWNER, MarkFound(case=OTHER_CASE))
    assert open_cases(backend, OWNER) == [CASE]
    backend.do(STAFF, CLOSE)
    assert open_cases(backend, OWNER) == []


@pytest.mark.parametrize("finder", [OWNER, MANAGER, STAFF, COLLEAGUE])
def test_the_reporter_the_owner_the_manager_and_staff_may_say_that_it_is_found(backend: Backend, finder: Actor) -> None:
    backend.do(COLLEAGUE, loss(device=None))
    assert backend.do(finder, FOUND).state is State.DONE
    assert report(backend).state is LossState.FOUND


def test_a_phone_is_found_once(backend: Backend) -> None:
    backend.do(OWNER, loss(), FOUND)
    mails = at_once(backend.telephony.mails(STAFF))
    assert backend.do(MANAGER, FOUND).state is State.DONE
    assert at_once(backend.telephony.mails(STAFF)) == mails


@pytest.mark.parametrize("asking", [MANAGER, STAFF])
def test_the_nearest_manager_and_staff_enter_the_police_report(backend: Backend, asking: Actor) -> None:
    backend.do(OWNER, loss())
    assert backend.do(asking, police_report()).state is State.DONE
    entered = report(backend).police_report
    assert entered is not None
    assert (entered.reference, entered.by.id) == ("5000-K1234-26", asking.id)
    assert entered.reported_at == police_report().reported_at


def test_a_later_police_report_takes_the_place_of_an_earlier_one(backend: Backend) -> None:
    backend.do(OWNER, loss())
    backend.do(MANAGER, police_report("fel"), police_report("rätt"))
    entered = report(backend).police_report
    assert entered is not None
    assert entered.reference == "rätt"


@pytest.mark.parametrize("asking", [OWNER, COLLEAGUE])
def test_the_owner_and_the_reporter_do_not_enter_the_police_report(backend: Backend, asking: Actor) -> None:
    backend.do(COLLEAGUE, loss(device=None))
    assert backend.refusal(asking, police_report()) is ProblemType.NOT_NEAREST_MANAGER
    assert report(backend).police_report is None


@pytest.mark.parametrize("asking", [OWNER, MANAGER, STAFF])
def test_a_loan_phone_is_reserved_once_there_is_a_police_report(backend: Backend, asking: Actor) -> None:
    backend.do(OWNER, loss())
    assert backend.refusal(asking, LOAN) is ProblemType.POLICE_REPORT_MISSING
    backend.do(MANAGER, police_report())
    stock = at_once(backend.telephony.loan_phones())
    assert backend.do(asking, LOAN).state is State.DONE
    assert report(backend).loan
    assert at_once(backend.telephony.loan_phones()) == stock - 1


def test_a_mere_reporter_gets_no_loan_phone(backend: Backend) -> None:
    backend.do(COLLEAGUE, loss(device=None))
    backend.do(MANAGER, police_report())
    assert backend.refusal(COLLEAGUE, LOAN) is ProblemType.NOT_DEVICE_OWNER


def test_a_case_gets_one_loan_phone(backend: Backend) -> None:
    backend.do(OWNER, loss())
    backend.do(MANAGER, police_report(), LOAN)
    stock = at_once(backend.telephony.loan_phones())
    assert backend.do(OWNER, LOAN).state is State.DONE
    assert at_once(backend.telephony.loan_phones()) == stock


def test_loan_phones_run_out_and_come_back_when_a_case_is_closed(backend: Backend) -> None:
    stock = load_organisation().loan_phones
    assert at_once(backend.telephony.loan_phones()) == stock
    cases = [f"T-0000-000{number}" for number in range(stock + 1)]
    for case in cases:
        backend.do(OWNER, loss(case=case))
        backend.do(MANAGER, police_report(case=case))
    for case in cases[:-1]:
        backend.do(OWNER, RequestLoan(case=case))
    assert at_once(backend.telephony.loan_phones()) == 0
    assert backend.refusal(OWNER, RequestLoan(case=cases[-1])) is ProblemType.NO_LOAN_PHONE
    assert not report(backend, case=cases[-1]).loan
    backend.do(STAFF, CloseCase(case=cases[0]))
    assert at_once(backend.telephony.loan_phones()) == 1
    backend.do(OWNER, RequestLoan(case=cases[-1]))


def test_a_found_phone_takes_no_loan_phone(backend: Backend) -> None:
    backend.do(OWNER, loss())
    backend.do(MANAGER, police_report(), FOUND)
    assert backend.refusal(OWNER, LOAN) is ProblemType.TOO_LATE


@pytest.mark.parametrize("asking", [OWNER, MANAGER, COLLEAGUE])
def test_staff_alone_close_a_report(backend: Backend, asking: Actor) -> None:
    backend.do(COLLEAGUE, loss(device=None))
    assert backend.refusal(asking, CLOSE) is ProblemType.NOT_STAFF
    assert backend.do(STAFF, CloseCase(case=CASE, note="Telefonen är här.")).state is State.DONE
    assert (report(backend).state, report(backend).note) == (LossState.CLOSED, "Telefonen är här.")


@pytest.mark.parametrize("asking", [OWNER, MANAGER, COLLEAGUE])
def test_staff_alone_take_a_report_on(backend: Backend, asking: Actor) -> None:
    backend.do(COLLEAGUE, loss(device=None))
    assert report(backend).assignee is None
    assert backend.refusal(asking, TAKE) is ProblemType.NOT_STAFF
    assert backend.do(STAFF, TAKE).state is State.DONE
    for seeing in (asking, STAFF):
        taken = at_once(backend.telephony.loss_report(CASE, seeing))
        assert taken.assignee == PersonRef(id=STAFF.id, display_name="Åsa Kabelvik")


def test_a_report_is_taken_over_from_a_colleague(backend: Backend) -> None:
    backend.do(OWNER, loss())
    backend.do(STAFF, TAKE)
    backend.do(STAFF_COLLEAGUE, TAKE)
    taken = report(backend)
    assert taken.assignee and taken.assignee.id == STAFF_COLLEAGUE.id


@pytest.mark.parametrize("command", [FOUND, LOAN, CLOSE, TAKE, police_report(), lock()])
def test_nothing_is_done_to_a_closed_report(backend: Backend, command: Command) -> None:
    backend.do(OWNER, loss())
    backend.do(STAFF, police_report(), CLOSE)
    assert backend.refusal(STAFF, command) is ProblemType.TOO_LATE
