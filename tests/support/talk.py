"""A conversation with the assistant itself, without a channel between."""

import itertools
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.orders import Order, Post, Result, Tell, Unwatch, Watch
from dialogs.reply import Reply, Suggestion
from dialogs.turn import Happening, Person, Pick, Scope, Turn
from knowledge.language import Language
from telephony.contract import Telephony
from telephony.models import Actor, Receipt, State
from telephony.problems import TelephonyError
from tests.support import visited


def in_sweden(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment by the clock on a Swedish wall."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Stockholm"))


Value = TypeVar("Value")

TUESDAY_MORNING = in_sweden(2026, 3, 3, 10)


SOMEBODY = Person(id="person", tenant="tenant-1", name="Anna Ask", municipality="Lysekil")


def turn(text: str = "", **changes: Any) -> Turn:
    """A message in the personal chat on a Tuesday morning, with fields changed by keyword."""
    message = Turn(
        id="1",
        person=SOMEBODY,
        scope=Scope.PERSONAL,
        happening=Happening.MESSAGE,
        text=text,
        press=None,
        locale=Language.SWEDISH,
        moment=TUESDAY_MORNING,
    )
    return replace(message, **changes)


def at_once(working: Coroutine[None, None, Value]) -> Value:
    """What a coroutine comes to that never waits."""
    try:
        working.send(None)
    except StopIteration as done:
        return cast(Value, done.value)
    working.close()
    raise AssertionError("it waits for something")


def picked(offer: Suggestion) -> str | None:
    """The topic that a button asks for.

    Raises:
        AssertionError: when it stands for something else.
    """
    assert isinstance(offer.press, Pick), offer
    return offer.press.topic


@dataclass
class Talk:
    """One person's side of a conversation.

    Attributes:
        assistant: who answers.
        conversation: what is remembered so far.
        replies: everything that has been said to the person.
        backend: carries orders out at once; without one they are only kept.
        person: who talks; somebody whom no backend knows, if nobody is given.
        moment: when everything is said, unless a turn says otherwise.
        orders: everything that was ordered.
        notices: what others were to be told, with whom.
    """

    assistant: Assistant
    conversation: Conversation = field(default_factory=Conversation)
    replies: list[Reply] = field(default_factory=list)
    backend: Telephony | None = None
    person: Person = SOMEBODY
    moment: datetime = TUESDAY_MORNING
    orders: list[Order] = field(default_factory=list)
    notices: list[Tell] = field(default_factory=list)
    _turns: "itertools.count[int]" = field(default_factory=itertools.count)

    def hear(self, text: str = "", **changes: Any) -> tuple[Reply, ...]:
        """All replies to a turn, and to what comes of its orders."""
        own = {"id": str(next(self._turns)), "person": self.person, "moment": self.moment}
        outcome = at_once(self.assistant.respond(turn(text, **(own | changes)), self.conversation))
        self.conversation = outcome.conversation
        self.replies += outcome.replies
        for reply in outcome.replies:
            visited.told(reply.trace.said)
        self.orders += outcome.orders
        if not outcome.orders or self.backend is None:
            return outcome.replies
        results = tuple(self._carried_out(order, self.backend) for order in outcome.orders)
        return outcome.replies + self.hear(happening=Happening.RESULTS, results=results)

    def hear_all(self, *texts: str) -> str:
        """Everything that is said in answer to the last of several messages."""
        for text in texts:
            replies = self.hear(text)
        return "\n".join(reply.text for reply in replies)

    def _carried_out(self, order: Order, backend: Telephony) -> Result:
        """What the outbox does, at once and once."""
        if isinstance(order.command, Tell):
            self.notices.append(order.command)
            return Result(order, Receipt(id=order.key, state=State.DONE, at=self.moment))
        if isinstance(order.command, Post):
            return Result(order, Receipt(id=order.key, state=State.DONE, at=self.moment))
        if isinstance(order.command, Watch | Unwatch):
            state = State.ACCEPTED if isinstance(order.command, Watch) else State.DONE
            return Result(order, Receipt(id=order.key, state=state, at=self.moment))
        actor = Actor(id=self.person.id, tenant=self.person.tenant)
        try:
            return Result(order, at_once(backend.carry_out(order.command, actor, order.key)))
        except TelephonyError as error:
            return Result(order, problem=error.problem)

    def ask(self, text: str = "", **changes: Any) -> Reply:
        """The one reply to a turn.

        Raises:
            AssertionError: when there is not exactly one.
        """
        replies = self.hear(text, **changes)
        assert len(replies) == 1, replies
        return replies[0]

    def press(self, place: int) -> Reply:
        """Press a button of the latest reply, by its place from 0."""
        button = self.replies[-1].suggestions[place]
        return self.ask(button.says, press=button.press)

    def pick(self, entry: str | None) -> Reply:
        """Press a button of any reply, by what it stands for."""
        return self.ask(press=Pick(entry))
