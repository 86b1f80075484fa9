import pytest

from telephony.contract import Telephony
from telephony.models import Actor, PersonRef
from telephony.organisation import Member
from telephony.problems import ProblemType
from tests.support.talk import at_once
from tests.support.telephony import actor, member, organisation, person_id
from tests.telephony.embedded.backend import Backend, refusal
from tests.telephony.embedded.cast import IMPOSTOR, MANAGER, NOBODY, OWNER, STAFF, STRANGER

HIDDEN = [person for person in organisation().people if person.mobile_hidden]


def test_the_backend_fulfils_the_contract(backend: Backend) -> None:
    telephony: Telephony = backend.telephony
    assert at_once(telephony.is_staff(STAFF))


def test_a_person_is_shown_with_the_whole_number_of_the_extension(backend: Backend) -> None:
    anna = at_once(backend.telephony.person(STRANGER.id, OWNER))
    assert (anna.display_name, anna.extension, anna.number) == ("Anna Tallkvist", "18121", "+4652418121")
    assert (anna.title, anna.department, anna.municipality) == ("Lärare", "Dalbäcksskolan", "Munkedal")


def test_who_has_a_mobile_alone_is_shown_with_it(backend: Backend) -> None:
    amina = at_once(backend.telephony.person(OWNER.id, STRANGER))
    assert (amina.extension, amina.number, amina.mobile) == (None, None, "+46701740610")


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda person: str(person.name))
def test_a_hidden_mobile_is_shown_to_nobody_not_even_its_owner(backend: Backend, hidden: Member) -> None:
    for asking in (STRANGER, STAFF, actor(hidden.name)):
        person = at_once(backend.telephony.person(hidden.id, asking))
        found = at_once(backend.telephony.find_persons(hidden.name, asking))
        assert person.mobile is None
        assert person in found
        assert str(hidden.mobile) not in repr([person, *found])


def test_a_hidden_mobile_finds_nobody_and_a_shown_one_its_owner(backend: Backend) -> None:
    hidden, shown = str(HIDDEN[0].mobile), str(member("Amina Havsbris").mobile)
    assert at_once(backend.telephony.find_persons(hidden, STAFF)) == []
    assert [person.id for person in at_once(backend.telephony.find_persons(shown, STAFF))] == [OWNER.id]


def test_at_most_so_many_persons_are_found(backend: Backend) -> None:
    assert len(at_once(backend.telephony.find_persons("Anna", STRANGER))) > 2
    assert len(at_once(backend.telephony.find_persons("Anna", STRANGER, limit=2))) == 2


def test_nobody_is_shown_for_an_unknown_id(backend: Backend) -> None:
    assert refusal(backend.telephony.person(NOBODY.id, STRANGER)) is ProblemType.NOT_FOUND
    assert refusal(backend.telephony.manager_of(NOBODY.id)) is ProblemType.NOT_FOUND
    assert at_once(backend.telephony.reports_of(NOBODY.id)) == []


def test_the_nearest_manager_is_told_if_there_is_one(backend: Backend) -> None:
    maria = PersonRef(id=MANAGER.id, display_name="Maria Sillgren")
    assert at_once(backend.telephony.manager_of(OWNER.id)) == maria
    assert at_once(backend.telephony.manager_of(person_id("Bo Saltkar"))) is None


def test_reports_are_told_by_name(backend: Backend) -> None:
    names = [report.display_name for report in at_once(backend.telephony.reports_of(MANAGER.id))]
    assert sorted(names) == ["Amina Havsbris", "Ewa-Lena Snäckstad", "Johan Krabbelin", "Åke Tångräka"]


@pytest.mark.parametrize("asking", [OWNER, MANAGER, NOBODY, IMPOSTOR])
def test_nobody_else_is_of_the_staff(backend: Backend, asking: Actor) -> None:
    assert not at_once(backend.telephony.is_staff(asking))
