"""What takes turns and carries out their orders for as long as the server runs, put together."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from sqlalchemy import Connection

from bot import storage as conversations
from bot.background import Background
from bot.clock import Clock
from bot.connector import Connector
from bot.courier import Courier
from bot.database import Database
from bot.delivery import Delivery
from bot.live_cards import rows as cards
from bot.live_cards.redrawing import Redrawing
from bot.outbox import rows
from bot.outbox.commands import Backend, Commands
from bot.outbox.errands import Errands
from bot.outbox.notices import Notices
from bot.outbox.posts import DeskChannel, Posts
from bot.outbox.results import Results
from bot.outbox.takeover import Takeover
from bot.outbox.watches import Watches
from bot.outbox.worker import Worker
from bot.pace import Pace
from bot.repeating import Bell, Repeating
from bot.storage import Storage
from bot.talking import Assistant, Talking

_MAIL_SECONDS = 60.0


class Postman(Protocol):
    """Whoever delivers the mails that commands give rise to."""

    async def deliver_pending(self) -> None:
        """Try each pending mail once; what fails stays pending."""
        ...


@dataclass(frozen=True)
class Parts:
    """What an application is made of.

    Attributes:
        assistant: who knows the answers.
        telephony: the backend that carries out commands.
        clock: the one clock.
        pace: how long things are waited for.
        postman: who delivers mails, if any are delivered.
        desk: SML-IT's channel, if there is one.
    """

    assistant: Assistant
    telephony: Backend
    clock: Clock
    pace: Pace
    postman: Postman | None
    desk: DeskChannel | None


class Machinery:
    """Storage, delivery, results and workers.

    Attributes:
        background: what goes on after a request has been answered.
        delivery: the way out.
        storage: the conversations.
        results: what takes turns.
        redrawing: what brings cards up to date.
    """

    def __init__(self, parts: Parts, database: Database, connector: Connector, *, local: bool) -> None:
        """local: whether a request takes until everything that it leads to has been said; and replies are traced."""
        clock, pace = parts.clock, parts.pace
        self.background = Background()
        self.delivery = Delivery(connector, self.background, waits=local)
        self.storage = Storage(database, clock)
        to_do, mails, to_redraw = Bell(), Bell(), Bell()
        courier = Courier(self.storage, self.delivery, to_redraw)
        talking = Talking(parts.assistant, self.storage, courier, clock, to_do, to_redraw, traced=local)
        self.results = Results(talking, self.storage, database, self.background, clock, pace, waits=local)
        notices = Notices(self.results, self.storage, connector, clock, pace)
        commands = Commands(parts.telephony, clock, pace, mails)
        self.redrawing = Redrawing(parts.assistant, self.storage, database, connector, clock, pace, traced=local)
        posts = Posts(parts.desk, self.redrawing, self.storage, database, connector, clock, pace)
        errands = Errands(notices, posts, Watches(parts.assistant, database, clock))
        takeover = Takeover(self.storage, courier, self.results, database, clock)
        self._worker = Worker(commands, errands, self.results, database, clock, to_do, to_redraw)
        self._chores = [
            Repeating(takeover.look, pace.pause),
            Repeating(self._worker.look, pace.pause, to_do),
            Repeating(self.redrawing.look, pace.pause, to_redraw),
        ]
        if parts.postman:
            self._chores.append(Repeating(_delivering(parts.postman), pace.pause, mails))
        self._database = database
        self._clock = clock
        self._stop_seconds = pace.stop_seconds

    async def start(self) -> None:
        """Begin, with what an earlier run has left."""
        if not self._database.shared:
            await self._database.run(_void_leases)
        await self._database.run(partial(rows.look_at_watches, now=self._clock().timestamp()))
        for chore in self._chores:
            chore.start()

    async def stop(self) -> None:
        """Finish what is in hand, if that doesn't take long."""
        for chore in self._chores:
            await chore.stop(self._stop_seconds)
        await self._worker.stop(self._stop_seconds)
        await self.background.stop(self._stop_seconds)


def _void_leases(connection: Connection) -> None:
    """Nobody else uses the database, so whoever had leases is gone."""
    conversations.void_leases(connection)
    rows.void_leases(connection)
    cards.void_leases(connection)


def _delivering(postman: Postman) -> Callable[[], Awaitable[float]]:
    async def deliver() -> float:
        await postman.deliver_pending()
        return _MAIL_SECONDS

    return deliver
