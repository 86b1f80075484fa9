"""Getting messages to the channel, also when it is busy."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.auth.credentials import TokenUnavailableError
from bot.connector import BusyError, Connector, Letter, NotDeliveredError

MOST_ATTEMPTS = 5
LONGEST_PAUSE_SECONDS = 60.0

_FIRST_PAUSE_SECONDS = 0.5

_chance = random.SystemRandom()
_log = structlog.get_logger()


class Delivery:
    """Delivers messages in order.

    Each is tried at once. When the channel is busy, what is left goes on in the background, so that whoever sent
    us the activity has a response in time: after the pause that the channel asks for or a growing one, five
    attempts in all, and never a pause of more than a minute.
    """

    def __init__(self, connector: Connector, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._connector = connector
        self._pause = pause
        self._going_on: set[asyncio.Task[None]] = set()

    async def deliver(self, letters: Sequence[Letter]) -> None:
        """Deliver messages; what can't be delivered is told to the operator."""
        for position, letter in enumerate(letters):
            try:
                await self._connector.post(letter)
            except BusyError as busy:
                self._go_on(letters[position:], busy)
                return
            except (NotDeliveredError, TokenUnavailableError) as error:
                _lost(error)

    async def finish(self) -> None:
        """Wait until nothing goes on in the background."""
        while self._going_on:
            await asyncio.wait(self._going_on)

    def _go_on(self, letters: Sequence[Letter], busy: BusyError) -> None:
        task = asyncio.create_task(self._insist(letters, busy))
        self._going_on.add(task)
        task.add_done_callback(self._going_on.discard)

    async def _insist(self, letters: Sequence[Letter], busy: BusyError) -> None:
        first, *rest = letters
        try:
            await self._try_again(first, busy)
        except (BusyError, NotDeliveredError, TokenUnavailableError) as error:
            _lost(error)
        await self.deliver(rest)

    async def _try_again(self, letter: Letter, busy: BusyError) -> None:
        for attempt in range(1, MOST_ATTEMPTS):
            seconds = _growing_pause(attempt) if busy.pause is None else busy.pause
            if seconds > LONGEST_PAUSE_SECONDS:
                break
            _log.info("reply delayed", reason=busy.reason, seconds=round(seconds, 1))
            await self._pause(seconds)
            try:
                await self._connector.post(letter)
                return
            except BusyError as still:
                busy = still
        raise busy


def _lost(error: Exception) -> None:
    _log.error("reply not delivered", error=type(error).__name__, reason=str(error))


def _growing_pause(attempt: int) -> float:
    """A pause that doubles, with up to as much again by chance, so that retries don't march in step."""
    doubled = _FIRST_PAUSE_SECONDS * float(2 ** (attempt - 1))
    return doubled * _chance.uniform(1, 2)
