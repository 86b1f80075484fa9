"""The tickets of the support desk."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, true, update

from telephony.commands import CloseCase, CreateTicket
from telephony.embedded.cases import Cases, unseen
from telephony.embedded.desk_mails import DeskMails
from telephony.embedded.occasion import Occasion
from telephony.embedded.people import People
from telephony.embedded.rights import require_staff
from telephony.embedded.schema import TICKETS, StoredRow
from telephony.embedded.standing import Standing
from telephony.models import CaseNumber, State, Ticket
from telephony.organisation import Member
from telephony.problems import ProblemType, TelephonyError


class Tickets:
    """Takes tickets in, and shows them to who wrote them and to staff."""

    def __init__(self, connection: Connection, cases: Cases, people: People, mails: DeskMails) -> None:
        self._connection = connection
        self._cases = cases
        self._people = people
        self._mails = mails

    def create(self, command: CreateTicket, occasion: Occasion) -> None:
        """Take a ticket in."""
        self._cases.claim(command.case)
        row = command.model_dump(exclude={"do"}) | {"by": occasion.by.id, "created_at": occasion.at}
        self._connection.execute(insert(TICKETS).values(row))
        self._mails.ticket(command, occasion)

    def close(self, command: CloseCase, occasion: Occasion) -> None:
        """Close a ticket for good."""
        ticket = self.get(command.case, occasion.by)
        require_staff(occasion.by)
        if ticket.state is State.DONE:
            raise TelephonyError(ProblemType.TOO_LATE, "the case is closed")
        self._connection.execute(update(TICKETS).where(TICKETS.c.case == command.case).values(closed_at=occasion.at))
        if command.note:
            self._mails.closed(command, occasion)

    def has(self, case: CaseNumber) -> bool:
        """Whether a case is a ticket."""
        return self._row(case) is not None

    def get(self, case: CaseNumber, by: Member) -> Ticket:
        """A ticket.

        Raises:
            TelephonyError: not-found, also for who may not see it.
        """
        row = self._row(case)
        if row is None or not (by.staff or row.by == by.id):
            raise unseen(case)
        return self._ticket(row)

    def open_for(self, by: Member) -> Sequence[Ticket]:
        """The open tickets that somebody may see, the newest first."""
        columns = TICKETS.c
        rows = self._connection.execute(
            select(TICKETS)
            .where(columns.closed_at.is_(None))
            .where(true() if by.staff else columns.by == by.id)
            .order_by(columns.id.desc())
        )
        return [self._ticket(row) for row in rows]

    def standing(self, case: CaseNumber) -> Standing:
        """How a ticket that exists stands."""
        columns = TICKETS.c
        row = self._connection.execute(select(columns.created_at, columns.closed_at).where(columns.case == case)).one()
        return Standing(_state(row), row.closed_at or row.created_at)

    def _row(self, case: CaseNumber) -> StoredRow | None:
        return self._connection.execute(select(TICKETS).where(TICKETS.c.case == case)).one_or_none()

    def _ticket(self, row: StoredRow) -> Ticket:
        return Ticket(
            case=row.case,
            type=row.type,
            severity=row.severity,
            description=row.description,
            by=self._people.ref(row.by),
            created_at=row.created_at,
            state=_state(row),
        )


def _state(row: StoredRow) -> State:
    return State.ACCEPTED if row.closed_at is None else State.DONE
