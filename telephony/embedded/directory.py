"""The directory as people see it: numbers written out, hidden mobiles left out, referrals that hold now."""

from collections.abc import Sequence
from datetime import datetime

from telephony.embedded.people import People
from telephony.embedded.persons import PersonDirectory
from telephony.embedded.referrals import Referrals
from telephony.models import Person, PersonId, PersonRef
from telephony.organisation import Organisation


class Directory:
    """Finds and shows persons."""

    def __init__(
        self, persons: PersonDirectory, people: People, referrals: Referrals, organisation: Organisation
    ) -> None:
        self._persons = persons
        self._people = people
        self._referrals = referrals
        self._organisation = organisation

    def find(self, query: str, limit: int, now: datetime) -> Sequence[Person]:
        """The persons whom a query names, the likeliest first."""
        return [self.person(found.id, now) for found in self._persons.find(query, limit)]

    def person(self, person: PersonId, now: datetime) -> Person:
        """A person by id.

        Raises:
            TelephonyError: not-found.
        """
        member = self._people.known(person)
        return Person(
            id=member.id,
            display_name=member.name,
            title=member.title,
            department=member.department,
            municipality=member.municipality,
            extension=member.extension,
            number=self._organisation.number_of(member.extension) if member.extension else None,
            mobile=None if member.mobile_hidden else member.mobile,
            referral=self._referrals.holding(member.id, now),
        )

    def with_plans(self, person: Person, now: datetime) -> Person:
        """A person with the absence that is planned, which is for nobody else to see."""
        return person.model_copy(update={"planned": self._referrals.planned(person.id, now)})

    def manager_of(self, person: PersonId) -> PersonRef | None:
        """The nearest manager of a person, if there is one.

        Raises:
            TelephonyError: not-found.
        """
        manager = self._people.known(person).manager
        return self._people.ref(manager) if manager else None
