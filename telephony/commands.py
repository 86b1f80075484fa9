"""What the backend can be told to do: every write of the contract, as data that can be stored and sent again.

A case that the actor may not see is not-found. So is an actor who is nobody in the directory, whatever the command.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, TypeAdapter

from telephony.models import CaseNumber, Locked, LossKind, Model, PersonId, Reason, Severity, TicketType

LongText = Annotated[str, Field(max_length=4000)]
Holder = PersonId | Literal[""] | None
"""Who had a case when the actor looked at it, empty for nobody; None where the actor takes it from whoever has it."""


class SetReferral(Model):
    """Switch the actor's own extension off, or tell callers something (R37, R54).

    Problems: until-in-past (also when it ends before it starts), no-extension.
    """

    do: Literal["set_referral"] = "set_referral"
    reason: Reason
    starts: AwareDatetime
    until: AwareDatetime | None
    closed: bool = True


class ClearReferral(Model):
    """Switch the actor's own extension on.

    Problems: no-extension. Nothing is wrong with clearing where no referral is.
    """

    do: Literal["clear_referral"] = "clear_referral"


class ReportLoss(Model):
    """Report a phone as lost, stolen or damaged (R23). Anyone may report what they know.

    Only the owner, the owner's nearest manager and SML-IT's staff may say which of the owner's phones it is.
    Attributes are those of `LossReport`.
    Problems: not-found (the owner, or the owner's phone), not-device-owner, conflict (the case number is in use).
    """

    do: Literal["report_loss"] = "report_loss"
    case: CaseNumber
    kind: LossKind
    owner: PersonId
    device: str | None
    when: str
    where: str
    locked: Locked
    contents: LongText = ""
    description: LongText = ""


class LockDevice(Model):
    """Lock the screen of a reported phone. Its owner, the owner's nearest manager and SML-IT's staff may.

    Problems: not-device-owner, not-enrolled, not-found, too-late (the phone is found or the case closed).
    """

    do: Literal["lock_device"] = "lock_device"
    case: CaseNumber
    device: str


class WipeDevice(Model):
    """Erase a reported phone from afar (R24). Its owner, the owner's nearest manager and SML-IT's staff may.

    A model that can't be wiped gives the state `unsupported`, which is no problem of the command's.
    Problems: not-device-owner, not-enrolled, not-found, too-late (the phone is found or the case closed).
    """

    do: Literal["wipe_device"] = "wipe_device"
    case: CaseNumber
    device: str


class StopWipe(Model):
    """Stop a wipe that has not gone out; the phone stays reported, and whatever else was ordered stays ordered.

    Its owner, the owner's nearest manager and SML-IT's staff may. The wipe becomes `stopped`.
    Problems: not-device-owner, not-found (also when no wipe was ordered), too-late (it is on its way, or at its end).
    """

    do: Literal["stop_wipe"] = "stop_wipe"
    case: CaseNumber


class BlockSim(Model):
    """Block the SIM card of a reported phone: the phone can't be reached any more, so this comes last.

    Where the backend can't, the state is `unsupported`.
    Problems: not-device-owner, not-found, too-late (the phone is found or the case closed).
    """

    do: Literal["block_sim"] = "block_sim"
    case: CaseNumber
    device: str


class RevokeSessions(Model):
    """Sign the owner of a reported phone out everywhere. Problems: not-device-owner, not-found."""

    do: Literal["revoke_sessions"] = "revoke_sessions"
    case: CaseNumber
    owner: PersonId


class MarkFound(Model):
    """The phone is found: stop what has not been done yet. The reporter, the owner, the manager and staff may.

    Orders that are accepted or on hold become `stopped`; what is sent or done stays so.
    Problems: not-found, too-late (the case is closed).
    """

    do: Literal["mark_found"] = "mark_found"
    case: CaseNumber


class RecordPoliceReport(Model):
    """Enter the reference of a report to the police (R26). The owner's nearest manager and staff may.

    Problems: not-nearest-manager, not-found, too-late (the case is closed).
    """

    do: Literal["record_police_report"] = "record_police_report"
    case: CaseNumber
    reference: Annotated[str, Field(min_length=1, max_length=60)]
    reported_at: date


class RequestLoan(Model):
    """Reserve a loan phone (R28), until the case is closed. The owner, the nearest manager and staff may.

    Problems: police-report-missing, no-loan-phone, not-device-owner, not-found, too-late (the phone is found or the
    case closed).
    """

    do: Literal["request_loan"] = "request_loan"
    case: CaseNumber


class CreateTicket(Model):
    """Write to the support desk (R18). Problems: conflict (the case number is in use)."""

    do: Literal["create_ticket"] = "create_ticket"
    case: CaseNumber
    type: TicketType
    severity: Severity
    description: LongText


class AddToTicket(Model):
    """Write more in a ticket of the actor's own.

    Problems: not-found (also when it is no ticket, or somebody else's), too-late (it is closed).
    """

    do: Literal["add_to_ticket"] = "add_to_ticket"
    case: CaseNumber
    text: Annotated[LongText, Field(min_length=1)]


class RequestCallList(Model):
    """Ask for the call list of a subordinate (R79). The subject's nearest manager may.

    Problems: not-nearest-manager, period-not-kept (also when it ends before it starts, or lies ahead), conflict (the
    case number is in use).
    """

    do: Literal["request_call_list"] = "request_call_list"
    case: CaseNumber
    subject: PersonId
    first: date
    last: date
    purpose: str
    reason: LongText


class WithdrawCallList(Model):
    """Withdraw the actor's own request. Problems: not-nearest-manager, not-found, too-late (it is decided)."""

    do: Literal["withdraw_call_list"] = "withdraw_call_list"
    case: CaseNumber


class ReviewCallList(Model):
    """Decide on a request of somebody else's about somebody else, as SML-IT's staff.

    Problems: not-staff, not-found, too-late (it is decided or withdrawn).
    """

    do: Literal["review_call_list"] = "review_call_list"
    case: CaseNumber
    approved: bool
    note: LongText = ""


class TakeCase(Model):
    """Take a ticket or a loss report on, as SML-IT's staff; also one that a colleague has. Taking it twice is no more.

    Problems: not-staff, not-found, too-late (it is closed), conflict (somebody else has it than the actor saw).
    """

    do: Literal["take_case"] = "take_case"
    case: CaseNumber
    holder: Holder = None


class AnswerTicket(Model):
    """Answer a ticket, as SML-IT's staff, who take it on by that. It stays open, and may be answered again.

    Problems: not-staff, not-found (also when it is no ticket), too-late (it is closed), conflict (somebody else has it
    than the actor saw).
    """

    do: Literal["answer_ticket"] = "answer_ticket"
    case: CaseNumber
    text: Annotated[LongText, Field(min_length=1)]
    holder: Holder = None


class CloseCase(Model):
    """Close a ticket or a loss report, as SML-IT's staff, who may note how it was solved.

    Whoever wrote or reported it may read the note; the receipt of the `CreateTicket` brings it along.

    Problems: not-staff, not-found, too-late (it is closed).
    """

    do: Literal["close_case"] = "close_case"
    case: CaseNumber
    note: LongText = ""


Command = Annotated[
    SetReferral
    | ClearReferral
    | ReportLoss
    | LockDevice
    | WipeDevice
    | StopWipe
    | BlockSim
    | RevokeSessions
    | MarkFound
    | RecordPoliceReport
    | RequestLoan
    | CreateTicket
    | AddToTicket
    | RequestCallList
    | WithdrawCallList
    | ReviewCallList
    | TakeCase
    | AnswerTicket
    | CloseCase,
    Field(discriminator="do"),
]

COMMANDS: TypeAdapter[Command] = TypeAdapter(Command)
"""Reads and writes commands as JSON."""
