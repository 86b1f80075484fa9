"""What can be done about a lost, stolen or damaged phone, apart from orders to the phone itself."""

from telephony.commands import CloseCase, MarkFound, RecordPoliceReport, ReportLoss, RequestLoan, TakeCase
from telephony.embedded.cases import Cases
from telephony.embedded.desk_mails import DeskMails
from telephony.embedded.devices import Devices
from telephony.embedded.loans import LoanPhones
from telephony.embedded.loss_reports import LossReports
from telephony.embedded.occasion import Occasion
from telephony.embedded.people import People
from telephony.embedded.rights import is_nearest_manager, require_holder, require_owner_side, require_staff
from telephony.models import CaseNumber, LossReport, LossState
from telephony.problems import ProblemType, TelephonyError


class Losses:
    """Carries the commands out that a loss report is made and changed by."""

    def __init__(
        self,
        cases: Cases,
        people: People,
        devices: Devices,
        reports: LossReports,
        loans: LoanPhones,
        mails: DeskMails,
    ) -> None:
        self._cases = cases
        self._people = people
        self._devices = devices
        self._reports = reports
        self._loans = loans
        self._mails = mails

    def report(self, command: ReportLoss, occasion: Occasion) -> None:
        """Take a report in. Who may not see the owner's phones can't name one of them either."""
        owner = self._people.known(command.owner)
        if command.device is not None:
            require_owner_side(occasion.by, owner)
            held = self._devices.get(command.device)
            if held is None or held.owner != owner.id:
                raise TelephonyError(ProblemType.NOT_FOUND, f"{owner.id} has no phone {command.device}")
        self._cases.claim(command.case)
        self._reports.add(command, occasion)
        self._mails.reported(self._get(command.case, occasion), occasion)

    def mark_found(self, command: MarkFound, occasion: Occasion) -> None:
        """Stop what can be stopped; nothing more happens the second time."""
        report = self._unclosed(command.case, occasion)
        if report.state is LossState.OPEN:
            self._reports.change(command.case, found_at=occasion.at)
            self._mails.found(self._get(command.case, occasion), occasion)

    def record_police_report(self, command: RecordPoliceReport, occasion: Occasion) -> None:
        """Enter the report to the police, in place of one that was entered before."""
        report = self._unclosed(command.case, occasion)
        owner = self._people.get(report.owner.id)
        if not (occasion.by.staff or is_nearest_manager(occasion.by, owner)):
            raise TelephonyError(ProblemType.NOT_NEAREST_MANAGER, "only the owner's nearest manager and staff may")
        self._reports.change(
            command.case,
            police_reference=command.reference,
            police_reported_at=command.reported_at,
            police_report_by=occasion.by.id,
        )
        self._mails.reported_to_police(report, command, occasion)

    def request_loan(self, command: RequestLoan, occasion: Occasion) -> None:
        """Reserve a loan phone; a second one is not reserved."""
        report = self._unclosed(command.case, occasion)
        require_owner_side(occasion.by, self._people.get(report.owner.id))
        if report.loan:
            return
        if report.state is LossState.FOUND:
            raise TelephonyError(ProblemType.TOO_LATE, "the phone is found")
        if report.police_report is None:
            raise TelephonyError(ProblemType.POLICE_REPORT_MISSING, "a loan takes a report to the police")
        if not self._loans.available():
            raise TelephonyError(ProblemType.NO_LOAN_PHONE, "there is no loan phone in stock")
        self._reports.change(command.case, loan=True)
        self._mails.loan_requested(report, self._loans.available(), occasion)

    def take(self, command: TakeCase, occasion: Occasion) -> None:
        """Let somebody of staff take a report on."""
        report = self._get(command.case, occasion)
        require_staff(occasion.by)
        _require_unclosed(report)
        require_holder(occasion.by, command.holder, report.assignee)
        self._reports.change(command.case, assignee=occasion.by.id)

    def close(self, command: CloseCase, occasion: Occasion) -> None:
        """Close a report for good; a loan phone is back then."""
        report = self._get(command.case, occasion)
        require_staff(occasion.by)
        _require_unclosed(report)
        self._reports.change(command.case, closed_at=occasion.at, note=command.note)
        if command.note:
            self._mails.closed(command, occasion)

    def _get(self, case: CaseNumber, occasion: Occasion) -> LossReport:
        return self._reports.get(case, occasion.by, occasion.at)

    def _unclosed(self, case: CaseNumber, occasion: Occasion) -> LossReport:
        report = self._get(case, occasion)
        _require_unclosed(report)
        return report


def _require_unclosed(report: LossReport) -> None:
    if report.state is LossState.CLOSED:
        raise TelephonyError(ProblemType.TOO_LATE, "the case is closed")
