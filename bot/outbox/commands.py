"""Orders for the telephony backend."""

import asyncio
from typing import Protocol

import structlog

from bot.clock import Clock
from bot.log import where_it_failed
from bot.outbox.rows import Answer, Progress, Row, State
from bot.outbox.waits import GIVEN_UP_AFTER_SECONDS, before_looking, before_retry
from bot.pace import Pace
from bot.repeating import Bell
from telephony.commands import Command
from telephony.models import Actor, Receipt
from telephony.problems import ProblemType, TelephonyError

_log = structlog.get_logger()


class Backend(Protocol):
    """The part of `telephony.contract.Telephony` that carries commands out."""

    async def carry_out(self, command: Command, actor: Actor, key: str) -> Receipt:
        """Do what a command says; see there."""
        ...

    async def receipt(self, key: str, actor: Actor) -> Receipt | None:
        """What became of a command; see there."""
        ...


class Commands:
    """Gives commands to the backend, and follows them until they are final.

    A backend that can't be reached gets the command again later. Before that it is asked what became of it, since it
    may have been carried out though no answer came.
    """

    def __init__(self, telephony: Backend, clock: Clock, pace: Pace, given: Bell) -> None:
        """given: rung whenever a command has been given."""
        self._telephony = telephony
        self._clock = clock
        self._pace = pace
        self._given = given

    async def attempt(self, row: Row, command: Command) -> Progress:
        """Give the command, or ask how far it has come."""
        try:
            receipt = await self._receipt(row, command)
        except TelephonyError as error:
            if error.transient or row.state is State.FOLLOWING:
                return self._later(row, error.retry_after)
            return Progress(State.ENDED, Answer(problem=error.problem))
        except TimeoutError:
            return self._later(row)
        except Exception as error:  # a fault in the backend's client: the order stays, and the operator is told
            _log.error("telephony failed", correlation=row.correlation, **where_it_failed(error))
            return self._later(row)
        if receipt.state.final:
            return Progress(State.ENDED, Answer(receipt=receipt))
        return Progress(State.FOLLOWING, Answer(receipt=receipt), self._now() + before_looking(row.attempts))

    async def _receipt(self, row: Row, command: Command) -> Receipt:
        if row.state is State.FOLLOWING or row.attempts > 1:
            async with asyncio.timeout(self._pace.call_seconds):
                known = await self._telephony.receipt(row.order.key, row.actor)
            if known:
                return known
        async with asyncio.timeout(self._pace.call_seconds):
            receipt = await self._telephony.carry_out(command, row.actor, row.order.key)
        self._given.ring()
        return receipt

    def _later(self, row: Row, asked_for: float | None = None) -> Progress:
        now = self._now()
        if row.state is State.FOLLOWING:
            return Progress(State.FOLLOWING, row.answer, now + before_looking(row.attempts))
        if now - row.tried >= GIVEN_UP_AFTER_SECONDS:
            return Progress(State.ENDED, Answer(problem=ProblemType.UPSTREAM_UNAVAILABLE, given_up=True))
        due = now + before_retry(row.attempts, asked_for, self._pace)
        return Progress(State.PENDING, Answer(problem=ProblemType.UPSTREAM_UNAVAILABLE), due)

    def _now(self) -> float:
        return self._clock().timestamp()
