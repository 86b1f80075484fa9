"""Brings stored replies to the channel."""

from collections.abc import Sequence
from functools import partial

from bot.connector import Letter
from bot.delivery import Delivery
from bot.key import Key
from bot.reference import Reference
from bot.repeating import Bell
from bot.storage import Storage
from bot.unsent import Batch


class Courier:
    """Hands the replies of a turn over, and takes them off once the channel has them."""

    def __init__(self, storage: Storage, delivery: Delivery, to_redraw: Bell) -> None:
        """to_redraw: rung when the ids of cards are known that may have changed meanwhile."""
        self._storage = storage
        self._delivery = delivery
        self._to_redraw = to_redraw
        self._under_way: set[tuple[Key, int]] = set()

    async def send(self, key: Key, reference: Reference, batch: Batch) -> None:
        """Deliver the replies of a turn, after those before them, unless that is under way."""
        which = (key, batch.turn)
        if which in self._under_way:
            return
        self._under_way.add(which)
        address = reference.address(batch.answers)
        letters = [Letter.to(address, message.encode()) for message in batch.messages]
        under_way = await self._delivery.deliver(letters, partial(self._delivered, key, batch))
        under_way.add_done_callback(lambda _: self._under_way.discard(which))

    async def _delivered(self, key: Key, batch: Batch, ids: Sequence[str]) -> None:
        await self._storage.delivered(key, batch.turn, ids)
        if batch.kept:
            self._to_redraw.ring()
