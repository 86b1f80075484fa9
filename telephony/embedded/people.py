"""The people of the directory, as the rest of the backend needs them."""

from collections.abc import Mapping, Sequence

from telephony.embedded.persons import PersonDirectory
from telephony.models import Actor, PersonId, PersonRef
from telephony.organisation import Member
from telephony.problems import ProblemType, TelephonyError


class People:
    """Looks people up.

    Args:
        directory: where they are stored.
        tenants: the Entra tenant of each municipality.
    """

    def __init__(self, directory: PersonDirectory, tenants: Mapping[str, str]) -> None:
        self._directory = directory
        self._tenants = tenants

    def get(self, person: PersonId) -> Member | None:
        """A person by id; None for nobody, and for somebody who has left."""
        return self._directory.get(person)

    def known(self, person: PersonId) -> Member:
        """A person by id.

        Raises:
            TelephonyError: not-found.
        """
        member = self.get(person)
        if member is None:
            raise TelephonyError(ProblemType.NOT_FOUND, f"nobody has the id {person}")
        return member

    def behind(self, actor: Actor) -> Member | None:
        """The person that an actor is, if the tenant is that person's too."""
        member = self.get(actor.id)
        return member if member and self._tenants.get(member.municipality) == actor.tenant else None

    def known_behind(self, actor: Actor) -> Member:
        """The person that an actor is.

        Raises:
            TelephonyError: not-found.
        """
        member = self.behind(actor)
        if member is None:
            raise TelephonyError(ProblemType.NOT_FOUND, f"the actor {actor.id} is nobody in the directory")
        return member

    def ref(self, person: PersonId) -> PersonRef:
        """A person by name; by the id alone once the person has left."""
        member = self.get(person)
        return PersonRef(id=person, display_name=member.name if member else person)

    def ref_if_any(self, person: PersonId | None) -> PersonRef | None:
        """The same; None for nobody."""
        return None if person is None else self.ref(person)

    def reports_of(self, person: PersonId) -> Sequence[PersonRef]:
        """Those whose nearest manager a person is, by name."""
        return [PersonRef(id=member.id, display_name=member.name) for member in self._directory.reports_of(person)]
