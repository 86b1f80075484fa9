"""Earlier answers that are taken back: corrected, named as wrong, turned down, or edited."""

from dialogs.asking import NOTHING, Asking, Before
from dialogs.choosing import chosen
from dialogs.course import Course
from dialogs.cues import Cues
from dialogs.filling import fill, said, without
from dialogs.flow import Slot
from dialogs.frames import CONFIRM, Filled, Frame
from dialogs.heard import Heard
from dialogs.listening import listening
from dialogs.outcome import Outcome
from dialogs.scene import Scene, capital
from dialogs.slots.kind import Option, Reading, Understood
from dialogs.stage import Stage
from knowledge.tokens import folded, tokens_of

SHORTEST = 3
"""Letters that a word has at least that names an answer."""


class Correcting:
    """Changes what a frame holds when the person takes something back."""

    def __init__(self, stage: Stage, asking: Asking, course: Course) -> None:
        self._stage = stage
        self._asking = asking
        self._course = course

    async def replaced(self, heard: Heard) -> Outcome | None:
        """What a message leads to that names what an answer was and what it is to be; None for one that doesn't."""
        scene = self._stage.now(heard)
        named = self._stage.repair.replacement(heard.turn.text)
        changed = await self._replaced(*named, scene) if named else None
        return await self._with(changed, scene, heard) if changed else None

    async def corrected(self, heard: Heard) -> Outcome | None:
        """What a message leads to that takes an earlier answer back; None for one that doesn't."""
        scene = self._stage.now(heard)
        new = self._stage.repair.after_correcting(heard.turn.text)
        if not new or not said(scene.frame):
            return None
        if stated := await self.stated(heard):
            return stated
        changed = await self._changed(new, scene)
        if changed != scene.frame:
            return await self._with(changed, scene, heard)
        named = self._named(new, scene) or self._named(heard.turn.text, scene)
        return await self.ask_anew(named, heard) if named else None

    async def stated(self, heard: Heard) -> Outcome | None:
        """What a message leads to that says what an answer in the person's own words is to be; None for others."""
        scene, text = self._stage.now(heard), heard.turn.text
        stated = self._stage.repair.stated(self._stage.repair.after_correcting(text) or text)
        if stated is None or listening().is_question(stated[0]):
            return None
        slot = self._stage.flow(scene).slot(self._named(stated[0], scene))
        reading = await slot.kind.read(stated[1], slot.name, scene) if slot and slot.kind.free else None
        if slot is None or not isinstance(reading, Understood):
            return None
        return await self._with(fill(scene.frame, self._stage.flow(scene), slot.name, reading.filled), scene, heard)

    async def changed(self, heard: Heard) -> Outcome | None:
        """What a message leads to that plainly says something else than what is to be confirmed; a question doesn't."""
        scene = self._stage.now(heard)
        told, _ = listening().parted(heard.turn.text)
        frame = await self.told_anew(told, scene)
        return await self._with(frame, scene, heard) if frame != scene.frame else None

    async def joined(self, heard: Heard) -> Outcome | None:
        """What a message leads to that says nothing else than more of what is to be confirmed; None for others."""
        scene = self._stage.now(heard)
        flow = self._stage.flow(scene)
        for slot in flow.slots if scene.frame.asked == CONFIRM else ():
            reading = (
                await slot.kind.more(heard.turn.text, slot.name, scene) if slot.name in scene.frame.slots else None
            )
            if isinstance(reading, Understood):
                return await self._with(fill(scene.frame, flow, slot.name, reading.filled), scene, heard)
        return None

    async def named(self, heard: Heard) -> Outcome | None:
        """What a message leads to that names the wrong answer, or says what it is to be; None for one that doesn't."""
        scene = self._stage.now(heard)
        told = await self.changed(heard) or await self.stated(heard)
        if told:
            return told
        names = {slot: self._asking.name(slot, scene) for slot in scene.frame.slots if slot in scene.script.slots}
        place = chosen(heard.turn.text, list(names.values()), self._stage.places)
        slot = list(names)[place] if place is not None else self._named(heard.turn.text, scene)
        return await self.ask_anew(slot, heard) if slot else None

    async def known(self, heard: Heard) -> str:
        """What an earlier answer shows that a message names again, by a word of it; empty when it names none."""
        scene = self._stage.now(heard)
        words = {folded(token) for token in tokens_of(heard.turn.text) if len(token) >= SHORTEST}
        for slot in self._stage.flow(scene).slots:
            filled = scene.frame.slots.get(slot.name)
            shown = slot.kind.shown(filled, slot.name, scene) if filled else ""
            named = not words.isdisjoint(folded(token) for token in tokens_of(shown))
            reading = await slot.kind.corrected(heard.turn.text, slot.name, scene) if named else None
            if filled and isinstance(reading, Understood) and reading.filled.value == filled.value:
                return shown
        return ""

    async def ask_anew(self, slot_name: str, heard: Heard, before: Before = NOTHING) -> Outcome:
        """Ask for a slot once more, also where it has a default."""
        scene = self._stage.now(heard)
        flow = self._stage.flow(scene)
        slot = flow.slot(slot_name)
        if slot is None:
            return await self._course.again(heard, before)
        scene = scene.at(without(scene.frame, flow, slot_name).model_copy(update={"misses": 0}))
        return await self._asking.ask(slot, scene, heard.conversation.with_frame(scene.frame), before)

    async def rejected(self, heard: Heard) -> Outcome | None:
        """What comes of it when the person names one of the answers that were offered as wrong."""
        scene = self._stage.now(heard)
        left = not_rejected(scene.frame)
        text = self._stage.repair.without_negation(heard.turn.text)
        place = chosen(text, [one.label for one in left], self._stage.places)
        if place is None:
            return None
        frame = scene.frame.model_copy(update={"rejected": (*scene.frame.rejected, left[place].value)})
        options = [Option(one.value, one.label) for one in not_rejected(frame)]
        if not options:
            return await self.none_of_them(heard)
        conversation = heard.conversation.with_frame(frame)
        return self._asking.choose(scene.at(frame), conversation, self._stage.say(heard, "several"), options)

    async def none_of_them(self, heard: Heard) -> Outcome:
        """None of the answers that were offered is right."""
        frame = self._stage.now(heard).frame
        frame = frame.model_copy(update={"rejected": tuple(one.value for one in frame.offered), "offered": ()})
        heard = heard.in_conversation(heard.conversation.with_frame(frame))
        return await self._course.again(heard, Before(says=(self._stage.say(heard, "none_left"),)))

    async def edited(self, heard: Heard) -> Outcome:
        """What comes of an edited message: what it had filled is read anew."""
        scene = self._stage.now(heard)
        flow = self._stage.flow(scene)
        stale = [name for name, filled in scene.frame.slots.items() if filled.said_in == heard.turn.id]
        if not stale:
            return await self._course.again(heard, Before(says=(self._stage.say(heard, "edited_late"),)))
        for name in stale:
            scene = scene.at(without(scene.frame, flow, name))
        reading = await self._read_as(stale[0], heard.turn.text, scene)
        if isinstance(reading, Understood):
            scene = scene.at(fill(scene.frame, flow, stale[0], reading.filled))
        scene = scene.at(await self._course.noticed(scene, heard.turn.text))
        return await self._course.on(scene, heard, Before(says=(self._stage.say(heard, "edited"),)))

    async def _with(self, changed: Frame, scene: Scene, heard: Heard) -> Outcome:
        """Say what has been changed, and go on."""
        told = Before(says=self.told(changed, scene, heard))
        return await self._course.on(scene.at(changed.model_copy(update={"misses": 0})), heard, told)

    async def _replaced(self, old: str, new: str, scene: Scene) -> Frame | None:
        """The frame with another value in the slot that holds the old one; None when none does."""
        flow = self._stage.flow(scene)
        for slot in reversed(flow.slots):
            filled = scene.frame.slots.get(slot.name)
            if filled and await self._holds(slot, filled, old, scene):
                reading = await slot.kind.read(new, slot.name, scene)
                if isinstance(reading, Understood):
                    return fill(scene.frame, flow, slot.name, reading.filled)
        return None

    async def _holds(self, slot: Slot, filled: Filled, said_of_it: str, scene: Scene) -> bool:
        """Whether words are those of a slot's value, or are read as what shows alike."""
        shown = slot.kind.shown(filled, slot.name, scene).casefold()
        reading = None if slot.kind.free else await slot.kind.notice(said_of_it, slot.name, scene)
        if isinstance(reading, Understood):
            return slot.kind.shown(reading.filled, slot.name, scene).casefold() == shown
        return said_of_it.casefold() in shown

    async def _changed(self, text: str, scene: Scene) -> Frame:
        """The frame with what a text plainly says of filled slots, or else says of the one that was filled last."""
        flow, frame = self._stage.flow(scene), await self.told_anew(text, scene)
        latest = flow.slot(said(frame)[-1])
        if frame != scene.frame or latest is None or latest.kind.free or frame.asked == CONFIRM:
            return frame
        reading = await latest.kind.read(text, latest.name, scene)
        if not isinstance(reading, Understood) or reading.filled.value == frame.value(latest.name):
            return frame
        return fill(frame, flow, latest.name, reading.filled)

    async def told_anew(self, text: str, scene: Scene) -> Frame:
        """The frame with what a text plainly says of filled slots."""
        return await self._course.told_anew(self._stage.repair.contrasted(text), scene)

    def told(self, changed: Frame, scene: Scene, heard: Heard) -> tuple[str, ...]:
        """What has been changed, in words, and what the person said that went with it and isn't asked anew."""
        changes = (
            self._stage.say(
                heard,
                "corrected",
                name=self._asking.name(slot.name, scene),
                value=slot.kind.briefly(filled, slot.name, scene.at(changed)),
            )
            for slot in self._stage.flow(scene).slots
            if (filled := changed.slots.get(slot.name)) and filled != scene.frame.slots.get(slot.name)
        )
        gone = (name for name in said(scene.frame) if self._is_let_go(name, changed, scene))
        let_go = (self._stage.say(heard, "let_go", name=capital(self._asking.name(name, scene))) for name in gone)
        return (*changes, *let_go)

    def _is_let_go(self, slot_name: str, changed: Frame, scene: Scene) -> bool:
        """Whether a slot is filled no more, nor asked for again."""
        slot = self._stage.flow(scene).slot(slot_name)
        return slot is not None and slot_name not in changed.slots and not slot.needed(scene.at(changed))

    def _named(self, text: str, scene: Scene) -> str:
        """The slot that a text names; empty when it names none."""
        seen = scene.sight(text)
        filled = [(name, scene.script.slots[name]) for name in scene.frame.slots if name in scene.script.slots]
        return next((name for name, words in filled if words.called and Cues(words.called).fit(seen)), "")

    async def _read_as(self, slot_name: str, text: str, scene: Scene) -> Reading | None:
        slot: Slot | None = self._stage.flow(scene).slot(slot_name)
        return await slot.kind.read(text, slot_name, scene) if slot else None


def not_rejected(frame: Frame) -> list[Filled]:
    """The answers that were offered and have not been turned down."""
    return [one for one in frame.offered if one.value not in frame.rejected]
