"""Results of orders, told in the conversation that they were given in."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from functools import partial

from bot.background import Background
from bot.clock import Clock
from bot.database import Database
from bot.key import Key
from bot.live_cards import rows as cards
from bot.outbox.rows import Row, ToldMeanwhileError, is_active, mark_told, untold
from bot.pace import Pace
from bot.reference import Reference
from bot.storage import Storage, Taken
from bot.talking import Occasion, Talking
from dialogs.turn import Happening, Turn

Meanwhile = Callable[[], AbstractAsyncContextManager[object]]


class Results:
    """Takes turns, and tells what has become of their orders.

    What comes of a turn's orders within a breath is told together; what comes later, as it comes.
    """

    def __init__(
        self,
        talking: Talking,
        storage: Storage,
        database: Database,
        background: Background,
        clock: Clock,
        pace: Pace,
        *,
        waits: bool,
    ) -> None:
        """waits: whether taking a turn takes until the results are told; else they are told in the background."""
        self._talking = talking
        self._storage = storage
        self._database = database
        self._background = background
        self._clock = clock
        self._pace = pace
        self._waits = waits
        self._held: Counter[Key] = Counter()
        self._missed: set[Key] = set()
        self._changes: dict[Key, asyncio.Event] = {}

    async def take(self, occasion: Occasion, meanwhile: Meanwhile = nullcontext) -> Taken | None:
        """Take a turn, and have the results of its orders told in the same breath.

        Args:
            occasion: what brings the turn about.
            meanwhile: entered while the person waits.

        Returns, Raises: as `Talking.take`.
        """
        key = occasion.key
        self._held[key] += 1
        orders: Collection[str] = ()
        try:
            async with meanwhile():
                taken = await self._talking.take(occasion)
            if taken:
                await self._talking.reply(occasion, taken)
                orders = [order.key for order in taken.step.outcome.orders]
        finally:
            if not orders:
                self._release(key)
        if orders:
            breath = self._background.go_on(self._breathe(key, orders, meanwhile))
            if self._waits:
                await asyncio.wait({breath})
        return taken

    async def shows_open_question(self, key: Key, activity: str) -> bool:
        """Whether a message of a conversation shows a question that can still be answered."""
        if not activity:
            return False
        return await self._database.run(partial(cards.open_question, key=key, activity=activity))

    async def settle(self, key: Key) -> None:
        """Wait until none of the conversation's orders is in hand or about to be, but no longer than a breath."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._pace.breath_seconds):
                await self._settled(key)

    async def changed(self, key: Key) -> None:
        """Something has happened to an order of the conversation: tell it, unless it is told in a breath anyway."""
        event = self._changes.pop(key, None)
        if event:
            event.set()
        if self._held[key]:
            self._missed.add(key)
        else:
            await self._tell(key)

    async def _breathe(self, key: Key, orders: Collection[str], meanwhile: Meanwhile) -> None:
        try:
            async with meanwhile():
                await self.settle(key)
            await self._tell(key, orders)
        finally:
            self._release(key)

    async def _settled(self, key: Key) -> None:
        """Wait until none of the conversation's orders is in hand or about to be."""
        while True:
            change = self._changes.setdefault(key, asyncio.Event())
            if not await self._database.run(partial(is_active, key=key, now=self._clock().timestamp())):
                return
            await change.wait()

    def _release(self, key: Key) -> None:
        self._held[key] -= 1
        if self._held[key]:
            return
        del self._held[key]
        if key in self._missed:
            self._missed.remove(key)
            self._background.go_on(self._tell(key))

    async def _tell(self, key: Key, own: Collection[str] = ()) -> None:
        """Take a turn with what there is to tell, if anything."""
        reference = await self._storage.reference(key)
        rows = await self._database.run(partial(untold, key=key, own=own))
        if not rows or reference is None:
            return
        try:
            await self.take(self._occasion(reference, rows))
        except ToldMeanwhileError:
            await self._tell(key, own)

    def _occasion(self, reference: Reference, rows: list[Row]) -> Occasion:
        first = rows[0]
        turn = Turn(
            id=f"{first.order.key} {first.change}",
            person=reference.as_person(),
            scope=reference.scope,
            happening=Happening.RESULTS,
            text="",
            press=None,
            locale=reference.locale,
            moment=self._clock(),
            results=tuple(row.result for row in rows),
        )
        return Occasion(turn, reference, first.correlation, writes=[partial(mark_told, rows=rows)])
