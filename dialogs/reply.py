"""What the assistant says: typed values that a channel renders."""

from dataclasses import dataclass, field
from enum import StrEnum

from dialogs.turn import Press
from knowledge.language import Language


class Kind(StrEnum):
    """What the assistant made of a message."""

    ANSWER = "answer"
    NOT_STATED = "not_stated"
    CHOICES = "choices"
    OUT_OF_SCOPE = "out_of_scope"
    SMALL_TALK = "small_talk"
    FLOW = "flow"
    COMMAND = "command"


@dataclass(frozen=True)
class Trace:
    """How the assistant understood a message, for whoever tunes it.

    Attributes:
        kind: what the reply is.
        topic: the id of the topic answered, if any.
        rules: the ids of the routine's rules that the reply rests on.
        flow: the guided flow that speaks, or that the topic leads to, if any.
        slots: what was read out of the message, by name.
        score: the probability that the topic is right, 0 to 1.
        step: the slot that the guided flow asks for, if any.
        said: which of the flows' texts were said, as `flow.text`.
    """

    kind: Kind
    topic: str | None = None
    rules: tuple[str, ...] = ()
    flow: str | None = None
    slots: dict[str, str] = field(default_factory=dict)
    score: float = 0.0
    step: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """A button that stands for something to say next.

    Attributes:
        title: what the button says.
        says: the text that the press stands for, shown as the person's own message.
        press: what the button carries in place of the text.
    """

    title: str
    says: str
    press: Press


@dataclass(frozen=True)
class Link:
    """A way out of the chat: a page, a mail address or a phone number.

    Attributes:
        title: what the button says.
        url: an https, mailto or tel address.
    """

    title: str
    url: str


@dataclass(frozen=True)
class Reply:
    """One message to the person.

    Attributes:
        language: the language that it is written in.
        text: paragraphs parted by blank lines; lines that begin with "1. " are steps and with "- " are items.
        trace: how the message was understood.
        heading: a short title above the text.
        source: where in the routine it stands.
        suggestions: what the person may want to say next.
        links: the ways out of the chat.
    """

    language: Language
    text: str
    trace: Trace
    heading: str = ""
    source: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    links: tuple[Link, ...] = ()
