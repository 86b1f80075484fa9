"""Who may call on-call, by each municipality's decision."""

from telephony.models import Actor, OnCallRight, PersonRef
from telephony.organisation import Member, Organisation


class OnCallRights:
    """Tells who may."""

    def __init__(self, organisation: Organisation) -> None:
        self._contacts = {
            tenant: _contacts(organisation, municipality) for municipality, tenant in organisation.tenants.items()
        }

    def of(self, actor: Actor, by: Member | None) -> OnCallRight:
        """The right of an actor, who is somebody in the directory or nobody there."""
        allowed = by is not None and by.may_call_on_call
        return OnCallRight(allowed=allowed, contacts=self._contacts.get(actor.tenant, ()))


def _contacts(organisation: Organisation, municipality: str) -> tuple[PersonRef, ...]:
    return tuple(
        PersonRef(id=member.id, display_name=member.name)
        for member in organisation.people
        if member.municipality == municipality and member.may_call_on_call
    )
