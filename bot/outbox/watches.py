"""Questions that were left until there is an answer."""

from functools import partial
from typing import Protocol

from bot.clock import Clock
from bot.database import Database
from bot.outbox.rows import Answer, Progress, Row, State, withdraw
from bot.outbox.waits import UNANSWERED_GIVEN_UP_AFTER_SECONDS, UNANSWERED_SECONDS
from dialogs.orders import Unwatch, Watch
from knowledge.language import Language
from telephony.models import Receipt
from telephony.models import State as Stage


class Knowing(Protocol):
    """The part of the assistant that tells what the routine answers."""

    def knows(self, question: str, language: Language) -> bool:
        """Whether a question is answered from the routine."""
        ...


class Watches:
    """Looks whether the routine answers questions that it didn't answer when they were asked."""

    def __init__(self, knowing: Knowing, database: Database, clock: Clock) -> None:
        self._knowing = knowing
        self._database = database
        self._clock = clock

    def attempt(self, row: Row, watch: Watch) -> Progress:
        """Look once; the answer itself is given when the result is told."""
        moment = self._clock()
        if self._knowing.knows(watch.question, watch.language):
            return Progress(State.ENDED, Answer(receipt=Receipt(id=row.order.key, state=Stage.DONE, at=moment)))
        now = moment.timestamp()
        if now - row.tried >= UNANSWERED_GIVEN_UP_AFTER_SECONDS:
            return Progress(State.ENDED, Answer(given_up=True))
        receipt = row.answer.receipt or Receipt(id=row.order.key, state=Stage.ACCEPTED, at=moment)
        return Progress(State.FOLLOWING, Answer(receipt=receipt), now + UNANSWERED_SECONDS)

    async def end(self, row: Row, unwatch: Unwatch) -> Progress:
        """Wait no more for an answer.

        Raises:
            bot.outbox.rows.TakenOverError: when it is just being looked for.
        """
        moment = self._clock()
        await self._database.run(partial(withdraw, key=row.key, order=unwatch.order, moment=moment))
        return Progress(State.ENDED, Answer(receipt=Receipt(id=row.order.key, state=Stage.DONE, at=moment)))
