"""A turn from the activity that begins it to the replies that end it."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Protocol

import structlog
from botbuilder.core import TurnContext
from botbuilder.schema import Activity

from bot.activity import IncomingActivity
from bot.clock import Clock
from bot.log import where_it_failed
from bot.replies import to_message
from bot.storage import Key, Storage
from bot.turns import occurrence, to_turn
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.reply import Reply
from dialogs.turn import Turn
from knowledge.language import Language

TYPING_AFTER_SECONDS = 1.0


class Assistant(Protocol):
    """Whoever knows the answers."""

    async def respond(self, turn: Turn, conversation: Conversation) -> Outcome:
        """What a turn leads to; the same turn and conversation always lead to the same."""
        ...

    def apology(self, language: Language) -> Reply:
        """What to say when the assistant itself has failed, with a way to a person."""
        ...


class Conversing:
    """Answers activities: loads the conversation, asks the assistant, stores, and only then replies."""

    def __init__(self, assistant: Assistant, storage: Storage, clock: Clock, *, traced: bool) -> None:
        self._assistant = assistant
        self._storage = storage
        self._clock = clock
        self._traced = traced

    async def answer(
        self,
        incoming: IncomingActivity,
        municipality: str,
        log: structlog.typing.FilteringBoundLogger,
        context: TurnContext,
    ) -> None:
        """Answer an activity; a failure is told kindly to the person and plainly to the operator."""
        turn = to_turn(incoming, municipality, self._clock())
        if turn is None:
            log.info("nothing to answer", type=incoming.type)
            return
        replies = await self._replies(turn, incoming, log, context)
        await _send(context, [to_message(reply, traced=self._traced) for reply in replies])

    async def _replies(
        self,
        turn: Turn,
        incoming: IncomingActivity,
        log: structlog.typing.FilteringBoundLogger,
        context: TurnContext,
    ) -> Sequence[Reply]:
        key = Key(incoming.conversation.id, turn.person.id)
        try:
            async with _TypingMeanwhile(context):
                outcome = await self._storage.take_turn(
                    key, occurrence(incoming), partial(self._assistant.respond, turn)
                )
        except Exception as error:  # whatever went wrong, the person gets a way on
            log.error("turn failed", **where_it_failed(error))
            return [self._assistant.apology(turn.locale)]
        if outcome is None:
            log.info("seen before")
            return []
        log.info("answered", kinds=[reply.trace.kind.value for reply in outcome.replies])
        return outcome.replies


async def _send(context: TurnContext, messages: list[Activity]) -> None:
    """Send straight through the adapter: the SDK's own way copies every card in depth first."""
    if messages:
        await context.adapter.send_activities(context, messages)


class _TypingMeanwhile:
    """Shows that an answer is on its way when it is not there at once."""

    def __init__(self, context: TurnContext) -> None:
        self._context = context
        self._showing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> None:
        """Wait a little before showing."""
        self._timer = asyncio.get_running_loop().call_later(TYPING_AFTER_SECONDS, self._show)

    async def __aexit__(self, *_: object) -> None:
        """Have it shown, if that has begun, before the answer is."""
        self._timer.cancel()
        if self._showing:
            await self._showing

    def _show(self) -> None:
        self._showing = asyncio.create_task(_send(self._context, [Activity(type="typing")]))
