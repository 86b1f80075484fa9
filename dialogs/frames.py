"""What is remembered of flows: the steps that are under way, and the cases that came of them."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from telephony.models import State


class _Remembered(BaseModel):
    model_config = ConfigDict(frozen=True)


class Filled(_Remembered):
    """A slot's value.

    Attributes:
        value: the value as the flow uses it: a choice's key, an id, a moment or a day in ISO 8601, or words.
        label: what people call it, where the value doesn't tell: a name.
        said_in: the id of the message that it was said in; empty for what was worked out.
    """

    value: str
    label: str = ""
    said_in: str = ""


class Frame(_Remembered):
    """One flow under way.

    Attributes:
        id: unique among the person's frames; a button names it.
        flow: the flow's id.
        touched: when the person last said something in it.
        step: counts the questions asked; a button of an earlier question is stale.
        asked: the slot that was asked for; `CONFIRM` when everything is to be confirmed; empty before the first.
        trail: the slots that were asked for, in order.
        slots: what is filled in, in the order of filling.
        skipped: the slots that the person leaves out.
        offered: what was offered as the answer, in order; empty when any answer will do.
        rejected: the values that the person has turned down for the asked slot.
        misses: how many answers in a row were not understood.
        aside: whether something else was said last than its question, so that a mere yes or no is none to it.
        guessed: whether likeness alone started it, so that nothing is ordered in it unconfirmed.
        opening: the words that began it, until they have been heard; None from then on.
        sure: whether whoever began it has seen everything that there is to confirm.
    """

    id: str
    flow: str
    touched: AwareDatetime
    step: int = 0
    asked: str = ""
    trail: tuple[str, ...] = ()
    slots: dict[str, Filled] = Field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    offered: tuple[Filled, ...] = ()
    rejected: tuple[str, ...] = ()
    misses: int = 0
    aside: bool = False
    guessed: bool = False
    opening: str | None = None
    sure: bool = False

    def value(self, slot: str) -> str:
        """A slot's value; empty when it isn't filled."""
        filled = self.slots.get(slot)
        return filled.value if filled else ""

    def label(self, slot: str) -> str:
        """What people call a slot's value; empty when it isn't filled."""
        filled = self.slots.get(slot)
        return (filled.label or filled.value) if filled else ""


class Offer(_Remembered):
    """A button that starts a flow with something given.

    Attributes:
        title: what it says.
        flow: the flow's id.
        given: slots that it fills, by name.
    """

    title: str
    flow: str
    given: dict[str, str]


class Ended(_Remembered):
    """A flow that is over.

    Attributes:
        frame: what it held.
        case: the number of what came of it; empty where nothing was ordered.
        at: when.
        offers: what it has offered to choose among.
    """

    frame: Frame
    case: str
    at: AwareDatetime
    offers: tuple[Offer, ...] = ()


class Wish(_Remembered):
    """Another thing that the person wants, for after what is under way.

    Attributes:
        flow: the flow that it takes.
        text: the words that it was said in.
        said_in: the id of the message that it was said in.
    """

    flow: str
    text: str
    said_in: str


class Asked(StrEnum):
    """What a person may be asked about flows themselves."""

    SWITCH = "switch"
    CANCEL = "cancel"
    NEEDLESS = "needless"


class Proposal(_Remembered):
    """A question about flows: whether to take another one first, or to throw one away, maybe as it isn't needed.

    Attributes:
        asked: which of them.
        wish: the other one.
        reason: the name of the flow's sentence that says why the one isn't needed.
    """

    asked: Asked
    wish: Wish | None = None
    reason: str = ""


class Case(_Remembered):
    """Something that was ordered, by the number that people use.

    Attributes:
        number: the case number.
        flow: the flow that it came of.
        opened: when.
        values: what its texts need, by name.
        states: what the person has last been told of each order, by its command's kind.
        said: the keys of the flow's texts in the values, until a reply has told them.
    """

    number: str
    flow: str
    opened: AwareDatetime
    values: dict[str, str] = Field(default_factory=dict)
    states: dict[str, str] = Field(default_factory=dict)
    said: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether more may be told of it."""
        return not self.states or not _STILL_GOING.isdisjoint(self.states.values())


WAITING = "waiting"
"""How an order stands that the backend hasn't answered yet."""
_STILL_GOING = frozenset({WAITING, *(state.value for state in State if not state.final)})

CHANGING = "changing"
"""Stands in a frame's `asked` when the person is asked which answer is wrong."""
CONFIRM = "confirm"
"""Stands in a frame's `asked` when the whole is to be confirmed."""
