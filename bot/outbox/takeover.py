"""What a process that died, or a channel that was away for long, has left undone."""

from functools import partial

import structlog

from bot.clock import Clock
from bot.courier import Courier
from bot.database import Database
from bot.outbox.results import Results
from bot.outbox.rows import LEASE_SECONDS, left_untold
from bot.storage import Overdue, Storage

EVERY_SECONDS = 30.0

_DROPPED_AFTER_SECONDS = 24 * 3600

_log = structlog.get_logger()


class Takeover:
    """Delivers replies that are overdue, and tells results that nobody has told.

    A reply may reach its person twice: when the process died after the channel took it, and before that was stored.
    """

    def __init__(self, storage: Storage, courier: Courier, results: Results, database: Database, clock: Clock) -> None:
        self._storage = storage
        self._courier = courier
        self._results = results
        self._database = database
        self._clock = clock

    async def look(self) -> float:
        """Do it once; gives the seconds until it is to be done again."""
        for overdue in await self._storage.overdue():
            await self._send_again(overdue)
        until = self._clock().timestamp() - LEASE_SECONDS
        for key in await self._database.run(partial(left_untold, until=until)):
            await self._results.changed(key)
        return EVERY_SECONDS

    async def _send_again(self, overdue: Overdue) -> None:
        for batch in overdue.unsent:
            if self._clock().timestamp() - batch.since > _DROPPED_AFTER_SECONDS:
                _log.error("reply given up", messages=len(batch.messages))
                await self._storage.delivered(overdue.key, batch.turn)
            else:
                _log.info("reply sent again", messages=len(batch.messages))
                await self._courier.send(overdue.key, overdue.reference, batch)
