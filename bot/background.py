"""What goes on after a request has been answered."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import structlog

from bot.log import where_it_failed

_log = structlog.get_logger()


class Background:
    """Tasks that nobody waits for, kept until they are done."""

    def __init__(self) -> None:
        self._going_on: set[asyncio.Task[None]] = set()

    def go_on(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Let work go on by itself."""
        task = asyncio.create_task(_guarded(work))
        self._going_on.add(task)
        task.add_done_callback(self._going_on.discard)
        return task

    async def finish(self) -> None:
        """Wait until nothing goes on."""
        while self._going_on:
            await asyncio.wait(self._going_on)

    async def stop(self, seconds: float) -> None:
        """Wait so long at most, and then cancel what still goes on: it is stored, and taken up at the next start."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.finish()
        for task in self._going_on:
            task.cancel()
        await self.finish()


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception as error:  # nobody waits for it, so the operator is told
        _log.error("background work failed", **where_it_failed(error))
