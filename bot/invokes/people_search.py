"""`composeExtension/query`: people of the directory, whose cards a person can put into any chat.

Teams asks while somebody is writing, also in chats that the assistant isn't in, and waits five seconds:
https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from bot.cards.contact import contact_card
from bot.cards.elements import CARD_TYPE, unlinked
from bot.characters import without_unusable
from bot.invokes.invoke import Invoke, Json, MalformedInvokeError
from bot.talking import Assistant
from bot.turns import Turns
from dialogs.people import Contact
from knowledge.language import Language
from telephony.problems import TelephonyError

PATIENCE_SECONDS = 4.0
MOST_AT_ONCE = 25
MOST_SKIPPED = 1000

_THUMBNAIL = "application/vnd.microsoft.card.thumbnail"
_WORDS = "query"


class _Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="ignore")


class _Parameter(_Wire):
    name: str
    value: Any = None


class _Page(_Wire):
    skip: Annotated[int, Field(ge=0, le=MOST_SKIPPED)] = 0
    count: Annotated[int, Field(ge=1)] = MOST_AT_ONCE


class _Query(_Wire):
    command_id: Literal["findExtension"]
    parameters: list[_Parameter] = []
    query_options: _Page = _Page()

    @property
    def words(self) -> str:
        """What is looked for; nothing when the search has just been opened."""
        given = (parameter.value for parameter in self.parameters if parameter.name == _WORDS)
        return without_unusable(next((value for value in given if isinstance(value, str)), ""))


class PeopleSearch:
    """Looks people up for whoever writes."""

    def __init__(self, assistant: Assistant, turns: Turns) -> None:
        self._assistant = assistant
        self._turns = turns

    async def answer(self, invoke: Invoke) -> Json:
        """See Answering."""
        query = _read(invoke.activity.value)
        turn = self._turns.of(invoke.activity, invoke.municipality)
        if turn is None:
            raise MalformedInvokeError
        page = query.query_options
        first, last = page.skip, page.skip + min(page.count, MOST_AT_ONCE)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                found = await self._assistant.find_people(replace(turn, text=query.words), last)
        except (TelephonyError, TimeoutError):
            return _message(self._assistant.phrase("directory_away", turn.locale))
        if not found.contacts:
            return _message(unlinked(found.message))
        return _result(found.contacts[first:last], found.language)


def _read(value: object) -> _Query:
    try:
        return _Query.model_validate(value)
    except ValidationError:
        raise MalformedInvokeError from None


def _result(contacts: Sequence[Contact], language: Language) -> Json:
    attachments = [_attachment(contact, language) for contact in contacts]
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": attachments}}


def _attachment(contact: Contact, language: Language) -> Json:
    preview = {"contentType": _THUMBNAIL, "content": {"title": contact.name, "text": contact.summary}}
    return {"contentType": CARD_TYPE, "content": contact_card(contact, language), "preview": preview}


def _message(text: str) -> Json:
    return {"composeExtension": {"type": "message", "text": text}}
