"""The telephony backend in memory with the made-up organisation, and its people by name."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from telephony.contract import Telephony
from telephony.embedded.backend import EmbeddedTelephony
from telephony.models import Actor
from telephony.organisation import Member, Organisation, load_organisation
from tests.support.talk import TUESDAY_MORNING


@cache
def organisation() -> Organisation:
    """The made-up organisation."""
    return load_organisation()


def open_telephony(clock: Callable[[], datetime] = lambda: TUESDAY_MORNING) -> EmbeddedTelephony:
    """A backend of its own, in memory; 10 on a Tuesday morning unless the clock says otherwise."""
    return EmbeddedTelephony.open("sqlite://", organisation(), clock)


def member(name: str, municipality: str = "") -> Member:
    """Somebody by the whole name; the two called Maria Sillgren are told apart by their municipality.

    Raises:
        ValueError: when there is not exactly one.
    """
    (found,) = (
        person for person in organisation().people if person.name == name and municipality in ("", person.municipality)
    )
    return found


def person_id(name: str, municipality: str = "") -> str:
    """The Entra object id of somebody by name."""
    return member(name, municipality).id


def actor(name: str, municipality: str = "") -> Actor:
    """Somebody by name, as one who asks."""
    found = member(name, municipality)
    return Actor(id=found.id, tenant=organisation().tenant_of(found))


class Exchange:
    """Passes everything on to the backend of the test that is running, so that one assistant serves all tests.

    Attributes:
        backend: the backend of the test.
    """

    def __init__(self) -> None:
        self.backend: Telephony = open_telephony()

    def __getattr__(self, name: str) -> Any:
        """A method of the backend."""
        return getattr(self.backend, name)
