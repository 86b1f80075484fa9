"""Somebody of the made-up organisation to talk as."""

from collections.abc import Callable

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Person
from telephony.contract import Telephony
from tests.support.talk import Talk
from tests.support.telephony import Exchange, actor, member, open_telephony

TalkAs = Callable[..., Talk]


@pytest.fixture
def talk_as(guide: Assistant, exchange: Exchange) -> TalkAs:
    """Opens a conversation as somebody by name; on one backend in memory unless another is given."""
    own = open_telephony()

    def talk_as(name: str, municipality: str = "", *, backend: Telephony = own) -> Talk:
        exchange.backend = backend
        found, who = member(name, municipality), actor(name, municipality)
        person = Person(id=who.id, tenant=who.tenant, name=found.name, municipality=found.municipality)
        return Talk(guide, backend=backend, person=person)

    return talk_as


@pytest.fixture
def backend() -> Telephony:
    """A backend in memory where nothing has happened yet."""
    return open_telephony()
