"""A backend between the assistant and another, that tells some things its own way."""

from typing import Any

from telephony.contract import Telephony


class PassingOn:
    """Passes on whatever it doesn't answer itself."""

    def __init__(self, backend: Telephony) -> None:
        self._backend = backend

    def __getattr__(self, name: str) -> Any:
        """A method of the backend behind."""
        return getattr(self._backend, name)
