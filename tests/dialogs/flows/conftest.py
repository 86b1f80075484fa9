"""Somebody of the made-up organisation to talk as."""

from collections.abc import Callable

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Person
from knowledge.base import KnowledgeBase
from telephony.contract import Telephony
from tests.support.talk import Talk
from tests.support.telephony import actor, member, open_telephony

TalkAs = Callable[..., Talk]


@pytest.fixture
def talk_as(knowledge: KnowledgeBase) -> TalkAs:
    """Opens a conversation as somebody by name; on one backend in memory unless another is given."""
    own = open_telephony()

    def talk_as(name: str, municipality: str = "", *, backend: Telephony = own) -> Talk:
        found, who = member(name, municipality), actor(name, municipality)
        person = Person(id=who.id, tenant=who.tenant, name=found.name, municipality=found.municipality)
        return Talk(Assistant(knowledge, backend), backend=backend, person=person)

    return talk_as
