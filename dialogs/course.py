"""The course of flows: how they begin, go on after something else, and give way to what lies beneath them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from dialogs.asking import NOTHING, Asking, Before
from dialogs.conversation import Conversation
from dialogs.filling import fill, said
from dialogs.flow import Flow
from dialogs.frames import Frame
from dialogs.heard import Heard
from dialogs.orders import Notice, Order, Tell
from dialogs.outcome import Outcome
from dialogs.scene import Scene
from dialogs.slots.kind import Understood, Wrong
from dialogs.stage import Stage, new_frame
from dialogs.turn import Scope
from telephony.problems import TelephonyError

BEGIN = "begin"
"""The kind of notice that begins its flow in the personal chat."""
SECOND_CLICK = timedelta(seconds=10)
"""Within so long, the same button was pressed again by mistake."""


class Course:
    """Takes conversations from one flow's question to the next, and from flow to flow."""

    def __init__(self, stage: Stage, asking: Asking) -> None:
        self._stage = stage
        self._asking = asking

    async def begin(
        self,
        flow_id: str,
        heard: Heard,
        *,
        text: str = "",
        given: Mapping[str, str] | None = None,
        before: Before = NOTHING,
        guessed: bool = False,
        sure: bool = False,
    ) -> Outcome:
        """Start a flow, with what the text says and what a button gives already filled in.

        Only cards in SML-IT's channel have all that there is to confirm; what says so elsewhere is none of ours.
        """
        flow, sure = self._stage.flows[flow_id], sure and heard.turn.scope is Scope.DESK
        frame = new_frame(flow_id, heard).model_copy(update={"guessed": guessed, "opening": text, "sure": sure})
        scene = self._stage.scene(heard, frame)
        if not flow.is_for(heard.turn.scope):
            return self._elsewhere(scene, heard, text)
        scene, wrong = await _with_given(scene, flow, given or {})
        before = Before(before.replies, (*before.says, *wrong))
        pressed_again = await self._pressed_again(scene, heard, before)
        if pressed_again:
            return pressed_again
        started = _started(scene.frame, heard.conversation)
        return await self._open(scene, heard.in_conversation(started), before)

    async def _pressed_again(self, scene: Scene, heard: Heard, before: Before) -> Outcome | None:
        """What a button does that was pressed before: nothing at once after, and later its question is put again."""
        if heard.turn.press and _is_second_click(scene.frame, heard.conversation):
            return Outcome(heard.conversation, before.replies)
        under_way = heard.conversation.frame
        if under_way is None or scene.frame.opening or not _tells_nothing_new(scene.frame, under_way):
            return None
        put_again = heard.conversation.model_copy(update={"proposal": None})
        return await self.again(heard.in_conversation(put_again), before)

    async def _open(self, scene: Scene, heard: Heard, before: Before) -> Outcome:
        """Begin the scene's flow, with what its opening words say; once more where the backend didn't answer before."""
        flow, text = self._stage.flow(scene), scene.frame.opening or ""
        conversation = heard.conversation.with_frame(scene.frame)
        try:
            ending = await flow.gate(scene) if flow.gate else None
            if ending:
                return await self._ended(self._asking.end(ending, scene, conversation, before), scene, heard)
            opened = scene.at(await self.noticed(scene, text))
            opened = opened.at(await self.told_anew(self._stage.repair.corrected_within(text), opened))
            wrong = await self._wrong(opened, text)
        except TelephonyError as error:
            return self._asking.held(error, scene, conversation, before)
        key = flow.opens(opened)
        opening = (opened.say(key),) if opened.says(key) else ()
        opened = opened.at(opened.frame.model_copy(update={"opening": None}))
        return await self.on(opened, heard, Before(before.replies, (*before.says, *opening, *wrong)))

    async def on(self, scene: Scene, heard: Heard, before: Before = NOTHING) -> Outcome:
        """Put the scene's frame in its place, and ask for what it needs next."""
        if scene.frame.opening is not None:
            return await self._open(scene, heard, before)
        conversation = heard.conversation.with_frame(scene.frame)
        return await self._ended(await self._asking.advance(scene, conversation, before), scene, heard)

    async def finish(self, heard: Heard) -> Outcome:
        """End the flow that is spoken of, which has been confirmed."""
        scene = self._stage.now(heard)
        return await self._ended(await self._asking.finish(scene, heard.conversation), scene, heard)

    async def again(self, heard: Heard, before: Before = NOTHING) -> Outcome:
        """Put the question that is open once more, after what comes before it."""
        if heard.conversation.frame:
            return await self.on(self._stage.now(heard), heard, before)
        alone = (self._stage.reply(heard, *before.says),) if before.says else ()
        return Outcome(heard.conversation, (*before.replies, *alone))

    async def go_on(self, heard: Heard, before: Before = NOTHING) -> Outcome:
        """Go on with the flow beneath, or else with what was wished for."""
        conversation = heard.conversation
        if conversation.frame:
            doing = self._stage.doing(conversation.frame.flow, heard.language)
            return await self.again(heard, before.then(self._stage.say(heard, "resumed", doing=doing)))
        if not conversation.wishes:
            return await self.again(heard, before)
        wish, *rest = conversation.wishes
        heard = heard.in_conversation(conversation.model_copy(update={"wishes": tuple(rest)}))
        other = self._stage.doing(wish.flow, heard.language)
        before = before.then(self._stage.say(heard, "next_wish", other=other))
        return await self.begin(wish.flow, heard, text=wish.text, before=before)

    async def noticed(self, scene: Scene, text: str) -> Frame:
        """The scene's frame with every open slot filled that a text tells plainly."""
        flow, frame = self._stage.flow(scene), scene.frame
        for slot in flow.slots if text else ():
            if slot.name in frame.slots:
                continue
            reading = await slot.kind.notice(text, slot.name, scene.at(frame))
            if isinstance(reading, Understood):
                frame = fill(frame, flow, slot.name, reading.filled)
        return frame

    async def told_anew(self, text: str, scene: Scene) -> Frame:
        """The scene's frame with what a text plainly says of filled slots, also of one that its own change opens."""
        flow, frame = self._stage.flow(scene), scene.frame
        for slot in flow.slots if text else ():
            known = slot.name in scene.frame.slots
            reading = await slot.kind.corrected(text, slot.name, scene.at(frame)) if known else None
            if isinstance(reading, Understood) and reading.filled.value != frame.value(slot.name):
                frame = fill(frame, flow, slot.name, reading.filled)
        return frame

    async def _wrong(self, scene: Scene, text: str) -> list[str]:
        """What is wrong with the answers in a text that can't be right."""
        open_slots = [slot for slot in self._stage.flow(scene).slots if text and slot.name not in scene.frame.slots]
        readings = [(slot.name, await slot.kind.notice(text, slot.name, scene)) for slot in open_slots]
        return [
            scene.say(f"{name}.problem.{reading.problem}", **reading.values)
            for name, reading in readings
            if isinstance(reading, Wrong)
        ]

    async def _ended(self, outcome: Outcome, scene: Scene, heard: Heard) -> Outcome:
        """If the scene's frame has ended, go on with the rest: at once, or when its results are told."""
        conversation = outcome.conversation
        if any(frame.id == scene.frame.id for frame in conversation.frames):
            return outcome
        if not (conversation.frames or conversation.wishes):
            return outcome
        if outcome.orders:
            returning = conversation.model_copy(update={"returning": True})
            return Outcome(returning, outcome.replies, outcome.orders)
        return await self.go_on(heard.in_conversation(conversation), Before(outcome.replies))

    def _elsewhere(self, scene: Scene, heard: Heard, text: str) -> Outcome:
        """Say that this is for the personal chat, and begin it there."""
        order = Order(
            key=f"{scene.frame.id}/{BEGIN}",
            flow=scene.frame.flow,
            case="",
            command=Tell(
                person=scene.me, notice=Notice(flow=scene.frame.flow, kind=BEGIN, case="", values={"text": text})
            ),
            about=scene.me,
            purpose="a personal matter goes on in the personal chat",
        )
        reply = self._asking.reply(scene, [self._stage.say(heard, "elsewhere")])
        privately = self._stage.repair.button("privately", heard.language)
        return Outcome(heard.conversation, (replace(reply, privately=privately),), (order,))


async def _with_given(scene: Scene, flow: Flow, given: Mapping[str, str]) -> tuple[Scene, list[str]]:
    """The scene with what a button gives, as far as it can be that, and what is wrong with the rest."""
    wrong = []
    for slot in (*flow.slots, *flow.given):
        value = given.get(slot.name, "").strip()
        match await slot.kind.brought(value, slot.name, scene) if value else None:
            case Understood(filled):
                scene = scene.at(fill(scene.frame, flow, slot.name, filled))
            case Wrong(problem, about):
                wrong.append(scene.say(f"{slot.name}.problem.{problem}", **about))
    return scene, wrong


def _started(frame: Frame, conversation: Conversation) -> Conversation:
    """The conversation with a new frame: the only one where a card says all that there is to say."""
    others = {"frames": (frame,), "wishes": ()} if frame.sure else {"frames": (*conversation.frames, frame)}
    return conversation.model_copy(update=others | {"proposal": None, "offered": (), "ended": None})


def _tells_nothing_new(frame: Frame, under_way: Frame) -> bool:
    """Whether a button begins what is spoken of already, and with nothing else."""
    return (frame.flow, frame.sure, _told(frame)) == (under_way.flow, under_way.sure, _told(under_way))


def _is_second_click(frame: Frame, conversation: Conversation) -> bool:
    """Whether what a button begins was ordered by it a moment ago."""
    ended = conversation.ended
    return (
        ended is not None
        and bool(ended.case)
        and ended.frame.flow == frame.flow
        and all(ended.frame.value(name) == filled.value for name, filled in frame.slots.items())
        and frame.touched - ended.at < SECOND_CLICK
    )


def _told(frame: Frame) -> dict[str, str]:
    return {name: frame.value(name) for name in said(frame)}
