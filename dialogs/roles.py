"""What somebody is in the organisation besides an employee, as far as that decides what to offer."""

from enum import StrEnum

from telephony.contract import Reads
from telephony.models import Actor
from telephony.problems import TelephonyError


class Role(StrEnum):
    """What people come for; whoever has several comes for what the last of them does. A holder has an extension."""

    EMPLOYEE = "employee"
    HOLDER = "holder"
    MANAGER = "manager"
    STAFF = "staff"


async def roles_of(actor: Actor, reads: Reads) -> tuple[Role, ...]:
    """The roles of a person, an employee's first; no other where the directory doesn't tell."""
    try:
        has = {
            Role.HOLDER: bool((await reads.person(actor.id, actor)).extension),
            Role.MANAGER: bool(await reads.reports_of(actor.id)),
            Role.STAFF: await reads.is_staff(actor),
        }
    except TelephonyError:
        return (Role.EMPLOYEE,)
    return (Role.EMPLOYEE, *(role for role, held in has.items() if held))
