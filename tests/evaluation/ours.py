"""The assistant itself, asked as in a chat."""

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.reply import Kind
from tests.evaluation.questions import Question
from tests.evaluation.verdict import Verdict
from tests.support.talk import at_once, turn

ANSWERS = (Kind.ANSWER, Kind.NOT_STATED, Kind.FLOW)
"""The kinds of reply that answer; a flow answers its topic when it opens."""
OFFERS = ("choices", "alternatives")
"""What a trace calls the entries that were offered as buttons."""


def verdict_on(question: Question, assistant: Assistant) -> Verdict:
    """What the assistant says to a question; earlier messages of the conversation come first."""
    conversation = Conversation()
    for number, message in enumerate(question.messages):
        outcome = at_once(assistant.respond(turn(message, id=str(number)), conversation))
        conversation = outcome.conversation
    return _verdict(outcome)


def _verdict(outcome: Outcome) -> Verdict:
    traces = [reply.trace for reply in outcome.replies]
    answered = [trace for trace in traces if trace.kind in ANSWERS and trace.topic]
    return Verdict(
        answers=tuple(trace.topic or "" for trace in answered),
        choices=tuple(entry for trace in traces for name in OFFERS for entry in trace.slots.get(name, "").split()),
        silent=frozenset(trace.topic or "" for trace in answered if trace.kind is Kind.NOT_STATED),
    )
