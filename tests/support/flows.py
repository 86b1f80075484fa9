"""What tests of flows share: which flow a message starts, backends that fail, and what becomes of orders."""

import re
from typing import Any, cast

from dialogs.orders import Order, Result
from dialogs.reply import Kind
from dialogs.script import read_script
from dialogs.turn import Happening
from knowledge.language import Language
from telephony.commands import Command
from telephony.contract import Telephony
from telephony.models import Actor, OnCallRight, Receipt, State
from telephony.problems import ProblemType, TelephonyError
from tests.support.backend import unavailable
from tests.support.passing_on import PassingOn
from tests.support.talk import TUESDAY_MORNING, Talk

_REFERENCE = re.compile(r"\{[a-z0-9_]+\}")


def started(text: str, talk: Talk) -> str | None:
    """The flow that a message starts out of the blue; None when it starts none."""
    traces = [reply.trace for reply in talk.hear(text)]
    return next((trace.flow for trace in traces if trace.kind is Kind.FLOW), None)


def unsaid(flow: str, *talks: Talk) -> set[str]:
    """The keys of a flow's texts that were said in none of these conversations."""
    replies = [reply.text for talk in talks for reply in talk.replies]
    return {
        key
        for key, text in read_script(flow)[0].texts()
        if not any(_pattern(text[language]).search(reply) for language in Language for reply in replies)
    }


def hear_results(talk: Talk, order: Order) -> None:
    """Hear of every result of an order that its flow has words for, one after the other, and of the first again."""
    name = order.key.rpartition("/")[2]
    words = list(read_script(order.flow)[0].results[name])
    for how in (*words, words[0]):
        talk.hear(happening=Happening.RESULTS, results=(result(order, how),))


def hear_closed(talk: Talk, order: Order, note: str) -> None:
    """Hear that an order's case was closed, and with what."""
    receipt = Receipt(id=order.key, state=State.DONE, at=TUESDAY_MORNING, note=note)
    talk.hear(happening=Happening.RESULTS, results=(Result(order, receipt),))


def result(order: Order, how: str) -> Result:
    """What has become of an order, by the word that a flow's results are named by."""
    if how == "given_up":
        return Result(order, given_up=True)
    if how == "waiting":
        return Result(order)
    if how in list(State):
        return Result(order, Receipt(id=order.key, state=State(how), at=TUESDAY_MORNING))
    return Result(order, problem=ProblemType(how))


class Unreachable:
    """A backend that can't be reached, whatever is asked of it."""

    def __getattr__(self, name: str) -> Any:
        """Any method of the contract."""

        async def away(*_arguments: object, **_named: object) -> None:
            raise unavailable()

        return away


def unreachable() -> Telephony:
    """A backend that can't be reached."""
    return cast(Telephony, Unreachable())


class Refusing(PassingOn):
    """A backend that tells everything and answers each command with a problem."""

    def __init__(self, backend: Telephony, problem: ProblemType) -> None:
        super().__init__(backend)
        self._problem = problem

    async def carry_out(self, _command: Command, _actor: Actor, _key: str) -> Receipt:
        """Refuse."""
        raise TelephonyError(self._problem, "refused")


def refusing(backend: Telephony, problem: ProblemType) -> Telephony:
    """A backend that answers each command with a problem."""
    return cast(Telephony, Refusing(backend, problem))


def _pattern(text: str) -> re.Pattern[str]:
    """A text whatever stands in the place of its references."""
    return re.compile(r".*?".join(map(re.escape, _REFERENCE.split(text.strip()))), re.DOTALL)


class NobodyMayCallOnCall(PassingOn):
    """A backend where no municipality has decided who may call on-call."""

    async def on_call_right(self, _actor: Actor) -> OnCallRight:
        """Nobody's."""
        return OnCallRight(allowed=False)


def nobody_may_call_on_call(backend: Telephony) -> Telephony:
    """A backend where no municipality has decided who may call on-call."""
    return cast(Telephony, NobodyMayCallOnCall(backend))
