"""The one clock."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")

Clock = Callable[[], datetime]


def stockholm_now() -> datetime:
    """The moment, as people in the three municipalities read it."""
    return datetime.now(STOCKHOLM)
