"""What has been said in one conversation, for whoever follows it."""

import asyncio
from dataclasses import dataclass
from enum import StrEnum

from bot.local.activities import Activity


class Change(StrEnum):
    """What happened to a message."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    FAILED = "failed"


@dataclass(frozen=True)
class Event:
    """One change in a conversation.

    Attributes:
        change: what happened.
        activity: the message as it is now; of a deleted or failed one, its id.
    """

    change: Change
    activity: Activity


class Transcript:
    """The changes of a conversation, in order. Grows until the server stops.

    Attributes:
        begun: whether the assistant has been told that someone opened the conversation.
    """

    def __init__(self) -> None:
        self.begun = False
        self._events: list[Event] = []
        self._changed = asyncio.Event()

    def __len__(self) -> int:
        return len(self._events)

    def add(self, change: Change, activity: Activity) -> None:
        """Tell everyone who follows the conversation."""
        self._events.append(Event(change, activity))
        self.wake()

    def wake(self) -> None:
        """Let everyone who waits look around."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def since(self, start: int, patience: float) -> list[Event]:
        """The events from a position on, waiting up to `patience` seconds for the first."""
        if len(self._events) <= start:
            try:
                await asyncio.wait_for(self._changed.wait(), patience)
            except TimeoutError:
                return []
        return self._events[start:]
