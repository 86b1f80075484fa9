"""What somebody is in the organisation besides an employee, as far as that decides what to offer."""

from enum import StrEnum

from telephony.contract import Reads
from telephony.models import Actor
from telephony.problems import TelephonyError


class Role(StrEnum):
    """What people come for; whoever has several comes for what the last of them does."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    STAFF = "staff"


async def roles_of(actor: Actor, reads: Reads) -> tuple[Role, ...]:
    """The roles of a person, an employee's first; no other where the directory doesn't tell."""
    try:
        manager, staff = bool(await reads.reports_of(actor.id)), await reads.is_staff(actor)
    except TelephonyError:
        return (Role.EMPLOYEE,)
    return (Role.EMPLOYEE, *([Role.MANAGER] if manager else []), *([Role.STAFF] if staff else []))
