"""Time that passes when a test says so."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.support.talk import TUESDAY_MORNING


@dataclass
class Time:
    """A clock, and pauses that end when the clock has come so far.

    Attributes:
        now: the moment.
        pauses: when each pause that is being made is over.
    """

    now: datetime = TUESDAY_MORNING
    pauses: dict[asyncio.Event, datetime] = field(default_factory=dict)

    def __call__(self) -> datetime:
        """The moment."""
        return self.now

    async def pause(self, seconds: float) -> None:
        """Wait until so many seconds have passed."""
        over = asyncio.Event()
        self.pauses[over] = self.now + timedelta(seconds=seconds)
        try:
            await over.wait()
        finally:
            del self.pauses[over]

    def pass_by(self, **amount: float) -> None:
        """Let time pass, as `timedelta` names it, and end the pauses that are over."""
        self.now += timedelta(**amount)
        for over, moment in self.pauses.items():
            if moment <= self.now:
                over.set()
