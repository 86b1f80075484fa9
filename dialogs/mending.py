"""What people want of the conversation itself: back, over again, skip, wait, stop, why, change, a person."""

from functools import partial

from dialogs.asking import NOTHING, SAID_BY_BUTTON, Asking, Before, is_at_the_end
from dialogs.correcting import Correcting
from dialogs.course import Course
from dialogs.filling import said
from dialogs.forming import LEAVE, OPEN, Draft
from dialogs.frames import CHANGING, Asked, Proposal
from dialogs.heard import Heard
from dialogs.outcome import Outcome
from dialogs.repair import Repair
from dialogs.reply import Suggestion
from dialogs.scene import capital
from dialogs.stage import Stage
from dialogs.turn import Choose

WORK = 2
"""So many answers are worth asking whether they may be thrown away."""
HAND_OVER = "hand_over"
"""The flow that hands a matter over to a person."""
CHANGE = "change "
"""Begins what a button stands for that names the slot to change."""
AGREED = ("switch", "throw")
"""What buttons stand for that agree to what was proposed."""
DRAFTS = {OPEN: Draft(opened=True), LEAVE: Draft(left=True)}
"""What buttons stand for that open a form or leave it."""
NOT_KNOWN = "not_known"
"""The choice of a slot that takes "don't know" for an answer."""


class Mending:
    """Carries out what people want of the conversation when a flow is under way."""

    def __init__(self, stage: Stage, asking: Asking, course: Course, correcting: Correcting) -> None:
        self._stage = stage
        self._asking = asking
        self._course = course
        self._correcting = correcting
        self._repairs = {
            Repair.CANCEL: self._cancel,
            Repair.BACK: self._back,
            Repair.RESTART: self._restart,
            Repair.SKIP: self._skip,
            Repair.DONT_KNOW: self._dont_know,
            Repair.WAIT: self._wait,
            Repair.PERSON: self.hand_over,
            Repair.RESUME: self._course.again,
            Repair.WHY: self.why,
            Repair.CHANGE: self.change,
        }
        self._presses = {"no": self.dropped, "none": correcting.none_of_them}

    async def carry_out(self, repair: Repair, heard: Heard) -> Outcome:
        """Do what the person wants of the conversation."""
        return await self._repairs[repair](heard)

    async def press(self, name: str, heard: Heard) -> Outcome:
        """Do what a button stands for that is no answer to a question."""
        if name.startswith(CHANGE):
            return await self._correcting.ask_anew(name.removeprefix(CHANGE), heard)
        if name in DRAFTS:
            return await self._course.again(heard, Before(draft=DRAFTS[name]))
        match name:
            case "confirm":
                return await self._course.finish(heard)
            case "switch" | "throw" | "stay" | "keep":
                return await self.proposed(name in AGREED, heard)
            case _:
                return await self._presses.get(name, partial(self._repair, name))(heard)

    async def _repair(self, name: str, heard: Heard) -> Outcome:
        return await self.carry_out(Repair(name), heard)

    def propose(self, proposal: Proposal, heard: Heard) -> Outcome:
        """Ask whether to take another flow first, or to throw one away."""
        scene = self._stage.now(heard)
        reason = proposal.reason
        text = scene.say(f"says.{reason}") if reason else self._stage.say(heard, "cancel_sure")
        if proposal.wish:
            other = self._stage.doing(proposal.wish.flow, heard.language)
            doing = self._stage.doing(scene.frame.flow, heard.language)
            text = self._stage.say(heard, "switch", other=other, doing=doing)
        return self._asking.propose(scene, heard.conversation, text, proposal)

    async def put_again(self, heard: Heard) -> Outcome:
        """Put what was asked last once more, in full, after something else was said."""
        if heard.conversation.proposal:
            return self.propose(heard.conversation.proposal, heard)
        frame = self._stage.now(heard).frame.model_copy(update={"misses": 0})
        return await self._course.again(heard.in_conversation(heard.conversation.with_frame(frame)))

    async def proposed(self, answer: bool, heard: Heard, text: str = "") -> Outcome:
        """Do what was proposed about the flows themselves, or leave it; the text is what the answer says besides."""
        proposal = heard.conversation.proposal
        heard = heard.in_conversation(heard.conversation.model_copy(update={"proposal": None}))
        if proposal is None:
            return await self._course.again(heard)
        if proposal.wish is None:
            if answer:
                return await self.dropped(heard)
            return await self._course.again(heard, Before(says=(self._stage.say(heard, "kept"),)))
        wish = proposal.wish
        if answer:
            return await self._course.begin(wish.flow, heard, text=f"{wish.text}, {text}" if text else wish.text)
        wishes = (*heard.conversation.wishes, wish)
        heard = heard.in_conversation(heard.conversation.model_copy(update={"wishes": wishes}))
        stayed = self._stage.say(heard, "stayed", other=self._stage.doing(wish.flow, heard.language))
        scene = self._stage.now(heard)
        noticed = scene.at(await self._course.noticed(scene, text))
        changed = await self._correcting.told_anew(text, noticed)
        told = self._correcting.told(changed, noticed, heard)
        return await self._course.on(noticed.at(changed), heard, Before(says=(stayed, *told)))

    async def hand_over(self, heard: Heard) -> Outcome:
        """Hand what has been said so far over to a person; the one who said it sees it first."""
        scene = self._stage.now(heard)
        if scene.frame.flow == HAND_OVER:
            return await self._course.again(heard)
        given = {"description": scene.script.title[heard.language]} if self._asking.summary(scene) else {}
        return await self._course.begin(HAND_OVER, heard, given=given)

    async def why(self, heard: Heard) -> Outcome:
        """Say why the open question is asked and what an answer may be, and ask it again."""
        scene = self._stage.now(heard)
        asked = scene.frame.asked
        if asked not in scene.script.slots:
            return await self._course.again(heard)
        return await self._course.again(heard, Before(says=(scene.say(f"{asked}.why"), scene.say(f"{asked}.example"))))

    async def missed(self, heard: Heard, before: Before = NOTHING) -> Outcome:
        """The next step of the ladder for an answer that is not understood, or not known."""
        scene = self._stage.now(heard)
        scene = scene.at(scene.frame.model_copy(update={"misses": scene.frame.misses + 1}))
        if is_at_the_end(scene.frame) and scene.frame.flow != HAND_OVER:
            rested = scene.frame.model_copy(update={"misses": 0})
            return await self.hand_over(heard.in_conversation(heard.conversation.with_frame(rested)))
        return await self._course.on(scene, heard, before)

    async def change(self, heard: Heard, question: str = "change_what") -> Outcome:
        """Ask which answer is wrong."""
        scene = self._stage.now(heard)
        changes = {"step": scene.frame.step + 1, "asked": CHANGING, "offered": (), "aside": False}
        frame = scene.frame.model_copy(update=changes)
        names = {slot: capital(self._asking.name(slot, scene)) for slot in frame.slots if slot in scene.script.slots}
        buttons = [
            Suggestion(name, name, Choose(frame.id, frame.step, f"{SAID_BY_BUTTON}{CHANGE}{slot}"))
            for slot, name in names.items()
        ]
        reply = self._asking.reply(scene.at(frame), [self._stage.say(heard, question)], buttons, step=frame.asked)
        return Outcome(heard.conversation.with_frame(frame), (reply,))

    async def dropped(self, heard: Heard) -> Outcome:
        """Throw the flow away that is spoken of, and go on with what is beneath it or was wished for."""
        conversation = heard.conversation.model_copy(update={"frames": heard.conversation.frames[:-1]})
        before = Before(says=(self._stage.say(heard, "cancelled"),))
        return await self._course.go_on(heard.in_conversation(conversation), before)

    async def _cancel(self, heard: Heard) -> Outcome:
        """Stop; ask first if much would be lost."""
        if len(said(self._stage.now(heard).frame)) < WORK:
            return await self.dropped(heard)
        return self.propose(Proposal(asked=Asked.CANCEL), heard)

    async def _back(self, heard: Heard) -> Outcome:
        """Ask the question before once more."""
        frame = self._stage.now(heard).frame
        before = [name for name in frame.trail if name != frame.asked]
        if not before:
            return await self._course.again(heard, Before(says=(self._stage.say(heard, "back_first"),)))
        frame = frame.model_copy(update={"trail": tuple(before[:-1])})
        heard = heard.in_conversation(heard.conversation.with_frame(frame))
        return await self._correcting.ask_anew(before[-1], heard, Before(says=(self._stage.say(heard, "gone_back"),)))

    async def _restart(self, heard: Heard) -> Outcome:
        scene = self._stage.now(heard)
        scene = scene.at(
            scene.frame.model_copy(update={"slots": {}, "skipped": (), "trail": (), "misses": 0, "asked": ""})
        )
        return await self._course.on(scene, heard, Before(says=(self._stage.say(heard, "restarted"),)))

    async def _skip(self, heard: Heard) -> Outcome:
        scene = self._stage.now(heard)
        slot = self._stage.flow(scene).slot(scene.frame.asked)
        if slot is None or not slot.optional:
            first = slot is not None and not scene.frame.misses
            return await self.missed(heard, Before(says=(self._stage.say(heard, "cannot_skip"),)) if first else NOTHING)
        scene = scene.at(scene.frame.model_copy(update={"skipped": (*scene.frame.skipped, slot.name)}))
        return await self._course.on(scene, heard, Before(says=(self._stage.say(heard, "skipped"),)))

    async def _dont_know(self, heard: Heard) -> Outcome:
        """The answer that says so, where there is one; else as skipping."""
        scene = self._stage.now(heard)
        frame = scene.frame
        words = scene.script.slots.get(frame.asked)
        if words is None or NOT_KNOWN not in words.choices:
            return await self._skip(heard)
        slots = frame.slots | {frame.asked: scene.filled(NOT_KNOWN)}
        return await self._course.on(scene.at(frame.model_copy(update={"slots": slots})), heard)

    async def _wait(self, heard: Heard) -> Outcome:
        aside = heard.conversation.said_aside()
        return Outcome(aside, (self._stage.reply(heard, self._stage.say(heard, "waiting")),))
