"""`adaptiveCard/action`: a button of a card, answered with the card as it is from now on.

The shapes are those of the Universal Action Model:
https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model
"""

from functools import partial
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from bot.adapter import Adapter
from bot.cards.elements import CARD_TYPE
from bot.conversing import Conversing
from bot.database import Database
from bot.invokes.invoke import Invoke, Json, MalformedInvokeError
from bot.live_cards import rows
from bot.live_cards.redrawing import Redrawing
from bot.outbox.results import Results
from bot.presses import from_value, view_from_value
from bot.reference import Reference, reference_of
from bot.talking import Assistant
from bot.turns import Turns
from dialogs.turn import Scope

_BANNER = "application/vnd.microsoft.activity.message"


class _Action(BaseModel):
    model_config = ConfigDict(extra="ignore")

    data: Any = None


class _CardAction(BaseModel):
    model_config = ConfigDict(extra="ignore")

    action: _Action


class CardActions:
    """Takes the turns that buttons of cards stand for, and draws cases for whoever opens them.

    Teams shows the answer to whoever asks alone, and not for long: what stays is sent as an update besides. A case that
    is merely opened is only answered, since an update would make Teams ask again.
    """

    def __init__(
        self,
        assistant: Assistant,
        adapter: Adapter,
        conversing: Conversing,
        redrawing: Redrawing,
        results: Results,
        database: Database,
        turns: Turns,
    ) -> None:
        self._assistant = assistant
        self._adapter = adapter
        self._conversing = conversing
        self._redrawing = redrawing
        self._results = results
        self._database = database
        self._turns = turns

    async def answer(self, invoke: Invoke) -> Json:
        """See Answering."""
        data = _data(invoke.activity.value)
        pressed = invoke.activity.model_copy(update={"value": data})
        turn = self._turns.of(pressed, invoke.municipality)
        if turn is None:
            raise MalformedInvokeError
        reference = reference_of(pressed, turn)
        view = view_from_value(data)
        if view:
            message = await self._redrawing.drawn(view, reference)
            return _card(message) if message else self._banner("case_not_shown", reference)
        if from_value(data) is None:
            raise MalformedInvokeError
        await self._adapter.process(
            pressed, partial(self._conversing.answer, pressed, invoke.municipality, invoke.correlation)
        )
        message = await self._replaced(reference, pressed.reply_to_id)
        return _card(message) if message else self._banner("answer_below", reference)

    async def _replaced(self, reference: Reference, activity: str) -> str | None:
        """The message that was pressed, as it is by now; None for one that isn't kept."""
        if reference.scope is not Scope.DESK:
            return await self._database.run(partial(rows.shown, key=reference.key, activity=activity))
        await self._results.settle(reference.key)
        post = await self._database.run(partial(rows.post, thread=reference.conversation, activity=activity))
        return await self._redrawing.drawn(*post) if post else None

    def _banner(self, phrase: str, reference: Reference) -> Json:
        """Words below the card; never none, which Teams takes for a failure."""
        return {"statusCode": 200, "type": _BANNER, "value": self._assistant.phrase(phrase, reference.locale)}


def _data(value: object) -> object:
    try:
        return _CardAction.model_validate(value).action.data
    except ValidationError:
        raise MalformedInvokeError from None


def _card(message: str) -> Json:
    return {"statusCode": 200, "type": CARD_TYPE, "value": from_json(message)["attachments"][0]["content"]}
