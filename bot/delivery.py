"""Getting messages to the channel, also when it is busy."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from functools import partial

import structlog

from bot.auth.credentials import TokenUnavailableError
from bot.connector import BusyError, Connector, Letter, NotDeliveredError

MOST_ATTEMPTS = 5
LONGEST_PAUSE_SECONDS = 60.0

_FIRST_PAUSE_SECONDS = 0.5

_chance = random.SystemRandom()
_log = structlog.get_logger()


class Delivery:
    """Delivers messages, those of a conversation in order.

    When the channel is busy, a message is tried again: after the pause that the channel asks for or a growing one, five
    attempts in all, and never a pause of more than a minute.
    """

    def __init__(
        self, connector: Connector, pause: Callable[[float], Awaitable[None]] = asyncio.sleep, *, waits: bool = True
    ) -> None:
        """waits: whether handing messages over takes until each was tried once; else they go on in the background."""
        self._connector = connector
        self._pause = pause
        self._waits = waits
        self._going_on: set[asyncio.Task[None]] = set()
        self._latest: dict[str, asyncio.Task[None]] = {}

    async def deliver(self, letters: Sequence[Letter]) -> None:
        """Deliver messages of one conversation; what can't be delivered is told to the operator."""
        if self._waits:
            busy = await self._try(letters)
            if busy:
                self._go_on(self._insist(*busy))
            return
        conversation = letters[0].conversation
        task = self._go_on(self._after(self._latest.get(conversation), letters))
        self._latest[conversation] = task
        task.add_done_callback(partial(self._forget, conversation))

    async def finish(self) -> None:
        """Wait until nothing goes on in the background."""
        while self._going_on:
            await asyncio.wait(self._going_on)

    def _go_on(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._going_on.add(task)
        task.add_done_callback(self._going_on.discard)
        return task

    def _forget(self, conversation: str, task: asyncio.Task[None]) -> None:
        if self._latest.get(conversation) is task:
            del self._latest[conversation]

    async def _after(self, before: asyncio.Task[None] | None, letters: Sequence[Letter]) -> None:
        if before:
            await asyncio.wait({before})
        busy = await self._try(letters)
        if busy:
            await self._insist(*busy)

    async def _try(self, letters: Sequence[Letter]) -> "tuple[Sequence[Letter], BusyError] | None":
        """Try each message once; gives those that are left when the channel is busy."""
        for position, letter in enumerate(letters):
            try:
                await self._connector.post(letter)
            except BusyError as busy:
                return letters[position:], busy
            except (NotDeliveredError, TokenUnavailableError) as error:
                _lost(error)
        return None

    async def _insist(self, letters: Sequence[Letter], busy: BusyError) -> None:
        left: tuple[Sequence[Letter], BusyError] | None = (letters, busy)
        while left:
            (first, *rest), busy = left
            try:
                await self._try_again(first, busy)
            except (BusyError, NotDeliveredError, TokenUnavailableError) as error:
                _lost(error)
            left = await self._try(rest)

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
