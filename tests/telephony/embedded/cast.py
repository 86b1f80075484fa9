"""Who plays in the tests of the embedded backend, and what they say."""

from datetime import date
from typing import Any

from telephony.commands import (
    BlockSim,
    CreateTicket,
    LockDevice,
    RecordPoliceReport,
    ReportLoss,
    RequestCallList,
    RevokeSessions,
    WipeDevice,
)
from telephony.models import Actor, Locked, LossKind, Severity, TicketType
from tests.support.telephony import actor, member

OWNER = actor("Amina Havsbris")
PHONE = member("Amina Havsbris").phones[0].id
MANAGER = actor("Maria Sillgren", "Sotenäs")
MANAGERS_MANAGER = actor("Birgitta Klippfisk")
STAFF = actor("Åsa Kabelvik")
STAFF_COLLEAGUE = actor("Oskar Pluggfors")
COLLEAGUE = actor("Åke Tångräka")
STRANGER = actor("Anna Tallkvist")
NOBODY = Actor(id="00000000-0000-4000-8000-000000000000", tenant=STAFF.tenant)
IMPOSTOR = Actor(id=STAFF.id, tenant=OWNER.tenant)

CASE = "T-7K3M-2Q9X"
OTHER_CASE = "T-0000-0000"


def loss(**changes: Any) -> ReportLoss:
    """Amina's phone is stolen, with fields changed by keyword."""
    report = ReportLoss(
        case=CASE,
        kind=LossKind.STOLEN,
        owner=OWNER.id,
        device=PHONE,
        when="igår kväll",
        where="på tåget",
        locked=Locked.NO,
        contents="e-post",
    )
    return report.model_copy(update=changes)


def loss_of(name: str) -> tuple[Actor, str, ReportLoss]:
    """Somebody's first phone is lost: who, which and the report."""
    owner, phone = actor(name), member(name).phones[0].id
    return owner, phone, loss(owner=owner.id, device=phone)


def lock(device: str = PHONE, case: str = CASE) -> LockDevice:
    """Lock a phone."""
    return LockDevice(case=case, device=device)


def wipe(device: str = PHONE, case: str = CASE) -> WipeDevice:
    """Wipe a phone."""
    return WipeDevice(case=case, device=device)


def block(device: str = PHONE, case: str = CASE) -> BlockSim:
    """Block a phone's SIM card."""
    return BlockSim(case=case, device=device)


def revoke(owner: str = OWNER.id, case: str = CASE) -> RevokeSessions:
    """Sign somebody out."""
    return RevokeSessions(case=case, owner=owner)


def police_report(reference: str = "5000-K1234-26", case: str = CASE) -> RecordPoliceReport:
    """A report to the police, made the day before."""
    return RecordPoliceReport(case=case, reference=reference, reported_at=date(2026, 3, 2))


def ticket(**changes: Any) -> CreateTicket:
    """A problem that can wait, with fields changed by keyword."""
    created = CreateTicket(
        case=CASE, type=TicketType.PROBLEM, severity=Severity.CAN_WAIT, description="Rösten hackar i samtal."
    )
    return created.model_copy(update=changes)


def call_list(**changes: Any) -> RequestCallList:
    """Amina's calls in January, with fields changed by keyword."""
    request = RequestCallList(
        case=CASE,
        subject=OWNER.id,
        first=date(2026, 1, 1),
        last=date(2026, 1, 31),
        purpose="Kontroll av kostnad",
        reason="Fakturan är tre gånger så hög som vanligt.",
    )
    return request.model_copy(update=changes)
