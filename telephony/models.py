"""What the telephony backend knows, as it crosses the contract.

Names follow the field's standards: persons as in SCIM (RFC 7643), numbers in E.164, referrals by the activities of
RFC 4480, tickets as in TM Forum's trouble ticket. Every moment is an aware datetime, RFC 3339 on the wire.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

PersonId = Annotated[str, Field(min_length=1, max_length=100)]
Extension = Annotated[str, Field(pattern=r"^\d{5}$")]
Number = Annotated[str, Field(pattern=r"^\+[1-9]\d{4,14}$")]
CaseNumber = Annotated[str, Field(pattern=r"^[A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4}$")]


class Model(BaseModel):
    """Something of the contract: never changed, and nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Actor(Model):
    """On whose behalf something is read or done: the authenticated person, never what the chat says.

    Attributes:
        id: the Entra object id.
        tenant: the Entra tenant id.
    """

    id: PersonId
    tenant: str


class Reason(StrEnum):
    """Why an extension is switched off; values of RFC 4480 where it has one."""

    LUNCH = "meal"
    MEETING = "meeting"
    OUT = "away"
    GONE_FOR_THE_DAY = "gone-for-the-day"
    BUSINESS_TRIP = "travel"
    LEAVE = "leave"
    VACATION = "vacation"
    OTHER = "other"


class Referral(Model):
    """What callers of an extension are told, and whether they are put through.

    Attributes:
        reason: why the person is away.
        starts: from when it holds.
        until: when it ends by itself; None until it is cleared.
        closed: whether calls are kept from the extension; an open referral only informs.
    """

    reason: Reason
    starts: AwareDatetime
    until: AwareDatetime | None = None
    closed: bool = True


class PersonRef(Model):
    """A person by name alone."""

    id: PersonId
    display_name: str


class Person(Model):
    """A person in the directory, as the one who asks may see it.

    Attributes:
        id: the Entra object id.
        display_name: the whole name.
        title: what the person works as.
        department: where in the municipality, or in a company that works for it.
        municipality: whose tenant the person belongs to.
        extension: five digits; None for who has a mobile alone.
        number: the extension's whole number.
        mobile: absent when there is none, and when it is hidden: nobody can tell which.
        referral: the referral that holds now, if any.
        planned: the one that begins later, if any; shown to the person alone.
    """

    id: PersonId
    display_name: str
    title: str
    department: str
    municipality: str
    extension: Extension | None = None
    number: Number | None = None
    mobile: Number | None = None
    referral: Referral | None = None
    planned: Referral | None = None


class Platform(StrEnum):
    """What a device runs."""

    IOS = "ios"
    ANDROID = "android"
    OTHER = "other"


class Device(Model):
    """A phone that somebody has been given.

    Attributes:
        id: the backend's own.
        model: as people call it.
        platform: what it runs.
        imei_last4: the last four digits of its IMEI, enough to tell two phones apart.
        last_seen: when it was last in contact with device management; None if it never was.
        wipe_supported: whether its model and age allow a remote wipe; None when that isn't known.
        enrolled: whether device management reaches it at all.
        can_block_sim: whether the backend can block its SIM card.
    """

    id: str
    model: str
    platform: Platform
    imei_last4: Annotated[str, Field(pattern=r"^\d{4}$")]
    last_seen: AwareDatetime | None = None
    wipe_supported: bool | None = None
    enrolled: bool = True
    can_block_sim: bool = False


class State(StrEnum):
    """How far a command has come at the backend.

    `accepted`, `on_hold`, `sent` and `under_review` may still change; the others are final. `unknown` means that it may
    or may not have been done: its state is to be read, and the command never resent blindly.
    """

    ACCEPTED = "accepted"
    ON_HOLD = "on_hold"
    SENT = "sent"
    UNDER_REVIEW = "under_review"
    DONE = "done"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"
    UNKNOWN = "unknown"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"

    @property
    def final(self) -> bool:
        """Whether it stays so."""
        return self not in (State.ACCEPTED, State.ON_HOLD, State.SENT, State.UNDER_REVIEW)


class Receipt(Model):
    """The backend's answer to a command.

    Attributes:
        id: what its state is asked for by.
        state: how far it has come.
        at: when it got there.
        note: what the person who decided on it has said; may be empty.
    """

    id: str
    state: State
    at: AwareDatetime
    note: str = ""


class LossKind(StrEnum):
    """What happened to a phone."""

    LOST = "lost"
    STOLEN = "stolen"
    DAMAGED = "damaged"


class Locked(StrEnum):
    """Whether the phone's screen was locked, as far as somebody knows."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class PoliceReport(Model):
    """A report to the police, made by the nearest manager (R26).

    Attributes:
        reference: the police's own number, as it was written.
        reported_at: the day that it was made.
        by: who entered it here.
    """

    reference: str
    reported_at: date
    by: PersonRef


class LossState(StrEnum):
    """How a loss stands."""

    OPEN = "open"
    FOUND = "found"
    CLOSED = "closed"


class LossReport(Model):
    """A phone that is lost, stolen or damaged.

    Attributes:
        case: the case number that people use.
        kind: what happened.
        owner: whose phone it is.
        reported_by: who said so.
        device: which of the owner's phones; None when that isn't known.
        when: when it was last seen, in the reporter's words.
        where: where, in the reporter's words.
        locked: whether the screen was locked.
        contents: what was on it, in the reporter's words; may be empty.
        description: how it happened and what is broken, in the reporter's words; may be empty.
        reported_at: when the backend took it in.
        state: how it stands.
        police_report: the report to the police, once there is one.
        loan: whether a loan phone has been reserved.
        assignee: who of SML-IT's staff has taken it on.
        actions: what was ordered for the device, latest state of each by the command's kind.
        note: what staff noted when it was closed; may be empty.
    """

    case: CaseNumber
    kind: LossKind
    owner: PersonRef
    reported_by: PersonRef
    device: Device | None
    when: str
    where: str
    locked: Locked
    contents: str = ""
    description: str = ""
    reported_at: AwareDatetime
    state: LossState = LossState.OPEN
    police_report: PoliceReport | None = None
    loan: bool = False
    assignee: PersonRef | None = None
    actions: dict[str, State] = {}
    note: str = ""


class TicketType(StrEnum):
    """What a ticket is about."""

    PROBLEM = "problem"
    QUESTION = "question"


class Severity(StrEnum):
    """How much a problem hinders (R18, R19)."""

    HINDERS_WORK = "hinders_work"
    CAN_WAIT = "can_wait"


class TicketAnswer(Model):
    """What SML-IT's staff has answered to a ticket.

    Attributes:
        text: the answer, in the person's own words.
        by: who gave it.
        at: when the backend took it in.
    """

    text: str
    by: PersonRef
    at: AwareDatetime


class TicketAddition(Model):
    """What whoever wrote a ticket has added to it.

    Attributes:
        text: the addition, in the person's own words.
        at: when the backend took it in.
    """

    text: str
    at: AwareDatetime


class Ticket(Model):
    """Something for the support desk to deal with.

    Attributes:
        case: the case number that people use.
        type: what it is about.
        severity: how much it hinders.
        description: what is wrong, in the person's own words.
        by: who asks.
        created_at: when the backend took it in.
        state: how it stands: `accepted` until it is `done`.
        assignee: who of SML-IT's staff has taken it on.
        answers: what staff has answered, the oldest first.
        additions: what whoever asks has added, the oldest first.
        note: what staff noted when it was closed; may be empty.
    """

    case: CaseNumber
    type: TicketType
    severity: Severity
    description: str
    by: PersonRef
    created_at: AwareDatetime
    state: State = State.ACCEPTED
    assignee: PersonRef | None = None
    answers: tuple[TicketAnswer, ...] = ()
    additions: tuple[TicketAddition, ...] = ()
    note: str = ""


class CallListRequest(Model):
    """A nearest manager's request for the call list of a subordinate (R79).

    Attributes:
        case: the case number that people use.
        requester: the manager.
        subject: whose calls.
        first: the first day of the period.
        last: the last day of the period, included.
        purpose: what the list is for.
        reason: why it is needed, in the manager's own words; empty for the subject.
        created_at: when the backend took it in.
        state: `under_review`, then `approved`, `rejected` or `withdrawn`.
        note: what the reviewer said to the requester; may be empty, and always is for the subject.
    """

    case: CaseNumber
    requester: PersonRef
    subject: PersonRef
    first: date
    last: date
    purpose: str
    reason: str
    created_at: AwareDatetime
    state: State = State.UNDER_REVIEW
    note: str = ""


class OnCallRight(Model):
    """Whether a person may contact on-call, by the municipality's decision (R22).

    Attributes:
        allowed: whether this person may.
        contacts: who in the municipality may.
    """

    allowed: bool
    contacts: tuple[PersonRef, ...] = ()


class MailLanguage(StrEnum):
    """The language in which a mail is read, by its ISO 639-1 code."""

    SWEDISH = "sv"
    ENGLISH = "en"


class Mail(Model):
    """A mail to the support desk.

    Attributes:
        case: the case that it is about.
        sent_at: when it was written.
        subject: its subject line.
        text: its plain text.
    """

    case: CaseNumber
    sent_at: AwareDatetime
    subject: str
    text: str
