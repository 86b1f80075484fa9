"""Changes of mind in the middle of a flow that go before whatever else the words would mean."""

from dialogs.asking import Before
from dialogs.case_numbers import find_case_number
from dialogs.correcting import Correcting
from dialogs.course import Course
from dialogs.cues import Cues
from dialogs.filling import fill
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
        if self._is_replaced(heard):
            return await self._replaced(heard)
        reason = self._needless(heard)
        if reason:
            return self._mending.propose(Proposal(asked=Asked.NEEDLESS, reason=reason), heard)
        slot = self._insisted_on(heard)
        return await self._filled(slot, heard) if slot else None

    def _insisted_on(self, heard: Heard) -> tuple[str, str] | None:
        """The slot and the choice that a message insists on, of those that the flow needs."""
        scene = self._stage.now(heard)
        seen = scene.sight(heard.turn.text)
        return next(
            (
                (slot.name, value)
                for slot in self._stage.flow(scene).slots
                for value, words in scene.script.slots[slot.name].choices.items()
                if words.insists and slot.needed(scene) and Cues(words.insists).fit(seen)
            ),
            None,
        )

    async def _filled(self, slot_and_value: tuple[str, str], heard: Heard) -> Outcome:
        """Fill the slot, and what else the message tells, say so, and go on."""
        scene = self._stage.now(heard)
        (slot, value), text = slot_and_value, heard.turn.text
        told = await self._correcting.told_anew(text, scene)
        told = await self._course.noticed(scene.at(told), text)
        changed = fill(told, self._stage.flow(scene), slot, scene.filled(value))
        says = () if scene.frame.asked == slot else self._correcting.told(changed, scene, heard)
        if changed.value(slot) == scene.frame.value(slot):
            says = (self._stage.say(heard, "unchanged", value=scene.title(slot, value)),)
        return await self._course.on(scene.at(changed.model_copy(update={"misses": 0})), heard, Before(says=says))

    def _is_replaced(self, heard: Heard) -> bool:
        """Whether a message starts what makes the flow needless, without a word of it to be asked about first."""
        scene, text = self._stage.now(heard), heard.turn.text
        instead = self._stage.flow(scene).needless_with
        if not instead or scene.says(f"says.{Asked.NEEDLESS}") or self._stage.repair.command(text):
            return False
        return instead in self._stage.starts(text, heard.spoken, learnt=False)

    async def _replaced(self, heard: Heard) -> Outcome:
        """Let go of the flow, and begin what makes it needless."""
        instead = self._stage.flow(self._stage.now(heard)).needless_with
        left = heard.conversation.model_copy(update={"frames": heard.conversation.frames[:-1]})
        return await self._course.begin(instead, heard.in_conversation(left), text=heard.turn.text)

    def _needless(self, heard: Heard) -> str:
        """Why a message says that the flow isn't needed; empty where it doesn't."""
        scene, text = self._stage.now(heard), heard.turn.text
        if listening().is_question(text):
            return ""
        instead = self._stage.flow(scene).needless_with
        if instead and instead in self._stage.starts(text, heard.spoken, learnt=False):
            return Asked.NEEDLESS.value
        seen = scene.sight(text)
        return next((reason for reason, cues in scene.script.needless.items() if Cues(cues).fit(seen)), "")
