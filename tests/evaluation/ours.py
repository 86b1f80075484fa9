"""The assistant itself, asked as in a chat."""

from datetime import datetime

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.reply import Kind
from dialogs.turn import Happening, Person, Scope, Turn
from knowledge.base import KnowledgeBase
from knowledge.calendar import SWEDEN
from knowledge.language import Language
from tests.evaluation.questions import Question
from tests.evaluation.verdict import Verdict

SOMEBODY = Person(id="0", tenant="0", name="", municipality="Lysekil")
OFFERS = ("choices", "alternatives")
"""What a trace calls the entries that were offered as buttons."""
A_TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=SWEDEN)


def verdict_on(question: Question, assistant: Assistant) -> Verdict:
    """What the assistant says to a question; earlier messages of the conversation come first."""
    conversation = Conversation()
    for number, message in enumerate(question.messages):
        outcome = assistant.respond(_turn(number, message), conversation)
        conversation = outcome.conversation
    return _verdict(outcome)


def assistant_of(knowledge: KnowledgeBase) -> Assistant:
    """The assistant as it is started."""
    return Assistant(knowledge)


def _turn(number: int, message: str) -> Turn:
    return Turn(
        id=str(number),
        person=SOMEBODY,
        scope=Scope.PERSONAL,
        happening=Happening.MESSAGE,
        text=message,
        pick=None,
        locale=Language.SWEDISH,
        moment=A_TUESDAY,
    )


def _verdict(outcome: Outcome) -> Verdict:
    traces = [reply.trace for reply in outcome.replies]
    answered = [trace for trace in traces if trace.kind in (Kind.ANSWER, Kind.NOT_STATED) and trace.topic]
    return Verdict(
        answers=tuple(trace.topic or "" for trace in answered),
        choices=tuple(entry for trace in traces for name in OFFERS for entry in trace.slots.get(name, "").split()),
        silent=frozenset(trace.topic or "" for trace in answered if trace.kind is Kind.NOT_STATED),
    )
