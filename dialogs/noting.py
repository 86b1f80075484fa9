"""Remembers for a while what was said, and what it was answered."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.exchanges import LONGEST_SAID, LONGEST_TOLD, Exchange, fresh, shortened
from dialogs.flows.watch import WATCH
from dialogs.heard import Heard
from dialogs.mending import HAND_OVER
from dialogs.outcome import Outcome
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Kind, Reply
from dialogs.script import Script
from dialogs.ways_on import WaysOn

ABOUT_THE_ROUTINE = (Kind.ANSWER, Kind.NOT_STATED, Kind.OUT_OF_SCOPE, Kind.CHOICES)
"""These replies say what the routine says, or that it doesn't."""
ABOUT_QUESTIONS = (HAND_OVER, WATCH, "unwatch")
"""These flows are about what was said before."""


class Noting:
    """Notes what is asked of the routine, and what flows are begun with; not what is answered in flows."""

    def __init__(self, phrasebook: Phrasebook, scripts: Mapping[str, Script], ways_on: WaysOn) -> None:
        self._phrasebook = phrasebook
        self._scripts = scripts
        self._ways_on = ways_on

    def noted(self, outcome: Outcome, heard: Heard) -> Outcome:
        """The outcome with what was said remembered, and what was said too long ago forgotten."""
        exchange = self._asked(outcome, heard) or self._begun(outcome, heard)
        kept = (*heard.conversation.recent, *([exchange] if exchange else []))
        recent = fresh(kept, heard.turn.moment)
        if any(order.flow == HAND_OVER for order in outcome.orders):
            recent = tuple(one.model_copy(update={"handed_over": True}) for one in recent)
        return replace(outcome, conversation=outcome.conversation.model_copy(update={"recent": recent}))

    def _asked(self, outcome: Outcome, heard: Heard) -> Exchange | None:
        """What was asked of the routine, in words or by a button."""
        replies = [reply for reply in outcome.replies if reply.trace.kind in ABOUT_THE_ROUTINE]
        said = heard.turn.text or (replies[0].heading if replies else "")
        if not replies or not said:
            return None
        told = ", ".join(self._in_short(reply) for reply in replies)
        return _exchange(heard, said, told, is_open=any(self._ways_on.is_open(reply, heard) for reply in replies))

    def _begun(self, outcome: Outcome, heard: Heard) -> Exchange | None:
        """What a flow was begun with."""
        flow = next((reply.trace.flow for reply in outcome.replies if reply.trace.kind is Kind.FLOW), None)
        if flow is None or flow in ABOUT_QUESTIONS or heard.conversation.frame or not heard.turn.text:
            return None
        return _exchange(heard, heard.turn.text, self._scripts[flow].title[heard.language])

    def _in_short(self, reply: Reply) -> str:
        if reply.trace.kind is Kind.OUT_OF_SCOPE:
            return self._phrasebook.say("not_in_routine", reply.language)
        return reply.heading or reply.text.partition("\n\n")[0]


def _exchange(heard: Heard, said: str, told: str, *, is_open: bool = False) -> Exchange:
    said, told = shortened(said, LONGEST_SAID), shortened(told, LONGEST_TOLD)
    return Exchange(at=heard.turn.moment, said=said, told=told, open=is_open)
