"""Orders to tell another person something."""

from sqlalchemy import Connection

from bot.address import Account
from bot.auth.credentials import TokenUnavailableError
from bot.clock import Clock
from bot.connector import BusyError, Connector, NotDeliveredError
from bot.outbox.results import Results
from bot.outbox.rows import Answer, Progress, Row, State, move_on
from bot.outbox.unreached import unreached
from bot.outbox.waits import before_retry
from bot.pace import Pace
from bot.reference import Reference
from bot.storage import Storage
from bot.talking import Occasion
from dialogs.orders import Tell
from dialogs.turn import Happening, Scope, Turn
from knowledge.language import Language
from telephony.models import Receipt
from telephony.models import State as Stage
from telephony.problems import ProblemType


class Notices:
    """Tells people in their personal chat: the one where they were heard last, or a new one."""

    def __init__(self, results: Results, storage: Storage, connector: Connector, clock: Clock, pace: Pace) -> None:
        self._results = results
        self._storage = storage
        self._connector = connector
        self._clock = clock
        self._pace = pace

    async def attempt(self, row: Row, tell: Tell) -> Progress | None:
        """Tell the person.

        Returns:
            None when the person is told: the notice is a turn of the personal chat, and the order's end is stored in
            its transaction, so that it is told once. Otherwise why it could not be done now.

        Raises:
            bot.outbox.rows.TakenOverError: when the order is in other hands by now.
        """
        try:
            reference = await self._storage.personal(tell.person) or await self._opened(row, tell.person)
        except NotDeliveredError:
            return unreached(row, self._clock().timestamp())
        except (BusyError, TokenUnavailableError) as error:
            return self._later(row, error)
        await self._results.take(self._occasion(row, tell, reference))
        return None

    async def _opened(self, row: Row, person: str) -> Reference:
        """A new personal chat, by way of the conversation that the order was given in.

        Raises:
            NotDeliveredError: when the person doesn't have the assistant.
            BusyError, TokenUnavailableError: when the channel can't be asked now.
        """
        known = await self._storage.reference(row.key)
        if known is None:
            raise NotDeliveredError("no way to the channel is known")
        conversation = await self._connector.open_personal(known.service_url, known.bot, person, known.tenant)
        own = person == known.person
        return known.model_copy(
            update={
                "conversation": conversation,
                "scope": Scope.PERSONAL,
                "account": Account(person),
                "person": person,
                "locale": known.locale if own else Language.SWEDISH,
            }
        )

    def _occasion(self, row: Row, tell: Tell, reference: Reference) -> Occasion:
        moment = self._clock()
        receipt = Receipt(id=row.order.key, state=Stage.DONE, at=moment)
        done = Progress(State.ENDED, Answer(receipt=receipt))

        def end(connection: Connection, _turn: int) -> None:
            move_on(connection, row, done, moment)

        turn = Turn(
            id=row.order.key,
            person=reference.as_person(),
            scope=Scope.PERSONAL,
            happening=Happening.NOTICE,
            text="",
            press=None,
            locale=reference.locale,
            moment=moment,
            notice=tell.notice,
        )
        return Occasion(turn, reference, row.correlation, occurrence=row.order.key, writes=[end])

    def _later(self, row: Row, error: BusyError | TokenUnavailableError) -> Progress:
        asked_for = error.pause if isinstance(error, BusyError) else None
        due = self._clock().timestamp() + before_retry(row.attempts, asked_for, self._pace)
        return Progress(State.PENDING, Answer(problem=ProblemType.UPSTREAM_UNAVAILABLE), due)
