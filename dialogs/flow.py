"""How a flow is declared: its slots, when each is asked for, and what comes of it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dialogs.frames import Case, Filled
from dialogs.orders import Notice, Order, Result
from dialogs.reply import Form, Suggestion
from dialogs.scene import Scene
from dialogs.slots.kind import Kind
from dialogs.turn import Scope


def _always(_scene: Scene) -> bool:
    return True


def _with_opening(_scene: Scene) -> str:
    return "opening"


@dataclass(frozen=True)
class Slot:
    """Something that a flow needs to know.

    Attributes:
        name: its key in the flow's words.
        kind: what counts as an answer.
        needed: whether it is asked for, by what is filled in so far.
        optional: whether the person may leave it out.
        depends: the slots whose change makes this one be asked anew.
        default: its value where the person hasn't said and needn't be asked; None to ask.
        background: what has to be seen before it is answered, in words: above its question, and above the summary.
    """

    name: str
    kind: Kind
    needed: Callable[[Scene], bool] = _always
    optional: bool = False
    depends: tuple[str, ...] = ()
    default: Callable[[Scene], Awaitable[Filled | None]] | None = None
    background: Callable[[Scene], Awaitable[str]] | None = None


@dataclass(frozen=True)
class Ending:
    """What comes of a flow.

    Attributes:
        says: the paragraphs of the reply, as keys of the flow's words; none when the results will tell.
        values: what they need, by name.
        orders: the commands to carry out.
        case: the case to remember, if there is one.
        suggestions: what the person may want next.
        listed: paragraphs after the first, already in words.
        heading: a short title above.
        shows: the number of the case that the reply shows as it stands; empty where it shows none.
        forms: what can be filled in on it.
    """

    says: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    orders: tuple[Order, ...] = ()
    case: Case | None = None
    suggestions: tuple[Suggestion, ...] = ()
    listed: str = ""
    heading: str = ""
    shows: str = ""
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True)
class Flow:
    """A guided dialog.

    Attributes:
        id: names its file of words.
        slots: what it needs to know, in the order of asking.
        finish: what comes of it once everything is known.
        given: what a card brings along that begins it; never asked for, so it has no words. Unless it has cues,
            nobody begins such a flow by writing.
        personal: whether it is only for the personal chat.
        desk: whether it is for SML-IT's own channel as well, although it is personal elsewhere.
        confirmed: whether the person confirms a summary first.
        unsure: whether the person does so all the same in a flow that isn't confirmed otherwise.
        urgent: whether it goes before whatever is under way.
        brief: whether it is over in one turn as a rule, so that it needn't be asked about in the middle of another.
        needless_with: the flow whose start, in the middle of this one, says that this one isn't needed any more; it
            takes this one's place at once where no words ask first whether it may.
        opens: what is said at once, as a key of the flow's words, by what is filled in already.
        gate: what ends it at the start, for whom it isn't; None to go on.
        creates: the name of the order by which its case comes to the backend, from where on the case can be shown.
        shown_apart: whether the case gets a card of its own then, besides the news.
        explains: what is said besides of a result, as the backend tells it by then.
        follow: the buttons under what is said of a case's results.
        offers: the buttons under a notice.
        worded: those of a notice's values that are put into words in the language of the person who is told.
    """

    id: str
    slots: tuple[Slot, ...]
    finish: Callable[[Scene], Awaitable[Ending]]
    given: tuple[Slot, ...] = ()
    personal: bool = True
    desk: bool = False
    confirmed: bool = False
    unsure: Callable[[Scene], Awaitable[bool]] | None = None
    urgent: bool = False
    brief: bool = False
    needless_with: str = ""
    opens: Callable[[Scene], str] = _with_opening
    gate: Callable[[Scene], Awaitable[Ending | None]] | None = None
    creates: str = ""
    shown_apart: bool = False
    explains: Callable[[Scene, Result], Awaitable[Sequence[str]]] | None = None
    follow: Callable[[Scene, Case], Sequence[Suggestion]] | None = None
    offers: Callable[[Scene, Notice], Sequence[Suggestion]] | None = None
    worded: Callable[[Scene, Notice], Mapping[str, str]] | None = None

    def is_for(self, scope: Scope) -> bool:
        """Whether it may be held in such a place."""
        return not self.personal or scope is Scope.PERSONAL or (self.desk and scope is Scope.DESK)

    def slot(self, name: str) -> Slot | None:
        """A slot by its name."""
        return next((slot for slot in self.slots if slot.name == name), None)
