"""The worker: takes orders in hand as they become due."""

from functools import partial

import structlog

from bot.background import Background
from bot.clock import Clock
from bot.database import Database
from bot.outbox.commands import Commands
from bot.outbox.errands import Errands
from bot.outbox.results import Results
from bot.outbox.rows import Answer, Progress, Row, State, TakenOverError, claim, move_on, next_due
from bot.repeating import Bell
from dialogs.orders import Post, Tell, Unwatch, Watch

LONGEST_LOOK_SECONDS = 60.0

_MOST_IN_HAND = 16

_log = structlog.get_logger()


class Worker:
    """Carries out the orders of all conversations, so many at a time; several processes share the work."""

    def __init__(
        self,
        commands: Commands,
        errands: Errands,
        results: Results,
        database: Database,
        clock: Clock,
        bell: Bell,
        to_redraw: Bell,
    ) -> None:
        """bell: rung when there may be more to do; to_redraw: when cards may have changed."""
        self._commands = commands
        self._errands = errands
        self._results = results
        self._database = database
        self._clock = clock
        self._bell = bell
        self._to_redraw = to_redraw
        self._going_on = Background()
        self._in_hand: set[str] = set()

    async def look(self) -> float:
        """Take in hand what is due; gives the seconds until something else may be."""
        free = _MOST_IN_HAND - len(self._in_hand)
        if not free:
            return LONGEST_LOOK_SECONDS
        for row in await self._database.run(partial(claim, now=self._now(), limit=free, in_hand=self._in_hand)):
            self._in_hand.add(row.order.key)
            self._going_on.go_on(self._deal_with(row))
        due = await self._database.run(partial(next_due, in_hand=self._in_hand))
        return LONGEST_LOOK_SECONDS if due is None else min(max(due - self._now(), 0.0), LONGEST_LOOK_SECONDS)

    async def stop(self, seconds: float) -> None:
        """Let what is in hand come to its end, within so many seconds."""
        await self._going_on.stop(seconds)

    def _now(self) -> float:
        return self._clock().timestamp()

    async def _deal_with(self, row: Row) -> None:
        log = _log.bind(correlation=row.correlation, case=row.order.case, command=row.order.command.do)
        try:
            progress = await self._attempt(row)
            if progress:
                await self._database.run(partial(move_on, row=row, progress=progress, moment=self._clock()))
        except TakenOverError:
            log.warning("order taken over", attempt=row.attempts)
        else:
            _note(log, row, progress)
        finally:
            self._in_hand.remove(row.order.key)
            self._bell.ring()
            self._to_redraw.ring()
        await self._results.changed(row.key)

    async def _attempt(self, row: Row) -> Progress | None:
        match row.order.command:
            case Tell() | Post() | Watch() | Unwatch() as errand:
                return await self._errands.attempt(row, errand)
            case command:
                return await self._commands.attempt(row, command)


def _note(log: structlog.typing.FilteringBoundLogger, row: Row, progress: Progress | None) -> None:
    match progress:
        case None:
            log.info("person told", attempt=row.attempts)
        case Progress(State.PENDING, answer):
            log.warning("order to be retried", problem=answer.problem, attempt=row.attempts)
        case Progress(State.ENDED, Answer(given_up=True)):
            log.error("order given up", attempt=row.attempts)
        case Progress(state, answer) if state is not row.state:
            log.info("order carried out", outcome=answer.outcome, attempt=row.attempts)
