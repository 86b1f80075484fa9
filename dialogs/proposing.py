"""Reads what people answer when they are asked whether to take another flow first, or to throw one away."""

from dialogs.frames import Proposal
from dialogs.heard import Heard
from dialogs.listening import listening
from dialogs.repair import Repair
from dialogs.stage import Stage
from knowledge.tokens import folded, tokens_of

SHORT = 5
"""Words of more than so many say something else than which of two goes first."""
BARE = 3
"""A yes or a no among at most so many words is one, wherever it stands."""
STEM = 6
"""So many letters of a word tell what is spoken of, however the word ends."""


class Proposing:
    """Understands answers to proposals."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def answer(self, proposal: Proposal, heard: Heard) -> bool | None:
        """Whether a message agrees to a proposal; None when it is no answer to it."""
        chosen = self._chosen(proposal, heard) if proposal.wish else self._cancelled(heard)
        return _yes_or_no(heard.turn.text) if chosen is None else chosen

    def besides(self, heard: Heard) -> str:
        """What a message says after its yes or no; empty where it says only which goes first."""
        first, _, rest = heard.turn.text.strip().partition(" ")
        said_more = listening().yes_or_no(first) is not None and not self._orders(rest, heard)
        return rest.strip() if said_more else ""

    def repeats(self, proposal: Proposal, heard: Heard) -> bool:
        """Whether a message says once more what led to the proposal."""
        started = self._stage.starts(heard.turn.text, heard.spoken, learnt=False)
        return bool(proposal.wish and proposal.wish.flow in started)

    def _chosen(self, proposal: Proposal, heard: Heard) -> bool | None:
        if self.repeats(proposal, heard):
            return True
        if len(tokens_of(heard.turn.text)) > SHORT:
            return None
        named, first = self._named(proposal, heard), self._goes_first(heard.turn.text, heard)
        if named is None:
            return first
        return named if first is None else named == first

    def _cancelled(self, heard: Heard) -> bool | None:
        command = self._stage.repair.command(heard.turn.text)
        return {Repair.CANCEL: True, Repair.RESUME: False}.get(command) if command else None

    def _named(self, proposal: Proposal, heard: Heard) -> bool | None:
        """Whether the other flow is named, or the one under way; None when neither is, or both."""
        flows = [proposal.wish.flow if proposal.wish else "", heard.conversation.frames[-1].flow]
        other, own = (flow in self._stage.scripts and self._names(flow, heard) for flow in flows)
        return None if other == own else other

    def _names(self, flow: str, heard: Heard) -> bool:
        script = self._stage.scripts[flow]
        stems = _stems(f"{script.title[heard.language]} {script.doing[heard.language]}")
        return not stems.isdisjoint(_stems(heard.turn.text))

    def _goes_first(self, text: str, heard: Heard) -> bool | None:
        seen = self._stage.sight(text, heard.spoken)
        if self._stage.repair.puts_off(seen):
            return False
        return True if self._stage.repair.puts_first(seen) else None

    def _orders(self, text: str, heard: Heard) -> bool:
        """Whether a text is nothing, or says only which of two goes first."""
        return not tokens_of(text) or (len(tokens_of(text)) <= SHORT and self._goes_first(text, heard) is not None)


def _yes_or_no(text: str) -> bool | None:
    """A yes without a but, or a no, that a message begins with or hardly says more than."""
    words, answer = tokens_of(text), listening().yes_or_no(text)
    if answer and listening().confirms(text) is None:
        return None
    return answer if len(words) <= BARE or listening().yes_or_no(words[0]) is not None else None


def _stems(text: str) -> set[str]:
    return {folded(word)[:STEM] for word in tokens_of(text) if len(word) >= STEM}
