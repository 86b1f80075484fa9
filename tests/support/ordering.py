"""A small assistant that orders what it is told to, for tests of the outbox."""

from dataclasses import dataclass, field

from dialogs.conversation import Conversation
from dialogs.orders import Notice, Order, Result, Tell
from dialogs.outcome import Outcome
from dialogs.people import Found
from dialogs.reply import Kind, Reply, Trace
from dialogs.turn import Happening, Turn
from knowledge.language import Language
from telephony.commands import ClearReferral

CASE = "F-0000-0001"


def order(key: str, after: str = "", case: str = CASE, *, at_end: bool = False) -> Order:
    """An order to switch an extension on."""
    return Order(
        key=key,
        flow="extension_on",
        case=case,
        command=ClearReferral(),
        about="anna",
        purpose="test",
        after=after,
        at_end=at_end,
    )


def telling(key: str, person: str, after: str = "") -> Order:
    """An order to tell a person something."""
    notice = Notice(flow="lost_phone", kind="theft", case=CASE)
    command = Tell(person=person, notice=notice)
    return Order(key=key, flow="lost_phone", case=CASE, command=command, about=person, purpose="test", after=after)


@dataclass
class Orderer:
    """Orders what stands in `menu` under the text of a message; says results and notices as they are.

    Attributes:
        menu: the orders of each text.
        turns: every turn that it was given.
        known: the questions that it has answers to.
    """

    menu: dict[str, tuple[Order, ...]] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def knows(self, question: str, _language: Language) -> bool:
        """Whether the question is among those that are known by now."""
        return question in self.known

    async def respond(self, turn: Turn, conversation: Conversation) -> Outcome:
        """Say `ok` and order, or say what is told."""
        self.turns.append(turn)
        match turn.happening:
            case Happening.RESULTS:
                told = [said(result) for result in turn.results]
                return Outcome(conversation, (self._reply(turn, ", ".join(told)),), self.menu.get(told[0], ()))
            case Happening.NOTICE:
                assert turn.notice
                text = f"{turn.notice.kind} {turn.notice.case}"
                return Outcome(conversation, (self._reply(turn, text),), self.menu.get(text, ()))
            case _:
                return Outcome(conversation, (self._reply(turn, "ok"),), self.menu.get(turn.text, ()))

    async def find_people(self, turn: Turn, limit: int) -> Found:
        """Find nobody."""
        return Found(turn.locale, message=f"{turn.text} of {limit}")

    def phrase(self, name: str, language: Language) -> str:
        """Name the phrase."""
        return f"{name} ({language})"

    def apology(self, language: Language) -> Reply:
        """Say sorry."""
        return Reply(language=language, text="sorry", trace=Trace(Kind.SMALL_TALK))

    def _reply(self, turn: Turn, text: str) -> Reply:
        return Reply(language=turn.locale, text=text, trace=Trace(Kind.ANSWER))


def said(result: Result) -> str:
    """A result in a few words."""
    if result.given_up:
        state = "given up"
    elif result.receipt:
        state = result.receipt.state.value
    else:
        state = result.problem.value if result.problem else "waiting"
    return f"{result.order.key} {state}"
