"""Getting messages to the channel, also when it is busy."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

import structlog

from bot.auth.credentials import TokenUnavailableError
from bot.background import Background
from bot.connector import BusyError, Connector, Letter, NotDeliveredError

MOST_ATTEMPTS = 5
LONGEST_PAUSE_SECONDS = 60.0

_FIRST_PAUSE_SECONDS = 0.5

Done = Callable[[Sequence[str]], Awaitable[None]]

_chance = random.SystemRandom()
_log = structlog.get_logger()


async def _nothing(_ids: Sequence[str]) -> None: ...


class Delivery:
    """Delivers messages, those of a conversation in order.

    When the channel is busy, a message is tried again: after the pause that the channel asks for or a growing one, five
    attempts in all, and never a pause of more than a minute.
    """

    def __init__(
        self,
        connector: Connector,
        background: Background,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        *,
        waits: bool = True,
    ) -> None:
        """waits: whether handing messages over takes until each was tried once; else they go on in the background."""
        self._connector = connector
        self._background = background
        self._pause = pause
        self._waits = waits
        self._latest: dict[str, asyncio.Task[None]] = {}

    async def deliver(self, letters: Sequence[Letter], done: Done = _nothing) -> asyncio.Task[None]:
        """Deliver messages of one conversation, after those that were handed over before.

        Args:
            letters: the messages, in order.
            done: called with the id of each once the channel has taken them all or turned them down for good; those
                have an empty one. It isn't called when the channel stays busy or the bot has no token: then they may
                be handed over again later.

        Returns:
            What is over when they are no longer tried.
        """
        conversation = letters[0].conversation
        tried = asyncio.Event()
        before = self._latest.get(conversation)
        task = self._background.go_on(self._after(before, letters, tried, done))
        self._latest[conversation] = task
        task.add_done_callback(partial(self._forget, conversation))
        if self._waits:
            await tried.wait()
        return task

    def _forget(self, conversation: str, task: asyncio.Task[None]) -> None:
        if self._latest.get(conversation) is task:
            del self._latest[conversation]

    async def _after(
        self,
        before: asyncio.Task[None] | None,
        letters: Sequence[Letter],
        tried: asyncio.Event,
        done: Done,
    ) -> None:
        ids: list[str] = []
        try:
            if before:
                await asyncio.wait({before})
            busy = await self._try(letters, ids)
            if busy:
                tried.set()
                await self._insist(*busy, ids)
            await done(ids)
        except (BusyError, TokenUnavailableError) as error:
            _log.error("reply not delivered", error=type(error).__name__, reason=str(error))
        finally:
            tried.set()

    async def _try(self, letters: Sequence[Letter], ids: list[str]) -> "tuple[Sequence[Letter], BusyError] | None":
        """Try each message once, and note its id; gives those that are left when the channel is busy."""
        for position, letter in enumerate(letters):
            try:
                ids.append(await self._post(letter))
            except BusyError as busy:
                return letters[position:], busy
        return None

    async def _insist(self, letters: Sequence[Letter], busy: BusyError, ids: list[str]) -> None:
        left: tuple[Sequence[Letter], BusyError] | None = (letters, busy)
        while left:
            (first, *rest), busy = left
            ids.append(await self._try_again(first, busy))
            left = await self._try(rest, ids)

    async def _try_again(self, letter: Letter, busy: BusyError) -> str:
        for attempt in range(1, MOST_ATTEMPTS):
            seconds = _growing_pause(attempt) if busy.pause is None else busy.pause
            if seconds > LONGEST_PAUSE_SECONDS:
                break
            _log.info("reply delayed", reason=busy.reason, seconds=round(seconds, 1))
            await self._pause(seconds)
            try:
                return await self._post(letter)
            except BusyError as still:
                busy = still
        raise busy

    async def _post(self, letter: Letter) -> str:
        """Post a message; one that the channel doesn't want is told to the operator and given up."""
        try:
            return await self._connector.post(letter)
        except NotDeliveredError as error:
            _log.error("reply not delivered", error=type(error).__name__, reason=str(error))
            return ""


def _growing_pause(attempt: int) -> float:
    """A pause that doubles, with up to as much again by chance, so that retries don't march in step."""
    doubled = _FIRST_PAUSE_SECONDS * float(2 ** (attempt - 1))
    return doubled * _chance.uniform(1, 2)
