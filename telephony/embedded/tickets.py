"""The tickets of the support desk."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, insert, select, true, update

from telephony.commands import AddToTicket, AnswerTicket, CloseCase, CreateTicket, TakeCase
from telephony.embedded.cases import Cases, unseen
from telephony.embedded.desk_mails import DeskMails
from telephony.embedded.occasion import Occasion
from telephony.embedded.people import People
from telephony.embedded.rights import require_holder, require_staff
from telephony.embedded.schema import TICKET_ADDITIONS, TICKET_ANSWERS, TICKETS, StoredRow
from telephony.embedded.standing import Standing
from telephony.models import CaseNumber, State, Ticket, TicketAddition, TicketAnswer
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

    def add(self, command: AddToTicket, occasion: Occasion) -> None:
        """Keep what somebody adds to an own ticket."""
        ticket = self.get(command.case, occasion.by)
        if ticket.by.id != occasion.by.id:
            raise unseen(command.case)
        _require_unclosed(ticket)
        row = {"case": command.case, "text": command.text, "at": occasion.at}
        self._connection.execute(insert(TICKET_ADDITIONS).values(row))
        self._mails.added(ticket, command, occasion)

    def take(self, command: TakeCase, occasion: Occasion) -> None:
        """Let somebody of staff take a ticket on."""
        ticket = self._require_open(command.case, occasion.by)
        require_holder(occasion.by, command.holder, ticket.assignee)
        self._change(command.case, assignee=occasion.by.id)

    def answer(self, command: AnswerTicket, occasion: Occasion) -> None:
        """Keep an answer, and let who gives it take the ticket on."""
        ticket = self._require_open(command.case, occasion.by)
        require_holder(occasion.by, command.holder, ticket.assignee)
        row = {"case": command.case, "text": command.text, "by": occasion.by.id, "at": occasion.at}
        self._connection.execute(insert(TICKET_ANSWERS).values(row))
        self._change(command.case, assignee=occasion.by.id)
        self._mails.answered(ticket, command, occasion)

    def close(self, command: CloseCase, occasion: Occasion) -> None:
        """Close a ticket for good."""
        self._require_open(command.case, occasion.by)
        self._change(command.case, closed_at=occasion.at, note=command.note)
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
        told = select(columns.created_at, columns.closed_at, columns.note)
        row = self._connection.execute(told.where(columns.case == case)).one()
        return Standing(_state(row), row.closed_at or row.created_at, row.note)

    def _require_open(self, case: CaseNumber, by: Member) -> Ticket:
        """An open ticket, for staff."""
        ticket = self.get(case, by)
        require_staff(by)
        _require_unclosed(ticket)
        return ticket

    def _change(self, case: CaseNumber, **values: object) -> None:
        self._connection.execute(update(TICKETS).where(TICKETS.c.case == case).values(values))

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
            assignee=self._people.ref_if_any(row.assignee),
            answers=tuple(self._answers(row.case)),
            additions=tuple(self._additions(row.case)),
            note=row.note,
        )

    def _answers(self, case: CaseNumber) -> Iterator[TicketAnswer]:
        """What a ticket has been answered, the oldest first."""
        columns = TICKET_ANSWERS.c
        rows = self._connection.execute(select(TICKET_ANSWERS).where(columns.case == case).order_by(columns.id))
        return (TicketAnswer(text=row.text, by=self._people.ref(row.by), at=row.at) for row in rows.all())

    def _additions(self, case: CaseNumber) -> Iterator[TicketAddition]:
        """What has been added to a ticket, the oldest first."""
        columns = TICKET_ADDITIONS.c
        rows = self._connection.execute(select(TICKET_ADDITIONS).where(columns.case == case).order_by(columns.id))
        return (TicketAddition(text=row.text, at=row.at) for row in rows.all())


def _require_unclosed(ticket: Ticket) -> None:
    if ticket.state is State.DONE:
        raise TelephonyError(ProblemType.TOO_LATE, "the case is closed")


def _state(row: StoredRow) -> State:
    return State.ACCEPTED if row.closed_at is None else State.DONE
