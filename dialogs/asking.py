"""Takes a flow to its next question, its summary or its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from dialogs.cases import quoted
from dialogs.conversation import Conversation
from dialogs.flow import Ending, Flow, Slot
from dialogs.forming import LEAVE, NO_DRAFT, OPEN, Draft, Forming
from dialogs.frames import CHANGING, CONFIRM, Asked, Ended, Filled, Frame, Offer, Proposal
from dialogs.outcome import Outcome
from dialogs.repair import RepairWords
from dialogs.reply import Kind, Reply, Suggestion, Trace, View
from dialogs.scene import Scene, capital
from dialogs.slots.kind import Option
from dialogs.turn import Begin, Choose
from telephony.problems import ProblemType, TelephonyError

MOST_BUTTONS = 6
LADDER = ("ask", "rephrase", "example")
"""The texts of a slot that ask for it, one for each answer that was not understood."""
CONFIRM_LADDER = ("confirm", "confirm_rephrased", "confirm_example", "buttons_left")
"""The same for what is to be confirmed."""
BUTTONS_LEFT, PERSON_LEFT = "buttons_left", "person_left"
"""What is said when they are used up: to whom there is something to choose, and at last."""
SAID_BY_BUTTON = "!"
"""Begins what a button stands for that is no value of a slot."""


@dataclass(frozen=True)
class Before:
    """What comes before the next question.

    Attributes:
        replies: whole replies.
        says: paragraphs of the same reply.
        draft: the form that is being filled in, if any.
    """

    replies: tuple[Reply, ...] = ()
    says: tuple[str, ...] = ()
    draft: Draft = NO_DRAFT

    def then(self, paragraph: str) -> Self:
        """The same, and one more paragraph."""
        return replace(self, says=(*self.says, paragraph))


NOTHING = Before()


class Asking:
    """Asks for what a flow still needs to know.

    Attributes:
        forming: makes the forms.
    """

    def __init__(self, flows: Mapping[str, Flow], repair: RepairWords) -> None:
        self._flows = flows
        self._repair = repair
        self.forming = Forming(flows, repair)

    async def advance(self, scene: Scene, conversation: Conversation, before: Before = NOTHING) -> Outcome:
        """Ask for the next slot of the scene's frame, or for confirmation, or finish."""
        flow = self._flows[scene.frame.flow]
        try:
            scene, slot = await self._next(scene, flow)
            if slot and scene.frame.sure:
                return self._undone("form_incomplete", scene, conversation, before)
            if slot:
                return await self.ask(slot, scene, conversation, before)
            if (flow.confirmed and not scene.frame.sure) or (flow.unsure and await flow.unsure(scene)):
                return await self._confirm(scene, conversation, before)
            ending = await flow.finish(scene)
            if ending.orders and scene.frame.guessed:
                return await self._confirm(scene, conversation, before)
            return self.end(ending, scene, conversation, before)
        except TelephonyError as error:
            return self.held(error, scene, conversation, before)

    async def finish(self, scene: Scene, conversation: Conversation) -> Outcome:
        """End the scene's frame, which has been confirmed."""
        try:
            ending = await self._flows[scene.frame.flow].finish(scene)
        except TelephonyError as error:
            return self.held(error, scene, conversation, NOTHING)
        return self.end(ending, scene, conversation, NOTHING)

    def end(self, ending: Ending, scene: Scene, conversation: Conversation, before: Before) -> Outcome:
        """What comes of the scene's frame, which is taken off."""
        if scene.frame.sure and not ending.orders:
            ending = replace(ending, listed="\n\n".join(filter(None, [ending.listed, self._given_back(scene)])))
        reply = self.ended(ending, scene, before.says)
        ended = Ended(
            frame=scene.frame,
            case=ending.case.number if ending.case else "",
            at=scene.now,
            offers=_offers(ending.suggestions),
        )
        after = conversation.model_copy(update={"frames": conversation.frames[:-1], "ended": ended})
        if ending.case:
            after = after.with_case(ending.case.model_copy(update={"said": tuple(dict.fromkeys(scene.said))}))
        return Outcome(after, (*before.replies, *([reply] if reply else [])), ending.orders)

    def ended(self, ending: Ending, scene: Scene, before: Sequence[str] = ()) -> Reply | None:
        """What is said at the end of the scene's frame, after other paragraphs; None when the results will tell."""
        said = [scene.say(key, **ending.values) for key in ending.says]
        paragraphs = [*before, *said[:1], *filter(None, [ending.listed]), *said[1:]]
        if not paragraphs:
            return None
        reply = self.reply(scene, paragraphs, ending.suggestions, heading=ending.heading)
        view = View(scene.frame.flow, ending.shows) if ending.shows else None
        return replace(reply, view=view, forms=ending.forms)

    def held(self, error: TelephonyError, scene: Scene, conversation: Conversation, before: Before) -> Outcome:
        """Say that the backend didn't answer, and keep what was said; or that it refused, and let go."""
        language = scene.language
        if not error.transient:
            unknown = error.problem is ProblemType.NOT_FOUND
            text = self._repair.say("not_known" if unknown else "not_allowed", language)
            after = conversation.model_copy(update={"frames": conversation.frames[:-1]})
            return Outcome(after, (*before.replies, self.reply(scene, [*before.says, text])))
        if scene.frame.sure:
            return self._undone("form_unsent", scene, conversation, before)
        frame = scene.frame.model_copy(update={"step": scene.frame.step + 1, "offered": (), "aside": True})
        again = Suggestion(
            title=self._repair.button("resume", language),
            says=self._repair.button("resume", language),
            press=Choose(frame.id, frame.step, f"{SAID_BY_BUTTON}resume"),
        )
        text = self._repair.say("backend_down", language)
        reply = self.reply(scene, [*before.says, text], [again])
        return Outcome(conversation.with_frame(frame), (*before.replies, reply))

    def _undone(self, sentence: str, scene: Scene, conversation: Conversation, before: Before) -> Outcome:
        """Say why nothing comes of a card's form, and let go: what is talked next is no part of it."""
        says = [*before.says, self._repair.say(sentence, scene.language), self._given_back(scene)]
        after = conversation.model_copy(update={"frames": conversation.frames[:-1]})
        return Outcome(after, (*before.replies, self.reply(scene, says)))

    def _given_back(self, scene: Scene) -> str:
        """What was written in a form that nothing comes of, so that it isn't lost; empty where nothing was."""
        written = [slot.name for slot in self._flows[scene.frame.flow].slots if slot.kind.free]
        words = "\n\n".join(filter(None, (quoted(scene.value(name)) for name in written)))
        return self._repair.say("form_words", scene.language, words=words) if words else ""

    def choose(self, scene: Scene, conversation: Conversation, text: str, options: Sequence[Option]) -> Outcome:
        """Ask which of several answers to the asked slot is meant."""
        frame = _offering(scene.frame, options)
        none = self._button(frame, "none", scene)
        reply = self.reply(scene.at(frame), [text], [*_buttons(frame), none], step=frame.asked)
        return Outcome(conversation.with_frame(frame), (reply,))

    def propose(self, scene: Scene, conversation: Conversation, text: str, proposal: Proposal) -> Outcome:
        """Ask something about the flows themselves."""
        frame = scene.frame.model_copy(update={"step": scene.frame.step + 1, "aside": False})
        names = ("switch", "stay") if proposal.asked is Asked.SWITCH else ("throw", "keep")
        reply = self.reply(scene.at(frame), [text], [self._button(frame, name, scene) for name in names])
        return Outcome(conversation.with_frame(frame).model_copy(update={"proposal": proposal}), (reply,))

    async def wrong(self, slot: Slot, scene: Scene, conversation: Conversation, text: str) -> Outcome:
        """Say what is wrong with an answer, with the answers to choose among that are left."""
        options = [one for one in await slot.kind.options(slot.name, scene) if one.value not in scene.frame.rejected]
        missed = {"misses": scene.frame.misses + 1, "touched": scene.now}
        frame = _offering(scene.frame.model_copy(update=missed), options)
        reply = self.reply(scene.at(frame), [text], _buttons(frame), step=frame.asked)
        return Outcome(conversation.with_frame(frame), (reply,))

    def reply(
        self,
        scene: Scene,
        paragraphs: Sequence[str],
        suggestions: Sequence[Suggestion] = (),
        *,
        step: str = "",
        heading: str = "",
    ) -> Reply:
        """A reply of the scene's flow."""
        slots = {name: filled.value for name, filled in scene.frame.slots.items()}
        said = tuple(dict.fromkeys(scene.said))
        scene.said.clear()
        return Reply(
            language=scene.language,
            text="\n\n".join(filter(None, paragraphs)),
            heading=heading,
            suggestions=tuple(suggestions),
            trace=Trace(
                Kind.FLOW,
                topic=scene.script.topic,
                rules=tuple(scene.script.rules),
                flow=scene.frame.flow,
                slots=slots,
                score=1.0,
                step=step,
                said=said,
            ),
        )

    async def _next(self, scene: Scene, flow: Flow) -> tuple[Scene, Slot | None]:
        """The first slot that is to be asked for, with the defaults of those before it filled in."""
        for slot in flow.slots:
            frame = scene.frame
            if slot.name in frame.slots or slot.name in frame.skipped or not slot.needed(scene):
                continue
            default = await slot.default(scene) if slot.default and slot.name not in frame.trail else None
            if default is None:
                return scene, slot
            scene = scene.at(frame.model_copy(update={"slots": frame.slots | {slot.name: default}}))
        return scene, None

    async def ask(self, slot: Slot, scene: Scene, conversation: Conversation, before: Before) -> Outcome:
        """Ask for a slot, also where it has a default."""
        frame = scene.frame
        if frame.asked != slot.name:
            trail = (*(name for name in frame.trail if name != slot.name), slot.name)
            frame = frame.model_copy(update={"misses": 0, "rejected": (), "trail": trail})
        options = [one for one in await slot.kind.options(slot.name, scene) if one.value not in frame.rejected]
        frame = _offering(frame.model_copy(update={"asked": slot.name, "touched": scene.now}), options)
        buttons = [*_buttons(frame), *self._ways_on(slot, frame, scene)]
        rung = _rung(frame)
        frame = frame.model_copy(update={"aside": rung == PERSON_LEFT})
        scene = scene.at(frame)
        background = [await self.background(slot, scene)] if rung == LADDER[0] else []
        told = [*before.says, *_new(background, before), self._question(rung, slot, scene)]
        reply = self.reply(scene, told, buttons, step=slot.name)
        return Outcome(conversation.with_frame(frame), (*before.replies, await self._with_form(reply, scene, before)))

    async def _with_form(self, reply: Reply, scene: Scene, before: Before) -> Reply:
        """A question that can be answered by a form as well, which takes the place of its buttons when it is open.

        A summary is changed in the form then, and needs no other button for that.
        """
        try:
            form = await self.forming.form(scene, before.draft)
        except TelephonyError:  # it is a help alone, and the question can be answered without
            form = None
        if form is None:
            return reply
        if form.open:
            leave = self._button(scene.frame, LEAVE, scene)
            return replace(reply, forms=(form,), suggestions=(leave,), instead=True)
        opener = Choose(scene.frame.id, scene.frame.step, f"{SAID_BY_BUTTON}{OPEN}")
        change = self._button(scene.frame, "change", scene)
        others = tuple(one for one in reply.suggestions if one != change)
        return replace(reply, suggestions=others, forms=(replace(form, opener=opener),), instead=before.draft.left)

    def _question(self, rung: str, slot: Slot, scene: Scene) -> str:
        return scene.say(f"{slot.name}.{rung}") if rung in LADDER else self._repair.say(rung, scene.language)

    def _ways_on(self, slot: Slot, frame: Frame, scene: Scene) -> list[Suggestion]:
        names = ["skip"] if slot.optional else []
        if frame.misses >= len(LADDER):
            names += ["person", "cancel"]
        return [self._button(frame, name, scene) for name in names]

    async def _confirm(self, scene: Scene, conversation: Conversation, before: Before) -> Outcome:
        frame = scene.frame
        misses = frame.misses if frame.asked in (CONFIRM, CHANGING) else 0
        frame = frame.model_copy(
            update={
                "asked": CONFIRM,
                "offered": (),
                "rejected": (),
                "misses": misses,
                "step": frame.step + 1,
                "touched": scene.now,
                "aside": misses >= len(CONFIRM_LADDER),
            }
        )
        scene = scene.at(frame)
        background = [await self.background(slot, scene) for slot in self._flows[frame.flow].slots]
        question = self._repair.say(PERSON_LEFT if frame.aside else CONFIRM_LADDER[misses], scene.language)
        confirm = scene.script.confirm
        title = confirm[scene.language] if confirm else self._repair.button("yes", scene.language)
        names = ["no"] if self._flows[frame.flow].unsure else ["change", "cancel"] if frame.slots else ["cancel"]
        buttons = [
            Suggestion(title, title, Choose(frame.id, frame.step, f"{SAID_BY_BUTTON}confirm"), leads=True),
            *(self._button(frame, name, scene) for name in names),
        ]
        told = [*before.says, *_new(background, before), scene.say("summary"), self.summary(scene), question]
        reply = self.reply(scene, told, buttons, step=CONFIRM)
        return Outcome(conversation.with_frame(frame), (*before.replies, await self._with_form(reply, scene, before)))

    async def background(self, slot: Slot, scene: Scene) -> str:
        """What has to be seen before a slot is answered; empty where there is nothing."""
        return await slot.background(scene) if slot.background else ""

    def summary(self, scene: Scene) -> str:
        """What has been said so far, an item for each slot."""
        return "\n".join(f"- {line}" for line in said_in(self._flows[scene.frame.flow], scene))

    def name(self, slot: str, scene: Scene) -> str:
        """What a slot is called."""
        return scene.script.slots[slot].name[scene.language]

    def _button(self, frame: Frame, name: str, scene: Scene) -> Suggestion:
        title = self._repair.button(name, scene.language)
        return Suggestion(title, title, Choose(frame.id, frame.step, f"{SAID_BY_BUTTON}{name}"))


def said_in(flow: Flow, scene: Scene) -> list[str]:
    """What has been said in a flow so far, a line for each slot."""
    slots = [(slot, filled) for slot in flow.slots if (filled := scene.frame.slots.get(slot.name))]
    return [
        f"{capital(scene.script.slots[slot.name].name[scene.language])}: {slot.kind.shown(filled, slot.name, scene)}"
        for slot, filled in slots
        if slot.needed(scene)
    ]


def is_at_the_end(frame: Frame) -> bool:
    """Whether the last text of the ladder was said, and one answer more is not understood."""
    if frame.asked == CONFIRM:
        return frame.misses > len(CONFIRM_LADDER)
    return frame.misses > len(LADDER) + bool(frame.offered)


def _offers(suggestions: Sequence[Suggestion]) -> tuple[Offer, ...]:
    """Those buttons that start the same flow, each with something else."""
    given = [(one.title, one.press) for one in suggestions if isinstance(one.press, Begin) and one.press.given]
    alike = len({press.flow for _, press in given}) == 1 < len(given)
    return tuple(Offer(title=title, flow=press.flow, given=dict(press.given)) for title, press in given if alike)


def _new(paragraphs: Sequence[str], before: Before) -> list[str]:
    """Those that aren't told already."""
    return [paragraph for paragraph in paragraphs if paragraph not in before.says]


def _offering(frame: Frame, options: Sequence[Option]) -> Frame:
    """The frame after a question with these answers to choose among."""
    offered = tuple(Filled(value=option.value, label=option.title) for option in options)
    return frame.model_copy(update={"offered": offered, "step": frame.step + 1, "aside": False})


def _rung(frame: Frame) -> str:
    """What is said at this step of the ladder."""
    if frame.misses < len(LADDER):
        return LADDER[frame.misses]
    return BUTTONS_LEFT if frame.misses == len(LADDER) and frame.offered else PERSON_LEFT


def _buttons(frame: Frame) -> list[Suggestion]:
    if len(frame.offered) > MOST_BUTTONS:
        return []
    return [Suggestion(one.label, one.label, Choose(frame.id, frame.step, one.value)) for one in frame.offered]
