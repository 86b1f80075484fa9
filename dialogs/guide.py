"""Leads people through flows: starts them, hears answers, and mends what goes another way."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial

from dialogs.asking import LAST_STEP, NOTHING, SAID_BY_BUTTON, Asking, Before, capital
from dialogs.choosing import chosen
from dialogs.conversation import Conversation
from dialogs.cues import Cues, Sighting
from dialogs.filling import fill, said, without
from dialogs.flow import Flow, Option, Reading, Several, Slot, Understood, Wrong
from dialogs.frames import CONFIRM, Asked, Filled, Frame, Proposal, Wish
from dialogs.heard import Heard
from dialogs.listening import listening
from dialogs.orders import Notice, Order, Tell
from dialogs.outcome import Outcome
from dialogs.phrasebook import PlaceWords
from dialogs.repair import Repair, RepairWords
from dialogs.reply import Kind, Reply, Suggestion, Trace
from dialogs.scene import Scene
from dialogs.script import Script
from dialogs.telling import Telling
from dialogs.turn import Choose, Happening, Scope
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from telephony.contract import Reads
from telephony.problems import TelephonyError

OLD = timedelta(hours=8)
"""After so long a person is reminded of what is under way."""
WORK = 2
"""So many answers are worth asking whether they may be thrown away."""
HAND_OVER = "hand_over"
"""The flow that hands a matter over to a person."""

BEGIN = "begin"
"""The kind of notice that begins its flow in the personal chat."""

_ANSWERS = (Kind.ANSWER, Kind.NOT_STATED)


class Guide:
    """Leads one turn of a conversation through its flows."""

    def __init__(
        self,
        flows: Mapping[str, Flow],
        scripts: Mapping[str, Script],
        knowledge: KnowledgeBase,
        reads: Reads,
        repair: RepairWords,
        places: PlaceWords,
        *,
        eves: bool,
    ) -> None:
        self._flows = flows
        self._scripts = scripts
        self._knowledge = knowledge
        self._reads = reads
        self._repair = repair
        self._places = places
        self._eves = eves
        self._asking = Asking(flows, repair)
        self._telling = Telling(flows, self._asking)
        self._starts = {flow: Cues(script.starts) for flow, script in scripts.items() if script.starts}

    # ---- starting ----

    async def begin(
        self,
        flow_id: str,
        heard: Heard,
        conversation: Conversation,
        *,
        text: str = "",
        given: Mapping[str, str] | None = None,
        before: Before = NOTHING,
    ) -> Outcome:
        """Start a flow, with what the text says and what a button gives already filled in."""
        flow = self._flows[flow_id]
        frame = Frame(id=_frame_id(heard, conversation), flow=flow_id, touched=heard.turn.moment)
        scene = self._scene(heard, frame)
        if flow.personal and heard.turn.scope is not Scope.PERSONAL:
            return self._elsewhere(scene, conversation, text)
        conversation = conversation.model_copy(
            update={"frames": (*conversation.frames, frame), "proposal": None, "offered": ()}
        )
        try:
            ending = await flow.gate(scene) if flow.gate else None
            if ending:
                return self._asking.end(ending, scene, conversation, before)
            for name, value in (given or {}).items():
                if flow.slot(name):
                    frame = fill(frame, flow, name, Filled(value=value, said_in=heard.turn.id))
            frame = await self._noticed(scene.at(frame), flow, text)
        except TelephonyError as error:
            return self._asking.held(error, scene, conversation, before)
        scene = scene.at(frame)
        opening = (scene.say("opening"),) if scene.script.opening else ()
        before = Before(before.replies, (*before.says, *opening))
        return await self._on(scene, conversation.with_frame(frame), before)

    def starts(self, text: str, language: Language) -> list[str]:
        """The flows that a message starts: urgent ones first, else in the order of their declaration."""
        seen = self._sight(text, language)
        found = [flow for flow, cues in self._starts.items() if cues.fit(seen)]
        return sorted(found, key=lambda flow: not self._flows[flow].urgent)

    # ---- hearing ----

    async def hear(self, heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome | None:
        """What a message means to the flows; None when it means nothing to them.

        Args:
            heard: the message.
            ask: answers a question from the routine.
        """
        conversation, text = heard.conversation, heard.turn.text
        seen = self._sight(text, heard.spoken)
        if self._repair.is_emergency(seen):
            return await self._again(heard, conversation, Before((self._own_reply(heard, "emergency"),)))
        if conversation.proposal:
            answered = await self._proposed(heard, listening().yes_or_no(text))
            if answered:
                return answered
            conversation = conversation.model_copy(update={"proposal": None})
            heard = heard.in_conversation(conversation)
        if conversation.frame:
            return await self._in_flow(heard, ask)
        return await self._outside(heard, ask)

    async def press(self, choose: Choose, heard: Heard) -> Outcome:
        """What a button of a flow's card means."""
        conversation = heard.conversation
        frame = conversation.frame
        if frame is None or (choose.frame, choose.step) != (frame.id, frame.step):
            name = "stale_now" if frame else "stale"
            return await self._again(heard, conversation, Before(says=(self._say(heard, name),)), name=name)
        if choose.answer.startswith(SAID_BY_BUTTON):
            return await self._pressed(choose.answer.removeprefix(SAID_BY_BUTTON), heard)
        offered = next((one for one in frame.offered if one.value == choose.answer), None)
        if offered is None:
            return await self._again(heard, conversation, Before(says=(self._say(heard, "stale_now"),)))
        return await self._filled(heard, conversation, offered)

    async def tell(self, heard: Heard) -> Outcome:
        """Tell what has become of orders, or what somebody else's conversation has brought about."""
        turn, conversation = heard.turn, heard.conversation
        if turn.notice:
            return await self._told(turn.notice, heard)
        replies: tuple[Reply, ...] = ()
        for case in dict.fromkeys(result.order.case for result in turn.results):
            results = [result for result in turn.results if result.order.case == case]
            flow = results[0].order.flow
            if flow in self._flows:
                scene = self._scene(heard, Frame(id=case, flow=flow, touched=turn.moment))
                outcome = self._telling.results(scene, conversation, results)
                conversation, replies = outcome.conversation, (*replies, *outcome.replies)
        if not conversation.returning:
            return Outcome(conversation, replies)
        conversation = conversation.model_copy(update={"returning": False})
        return await self.go_on(heard, conversation, Before(replies))

    async def _told(self, notice: Notice, heard: Heard) -> Outcome:
        conversation = heard.conversation
        if notice.flow not in self._flows:
            return Outcome(conversation, ())
        if notice.kind == BEGIN:
            return await self.begin(notice.flow, heard, conversation, text=notice.values.get("text", ""))
        scene = self._scene(heard, Frame(id=notice.case, flow=notice.flow, touched=heard.turn.moment))
        return self._telling.notice(scene, conversation, notice)

    async def again(self, heard: Heard, outcome: Outcome) -> Outcome:
        """An answer from elsewhere, and then the flow goes on where it was."""
        return await self._again(heard, outcome.conversation, Before(outcome.replies))

    async def _outside(self, heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome | None:
        conversation, text = heard.conversation, heard.turn.text
        match self._repair.command(text):
            case Repair.CANCEL | Repair.BACK | Repair.RESTART | Repair.CHANGE | Repair.RESUME if (
                not conversation.offered
            ):
                return Outcome(conversation, (self._own_reply(heard, "nothing_under_way"),))
            case Repair.WAIT:
                return Outcome(conversation, (self._own_reply(heard, "waiting_idle"),))
            case Repair.PERSON:
                return await self.begin(HAND_OVER, heard, conversation)
        started = self.starts(text, heard.spoken)
        if not started:
            return None
        return await self._start(started, heard, ask)

    async def _start(self, started: list[str], heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome:
        """Start the first of several flows, remember the second, and answer what else is asked."""
        first, *others = started
        conversation, text = heard.conversation, heard.turn.text
        says: tuple[str, ...] = ()
        wishes = [one for one in others if self._says_apart(text, first, one, heard.spoken)]
        if wishes:
            wish = Wish(flow=wishes[0], text=text, said_in=heard.turn.id)
            conversation = conversation.model_copy(update={"wishes": (*conversation.wishes, wish)})
            says = (self._say(heard, "remembered", other=self._doing(wish.flow, heard.language)),)
        outcome = await self.begin(first, heard, conversation, text=text, before=Before(says=says))
        told, asked = listening().parted(text)
        if told and asked and first not in self.starts(asked, heard.spoken):
            answers = self._answers(asked, heard, ask)
            return Outcome(outcome.conversation, (*answers, *outcome.replies), outcome.orders)
        return outcome

    def _says_apart(self, text: str, first: str, other: str, language: Language) -> bool:
        """Whether another flow is started by a part of the message that doesn't start the first."""
        parts = [
            part for sentence in text.replace(" och ", ". ").replace(" and ", ". ").split(".") if (part := sentence)
        ]
        started = [self.starts(part, language) for part in parts]
        return any(other in found and first not in found for found in started)

    # ---- in a flow ----

    async def _in_flow(self, heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome:
        scene = self._now(heard)
        text = heard.turn.text
        if heard.turn.happening is Happening.EDIT:
            return await self._edited(heard, ask)
        command = self._repair.command(text)
        if command:
            return await self._commanded(command, heard)
        spoken = self._knowledge.command_phrases.find(text)
        if spoken:
            return await self._spoken_command(spoken, heard, ask)
        rest = self._repair.after_cancelling(text)
        if rest:
            return await self._cancelled_for(rest, heard, ask)
        try:
            return await self._listened(heard, ask)
        except TelephonyError as error:
            return self._asking.held(error, scene, heard.conversation, NOTHING)

    async def _listened(self, heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome:
        scene = self._now(heard)
        conversation, frame, text = heard.conversation, scene.frame, heard.turn.text
        flow = self._flows[frame.flow]
        slot = flow.slot(frame.asked)
        if slot and frame.offered and self._repair.rejects(scene.sight(text)):
            rejected = await self._rejected(heard, slot)
            if rejected:
                return rejected
        others = [other for other in self.starts(text, heard.spoken) if other != frame.flow]
        if others and self._flows[others[0]].urgent and not flow.urgent:
            return await self._start(others, heard, ask)
        corrected = await self._corrected(heard, slot)
        if corrected:
            return corrected
        told, asked = listening().parted(text)
        reading = await self._read(slot, told or ("" if slot and slot.kind.free else text), scene) if slot else None
        if others and (reading is None or (slot and slot.kind.free)):
            return await self._other(others, heard, ask)
        if reading is not None and slot:
            return await self._answered(reading, slot, heard, ask, asked if told else "")
        if frame.asked == CONFIRM:
            answer = listening().yes_or_no(told or text)
            if answer is not None and not asked:
                return await self._confirmed(answer, heard)
        noticed = await self._noticed(scene, flow, text)
        if noticed.slots != frame.slots:
            return await self._on(scene.at(noticed), conversation.with_frame(noticed), self._reminder(heard))
        return await self._elsewise(heard, ask)

    async def _answered(
        self, reading: Reading, slot: Slot, heard: Heard, ask: Callable[[Heard], Outcome], asked: str
    ) -> Outcome:
        scene = self._now(heard)
        match reading:
            case Understood(filled):
                before = Before(self._answers(asked, heard, ask) if asked else (), self._reminder(heard).says)
                return await self._filled(heard, heard.conversation, filled, before=before, text=heard.turn.text)
            case Wrong(problem, values):
                text = scene.say(f"{slot.name}.problem.{problem}", **values)
                return self._asking.wrong(scene, heard.conversation, text)
            case Several(options):
                text = self._say(heard, "several")
                return self._asking.choose(scene, heard.conversation, text, options)

    async def _filled(
        self, heard: Heard, conversation: Conversation, filled: Filled, *, before: Before = NOTHING, text: str = ""
    ) -> Outcome:
        """Fill the asked slot, and with it what else the message says."""
        scene = self._now(heard)
        frame, flow = scene.frame, self._flows[scene.frame.flow]
        filled = filled.model_copy(update={"said_in": heard.turn.id})
        frame = fill(frame, flow, frame.asked, filled).model_copy(update={"misses": 0, "rejected": ()})
        if text:
            frame = await self._noticed(scene.at(frame), flow, text)
        return await self._on(scene.at(frame), conversation.with_frame(frame), before)

    async def _read(self, slot: Slot, text: str, scene: Scene) -> Reading | None:
        """An answer to the asked slot: one of those that were offered, or as its kind reads it."""
        if not text:
            return None
        left = [one for one in scene.frame.offered if one.value not in scene.frame.rejected]
        place = chosen(text, [one.label for one in left], self._places)
        if place is not None:
            return Understood(left[place])
        return await slot.kind.read(text, slot.name, scene)

    async def _noticed(self, scene: Scene, flow: Flow, text: str) -> Frame:
        """The frame with every open slot filled that a text tells plainly."""
        frame = scene.frame
        if not text:
            return frame
        for slot in flow.slots:
            if slot.name in frame.slots:
                continue
            reading = await slot.kind.notice(text, slot.name, scene.at(frame))
            if isinstance(reading, Understood):
                frame = fill(frame, flow, slot.name, reading.filled)
        return frame

    async def _elsewise(self, heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome:
        """A message that is no answer: a question, small talk, or not understood."""
        conversation, frame = heard.conversation, heard.conversation.frame
        outcome = ask(heard)
        kinds = {reply.trace.kind for reply in outcome.replies}
        asks = listening().is_question(heard.turn.text)
        if kinds & set(_ANSWERS) or Kind.SMALL_TALK in kinds or (asks and Kind.OUT_OF_SCOPE in kinds):
            kept = outcome.conversation.model_copy(update={"offered": ()})
            return await self._again(heard, kept, Before(outcome.replies, self._reminder(heard).says))
        if self._reminder(heard).says:
            return await self._again(heard, conversation, self._reminder(heard))
        assert frame is not None
        missed = frame.model_copy(update={"misses": frame.misses + 1})
        if missed.misses >= LAST_STEP and frame.flow != HAND_OVER:
            return await self._hand_over(heard.in_conversation(conversation.with_frame(missed)))
        scene = self._scene(heard, missed)
        return await self._on(scene, conversation.with_frame(missed), NOTHING)

    async def _other(self, others: list[str], heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome:
        """Another flow in the middle of one: a brief one is run at once, else the person chooses."""
        conversation = heard.conversation
        other = self._flows[others[0]]
        if other.brief:
            return await self.begin(other.id, heard, conversation, text=heard.turn.text)
        wish = Wish(flow=other.id, text=heard.turn.text, said_in=heard.turn.id)
        scene = self._now(heard)
        frame = scene.frame.model_copy(update={"step": scene.frame.step + 1})
        text = self._say(
            heard,
            "switch",
            other=self._doing(other.id, heard.language),
            doing=self._doing(frame.flow, heard.language),
        )
        reply = self._asking.reply(scene.at(frame), [text], self._yes_no(frame, "switch", "stay", heard.language))
        conversation = conversation.with_frame(frame).model_copy(
            update={"proposal": Proposal(asked=Asked.SWITCH, wish=wish)}
        )
        return Outcome(conversation, (reply,))

    # ---- repair ----

    async def _commanded(self, command: Repair, heard: Heard) -> Outcome:
        match command:
            case Repair.CANCEL:
                return await self._cancel(heard)
            case Repair.BACK:
                return await self._back(heard)
            case Repair.RESTART:
                return await self._restart(heard)
            case Repair.SKIP | Repair.DONT_KNOW:
                return await self._skip(heard, knows=command is Repair.SKIP)
            case Repair.WAIT:
                reply = self._own_reply(heard, "waiting")
                return Outcome(heard.conversation, (reply,))
            case Repair.PERSON:
                return await self._hand_over(heard)
            case Repair.RESUME:
                return await self._again(heard, heard.conversation, NOTHING)
            case Repair.WHY:
                return await self._why(heard)
            case Repair.CHANGE:
                return self._change(heard)

    async def _pressed(self, name: str, heard: Heard) -> Outcome:
        """A button that stands for no value of a slot."""
        if name.startswith("change "):
            return await self._ask_anew(name.removeprefix("change "), heard)
        match name:
            case "confirm":
                return await self._confirmed(True, heard)
            case "switch" | "throw":
                return await self._proposed(heard, True) or await self._again(heard, heard.conversation, NOTHING)
            case "stay" | "keep":
                return await self._proposed(heard, False) or await self._again(heard, heard.conversation, NOTHING)
            case "none":
                frame = self._now(heard).frame
                kept = frame.model_copy(update={"rejected": tuple(one.value for one in frame.offered), "offered": ()})
                conversation = heard.conversation.with_frame(kept)
                return await self._again(heard, conversation, Before(says=(self._say(heard, "none_left"),)))
            case _ if name in list(Repair):
                return await self._commanded(Repair(name), heard)
            case _:
                return await self._again(heard, heard.conversation, NOTHING)

    async def _cancel(self, heard: Heard) -> Outcome:
        scene = self._now(heard)
        frame = scene.frame
        if len(said(frame)) < WORK:
            return await self._dropped(heard)
        frame = frame.model_copy(update={"step": frame.step + 1})
        buttons = self._yes_no(frame, "throw", "keep", heard.language)
        reply = self._asking.reply(scene.at(frame), [self._say(heard, "cancel_sure")], buttons)
        conversation = heard.conversation.with_frame(frame).model_copy(
            update={"proposal": Proposal(asked=Asked.CANCEL)}
        )
        return Outcome(conversation, (reply,))

    async def _dropped(self, heard: Heard) -> Outcome:
        """Throw the frame away, and go on with what is beneath it or was wished for."""
        conversation = heard.conversation.model_copy(
            update={"frames": heard.conversation.frames[:-1], "proposal": None}
        )
        return await self.go_on(heard, conversation, Before(says=(self._say(heard, "cancelled"),)))

    async def _cancelled_for(self, rest: str, heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome:
        """Cancel, and do what the rest of the message says."""
        conversation = heard.conversation.model_copy(
            update={"frames": heard.conversation.frames[:-1], "proposal": None}
        )
        note = self._own_reply(heard, "cancelled")
        new = heard.in_conversation(conversation).saying(rest)
        outcome = await self.hear(new, ask) or ask(new)
        return Outcome(outcome.conversation, (note, *outcome.replies), outcome.orders)

    async def _back(self, heard: Heard) -> Outcome:
        scene = self._now(heard)
        filled = said(scene.frame)
        if not filled:
            return await self._again(heard, heard.conversation, Before(says=(self._say(heard, "back_first"),)))
        frame = without(scene.frame, self._flows[scene.frame.flow], filled[-1])
        conversation = heard.conversation.with_frame(frame)
        return await self._again(heard, conversation, Before(says=(self._say(heard, "gone_back"),)))

    async def _restart(self, heard: Heard) -> Outcome:
        frame = self._now(heard).frame.model_copy(update={"slots": {}, "skipped": (), "misses": 0, "asked": ""})
        conversation = heard.conversation.with_frame(frame)
        return await self._again(heard, conversation, Before(says=(self._say(heard, "restarted"),)))

    async def _skip(self, heard: Heard, *, knows: bool) -> Outcome:
        scene = self._now(heard)
        flow = self._flows[scene.frame.flow]
        slot = flow.slot(scene.frame.asked)
        choices = scene.script.slots[slot.name].choices if slot else {}
        if slot and not knows and "not_known" in choices:
            return await self._filled(heard, heard.conversation, scene.filled("not_known"))
        if slot and slot.optional:
            frame = scene.frame.model_copy(update={"skipped": (*scene.frame.skipped, slot.name)})
            before = Before(says=(self._say(heard, "skipped"),))
            return await self._on(scene.at(frame), heard.conversation.with_frame(frame), before)
        return await self._again(heard, heard.conversation, Before(says=(self._say(heard, "cannot_skip"),)))

    async def _why(self, heard: Heard) -> Outcome:
        scene = self._now(heard)
        asked = scene.frame.asked
        says = (scene.say(f"{asked}.why"), scene.say(f"{asked}.example")) if asked in scene.script.slots else ()
        return await self._again(heard, heard.conversation, Before(says=says))

    def _change(self, heard: Heard) -> Outcome:
        """Ask which of the slots is wrong."""
        scene = self._now(heard)
        frame = scene.frame.model_copy(update={"step": scene.frame.step + 1})
        buttons = [
            Suggestion(name, name, Choose(frame.id, frame.step, f"{SAID_BY_BUTTON}change {slot}"))
            for slot in frame.slots
            if slot in scene.script.slots
            for name in [capital(self._asking.name(slot, scene))]
        ]
        reply = self._asking.reply(scene.at(frame), [self._say(heard, "change_what")], buttons, step=frame.asked)
        return Outcome(heard.conversation.with_frame(frame), (reply,))

    async def _ask_anew(self, slot: str, heard: Heard) -> Outcome:
        scene = self._now(heard)
        frame = without(scene.frame, self._flows[scene.frame.flow], slot)
        declared = self._flows[frame.flow].slot(slot)
        conversation = heard.conversation.with_frame(frame)
        if declared is None:
            return await self._again(heard, conversation, NOTHING)
        return await self._asking.ask(declared, scene.at(frame), conversation, NOTHING)

    async def _confirmed(self, answer: bool, heard: Heard) -> Outcome:
        if not answer:
            return self._change(heard)
        scene = self._now(heard)
        outcome = await self._asking.finish(scene, heard.conversation)
        return await self._after_end(scene, outcome)

    async def _rejected(self, heard: Heard, slot: Slot) -> Outcome | None:
        """Take a candidate away that the person names as wrong."""
        scene = self._now(heard)
        frame = scene.frame
        left = [one for one in frame.offered if one.value not in frame.rejected]
        place = chosen(self._repair.without_negation(heard.turn.text), [one.label for one in left], self._places)
        if place is None:
            return None
        frame = frame.model_copy(update={"rejected": (*frame.rejected, left[place].value)})
        left = [one for one in left if one.value not in frame.rejected]
        conversation = heard.conversation.with_frame(frame)
        if len(left) == 1:
            return await self._filled(heard.in_conversation(conversation), conversation, left[0])
        if not left:
            return await self._again(heard, conversation, Before(says=(self._say(heard, "none_left"),)))
        options = [Option(one.value, one.label) for one in left]
        return self._asking.choose(scene.at(frame), conversation, self._say(heard, "several"), options)

    async def _corrected(self, heard: Heard, slot: Slot | None) -> Outcome | None:
        """An earlier answer that is taken back for another."""
        scene = self._now(heard)
        frame, flow = scene.frame, self._flows[scene.frame.flow]
        text = heard.turn.text
        replaced = self._repair.replacement(text)
        new = replaced[1] if replaced else self._repair.after_correcting(text)
        if not new or not said(frame):
            return None
        named = self._named(new, scene) or self._named(text, scene)
        changed = await self._changed(new, scene, flow, replaced[0] if replaced else "")
        if changed and changed.slots != frame.slots:
            scene = scene.at(changed)
            says = [
                self._say(
                    heard, "corrected", name=self._asking.name(name, scene), value=one.kind.shown(filled, name, scene)
                )
                for name, filled in changed.slots.items()
                if filled != frame.slots.get(name) and (one := flow.slot(name))
            ]
            return await self._on(scene, heard.conversation.with_frame(changed), Before(says=tuple(says)))
        if named:
            return await self._ask_anew(named, heard)
        return None

    async def _changed(self, text: str, scene: Scene, flow: Flow, old: str) -> Frame | None:
        """The frame with what a correction changes: the slot that had the old value, or what is plainly said."""
        frame = scene.frame
        for slot in reversed(flow.slots):
            filled = frame.slots.get(slot.name)
            if not filled or not old:
                continue
            shown = slot.kind.shown(filled, slot.name, scene).casefold()
            if old.casefold() in shown and (reading := await slot.kind.read(text, slot.name, scene)):
                return fill(frame, flow, slot.name, reading.filled) if isinstance(reading, Understood) else None
        for slot in flow.slots:
            reading = await slot.kind.notice(text, slot.name, scene.at(frame))
            known = frame.slots.get(slot.name)
            if isinstance(reading, Understood) and known and known.value != reading.filled.value:
                frame = fill(frame, flow, slot.name, reading.filled)
        if frame.slots != scene.frame.slots:
            return frame
        latest = flow.slot(said(frame)[-1])
        if latest is None or frame.asked == CONFIRM:
            return None
        reading = await latest.kind.read(text, latest.name, scene)
        if isinstance(reading, Understood) and not latest.kind.free:
            return fill(frame, flow, latest.name, reading.filled)
        return None

    def _named(self, text: str, scene: Scene) -> str:
        """The slot that a text names; empty when it names none."""
        seen = scene.sight(text)
        for name in scene.frame.slots:
            words = scene.script.slots.get(name)
            if words and words.called and Cues(words.called).fit(seen):
                return name
        return ""

    async def _edited(self, heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome:
        """An edited message: what it filled is filled anew."""
        scene = self._now(heard)
        flow = self._flows[scene.frame.flow]
        stale = [name for name, filled in scene.frame.slots.items() if filled.said_in == heard.turn.id]
        if not stale:
            return await self._again(heard, heard.conversation, Before(says=(self._say(heard, "edited_late"),)))
        frame = scene.frame
        for name in stale:
            frame = without(frame, flow, name)
        for name in stale[:1]:
            slot = flow.slot(name)
            reading = await self._read(slot, heard.turn.text, scene.at(frame)) if slot else None
            if isinstance(reading, Understood):
                frame = fill(frame, flow, name, scene.filled(reading.filled.value, reading.filled.label))
        frame = await self._noticed(scene.at(frame), flow, heard.turn.text)
        before = Before(says=(self._say(heard, "edited"),))
        return await self._on(scene.at(frame), heard.conversation.with_frame(frame), before)

    async def _spoken_command(self, command: str, heard: Heard, ask: Callable[[Heard], Outcome]) -> Outcome:
        """Language, repeating and the like, after which the question is put again."""
        if command == "none_of_these":
            return (
                await self._pressed("none", heard)
                if self._now(heard).frame.offered
                else await self._elsewise(heard, ask)
            )
        if command in ("repeat", "why"):
            return await (self._why(heard) if command == "why" else self._again(heard, heard.conversation, NOTHING))
        outcome = ask(heard)
        language = outcome.conversation.language or heard.language
        return await self._again(heard.in_language(language), outcome.conversation, Before(outcome.replies))

    async def _proposed(self, heard: Heard, answer: bool | None) -> Outcome | None:
        """The answer to a question about the flows themselves."""
        conversation = heard.conversation
        proposal = conversation.proposal
        if proposal is None or answer is None:
            return None
        conversation = conversation.model_copy(update={"proposal": None})
        heard = heard.in_conversation(conversation)
        if proposal.asked is Asked.CANCEL:
            if answer:
                return await self._dropped(heard)
            return await self._again(heard, conversation, Before(says=(self._say(heard, "kept"),)))
        wish = proposal.wish
        assert wish is not None
        if answer:
            return await self.begin(wish.flow, heard, conversation, text=wish.text)
        conversation = conversation.model_copy(update={"wishes": (*conversation.wishes, wish)})
        says = self._say(heard, "stayed", other=self._doing(wish.flow, heard.language))
        return await self._again(heard, conversation, Before(says=(says,)))

    async def _hand_over(self, heard: Heard) -> Outcome:
        """Hand what has been said so far over to a person, who sees it first."""
        scene = self._now(heard)
        if scene.frame.flow == HAND_OVER:
            return await self._again(heard, heard.conversation, NOTHING)
        summary = self._asking.summary(scene)
        title = scene.script.title[heard.language]
        given = {"description": f"{title}\n{summary}"} if summary else {}
        return await self.begin(HAND_OVER, heard, heard.conversation, given=given)

    # ---- going on ----

    async def go_on(self, heard: Heard, conversation: Conversation, before: Before) -> Outcome:
        """Go on with the flow beneath, or with what was wished for, or say just what comes before."""
        frame = conversation.frame
        if frame:
            says = (*before.says, self._say(heard, "resumed", doing=self._doing(frame.flow, heard.language)))
            return await self._again(heard, conversation, Before(before.replies, says))
        if conversation.wishes:
            wish, *rest = conversation.wishes
            conversation = conversation.model_copy(update={"wishes": tuple(rest)})
            says = (*before.says, self._say(heard, "next_wish", other=self._doing(wish.flow, heard.language)))
            return await self.begin(wish.flow, heard, conversation, text=wish.text, before=Before(before.replies, says))
        return Outcome(conversation, (*before.replies, *self._standing_alone(heard, before.says)))

    async def _again(self, heard: Heard, conversation: Conversation, before: Before, *, name: str = "") -> Outcome:
        """Put the question that is open once more, after what comes before it."""
        frame = conversation.frame
        if frame is None:
            return Outcome(conversation, (*before.replies, *self._standing_alone(heard, before.says)))
        return await self._on(self._scene(heard, frame), conversation, before)

    async def _on(self, scene: Scene, conversation: Conversation, before: Before) -> Outcome:
        outcome = await self._asking.advance(scene, conversation, before)
        return await self._after_end(scene, outcome)

    async def _after_end(self, scene: Scene, outcome: Outcome) -> Outcome:
        """When a frame has ended: what lies beneath it, once its results are told."""
        conversation = outcome.conversation
        ended = all(frame.id != scene.frame.id for frame in conversation.frames)
        if not ended or not (conversation.frames or conversation.wishes):
            return outcome
        if outcome.orders:
            waiting = conversation.model_copy(update={"returning": True})
            return Outcome(waiting, outcome.replies, outcome.orders)
        heard = Heard(scene.turn, conversation, scene.language, scene.language)
        return await self.go_on(heard, conversation, Before(outcome.replies))

    def _elsewhere(self, scene: Scene, conversation: Conversation, text: str) -> Outcome:
        """Say that this is for the personal chat, and begin it there."""
        notice = Notice(flow=scene.frame.flow, kind=BEGIN, case="", values={"text": text})
        order = Order(
            key=f"{scene.frame.id}/begin",
            flow=scene.frame.flow,
            case="",
            command=Tell(person=scene.me, notice=notice),
            about=scene.me,
            purpose="a personal matter goes on in the personal chat",
        )
        text = self._repair.say("elsewhere", scene.language)
        return Outcome(conversation, (self._asking.reply(scene, [text]),), (order,))

    # ---- small things ----

    def _answers(self, question: str, heard: Heard, ask: Callable[[Heard], Outcome]) -> tuple[Reply, ...]:
        """The answers from the routine to a question beside something else; none when it isn't understood."""
        replies = ask(heard.saying(question)).replies
        return tuple(reply for reply in replies if reply.trace.kind in _ANSWERS)

    def _reminder(self, heard: Heard) -> Before:
        """What somebody is told who comes back after long."""
        frame = heard.conversation.frame
        if frame is None or heard.turn.moment - frame.touched < OLD:
            return NOTHING
        return Before(says=(self._say(heard, "old", doing=self._doing(frame.flow, heard.language)),))

    def _doing(self, flow: str, language: Language) -> str:
        return self._scripts[flow].doing[language]

    def _yes_no(self, frame: Frame, yes: str, no: str, language: Language) -> list[Suggestion]:
        return [
            Suggestion(title, title, Choose(frame.id, frame.step, f"{SAID_BY_BUTTON}{name}"))
            for name in (yes, no)
            for title in [self._repair.button(name, language)]
        ]

    def _say(self, heard: Heard, sentence: str, **values: str) -> str:
        return self._repair.say(sentence, heard.language, **values)

    def _own_reply(self, heard: Heard, name: str, **values: str) -> Reply:
        text = self._say(heard, name, **values)
        return Reply(language=heard.language, text=text, trace=Trace(Kind.COMMAND))

    def _standing_alone(self, heard: Heard, says: Sequence[str]) -> tuple[Reply, ...]:
        if not says:
            return ()
        return (Reply(language=heard.language, text="\n\n".join(says), trace=Trace(Kind.COMMAND)),)

    def _now(self, heard: Heard) -> Scene:
        frame = heard.conversation.frame
        assert frame is not None
        return self._scene(heard, frame)

    def _scene(self, heard: Heard, frame: Frame) -> Scene:
        return Scene(
            turn=heard.turn,
            frame=frame,
            script=self._scripts[frame.flow],
            language=heard.language,
            reads=self._reads,
            facts=self._knowledge.facts,
            sight=partial(self._sight, language=heard.spoken),
            eves=self._eves,
        )

    def _sight(self, text: str, language: Language) -> Sighting:
        return Sighting.of(text, self._knowledge.understanding.features(text, language))


def _frame_id(heard: Heard, conversation: Conversation) -> str:
    """An id that no other frame of the person has, the same whenever the same turn is run."""
    seed = "\n".join(
        (heard.turn.person.id, heard.turn.id, str(len(conversation.frames)), heard.turn.moment.isoformat())
    )
    return hashlib.sha256(seed.encode()).hexdigest()[:16]
