"""`message/fetchTask` and `message/submitAction`: a thumb below an answer, and the form that goes with it.

The shapes are those of https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content
"""

from functools import partial
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import from_json

from bot.cards.elements import CARD_TYPE
from bot.cards.feedback_form import COMMENT, LONGEST_COMMENT, REASONS, feedback_form, title
from bot.characters import without_unusable
from bot.clock import Clock
from bot.database import Database
from bot.feedback import Feedback, Reaction, Reason, put
from bot.invokes.invoke import Invoke, Json, MalformedInvokeError
from bot.storage import Storage
from bot.talking import Assistant
from bot.turns import language_of
from bot.voting import Votable
from knowledge.identity_numbers import masked

_DEFAULT_COMMENT = "feedbackText"
"""What Teams' own form calls its comment."""


class _Thumb(BaseModel):
    model_config = ConfigDict(extra="ignore")

    reaction: Reaction
    feedback: Any = ""


class _Pressed(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: Literal["feedback"] = Field(alias="actionName")
    thumb: _Thumb = Field(alias="actionValue")


class FeedbackForms:
    """Answers a thumb with the form, or below what can't be voted on any more with words."""

    def __init__(self, assistant: Assistant, storage: Storage) -> None:
        self._assistant = assistant
        self._storage = storage

    async def answer(self, invoke: Invoke) -> Json:
        """See Answering."""
        reaction = _thumb(invoke).reaction
        votable = await _votable(self._storage, invoke)
        if votable is None:
            words = self._assistant.phrase("feedback_forgotten", language_of(invoke.activity.locale))
            return {"task": {"type": "message", "value": words}}
        language = votable.language
        say = partial(self._assistant.phrase, language=language)
        form = {"contentType": CARD_TYPE, "content": feedback_form(reaction, language.value, say)}
        shown = {"title": title(reaction, say), "height": "medium", "width": "medium", "card": form}
        return {"task": {"type": "continue", "value": shown}}


class FeedbackGiven:
    """Stores what was filled in about an answer that was sent to the conversation; about anything else nothing."""

    def __init__(self, storage: Storage, database: Database, clock: Clock) -> None:
        self._storage = storage
        self._database = database
        self._clock = clock

    async def answer(self, invoke: Invoke) -> Json:
        """See Answering; Teams takes anything but an empty object for a failure."""
        thumb = _thumb(invoke)
        votable = await _votable(self._storage, invoke)
        if votable is None:
            return {}
        filled_in = _filled_in(thumb.feedback)
        feedback = Feedback(
            topic=votable.topic,
            language=votable.language,
            reaction=thumb.reaction,
            reasons=tuple(reason for reason in Reason if reason in filled_in.get(REASONS, "").split(",")),
            comment=masked(_comment(filled_in), votable.language),
            day=self._clock().date().isoformat(),
        )
        await self._database.run(partial(put, vote=votable.vote_of(_person(invoke)), feedback=feedback))
        return {}


def _thumb(invoke: Invoke) -> _Thumb:
    """Which thumb; Microsoft's pages and its own SDK differ in whether that stands in `data`."""
    value = invoke.activity.value
    try:
        return _Pressed.model_validate(value.get("data", value) if isinstance(value, dict) else value).thumb
    except ValidationError:
        raise MalformedInvokeError from None


async def _votable(storage: Storage, invoke: Invoke) -> Votable | None:
    return await storage.votable(invoke.activity.conversation.id, invoke.activity.reply_to_id)


def _person(invoke: Invoke) -> str:
    return invoke.activity.sender.aad_object_id or invoke.activity.sender.id


def _filled_in(feedback: object) -> dict[str, str]:
    """The form's fields: Teams sends them as JSON text; bare text is a comment."""
    if isinstance(feedback, str):
        try:
            fields = from_json(feedback)
        except ValueError:
            fields = {COMMENT: feedback}
    else:
        fields = feedback
    if not isinstance(fields, dict):
        return {}
    return {str(name): text for name, text in fields.items() if isinstance(text, str)}


def _comment(filled_in: dict[str, str]) -> str:
    written = filled_in.get(COMMENT) or filled_in.get(_DEFAULT_COMMENT, "")
    return without_unusable(written).strip()[:LONGEST_COMMENT]
