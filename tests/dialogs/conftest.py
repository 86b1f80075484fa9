"""A conversation to speak in."""

import pytest

from dialogs.assistant import Assistant
from tests.dialogs.flows.conftest import backend, talk_as  # noqa: F401  fixtures
from tests.support.talk import Talk


@pytest.fixture
def talk(assistant: Assistant) -> Talk:
    """A conversation that nothing has been said in yet."""
    return Talk(assistant)
