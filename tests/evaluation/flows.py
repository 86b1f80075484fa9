"""Whether messages start the flow that was meant, on a set to tune to and on one that nobody tunes to."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.reply import Kind
from dialogs.turn import Begin
from knowledge.language import Language
from tests.support.talk import at_once, turn

DEVELOPMENT = Path(__file__).with_name("development_flows.yaml")
SEALED = Path(__file__).with_name("sealed_flows.yaml")


class Starter(BaseModel):
    """A message, and the flow that it is to start.

    Attributes:
        text: the message.
        flow: the flow; None for a message that is only to be answered.
        lang: its language.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    flow: str | None
    lang: Language


def read_starters(path: Path) -> list[Starter]:
    """A set."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return TypeAdapter(list[Starter]).validate_python(content)


def heard(text: str, assistant: Assistant) -> Outcome:
    """What comes of a message out of the blue."""
    return at_once(assistant.respond(turn(text), Conversation()))


def started(outcome: Outcome) -> str | None:
    """The flow that a message has started; one that is over at once may have left nothing but its orders."""
    told = [reply.trace.flow for reply in outcome.replies if reply.trace.kind is Kind.FLOW]
    return next(iter([*told, *(order.flow for order in outcome.orders)]), None)


def offered(outcome: Outcome) -> set[str]:
    """The flows that buttons start."""
    presses = [suggestion.press for reply in outcome.replies for suggestion in reply.suggestions]
    return {press.flow for press in presses if isinstance(press, Begin)}


def report(assistant: Assistant) -> str:
    """How many messages start the right flow, have a button to it, or start a wrong one; by set."""
    sets = {"development": DEVELOPMENT, "sealed": SEALED}
    return "\n".join(_report(name, read_starters(path), assistant) for name, path in sets.items())


def _report(name: str, starters: list[Starter], assistant: Assistant) -> str:
    found = [(starter.flow, heard(starter.text, assistant)) for starter in starters]
    meant = [(flow, outcome) for flow, outcome in found if flow]
    others = [started(outcome) for flow, outcome in found if flow is None]
    right = sum(started(outcome) == flow for flow, outcome in meant)
    button = sum(started(outcome) is None and flow in offered(outcome) for flow, outcome in meant)
    wrong = sum(started(outcome) not in (None, flow) for flow, outcome in meant)
    return (
        f"Flows, {name}: of {len(meant)} messages that mean one, {right / len(meant):.1%} start it, "
        f"{button / len(meant):.1%} get a button to it, {wrong / len(meant):.1%} start another; "
        f"of {len(others)} that mean none, {sum(map(bool, others)) / len(others):.1%} start one."
    )
