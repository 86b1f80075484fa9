"""Backends whose directory is unlike the made-up organisation's."""

from collections.abc import Sequence
from typing import Any, cast

from telephony.contract import Telephony
from telephony.models import Actor, Person
from tests.support.passing_on import PassingOn


class Numberless(PassingOn):
    """A backend where nobody has a number."""

    async def find_persons(self, *asked: Any) -> Sequence[Person]:
        """The same persons, without numbers."""
        none = {"extension": None, "number": None, "mobile": None}
        return [person.model_copy(update=none) for person in await self._backend.find_persons(*asked)]


def numberless(backend: Telephony) -> Telephony:
    """A backend where nobody has a number."""
    return cast(Telephony, Numberless(backend))


class Crowded(PassingOn):
    """A backend where a hundred people are called the same."""

    async def find_persons(self, query: str, actor: Actor, limit: int = 10) -> Sequence[Person]:
        """The same person over and over."""
        return [*await self._backend.find_persons(query, actor, 1)] * min(limit, 100)


def crowded(backend: Telephony) -> Telephony:
    """A backend where a hundred people are called the same."""
    return cast(Telephony, Crowded(backend))
