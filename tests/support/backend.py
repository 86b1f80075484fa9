"""A telephony backend that does as it is told by the test."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime

from telephony.commands import Command
from telephony.models import Actor, Receipt, State
from telephony.problems import ProblemType, TelephonyError

LONG_AGO = datetime(2026, 3, 2, 10, tzinfo=UTC)


def unavailable(*, retry_after: float | None = None, maybe_done: bool = False) -> TelephonyError:
    """The backend can't be reached."""
    return TelephonyError(ProblemType.UPSTREAM_UNAVAILABLE, "away", retry_after=retry_after, maybe_done=maybe_done)


@dataclass
class ScriptedBackend:
    """Carries commands out, or not.

    Attributes:
        answers: what the next commands come to: a state, or an error; done when there are none left. An error that says
            `maybe_done` does carry its command out.
        done: the keys of the commands that were carried out, in order.
        asked: the keys that receipts were asked for, in order.
        receipts: what is known, by key.
        gate: commands wait here until it is set.
        arrived: set by every command.
    """

    answers: deque[State | Exception] = field(default_factory=deque)
    done: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    receipts: dict[str, Receipt] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Let commands through at once."""
        self.gate.set()

    def answer_with(self, *answers: State | Exception) -> None:
        """Set what the next commands come to."""
        self.answers.extend(answers)

    def move(self, key: str, state: State) -> None:
        """Let a command come further."""
        self.receipts[key] = self.receipts[key].model_copy(update={"state": state})

    async def carry_out(self, command: Command, actor: Actor, key: str) -> Receipt:
        """See `telephony.contract.Telephony`."""
        self.actors.append(actor)
        self.arrived.set()
        await self.gate.wait()
        if key in self.receipts:
            return self.receipts[key]
        answer = self.answers.popleft() if self.answers else State.DONE
        if isinstance(answer, TelephonyError) and answer.maybe_done:
            self._do(command, key, State.DONE)
        if isinstance(answer, Exception):
            raise answer
        return self._do(command, key, answer)

    async def receipt(self, key: str, actor: Actor) -> Receipt | None:
        """See `telephony.contract.Telephony`."""
        self.actors.append(actor)
        self.asked.append(key)
        return self.receipts.get(key)

    def _do(self, _command: Command, key: str, state: State) -> Receipt:
        self.done.append(key)
        self.receipts[key] = Receipt(id=key, state=state, at=LONG_AGO)
        return self.receipts[key]
