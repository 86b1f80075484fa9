"""How far something has come."""

from dataclasses import dataclass
from datetime import datetime

from telephony.models import State


@dataclass(frozen=True)
class Standing:
    """A state and its beginning.

    Attributes:
        state: how far it has come.
        at: since when.
        note: what the person who decided on it has said; may be empty.
    """

    state: State
    at: datetime
    note: str = ""
