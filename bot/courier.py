"""Brings stored replies to the channel."""

from functools import partial

from bot.connector import Letter
from bot.delivery import Delivery
from bot.key import Key
from bot.reference import Reference
from bot.storage import Storage
from bot.unsent import Batch


class Courier:
    """Hands the replies of a turn over, and takes them off once the channel has them."""

    def __init__(self, storage: Storage, delivery: Delivery) -> None:
        self._storage = storage
        self._delivery = delivery
        self._under_way: set[tuple[Key, int]] = set()

    async def send(self, key: Key, reference: Reference, batch: Batch) -> None:
        """Deliver the replies of a turn, after those before them, unless that is under way."""
        which = (key, batch.turn)
        if which in self._under_way:
            return
        self._under_way.add(which)
        address = reference.address(batch.answers)
        letters = [Letter.to(address, message.encode()) for message in batch.messages]
        under_way = await self._delivery.deliver(letters, partial(self._storage.delivered, key, batch.turn))
        under_way.add_done_callback(lambda _: self._under_way.discard(which))
