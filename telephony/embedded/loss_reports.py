"""The stored loss reports, and who may see which."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, or_, select, true, update

from telephony.commands import ReportLoss
from telephony.embedded.cases import unseen
from telephony.embedded.device_orders import DeviceOrders
from telephony.embedded.devices import Devices
from telephony.embedded.occasion import Occasion
from telephony.embedded.people import People
from telephony.embedded.rights import may_decide_for
from telephony.embedded.schema import LOSS_REPORTS, StoredRow
from telephony.models import CaseNumber, LossReport, LossState, PoliceReport
from telephony.organisation import Member


class LossReports:
    """Keeps loss reports, and shows them to the reporter, the owner, the owner's nearest manager and staff."""

    def __init__(self, connection: Connection, people: People, devices: Devices, orders: DeviceOrders) -> None:
        self._connection = connection
        self._people = people
        self._devices = devices
        self._orders = orders

    def add(self, command: ReportLoss, occasion: Occasion) -> None:
        """Keep a new report."""
        row = command.model_dump(exclude={"do"}) | {"reported_by": occasion.by.id, "reported_at": occasion.at}
        self._connection.execute(insert(LOSS_REPORTS).values(row))

    def change(self, case: CaseNumber, **values: object) -> None:
        """Change columns of a report."""
        self._connection.execute(update(LOSS_REPORTS).where(LOSS_REPORTS.c.case == case).values(values))

    def get(self, case: CaseNumber, by: Member, now: datetime) -> LossReport:
        """A report, as it stands now.

        Raises:
            TelephonyError: not-found, also for who may not see it.
        """
        row = self._connection.execute(select(LOSS_REPORTS).where(LOSS_REPORTS.c.case == case)).one_or_none()
        if row is None or not self._may_see(by, row):
            raise unseen(case)
        return self._report(row, now)

    def open_for(self, by: Member, now: datetime) -> Sequence[LossReport]:
        """The open reports that somebody may see, the newest first."""
        columns = LOSS_REPORTS.c
        owners = [by.id, *(report.id for report in self._people.reports_of(by.id))]
        rows = self._connection.execute(
            select(LOSS_REPORTS)
            .where(columns.found_at.is_(None), columns.closed_at.is_(None))
            .where(true() if by.staff else or_(columns.reported_by == by.id, columns.owner.in_(owners)))
            .order_by(columns.id.desc())
        )
        return [self._report(row, now) for row in rows]

    def _may_see(self, by: Member, row: StoredRow) -> bool:
        return by.id == row.reported_by or may_decide_for(by, self._people.get(row.owner))

    def _report(self, row: StoredRow, now: datetime) -> LossReport:
        held = self._devices.get(row.device) if row.device else None
        return LossReport(
            case=row.case,
            kind=row.kind,
            owner=self._people.ref(row.owner),
            reported_by=self._people.ref(row.reported_by),
            device=held.device if held else None,
            when=row.when,
            where=row.where,
            locked=row.locked,
            contents=row.contents,
            description=row.description,
            reported_at=row.reported_at,
            state=_state(row),
            police_report=self._police_report(row),
            loan=row.loan,
            assignee=self._people.ref_if_any(row.assignee),
            actions=self._orders.states(row.case, now),
            note=row.note,
        )

    def _police_report(self, row: StoredRow) -> PoliceReport | None:
        if row.police_reference is None:
            return None
        by = self._people.ref(row.police_report_by)
        return PoliceReport(reference=row.police_reference, reported_at=row.police_reported_at, by=by)


def _state(row: StoredRow) -> LossState:
    if row.closed_at is not None:
        return LossState.CLOSED
    return LossState.OPEN if row.found_at is None else LossState.FOUND
