import pytest

from telephony.models import Actor
from tests.support.talk import at_once
from tests.support.telephony import actor
from tests.telephony.embedded.backend import Backend
from tests.telephony.embedded.cast import IMPOSTOR, MANAGER, NOBODY, OWNER, STAFF

MAY_IN_SOTENAS = ["Gunvor Fyrljus", "Birgitta Klippfisk", "Maria Sillgren", "Rolf Seglarvik"]
MAY_IN_LYSEKIL = ["Margareta Fjordgran", "Maria Sillgren", "Torbjörn Brandskär"]


@pytest.mark.parametrize(
    ("asking", "allowed", "contacts"),
    [
        (MANAGER, True, MAY_IN_SOTENAS),
        (OWNER, False, MAY_IN_SOTENAS),
        (actor("Torbjörn Brandskär"), True, MAY_IN_LYSEKIL),
        (STAFF, False, MAY_IN_LYSEKIL),
        (NOBODY, False, MAY_IN_LYSEKIL),
        (IMPOSTOR, False, MAY_IN_SOTENAS),
        (Actor(id=MANAGER.id, tenant="somewhere else"), False, []),
    ],
)
def test_each_municipality_has_its_own_who_may_call_on_call(
    backend: Backend, asking: Actor, allowed: bool, contacts: list[str]
) -> None:
    right = at_once(backend.telephony.on_call_right(asking))
    assert right.allowed is allowed
    assert [contact.display_name for contact in right.contacts] == contacts
