"""A conversation to speak in."""

import pytest

from dialogs.assistant import Assistant
from tests.dialogs.flows.conftest import talk_as  # noqa: F401  a fixture
from tests.support.talk import Talk


@pytest.fixture
def talk(assistant: Assistant) -> Talk:
    """A conversation that nothing has been said in yet."""
    return Talk(assistant)
