"""What the routine answers and what it doesn't, as its owner writes it down."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, field_validator

from knowledge.language import Language

Contact = Literal["desk", "manager", "department", "municipality", "reception", "owner"]
"""Who can tell what the routine doesn't."""
Way = Literal["portal", "desk_phone", "desk_mail", "trio"]
"""A fact that is an address: a way out of the chat."""


class Strict(BaseModel):
    """A part of a file: nothing unknown in it, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Text(Strict):
    """A text in both languages."""

    sv: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def __getitem__(self, language: Language) -> str:
        return str(getattr(self, language)).strip()


class ClockText(Strict):
    """A text that depends on whether on-call is staffed when the question is asked."""

    on_call: Text
    daytime: Text


class Asks(Strict):
    """Ways of asking, as templates, by language."""

    sv: list[str] = []
    en: list[str] = []

    def __getitem__(self, language: Language) -> list[str]:
        return list(getattr(self, language))


class Lead(Strict):
    """What a yes/no question gets before the answer, and how it is asked."""

    say: Text
    ask: Asks


class Entry(Strict):
    """What every entry has: see the attributes of `Topic` and `NotStated`."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: Text
    ask: Asks
    see_also: list[str] = []
    links: list[Way] = []
    flow: str | None = None


class Topic(Entry):
    """Something that the routine answers.

    Attributes:
        rules: the routine's rules that the answer rests on.
        answer: what to say; leads with the answer.
        lead: what yes/no questions get before it.
    """

    rules: list[str] = Field(min_length=1)
    answer: ClockText | Text
    lead: list[Lead] = []


class NotStated(Entry):
    """Something that people ask and the routine doesn't say.

    Attributes:
        near: the rules that lie next to it.
        missing: says that the routine doesn't state it.
        known: what is known from the rules nearby.
        who: who can tell.
    """

    near: list[str] = Field(min_length=1)
    missing: Text
    known: Text
    who: Contact


class SectionFile(Strict):
    """One section of the routine.

    Attributes:
        section: the routine's own heading.
        owner: who answers for the text.
        reviewed: when it was last read through.
    """

    section: str
    owner: str
    reviewed: date
    topics: list[Topic] = []
    not_stated: list[NotStated] = []


class SmallTalk(Strict):
    """Something people say that is no question about the routine, and the reply.

    Attributes:
    """

    id: str
    say: Text
    ask: Asks
    links: list[Way] = []


class SmallTalkFile(Strict):
    """All small talk."""

    small_talk: list[SmallTalk]


class Command(Strict):
    """Something that people tell the assistant to do with the conversation."""

    id: str
    ask: Asks


class CommandsFile(Strict):
    """All commands."""

    commands: list[Command]


class ContactsFile(Strict):
    """A sentence that says whom to ask, by contact."""

    contacts: dict[Contact, Text]


class HeardFile(RootModel[dict[str, Asks]]):
    """What people have really written, word for word, by the id of the entry that they meant."""

    model_config = ConfigDict(strict=True, frozen=True)


class OutsideFile(Strict):
    """Messages that ask for nothing in the routine, word for word, by language."""

    sv: list[str] = Field(min_length=1)
    en: list[str] = Field(min_length=1)

    def __getitem__(self, language: Language) -> list[str]:
        return list(getattr(self, language))


class RulesFile(Strict):
    """The routine's rules: the heading that each stands under, by the rule's id."""

    rules: dict[str, str]

    @field_validator("rules")
    @classmethod
    def _ids_are_in_order(cls, rules: dict[str, str]) -> dict[str, str]:
        if list(rules) != sorted(rules):
            raise ValueError("the rules must stand in the order of their ids")
        return rules


@dataclass(frozen=True)
class Asked:
    """One template: how an entry is asked for, and the yes/no lead that it gets.

    Attributes:
        template: the way of asking.
        language: its language.
        lead: the position of the lead among the topic's leads; None for open questions.
        place: where it stands within the entry.
    """

    template: str
    language: Language
    lead: int | None
    place: tuple[str | int, ...]


def asked(entry: Topic | NotStated) -> list[Asked]:
    """Every template of an entry."""
    groups: list[tuple[Asks, int | None, tuple[str | int, ...]]] = [(entry.ask, None, ("ask",))]
    if isinstance(entry, Topic):
        groups += [(lead.ask, position, ("lead", position, "ask")) for position, lead in enumerate(entry.lead)]
    return [
        Asked(template, language, lead, (*place, language, position))
        for asks, lead, place in groups
        for language in Language
        for position, template in enumerate(asks[language])
    ]
