"""Orders to show a case in SML-IT's channel."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from bot.address import Account
from bot.auth.credentials import TokenUnavailableError
from bot.clock import Clock
from bot.connector import BusyError, Connector, NotDeliveredError
from bot.database import Database
from bot.live_cards import rows as cards
from bot.live_cards.redrawing import Redrawing
from bot.outbox.rows import Answer, Progress, Row, State, move_on
from bot.outbox.unreached import unreached
from bot.outbox.waits import GIVEN_UP_AFTER_SECONDS, before_retry
from bot.pace import Pace
from bot.reference import Reference
from bot.storage import Storage
from dialogs.reply import View
from dialogs.turn import Scope
from knowledge.language import Language
from telephony.models import Receipt
from telephony.models import State as Stage
from telephony.problems import ProblemType

SHOWN_BY = "desk_post"
"""The flow that shows cases there."""


@dataclass(frozen=True)
class DeskChannel:
    """SML-IT's channel.

    Attributes:
        id: the channel's id, `19:...@thread.tacv2`.
        tenant: the tenant of its team.
        service_url: where messages to it go; empty for where those of the reporter's conversation go.
    """

    id: str
    tenant: str
    service_url: str


class Posts:
    """Shows cases in SML-IT's channel, a thread for each; from then on the card is kept up to date."""

    def __init__(
        self,
        channel: DeskChannel | None,
        redrawing: Redrawing,
        storage: Storage,
        database: Database,
        connector: Connector,
        clock: Clock,
        pace: Pace,
    ) -> None:
        """channel: None where there is none, or none any more."""
        self._channel = channel
        self._redrawing = redrawing
        self._storage = storage
        self._database = database
        self._connector = connector
        self._clock = clock
        self._pace = pace

    async def attempt(self, row: Row) -> Progress | None:
        """Show the case.

        Returns:
            None when it is shown: the card is kept and the order ended in one transaction. Otherwise why it could not
            be done now.

        Raises:
            bot.outbox.rows.TakenOverError: when the order is in other hands by now.
        """
        origin = await self._storage.reference(row.key)
        if self._channel is None or origin is None:
            return Progress(State.ENDED, Answer(problem=ProblemType.NOT_FOUND))
        reference = _reference(self._channel, origin)
        view = View(SHOWN_BY, row.order.case)
        try:
            message = await self._redrawing.drawn(view, reference)
            if message is None:
                return self._later(row)
            thread, activity = await self._connector.open_thread(
                reference.service_url, self._channel.id, self._channel.tenant, message.encode()
            )
        except NotDeliveredError:
            return unreached(row, self._clock().timestamp())
        except (BusyError, TokenUnavailableError) as error:
            return self._later(row, error.pause if isinstance(error, BusyError) else None)
        there = reference.model_copy(update={"conversation": thread})
        await self._database.run(partial(self._shown, row=row, reference=there, activity=activity, message=message))
        return None

    def _shown(self, connection: Connection, row: Row, reference: Reference, activity: str, message: str) -> None:
        moment = self._clock()
        sent = cards.Sent(0, cards.case(View(SHOWN_BY, row.order.case)), message)
        cards.add(connection, 0, reference, [sent], moment.timestamp())
        cards.delivered(connection, reference.key, 0, [activity])
        receipt = Receipt(id=row.order.key, state=Stage.DONE, at=moment)
        move_on(connection, row, Progress(State.ENDED, Answer(receipt=receipt)), moment)

    def _later(self, row: Row, asked_for: float | None = None) -> Progress:
        now = self._clock().timestamp()
        if now - row.tried >= GIVEN_UP_AFTER_SECONDS:
            return Progress(State.ENDED, Answer(problem=ProblemType.UPSTREAM_UNAVAILABLE, given_up=True))
        due = now + before_retry(row.attempts, asked_for, self._pace)
        return Progress(State.PENDING, Answer(problem=ProblemType.UPSTREAM_UNAVAILABLE), due)


def _reference(channel: DeskChannel, origin: Reference) -> Reference:
    """The channel, with the case as whoever ordered it may see it; in Swedish, as everybody there reads."""
    return origin.model_copy(
        update={
            "service_url": channel.service_url or origin.service_url,
            "conversation": channel.id,
            "scope": Scope.DESK,
            "account": Account(""),
            "locale": Language.SWEDISH,
        }
    )
