"""A fresh backend for each test."""

from collections.abc import Iterator

import pytest

from tests.telephony.embedded.backend import Backend


@pytest.fixture
def backend() -> Iterator[Backend]:
    """The embedded backend in memory, at 10 on a Tuesday morning."""
    backend = Backend()
    yield backend
    backend.telephony.close()
