from datetime import timedelta

import pytest

from telephony.models import Actor, Platform
from telephony.problems import ProblemType
from tests.support.talk import at_once
from tests.support.telephony import actor, person_id
from tests.telephony.embedded.backend import Backend, refusal
from tests.telephony.embedded.cast import (
    COLLEAGUE,
    IMPOSTOR,
    MANAGER,
    MANAGERS_MANAGER,
    NOBODY,
    OWNER,
    PHONE,
    STAFF,
    STRANGER,
)


@pytest.mark.parametrize("asking", [OWNER, MANAGER, STAFF])
def test_the_owner_the_nearest_manager_and_staff_see_a_phone(backend: Backend, asking: Actor) -> None:
    (phone,) = at_once(backend.telephony.devices_of(OWNER.id, asking))
    assert (phone.id, phone.model, phone.platform) == (PHONE, "Samsung Galaxy A54", Platform.ANDROID)
    assert (phone.imei_last4, phone.wipe_supported, phone.can_block_sim) == ("7825", True, True)


@pytest.mark.parametrize("asking", [COLLEAGUE, MANAGERS_MANAGER, STRANGER, NOBODY, IMPOSTOR])
def test_nobody_else_sees_a_phone(backend: Backend, asking: Actor) -> None:
    assert refusal(backend.telephony.devices_of(OWNER.id, asking)) is ProblemType.NOT_DEVICE_OWNER


def test_the_phones_of_nobody_are_not_found(backend: Backend) -> None:
    assert refusal(backend.telephony.devices_of(NOBODY.id, STAFF)) is ProblemType.NOT_FOUND


@pytest.mark.parametrize(("name", "phones"), [("Torbjörn Brandskär", 2), ("Siv Strandskata", 0), ("Anna Tallkvist", 0)])
def test_some_have_two_phones_and_some_none(backend: Backend, name: str, phones: int) -> None:
    assert len(at_once(backend.telephony.devices_of(person_id(name), actor(name)))) == phones


@pytest.mark.parametrize(
    ("name", "supported"), [("Johan Krabbelin", False), ("Tomasz Stenmurkla", None), ("Mats Sprutgren", True)]
)
def test_it_is_told_whether_a_phone_can_be_wiped(backend: Backend, name: str, supported: bool | None) -> None:
    (phone,) = at_once(backend.telephony.devices_of(person_id(name), STAFF))
    assert phone.wipe_supported is supported


def test_the_last_contact_is_told_if_there_was_any(backend: Backend) -> None:
    (far,) = at_once(backend.telephony.devices_of(COLLEAGUE.id, STAFF))
    (never,) = at_once(backend.telephony.devices_of(person_id("Kaj Ankarberg"), STAFF))
    assert far.last_seen == backend.now - timedelta(days=97)
    assert (never.last_seen, never.enrolled) == (None, False)
