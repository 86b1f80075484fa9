"""Hears what people write while a flow is under way: answers first, and whatever else it may be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from dialogs.asking import NOTHING, Asking, Before
from dialogs.choosing import chosen
from dialogs.conversation import Answered
from dialogs.correcting import Correcting, not_rejected
from dialogs.course import Course
from dialogs.cues import Cues
from dialogs.filling import fill
from dialogs.flow import Slot
from dialogs.frames import CHANGING, CONFIRM, Asked, Filled, Proposal, Wish
from dialogs.heard import Heard
from dialogs.listening import listening
from dialogs.mending import Mending
from dialogs.outcome import Outcome
from dialogs.repair import Repair
from dialogs.reply import Kind, Reply
from dialogs.scene import Scene
from dialogs.slots.kind import Reading, Several, Understood, Wrong
from dialogs.stage import Stage
from dialogs.turn import Scope
from knowledge.tokens import tokens_of

Ask = Callable[[Heard], Outcome]
"""Answers a message from the routine alone."""
OLD = timedelta(hours=8)
"""After so long a person is reminded of what is under way."""
FEW = 3
"""A message of so many words that starts a flow says nothing besides."""
ANSWERS = (Kind.ANSWER, Kind.NOT_STATED)


class Hearing:
    """Finds out what a message means in the flow that is under way."""

    def __init__(self, stage: Stage, asking: Asking, course: Course, correcting: Correcting, mending: Mending) -> None:
        self._stage = stage
        self._asking = asking
        self._course = course
        self._correcting = correcting
        self._mending = mending

    async def hear(self, heard: Heard, ask: Ask) -> Outcome:
        """What comes of a message.

        Raises:
            TelephonyError: the backend is needed to understand it, and doesn't answer.
        """
        return await self._plainly(heard, ask) or await self._closely(heard, ask)

    async def _plainly(self, heard: Heard, ask: Ask) -> Outcome | None:
        """What comes of a message that is nothing, says what is wrong with the summary, or is a bare yes or no."""
        scene, text = self._stage.now(heard), heard.turn.text
        asked = scene.frame.asked
        if not tokens_of(text) and listening().yes_or_no(text) is None:
            return await self._mending.missed(heard, Before(ask(heard).replies))
        if asked == CHANGING:
            return await self._correcting.named(heard) or await self._beside_change(heard, ask)
        if asked == CONFIRM:
            return await self._correcting.changed(heard) or await self._correcting.stated(heard)
        slot = self._stage.flow(scene).slot(asked)
        return await self._freely(slot, heard) if slot and slot.kind.free else None

    async def _freely(self, slot: Slot, heard: Heard) -> Outcome | None:
        """What comes of a message that is no answer, though the open question takes any words."""
        text = heard.turn.text
        if listening().is_go_ahead(text) or (slot.optional and self._starts_anew(heard)):
            return await self._mending.missed(heard)
        if not listening().is_bare_yes_or_no(text):
            return None
        refuses = slot.optional and listening().yes_or_no(text) is False
        return await (self._mending.carry_out(Repair.SKIP, heard) if refuses else self._mending.missed(heard))

    def _starts_anew(self, heard: Heard) -> bool:
        """Whether a message does no more than start the flow that is under way."""
        flow, text = self._stage.now(heard).frame.flow, heard.turn.text
        return len(tokens_of(text)) <= FEW and flow in self._stage.starts(text, heard.spoken, learnt=False)

    async def _closely(self, heard: Heard, ask: Ask) -> Outcome:
        """What comes of a message that may be another matter, take something back, or answer."""
        scene = self._stage.now(heard)
        flow, text = self._stage.flow(scene), heard.turn.text
        background = await self._background(scene)
        if background:
            return await self._course.again(heard, Before(says=(background,)))
        others = self._others(heard)
        if others and self._stage.flows[others[0]].urgent and not flow.urgent:
            return await self.start(others, heard, ask)
        slot = flow.slot(scene.frame.asked)
        reading = await self._read(slot, text, scene) if slot else None
        if others and self._comes_between(others[0], reading, slot, text):
            return await self._other(others[0], heard)
        if taken_back := await self._taken_back(reading, slot, heard):
            return taken_back
        if reading and slot:
            return await self._answered(reading, slot, heard, ask)
        told = await self._confirmed(heard) or await self._noticed(heard) or await self._told_otherwise(heard)
        return told or await self._told_again(heard) or await self._elsewise(heard, ask)

    async def _background(self, scene: Scene) -> str:
        """What has to be seen before a slot is answered, where the message asks for it."""
        seen = scene.sight(scene.turn.text)
        slots = [slot for slot in self._stage.flow(scene).slots if Cues(scene.script.slots[slot.name].asked).fit(seen)]
        return await self._asking.background(slots[0], scene) if slots else ""

    def _others(self, heard: Heard) -> list[str]:
        """The flows that a message starts, but for the one that is under way."""
        flow = self._stage.now(heard).frame.flow
        return [other for other in self._stage.starts(heard.turn.text, heard.spoken, learnt=False) if other != flow]

    async def start(self, flows: list[str], heard: Heard, ask: Ask, *, guessed: bool = False) -> Outcome:
        """Start the first of several flows, remember the second, and answer what else is asked."""
        first, *others = flows
        text, before = heard.turn.text, NOTHING
        apart = next((other for other in others if self._is_said_apart(other, first, heard)), None)
        if apart:
            wish = Wish(flow=apart, text=text, said_in=heard.turn.id)
            wishes = (*heard.conversation.wishes, wish)
            heard = heard.in_conversation(heard.conversation.model_copy(update={"wishes": wishes}))
            other = self._stage.doing(apart, heard.language)
            before = Before(says=(self._stage.say(heard, "remembered", other=other),))
        told, asked = listening().parted(text)
        if told and asked and first not in self._stage.starts(asked, heard.spoken, learnt=False):
            before = Before(self._answers_beside(first, asked, heard, ask), before.says)
        return await self._course.begin(first, heard, text=text, before=before, guessed=guessed)

    async def fill(self, filled: Filled, heard: Heard, before: Before = NOTHING, text: str = "") -> Outcome:
        """Fill the asked slot, and with it what else the text says."""
        scene = self._stage.now(heard)
        filled = filled.model_copy(update={"said_in": heard.turn.id})
        frame = fill(scene.frame, self._stage.flow(scene), scene.frame.asked, filled)
        scene = scene.at(frame.model_copy(update={"misses": 0, "rejected": ()}))
        scene = scene.at(await self._course.noticed(scene, text))
        return await self._course.on(scene, heard, before)

    def reminder(self, heard: Heard) -> Before:
        """What somebody is told who comes back after long."""
        frame = heard.conversation.frame
        if frame is None or heard.turn.moment - frame.touched < OLD:
            return NOTHING
        return Before(says=(self._stage.say(heard, "old", doing=self._stage.doing(frame.flow, heard.language)),))

    async def _taken_back(self, reading: Reading | None, slot: Slot | None, heard: Heard) -> Outcome | None:
        scene, text = self._stage.now(heard), heard.turn.text
        plain = reading is not None and slot is not None and await self._is_plain_answer(slot, text, scene)
        if scene.frame.offered and not plain and self._stage.repair.rejects(scene.sight(text)):
            rejected = await self._correcting.rejected(heard)
            if rejected:
                return rejected
        replaced = await self._correcting.replaced(heard)
        if replaced or plain or (reading and slot and self._is_mere_answer(slot, text)):
            return replaced
        return await self._correcting.corrected(heard)

    def _comes_between(self, other: str, reading: Reading | None, slot: Slot | None, text: str) -> bool:
        """Whether a message that starts another flow is no answer, or may be about anything and asks or is a title."""
        if reading is None or slot is None or self._stage.starting.titled(text):
            return True
        flow = self._stage.flows[other]
        return slot.kind.free and (flow.personal or not flow.brief or listening().is_question(text))

    async def _is_plain_answer(self, slot: Slot, text: str, scene: Scene) -> bool:
        """Whether a message says which of the slot's choices is right, and a "not" in it belongs to that.

        "It wasn't locked" says that it was open; "it isn't the holiday" says as much of the holiday without its "not".
        """
        told = await self._choice(slot, text, scene)
        negated = self._stage.repair.rejects(scene.sight(text))
        return told != "" and (
            not negated or told != await self._choice(slot, self._stage.repair.without_negation(text), scene)
        )

    async def _choice(self, slot: Slot, text: str, scene: Scene) -> str:
        """The one of the slot's choices that a text plainly names; empty when it names none."""
        reading = await slot.kind.notice(text, slot.name, scene) if scene.script.slots[slot.name].choices else None
        return reading.filled.value if isinstance(reading, Understood) else ""

    def _is_mere_answer(self, slot: Slot, text: str) -> bool:
        """Whether a message that is read as an answer takes nothing back."""
        return not slot.kind.free and not self._stage.repair.surely_corrects(text)

    async def _read(self, slot: Slot, text: str, scene: Scene) -> Reading | None:
        """The answer in a message: one of those that were offered, or as the slot's kind reads it."""
        if Cues(scene.script.slots[slot.name].refuses).fit(scene.sight(text)):
            return None
        told = text if slot.kind.questions else listening().parted(text)[0]
        if not told or (slot.kind.free and self._stage.knowledge.small_talk_phrases.find(told)):
            return None
        left = not_rejected(scene.frame)
        answer = text if slot.kind.whole else told
        place = chosen(answer, [one.label for one in left], self._stage.places)
        if place is not None:
            return Understood(left[place])
        return await slot.kind.read(answer, slot.name, scene)

    async def _answered(self, reading: Reading, slot: Slot, heard: Heard, ask: Ask) -> Outcome:
        scene = self._stage.now(heard)
        match reading:
            case Understood(filled):
                told, asked = (heard.turn.text, "") if slot.kind.questions else listening().parted(heard.turn.text)
                answers = self._answers(asked, heard, ask) if told and asked else ()
                before = Before(answers, self.reminder(heard).says)
                return await self.fill(filled, heard, before, told)
            case Wrong(problem, values):
                text = scene.say(f"{slot.name}.problem.{problem}", **values)
                if scene.frame.misses:
                    missed = scene.frame.model_copy(update={"misses": scene.frame.misses + 1})
                    return await self._course.on(scene.at(missed), heard, Before(says=(text,)))
                return await self._asking.wrong(slot, scene, heard.conversation, text)
            case Several(options):
                return self._asking.choose(scene, heard.conversation, self._stage.say(heard, "several"), options)

    async def _confirmed(self, heard: Heard) -> Outcome | None:
        """What comes of a yes or a no to the summary."""
        if self._stage.now(heard).frame.asked != CONFIRM or listening().is_question(heard.turn.text):
            return None
        answer = listening().confirms(heard.turn.text)
        if answer is None:
            doubtful = listening().yes_or_no(heard.turn.text) is not None
            return await self._mending.change(heard) if doubtful else None
        if answer:
            return await self._course.finish(heard)
        is_doubted = self._stage.flow(self._stage.now(heard)).unsure is not None
        return await (self._mending.dropped(heard) if is_doubted else self._mending.change(heard))

    async def _beside_change(self, heard: Heard, ask: Ask) -> Outcome:
        """What comes of a message that names no wrong answer: a question is answered, and the same is asked again."""
        others = self._others(heard)
        if others:
            return await self._other(others[0], heard)
        outcome = ask(heard)
        if not self._goes_on(outcome, heard):
            return await self._nothing_named(heard)
        replies = self._untold(outcome, heard).replies
        kept = outcome.conversation.model_copy(update={"offered": ()})
        again = await self._mending.change(heard.in_conversation(kept))
        return replace(again, replies=(*replies, *again.replies))

    async def _nothing_named(self, heard: Heard) -> Outcome:
        """What comes of a message that doesn't tell which answer is wrong."""
        scene = self._stage.now(heard)
        if scene.frame.misses:
            return await self._mending.missed(heard)
        missed = scene.frame.model_copy(update={"misses": 1})
        heard = heard.in_conversation(heard.conversation.with_frame(missed))
        return await self._mending.change(heard, "nothing_to_change")

    async def _noticed(self, heard: Heard) -> Outcome | None:
        """What comes of an answer to another question than the one that was asked."""
        scene = self._stage.now(heard)
        told, _ = listening().parted(heard.turn.text)
        frame = await self._course.noticed(scene, told)
        if frame == scene.frame:
            return None
        return await self._course.on(scene.at(frame.model_copy(update={"misses": 0})), heard, self.reminder(heard))

    async def _told_otherwise(self, heard: Heard) -> Outcome | None:
        """What comes of a message that gives another answer than before to a question that was not asked."""
        return None if listening().is_question(heard.turn.text) else await self._correcting.changed(heard)

    async def _told_again(self, heard: Heard) -> Outcome | None:
        """What comes of a message that names what an earlier answer already is: it says so, and asks again."""
        value = "" if listening().is_question(heard.turn.text) else await self._correcting.known(heard)
        if not value:
            return None
        return await self._course.again(heard, Before(says=(self._stage.say(heard, "unchanged", value=value),)))

    async def _other(self, other: str, heard: Heard) -> Outcome:
        """Another flow in the middle of one: a brief one is run at once, else the person chooses."""
        if self._stage.flows[other].brief:
            return await self._course.begin(other, heard, text=heard.turn.text)
        wish = Wish(flow=other, text=heard.turn.text, said_in=heard.turn.id)
        return self._mending.propose(Proposal(asked=Asked.SWITCH, wish=wish), heard)

    async def _elsewise(self, heard: Heard, ask: Ask) -> Outcome:
        """A message that is no answer: a question or small talk, after which the flow goes on, or not understood."""
        if listening().is_bare_yes_or_no(heard.turn.text):
            return await self._neither_yes_nor_no(heard)
        asks = listening().is_question(heard.turn.text)
        outcome = (self._leaning(heard, ask) if asks else None) or ask(heard)
        reminder = self.reminder(heard)
        if not self._is_answered(outcome) and (joined := await self._correcting.joined(heard)):
            return joined
        if self._goes_on(outcome, heard):
            outcome = self._untold(outcome, heard) if asks else outcome
            kept = outcome.conversation.model_copy(update={"offered": ()})
            return await self._course.again(heard.in_conversation(kept), Before(outcome.replies, reminder.says))
        return await (self._course.again(heard, reminder) if reminder.says else self._mending.missed(heard))

    async def _neither_yes_nor_no(self, heard: Heard) -> Outcome:
        """What comes of a yes or a no where neither is an answer: a no turns down what was offered."""
        declines = listening().yes_or_no(heard.turn.text) is False and self._stage.now(heard).frame.offered
        return await (self._correcting.none_of_them(heard) if declines else self._mending.missed(heard))

    def _goes_on(self, outcome: Outcome, heard: Heard) -> bool:
        """Whether a flow goes on after an outcome from elsewhere: an answer, small talk, or what a question isn't."""
        kinds = {reply.trace.kind for reply in outcome.replies}
        asks = listening().is_question(heard.turn.text)
        return self._is_answered(outcome) or bool(asks and kinds & {Kind.OUT_OF_SCOPE, Kind.CHOICES})

    def _is_answered(self, outcome: Outcome) -> bool:
        """Whether an outcome from elsewhere is an answer, or small talk."""
        return any(reply.trace.kind in {*ANSWERS, Kind.SMALL_TALK} for reply in outcome.replies)

    def _leaning(self, heard: Heard, ask: Ask) -> Outcome | None:
        """The answer to a question that the routine answers once it is known what the flow is about ("it")."""
        scene = self._stage.now(heard)
        topic = scene.script.topic
        if topic is None or not self._stage.repair.refers(scene.sight(heard.turn.text)):
            return None
        if any(reply.trace.kind in ANSWERS for reply in ask(heard).replies):
            return None
        spoken_of = Answered(topic=topic, phrasing="", score=1.0)
        outcome = ask(heard.in_conversation(heard.conversation.model_copy(update={"answered": spoken_of})))
        return outcome if all(reply.trace.kind in ANSWERS for reply in outcome.replies) else None

    def _untold(self, outcome: Outcome, heard: Heard) -> Outcome:
        """An outcome that says in a sentence what isn't told, and who can tell; there is a question to go on with."""
        if self._stage.knowledge.recogniser.is_foreign(heard.turn.text):
            return outcome
        return replace(outcome, replies=tuple(self._shortly(reply, heard) for reply in outcome.replies))

    def _shortly(self, reply: Reply, heard: Heard) -> Reply:
        who = "_desk" if heard.turn.scope is Scope.DESK else ""
        match reply.trace.kind:
            case Kind.OUT_OF_SCOPE:
                return replace(reply, text=self._stage.say(heard, f"not_told{who}"), suggestions=())
            case Kind.CHOICES:
                *closest, _none = reply.suggestions
                return replace(reply, text=self._stage.say(heard, f"perhaps_told{who}"), suggestions=tuple(closest))
            case _:
                return reply

    def _answers(self, question: str, heard: Heard, ask: Ask) -> tuple[Reply, ...]:
        """The answers from the routine to a question beside something else; none when it isn't understood."""
        return tuple(reply for reply in ask(heard.saying(question)).replies if reply.trace.kind in ANSWERS)

    def _answers_beside(self, flow: str, question: str, heard: Heard, ask: Ask) -> tuple[Reply, ...]:
        """The answers to a question by itself, or by the whole message, to what the flow doesn't answer itself."""
        answers = self._answers(question, heard, ask) or self._answers(heard.turn.text, heard, ask)
        return tuple(answer for answer in answers if answer.trace.topic != self._stage.scripts[flow].topic)

    def _is_said_apart(self, other: str, first: str, heard: Heard) -> bool:
        """Whether a part of the message starts another flow and not the first."""
        started = [self._stage.starts(part, heard.spoken) for part in self._stage.repair.parts(heard.turn.text)]
        return any(other in flows and first not in flows for flows in started)
