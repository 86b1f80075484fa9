"""Work that is done again and again."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.log import where_it_failed

_AFTER_A_FAILURE_SECONDS = 10.0

_log = structlog.get_logger()

Pause = Callable[[float], Awaitable[None]]


class Bell:
    """Wakes whoever waits for it."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake the one that waits, or that will next."""
        self._rung.set()

    async def wait(self, pause: Awaitable[None]) -> None:
        """Wait until it rings, or a pause is over."""
        waits = [asyncio.ensure_future(self._rung.wait()), asyncio.ensure_future(pause)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()
        self._rung.clear()


class Repeating:
    """Does work at the start, whenever its bell rings, and after the pause that the work itself asks for."""

    def __init__(self, work: Callable[[], Awaitable[float]], pause: Pause, bell: Bell | None = None) -> None:
        """work: gives the seconds until it is to be done again, if nothing rings before."""
        self._work = work
        self._pause = pause
        self._bell = bell or Bell()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._repeat())

    async def stop(self, seconds: float) -> None:
        """Finish what is being done, if that takes no longer than so many seconds, and no more."""
        self._stopping = True
        self._bell.ring()
        if self._task:
            await asyncio.wait({self._task}, timeout=seconds)
            self._task.cancel()

    async def _repeat(self) -> None:
        while not self._stopping:
            seconds = await self._once()
            await self._bell.wait(self._pause(seconds))

    async def _once(self) -> float:
        try:
            return await self._work()
        except Exception as error:  # whatever went wrong, the next time may go well
            _log.error("background work failed", **where_it_failed(error))
            return _AFTER_A_FAILURE_SECONDS
