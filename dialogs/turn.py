"""What reaches the conversation: one turn by one person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.language import Language


class Scope(StrEnum):
    """Where the conversation is held."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"


class Happening(StrEnum):
    """What brought the turn about."""

    MESSAGE = "message"
    EDIT = "edit"
    JOINED = "joined"


@dataclass(frozen=True)
class Person:
    """The authenticated person behind a turn.

    Attributes:
        id: the Entra object id.
        tenant: the Entra tenant id.
        name: the display name, as the channel gives it; may be empty.
        municipality: the municipality that the tenant belongs to.
    """

    id: str
    tenant: str
    name: str
    municipality: str


@dataclass(frozen=True)
class Pick:
    """A button that the person pressed: an offer by its topic, or none of them.

    Attributes:
        topic: the id of the topic that was chosen; None for "none of these".
    """

    topic: str | None


@dataclass(frozen=True)
class Turn:
    """One thing that a person did in a conversation.

    Attributes:
        id: the activity's id, unique within the conversation.
        person: who did it.
        scope: where.
        happening: a message, an edited message, or an arrival.
        text: the message without the mention of the assistant; may be empty.
        pick: the button that was pressed instead of writing.
        locale: the language of the person's client.
        moment: when, as an aware datetime.
        cut: whether the message was longer than what is read.
    """

    id: str
    person: Person
    scope: Scope
    happening: Happening
    text: str
    pick: Pick | None
    locale: Language
    moment: datetime
    cut: bool = False
