"""What the assistant says: typed values that a channel renders."""

from dataclasses import dataclass, field
from enum import StrEnum

from dialogs.turn import Begin, Choose, Fill, Press
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
        leads: whether it is what the message leads up to; one button does at most.
    """

    title: str
    says: str
    press: Press
    leads: bool = False


@dataclass(frozen=True)
class Link:
    """A way out of the chat: a page, a mail address or a phone number.

    Attributes:
        title: what the button says.
        url: an https, mailto or tel address.
    """

    title: str
    url: str


class Input(StrEnum):
    """How a field of a form is filled in."""

    CHOICE = "choice"
    TICKS = "ticks"
    WORDS = "words"
    TEXT = "text"
    DAY = "day"
    TIME = "time"


@dataclass(frozen=True)
class Item:
    """One of the values that a field may have.

    Attributes:
        value: the value.
        title: what people read.
    """

    value: str
    title: str


@dataclass(frozen=True)
class Field:
    """A field of a form.

    Attributes:
        name: its key in what is sent.
        label: what it is for.
        input: how it is filled in: one or several of its items, a few words, a longer text, a day or a time of day.
        value: what stands in it; of several ticks, with commas between; days and times in ISO 8601.
        items: what there is to choose among.
        hint: how an answer may look.
        problem: what is wrong with what stands in it.
        optional: whether it may be left empty for good.
        latest: the last day that it takes, in ISO 8601; any where empty.
        longest: how many characters it takes.
        required: whether it can't be sent empty.
        refusal: what is said on the spot of what can't be sent: too late a day, or nothing at all.
    """

    name: str
    label: str
    input: Input
    value: str = ""
    items: tuple[Item, ...] = ()
    hint: str = ""
    problem: str = ""
    optional: bool = False
    latest: str = ""
    longest: int = 400
    required: bool = False
    refusal: str = ""


@dataclass(frozen=True)
class Form:
    """Questions to be answered at once.

    Attributes:
        press: what is sent, with what was filled in added to it: to answer the flow's questions, of which what is left
            empty is asked for afterwards; or to begin a flow.
        title: the button that opens it.
        note: what to know when filling it in.
        send: the button that sends it.
        fields: in order.
        open: whether it stands open from the start.
        opener: what opens it in the place of the buttons beside it, so that none of them throws away what was filled
            in; None where it opens within the card.
    """

    press: Fill | Begin
    title: str
    note: str
    send: str
    fields: tuple[Field, ...]
    open: bool = False
    opener: Choose | None = None


@dataclass(frozen=True)
class View:
    """A case as it stands, which a reply shows for as long as it is there.

    Attributes:
        flow: the flow that shows it.
        case: the case number.
    """

    flow: str
    case: str


@dataclass(frozen=True)
class Citation:
    """A section of the routine that an answer rests on.

    Attributes:
        name: its heading.
        abstract: what of it the answer rests on.
    """

    name: str
    abstract: str


@dataclass(frozen=True)
class Reply:
    """One message to the person.

    Attributes:
        language: the language that it is written in.
        text: paragraphs parted by blank lines; lines that begin with "1. " are steps and with "- " are items.
        trace: how the message was understood.
        heading: a short title above the text.
        source: where in the routine it stands, or that it doesn't; empty where the reply isn't from the routine.
        citations: the same, a section each.
        suggestions: what the person may want to say next.
        links: the ways out of the chat.
        forms: what can be filled in instead of saying it.
        view: the case that it shows.
        instead: whether it takes the place of the card that was pressed, where there is one.
        privately: what the button to the personal chat says, where the matter goes on there.
    """

    language: Language
    text: str
    trace: Trace
    heading: str = ""
    source: str = ""
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    links: tuple[Link, ...] = ()
    forms: tuple[Form, ...] = ()
    view: View | None = None
    instead: bool = False
    privately: str = ""

    @property
    def question(self) -> tuple[str, int] | None:
        """The frame and the step whose question can be answered on it, if any can."""
        presses = [*(one.press for one in self.suggestions), *(form.press for form in self.forms)]
        answers = (press for press in presses if isinstance(press, Choose | Fill))
        return next(((press.frame, press.step) for press in answers), None)
