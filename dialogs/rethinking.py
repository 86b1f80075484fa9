"""Changes of mind in the middle of a flow that go before whatever else the words would mean."""

from dialogs.case_numbers import find_case_number
from dialogs.correcting import Correcting
from dialogs.course import Course
from dialogs.cues import Cues
from dialogs.frames import Asked, Proposal
from dialogs.heard import Heard
from dialogs.listening import listening
from dialogs.mending import Mending
from dialogs.outcome import Outcome
from dialogs.stage import Stage


class Rethinking:
    """Hears that a flow isn't needed any more, or that one of its choices is to be another."""

    def __init__(self, stage: Stage, course: Course, correcting: Correcting, mending: Mending) -> None:
        self._stage = stage
        self._course = course
        self._correcting = correcting
        self._mending = mending

    async def hear(self, heard: Heard) -> Outcome | None:
        """What a change of mind leads to; None for a message that is none, or is about a case by its number."""
        if find_case_number(heard.turn.text):
            return None
        if self._is_needless(heard):
            return self._mending.propose(Proposal(asked=Asked.NEEDLESS), heard)
        return None

    def _is_needless(self, heard: Heard) -> bool:
        """Whether a message says that the flow isn't needed any more."""
        scene, text = self._stage.now(heard), heard.turn.text
        if listening().is_question(text):
            return False
        instead = self._stage.flow(scene).needless_with
        if instead and instead in self._stage.starts(text, heard.spoken, learnt=False):
            return True
        return Cues(scene.script.needless).fit(scene.sight(text))
