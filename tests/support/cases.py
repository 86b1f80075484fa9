"""Cases at the backend, for tests of what people do about them afterwards."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from telephony.commands import (
    BlockSim,
    Command,
    CreateTicket,
    LockDevice,
    RecordPoliceReport,
    ReportLoss,
    RequestCallList,
    RequestLoan,
    RevokeSessions,
    WipeDevice,
)
from telephony.contract import Telephony
from telephony.models import Actor, CaseNumber, Locked, LossKind, LossReport, Severity, TicketType
from tests.support.passing_on import PassingOn
from tests.support.talk import at_once
from tests.support.telephony import actor, member, person_id

LOSS, OTHER_LOSS = "T-2B2C-2D2F", "T-3B3C-3D3F"
TICKET = "S-2B2C-2D2F"
REQUEST = "L-2B2C-2D2F"

OWNER, MANAGER, STAFF = "Sara Vitsippa", "Mikael Lärkfors", "Oskar Pluggfors"
"""Somebody with a phone, the nearest manager, and somebody of SML-IT's staff."""


def do(backend: Telephony, name: str, *commands: Command) -> None:
    """Carry commands out on somebody's behalf."""
    for place, command in enumerate(commands):
        at_once(backend.carry_out(command, actor(name), f"{name} {place} {command.model_dump_json()}"))


def lose(
    backend: Telephony, kind: LossKind = LossKind.STOLEN, case: CaseNumber = LOSS, owner: str = OWNER, by: str = ""
) -> None:
    """Report somebody's phone, as the owner unless somebody else does."""
    device = None if by else member(owner).phones[0].id
    command = ReportLoss(
        case=case,
        kind=kind,
        owner=person_id(owner),
        device=device,
        when="i går",
        where="på tåget",
        locked=Locked.NO,
        contents="jobbmejl",
    )
    do(backend, by or owner, command)


def order_everything(backend: Telephony, case: CaseNumber = LOSS, owner: str = OWNER) -> None:
    """Order everything that can be ordered for a reported phone."""
    device = member(owner).phones[0].id
    do(
        backend,
        owner,
        RevokeSessions(case=case, owner=person_id(owner)),
        LockDevice(case=case, device=device),
        WipeDevice(case=case, device=device),
        BlockSim(case=case, device=device),
    )


def report_to_police(backend: Telephony, case: CaseNumber = LOSS, by: str = MANAGER) -> None:
    """Enter a police report."""
    do(backend, by, RecordPoliceReport(case=case, reference="5000-K123456-26", reported_at=date(2026, 3, 2)))


def take_all_loan_phones(backend: Telephony) -> None:
    """Reserve every loan phone for losses of the same owner."""
    place = 0
    while at_once(backend.loan_phones()):
        case = f"T-9999-999{place}"
        lose(backend, case=case)
        report_to_police(backend, case)
        do(backend, OWNER, RequestLoan(case=case))
        place += 1


def write_ticket(backend: Telephony, case: CaseNumber = TICKET, by: str = OWNER) -> None:
    """Write to the desk."""
    do(
        backend,
        by,
        CreateTicket(
            case=case, type=TicketType.PROBLEM, severity=Severity.CAN_WAIT, description="växeln svarar på franska"
        ),
    )


def ask(backend: Telephony, case: CaseNumber = TICKET, by: str = OWNER) -> None:
    """Ask the desk a question."""
    command = CreateTicket(
        case=case, type=TicketType.QUESTION, severity=Severity.CAN_WAIT, description="vilka telefoner har skolan?"
    )
    do(backend, by, command)


def request_call_list(backend: Telephony, case: CaseNumber = REQUEST, subject: str = OWNER, by: str = MANAGER) -> None:
    """Ask for a call list."""
    command = RequestCallList(
        case=case,
        subject=person_id(subject),
        first=date(2026, 2, 1),
        last=date(2026, 2, 28),
        purpose="costs",
        reason="fakturan är tre gånger så hög",
    )
    do(backend, by, command)


class Retelling(PassingOn):
    """A backend that tells its losses with some fields changed."""

    def __init__(self, backend: Telephony, changes: dict[str, object]) -> None:
        super().__init__(backend)
        self._changes = changes

    async def loss_report(self, case: CaseNumber, by: Actor) -> LossReport:
        """A report, changed."""
        return (await self._backend.loss_report(case, by)).model_copy(update=self._changes)

    async def loss_reports(self, by: Actor) -> Sequence[LossReport]:
        """Reports, changed."""
        return [one.model_copy(update=self._changes) for one in await self._backend.loss_reports(by)]


def retelling(backend: Telephony, **changes: object) -> Telephony:
    """A backend that tells its losses with some fields changed."""
    return cast(Telephony, Retelling(backend, changes))
