"""A turn of a conversation, whatever brought it about: it is responded to, stored, and only then replied to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from bot import voting
from bot.clock import Clock
from bot.courier import Courier
from bot.key import Key
from bot.live_cards import keeping
from bot.live_cards.keeping import Change
from bot.outbox.rows import Origin, adding, hurrying
from bot.personal_chat import with_way_to_personal_chat
from bot.reference import Reference
from bot.repeating import Bell
from bot.replies import to_json, to_message
from bot.storage import Step, Storage, Taken, Write
from bot.text_answer import is_text_answer
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.people import Found
from dialogs.reply import Reply
from dialogs.turn import Happening, Scope, Turn
from knowledge.language import Language
from telephony.models import Actor


class Assistant(Protocol):
    """Whoever knows the answers."""

    async def respond(self, turn: Turn, conversation: Conversation) -> Outcome:
        """What a turn leads to; the same turn and conversation always lead to the same."""
        ...

    async def find_people(self, turn: Turn, limit: int) -> Found:
        """At most so many people whom a turn's words name; by none, the person's colleagues.

        Raises:
            telephony.problems.TelephonyError: when the backend can't be reached.
        """
        ...

    def knows(self, question: str, language: Language) -> bool:
        """Whether a question is answered from the routine."""
        ...

    def phrase(self, name: str, language: Language) -> str:
        """A sentence for what the channel itself asks, by its name."""
        ...

    def apology(self, language: Language) -> Reply:
        """What to say when the assistant itself has failed, with a way to a person."""
        ...


@dataclass(frozen=True)
class Occasion:
    """What brings a turn about, and what goes with it.

    Attributes:
        turn: the turn.
        reference: whose conversation it is, and the way there.
        correlation: what the log lines and the audit of the same matter carry.
        occurrence: what tells it from every other in the conversation; None when its writes see to that.
        answers: the id of the activity that is answered; empty when none is.
        writes: what is stored together with the turn.
        pressed: the channel's id of the message whose open question was answered by pressing something on it; empty
            where none was.
    """

    turn: Turn
    reference: Reference
    correlation: str
    occurrence: str | None = None
    answers: str = ""
    writes: Sequence[Write] = ()
    pressed: str = ""

    @property
    def key(self) -> Key:
        """Whose conversation."""
        return Key(self.reference.conversation, self.turn.person.id)

    @property
    def arrives(self) -> bool:
        """Whether the person has just got a personal chat, where what was begun elsewhere can go on."""
        return self.turn.happening is Happening.JOINED and self.turn.scope is Scope.PERSONAL


class Talking:
    """Takes turns with the assistant."""

    def __init__(
        self,
        assistant: Assistant,
        storage: Storage,
        courier: Courier,
        clock: Clock,
        to_do: Bell,
        to_redraw: Bell,
        *,
        traced: bool,
    ) -> None:
        """to_do: rung when there are orders to carry out; to_redraw: when cards may have changed."""
        self._assistant = assistant
        self._storage = storage
        self._courier = courier
        self._clock = clock
        self._to_do = to_do
        self._to_redraw = to_redraw
        self._traced = traced

    async def take(self, occasion: Occasion) -> Taken | None:
        """Take a turn, up to where its replies may be sent.

        Returns:
            What was stored; None when the occurrence was seen before.

        Raises:
            bot.storage.ContendedError: when it could not be stored.
        """
        taken = await self._storage.take_turn(occasion.key, occasion.occurrence, partial(self._step, occasion))
        if taken and (taken.step.outcome.orders or occasion.arrives):
            self._to_do.ring()
        if taken and taken.step.moves_cards:
            self._to_redraw.ring()
        return taken

    async def reply(self, occasion: Occasion, taken: Taken) -> None:
        """Hand a turn's replies over."""
        if taken.batch:
            await self._courier.send(occasion.key, occasion.reference, taken.batch)

    async def _step(self, occasion: Occasion, conversation: Conversation) -> Step:
        outcome = await self._assistant.respond(occasion.turn, conversation)
        reference, moment = occasion.reference, self._clock()
        messages = [self._message(reply, occasion) for reply in outcome.replies]
        change = Change(reference, occasion.turn.press, occasion.pressed, conversation, outcome, moment)
        cards = keeping.cards_of(change, messages)
        person = occasion.turn.person
        origin = Origin(occasion.key, Actor(id=person.id, tenant=person.tenant), occasion.correlation, moment)
        waiting = [hurrying(person.id, moment)] if occasion.arrives else []
        # Cards before the audit, as the worker has it: rows locked in one order don't wait for each other.
        writes = [*occasion.writes, *waiting, *cards.writes, *adding(origin, outcome.orders)]
        answers = [pair for pair in zip(outcome.replies, messages, strict=True) if is_text_answer(pair[0])]
        return Step(
            outcome,
            reference,
            occasion.answers,
            cards.messages,
            writes,
            cards.kept,
            votable=voting.sent(answers, cards.messages),
            moves_cards=bool(cards.writes),
        )

    def _message(self, reply: Reply, occasion: Occasion) -> bytes:
        leading = with_way_to_personal_chat(reply, occasion.reference.bot)
        return to_json(to_message(leading, traced=self._traced), occasion.reference.address(occasion.answers))
