"""Who may do what, by the backend's own data. Whoever isn't in the directory, or has left it, is None here."""

from telephony.commands import Holder
from telephony.models import PersonRef
from telephony.organisation import Member
from telephony.problems import ProblemType, TelephonyError


def is_nearest_manager(by: Member | None, of: Member | None) -> bool:
    """Whether somebody is a person's nearest manager."""
    return by is not None and of is not None and of.manager == by.id


def may_decide_for(by: Member | None, owner: Member | None) -> bool:
    """Whether somebody may see an owner's phones and decide about them: the owner, the nearest manager and staff."""
    return by is not None and (by.staff or by == owner or is_nearest_manager(by, owner))


def require_owner_side(by: Member | None, owner: Member | None) -> None:
    """Refuse whoever may not decide about an owner's phones.

    Raises:
        TelephonyError: not-device-owner.
    """
    if not may_decide_for(by, owner):
        raise TelephonyError(ProblemType.NOT_DEVICE_OWNER, "only the owner, the nearest manager and staff may")


def require_holder(by: Member, seen: Holder, assignee: PersonRef | None) -> None:
    """Refuse whoever acts on a case that somebody else has taken on meanwhile.

    Raises:
        TelephonyError: conflict.
    """
    holder = assignee.id if assignee else ""
    if seen is not None and holder not in (seen, by.id):
        raise TelephonyError(ProblemType.CONFLICT, "somebody else has the case by now")


def require_staff(by: Member | None) -> None:
    """Refuse whoever is not of SML-IT's staff.

    Raises:
        TelephonyError: not-staff.
    """
    if by is None or not by.staff:
        raise TelephonyError(ProblemType.NOT_STAFF, "only staff may")
