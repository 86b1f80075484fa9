"""The ways on from an answer: what it leads to, and where there is none, a person or a wait until there is one."""

from dataclasses import replace

from dialogs.catalogue import FLOWS
from dialogs.exchanges import LONGEST_SAID, shortened
from dialogs.flows.watch import WATCH
from dialogs.heard import Heard
from dialogs.hearing import ANSWERS
from dialogs.mending import HAND_OVER
from dialogs.questions import Questions
from dialogs.reply import Kind, Reply, Suggestion
from dialogs.starters import Starters
from dialogs.turn import Begin, Scope

MOST_BUTTONS = 6
"""Teams shows so many under a card."""


class WaysOn:
    """Puts buttons under answers."""

    def __init__(self, starters: Starters, questions: Questions) -> None:
        self._starters = starters
        self._questions = questions

    def under(self, reply: Reply, heard: Heard) -> Reply:
        """The reply with buttons to the flows that it leads to, before those that ask for something else."""
        flows = [one for one in reply.suggestions if isinstance(one.press, Begin)]
        others = [one for one in reply.suggestions if not isinstance(one.press, Begin)]
        new = [one for one in self._ways(reply, heard) if one.title not in [flow.title for flow in flows]]
        return replace(reply, suggestions=(*flows, *new, *others)[:MOST_BUTTONS]) if new else reply

    def is_open(self, reply: Reply, heard: Heard) -> bool:
        """Whether a reply leaves a question without an answer that the routine may give some day."""
        if reply.trace.kind is Kind.OUT_OF_SCOPE:
            return self._questions.may_be_left(heard.turn.text)
        return reply.trace.kind is Kind.NOT_STATED

    def _ways(self, reply: Reply, heard: Heard) -> list[Suggestion]:
        kind, flow, language = reply.trace.kind, reply.trace.flow, reply.language
        ways = [self._starters.flow(flow, language)] if kind in ANSWERS and flow in FLOWS else []
        if heard.turn.scope is Scope.DESK:  # those who answer what the routine doesn't
            return ways
        if self.is_open(reply, heard):
            ways.append(self._watch(reply, heard))
        if kind in (Kind.NOT_STATED, Kind.OUT_OF_SCOPE):
            ways.append(self._starters.flow(HAND_OVER, language))
        return ways

    def _watch(self, reply: Reply, heard: Heard) -> Suggestion:
        """The button that leaves the question; it goes with what may be pressed long after."""
        watch = self._starters.flow(WATCH, reply.language)
        if reply.trace.kind is Kind.NOT_STATED:
            return watch
        return replace(watch, press=Begin(WATCH, {"question": shortened(heard.turn.text, LONGEST_SAID)}))
