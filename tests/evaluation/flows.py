"""Whether messages start the flow that was meant, on a set that nobody tunes to."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.reply import Kind
from knowledge.language import Language
from tests.support.talk import at_once, turn

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


def read_starters() -> list[Starter]:
    """The sealed set."""
    content = yaml.safe_load(SEALED.read_text(encoding="utf-8"))
    return TypeAdapter(list[Starter]).validate_python(content)


def started(text: str, assistant: Assistant) -> str | None:
    """The flow that a message starts out of the blue."""
    outcome = at_once(assistant.respond(turn(text), Conversation()))
    return next((reply.trace.flow for reply in outcome.replies if reply.trace.kind is Kind.FLOW), None)


def report(assistant: Assistant) -> str:
    """How many messages start the right flow, none, or a wrong one."""
    found = [(starter.flow, started(starter.text, assistant)) for starter in read_starters()]
    meant = [(flow, got) for flow, got in found if flow]
    others = [got for flow, got in found if flow is None]
    right = sum(flow == got for flow, got in meant)
    none = sum(got is None for _, got in meant)
    return (
        f"Flows, sealed: of {len(meant)} messages that mean one, {right / len(meant):.1%} start it, "
        f"{none / len(meant):.1%} are answered instead, {(len(meant) - right - none) / len(meant):.1%} start another; "
        f"of {len(others)} that mean none, {sum(map(bool, others)) / len(others):.1%} start one."
    )
