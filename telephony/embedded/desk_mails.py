"""What the support desk is written about, and with which particulars: no more than it takes to act."""

from collections.abc import Iterator, Mapping

from telephony.commands import (
    AddToTicket,
    AnswerTicket,
    CloseCase,
    CreateTicket,
    RecordPoliceReport,
    RequestCallList,
)
from telephony.embedded.mail_texts import (
    Worded,
    described,
    described_phone,
    joined,
    listed,
    on_the_wall,
    paragraph,
    quoted,
    word,
)
from telephony.embedded.mailbox import Mailbox
from telephony.embedded.occasion import Occasion
from telephony.embedded.people import People
from telephony.models import CallListRequest, Locked, LossKind, LossReport, State, Ticket


class DeskMails:
    """Writes the mails that commands lead to."""

    def __init__(self, mailbox: Mailbox, people: People) -> None:
        self._mailbox = mailbox
        self._people = people

    def reported(self, report: LossReport, occasion: Occasion) -> None:
        """A phone is lost, stolen or damaged."""
        particulars = {"kind": word(report.kind), "told": joined(_told(report))}
        self._about_loss("reported", report, occasion, particulars)

    def found(self, report: LossReport, occasion: Occasion) -> None:
        """A reported phone is found: what was stopped of what was ordered for it, and what has to be undone."""
        self._about_loss("found", report, occasion, {"became": joined(_became(report))})

    def wipe_stopped(self, report: LossReport, occasion: Occasion) -> None:
        """A reported phone is not to be wiped."""
        self._about_loss("wipe_stopped", report, occasion, {})

    def reported_to_police(self, report: LossReport, command: RecordPoliceReport, occasion: Occasion) -> None:
        """A loss has been reported to the police."""
        particulars = {"reference": quoted(command.reference), "reported_at": command.reported_at}
        self._about_loss("reported_to_police", report, occasion, particulars)

    def loan_requested(self, report: LossReport, left: int, occasion: Occasion) -> None:
        """A loan phone is to be handed out, and so many are left."""
        self._about_loss("loan_requested", report, occasion, {"left": left})

    def ticket(self, command: CreateTicket, occasion: Occasion) -> None:
        """Somebody has a problem or a question."""
        particulars = {
            "type": word(command.type),
            "severity": word(command.severity),
            "description": quoted(command.description),
        }
        self._mailbox.write("ticket", command.case, occasion.at, _sender(occasion) | particulars)

    def added(self, ticket: Ticket, command: AddToTicket, occasion: Occasion) -> None:
        """Somebody has added something to a problem or a question."""
        holder = ticket.assignee.display_name if ticket.assignee else word("nobody")
        particulars = {"holder": holder, "addition": quoted(command.text)}
        self._mailbox.write("added", command.case, occasion.at, _sender(occasion) | particulars)

    def answered(self, ticket: Ticket, command: AnswerTicket, occasion: Occasion) -> None:
        """Staff has answered a problem or a question."""
        particulars = {"asker": ticket.by.display_name, "answer": quoted(command.text)}
        self._mailbox.write("answered", command.case, occasion.at, _sender(occasion) | particulars)

    def closed(self, command: CloseCase, occasion: Occasion) -> None:
        """A case is closed, and staff has said how it was solved."""
        self._mailbox.write("closed", command.case, occasion.at, _sender(occasion) | {"note": quoted(command.note)})

    def call_list_requested(self, command: RequestCallList, occasion: Occasion) -> None:
        """A request for a call list is to be reviewed."""
        particulars = {
            "subject": described(self._people.get(command.subject)),
            "first": command.first,
            "last": command.last,
        }
        self._mailbox.write("call_list_requested", command.case, occasion.at, _sender(occasion) | particulars)

    def call_list_withdrawn(self, request: CallListRequest, occasion: Occasion) -> None:
        """A request for a call list need not be reviewed any more."""
        self._mailbox.write("call_list_withdrawn", request.case, occasion.at, _sender(occasion))

    def _about_loss(self, name: str, report: LossReport, occasion: Occasion, particulars: Mapping[str, object]) -> None:
        owner = self._people.get(report.owner.id)
        self._mailbox.write(
            name,
            report.case,
            occasion.at,
            {
                **particulars,
                "owner": described(owner),
                "owner_name": report.owner.display_name,
                "municipality": owner.municipality if owner else word("nothing"),
                "phone": described_phone(report.device),
                "by": described(occasion.by),
                "at": on_the_wall(occasion.at),
            },
        )


def _told(report: LossReport) -> Iterator[Worded]:
    """What was told of a phone; of a damaged one, which was never out of its owner's hands, no more than was told."""
    is_gone = report.kind is not LossKind.DAMAGED
    if report.description:
        yield paragraph("description", quoted(report.description))
    if report.when or is_gone:
        yield paragraph("when", quoted(report.when))
    if report.where or is_gone:
        yield paragraph("where", quoted(report.where))
    if report.locked is not Locked.NOT_KNOWN or is_gone:
        yield paragraph("locked", word(report.locked))
    if report.contents or is_gone:
        yield paragraph("contents", quoted(report.contents))
    if is_gone:
        yield paragraph("orders")


def _became(report: LossReport) -> Iterator[Worded]:
    """What became of what was ordered for a phone that is found."""
    stopped = [kind for kind, state in report.actions.items() if state is State.STOPPED]
    gone = [kind for kind, state in report.actions.items() if state in (State.SENT, State.DONE, State.UNKNOWN)]
    if stopped:
        yield paragraph("stopped", listed(stopped))
    if gone:
        yield paragraph("gone", listed(gone))
    yield paragraph("undo" if gone else "close")


def _sender(occasion: Occasion) -> dict[str, object]:
    return {
        "by": described(occasion.by),
        "by_name": occasion.by.name,
        "municipality": occasion.by.municipality,
        "at": on_the_wall(occasion.at),
    }
