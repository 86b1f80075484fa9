"""A turn from the activity that begins it to the replies that end it."""

import asyncio
from functools import partial

import structlog
from botbuilder.core import TurnContext
from botbuilder.schema import Activity

from bot.activity import IncomingActivity
from bot.log import where_it_failed
from bot.outbox.results import Results
from bot.reference import reference_of
from bot.replies import to_message
from bot.talking import Assistant, Occasion
from bot.turns import Turns, occurrence
from dialogs.turn import Turn

TYPING_AFTER_SECONDS = 1.0

_log = structlog.get_logger()


class Conversing:
    """Answers activities."""

    def __init__(self, assistant: Assistant, results: Results, turns: Turns, *, traced: bool) -> None:
        self._assistant = assistant
        self._results = results
        self._turns = turns
        self._traced = traced

    async def answer(
        self, incoming: IncomingActivity, municipality: str, correlation: str, context: TurnContext
    ) -> None:
        """Answer an activity; a failure is told kindly to the person and plainly to the operator."""
        log = _log.bind(correlation=correlation)
        turn = self._turns.of(incoming, municipality)
        if turn is None:
            log.info("nothing to answer", type=incoming.type)
            return
        try:
            occasion = await self._occasion(incoming, turn, correlation)
            taken = await self._results.take(occasion, partial(_TypingMeanwhile, context))
        except Exception as error:  # whatever went wrong, the person gets a way on
            log.error("turn failed", **where_it_failed(error))
            apology = self._assistant.apology(turn.locale)
            await _send(context, [to_message(apology, traced=self._traced)])
            return
        if taken is None:
            log.info("seen before")
            return
        log.info("answered", kinds=[reply.trace.kind.value for reply in taken.step.outcome.replies])

    async def _occasion(self, incoming: IncomingActivity, turn: Turn, correlation: str) -> Occasion:
        reference = reference_of(incoming, turn)
        pressed = incoming.reply_to_id if incoming.type == "invoke" else ""
        return Occasion(
            turn,
            reference,
            correlation,
            occurrence=occurrence(incoming),
            answers=incoming.id,
            pressed=pressed if await self._results.shows_open_question(reference.key, pressed) else "",
        )


async def _send(context: TurnContext, messages: list[Activity]) -> None:
    """Send straight through the adapter: the SDK's own way copies every card in depth first."""
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
