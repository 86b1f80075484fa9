"""The card gallery of local mode: an example of each kind of card, in both languages, made as the real ones are."""

from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.address import Account
from bot.cards.contact import contact_card
from bot.cards.elements import Json
from bot.cards.feedback_form import feedback_form
from bot.cards.receipt import receipt
from bot.cards.reply_card import to_card
from bot.feedback import Reaction
from bot.local.activities import ASSISTANT
from bot.personal_chat import with_way_to_personal_chat
from dialogs.people import Contact
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Kind, Reply, Trace
from dialogs.turn import Choose, Fill
from knowledge.facts import routine_facts
from knowledge.language import Language

EXAMPLES = Path(__file__).with_name("gallery.yaml")

_BOT = Account(ASSISTANT["id"])


class _Said(BaseModel):
    """A reply in one language, as it is or as it was answered."""

    model_config = ConfigDict(extra="forbid")

    title: str
    reply: Reply
    answered: Choose | Fill | None = None

    def card(self, _language: Language) -> Json:
        """The card."""
        whole = to_card(with_way_to_personal_chat(self.reply, _BOT))
        return receipt(whole, self.answered) if self.answered else whole


class _Found(BaseModel):
    """Somebody in the directory, in one language."""

    model_config = ConfigDict(extra="forbid")

    title: str
    contact: Contact

    def card(self, language: Language) -> Json:
        """The card."""
        return contact_card(self.contact, language)


class _Thumb(BaseModel):
    """A thumb below an answer, which a form goes with."""

    model_config = ConfigDict(extra="forbid")

    title: str
    reaction: Reaction

    def card(self, language: Language) -> Json:
        """The form."""
        return feedback_form(self.reaction, language.value, partial(_phrasebook().say, language=language))


_Example = _Said | _Found | _Thumb

_EXAMPLE: TypeAdapter[_Example] = TypeAdapter(_Example)


@cache
def _phrasebook() -> Phrasebook:
    return Phrasebook(routine_facts())


def gallery() -> list[Json]:
    """Each example, with its title and its card in each language: `{"sv": {"title", "card"}, "en": ...}`."""
    written = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    return [{language.value: _shown(example, language) for language in Language} for example in written]


def _shown(written: Json, language: Language) -> Json:
    content = _in_language(written, language)
    if "reply" in content:
        content["reply"] |= {"language": language, "trace": Trace(Kind.FLOW)}
    example = _EXAMPLE.validate_python(content)
    return {"title": example.title, "card": example.card(language)}


def _in_language(part: Any, language: Language) -> Any:
    """What is written in both languages, in one."""
    match part:
        case dict() if part.keys() == {"sv", "en"}:
            return part[language.value]
        case dict():
            return {name: _in_language(inner, language) for name, inner in part.items()}
        case list():
            return [_in_language(inner, language) for inner in part]
        case _:
            return part
