"""On what occasion a command is carried out."""

from dataclasses import dataclass
from datetime import datetime

from telephony.organisation import Member


@dataclass(frozen=True)
class Occasion:
    """Who gives a command, and when.

    Attributes:
        by: on whose behalf.
        at: when it reached the backend, in UTC.
        key: its idempotency key.
    """

    by: Member
    at: datetime
    key: str
