"""Leads people through flows: one turn at a time, whatever they do in it."""

from dataclasses import replace

from dialogs.asking import NOTHING, SAID_BY_BUTTON, Asking, Before
from dialogs.correcting import Correcting
from dialogs.course import BEGIN, Course
from dialogs.flows import find_extension
from dialogs.frames import Frame, Proposal
from dialogs.heard import Heard
from dialogs.hearing import ANSWERS, Ask, Hearing
from dialogs.inquiring import Inquiring
from dialogs.listening import listening
from dialogs.mending import HAND_OVER, Mending
from dialogs.naming import Named, looks_like_a_name, named
from dialogs.orders import Notice
from dialogs.outcome import Outcome
from dialogs.proposing import Proposing
from dialogs.reopening import Reopening
from dialogs.repair import Repair
from dialogs.reply import Kind, Reply
from dialogs.rethinking import Rethinking
from dialogs.stage import Stage, new_frame
from dialogs.telling import CASES_ARE_SHOWN_BY, Telling
from dialogs.turn import Begin, Choose, Fill, Happening
from knowledge.identity_numbers import MASKS
from telephony.problems import TelephonyError

_OF_FLOWS = (Repair.CANCEL, Repair.BACK, Repair.RESTART, Repair.CHANGE, Repair.RESUME)
"""What nobody can want when no flow is under way."""
SEARCH = "find_extension"
"""The flow that looks people up."""


class Guide:
    """What the assistant knows of flows."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._asking = Asking(stage.flows, stage.repair)
        self._telling = Telling(stage.flows, self._asking)
        self._course = Course(stage, self._asking)
        self._proposing = Proposing(stage)
        self._correcting = Correcting(stage, self._asking, self._course)
        self._reopening = Reopening(stage, self._course, self._correcting)
        self._inquiring = Inquiring(stage, self._course)
        self._mending = Mending(stage, self._asking, self._course, self._correcting)
        self._rethinking = Rethinking(stage, self._course, self._correcting, self._mending)
        self._hearing = Hearing(stage, self._asking, self._course, self._correcting, self._mending)

    async def hear(self, heard: Heard, ask: Ask) -> Outcome | None:
        """What a message means to the flows; None when it means nothing to them.

        Args:
            heard: the message.
            ask: answers a question from the routine.
        """
        if self._stage.repair.is_emergency(self._stage.sight(heard.turn.text, heard.spoken)):
            reply = self._stage.reply(heard, self._stage.say(heard, "emergency"))
            return await self._course.again(heard, Before((reply,)))
        if heard.conversation.frame and self._answers_something_else(heard):
            return await self._mending.put_again(heard)
        if heard.conversation.proposal:
            return await self._proposed(heard.conversation.proposal, heard, ask)
        return await (self._in_flow(heard, ask) if heard.conversation.frame else self._outside(heard, ask))

    async def _proposed(self, proposal: Proposal, heard: Heard, ask: Ask) -> Outcome:
        """What comes of a message after a proposal; what is no answer to it is heard as if there were none."""
        answer = self._proposing.answer(proposal, heard)
        if answer is not None:
            if proposal.wish and self._proposing.repeats(proposal, heard):
                return await self._course.begin(proposal.wish.flow, heard, text=heard.turn.text)
            return await self._mending.proposed(answer, heard, self._proposing.besides(heard))
        command = self._stage.repair.command(heard.turn.text)
        if command is Repair.WHY or self._stage.knowledge.command_phrases.find(heard.turn.text) == "repeat":
            return self._mending.propose(proposal, heard)
        if proposal.wish is None and command is None and self._would_be_kept(heard):
            return self._mending.propose(proposal, heard)
        wish = proposal.wish if command is not Repair.CANCEL else None
        wishes = (*heard.conversation.wishes, *([wish] if wish else []))
        conversation = heard.conversation.model_copy(update={"proposal": None, "wishes": wishes})
        outcome = await self._in_flow(heard.in_conversation(conversation), ask)
        if wish is None or wish not in outcome.conversation.wishes:
            return outcome
        other = self._stage.doing(wish.flow, heard.language)
        note = self._stage.reply(heard, self._stage.say(heard, "remembered", other=other))
        return replace(outcome, replies=(note, *outcome.replies))

    def _would_be_kept(self, heard: Heard) -> bool:
        """Whether a message would be taken for an answer just because any words are one."""
        scene = self._stage.now(heard)
        slot = self._stage.flow(scene).slot(scene.frame.asked)
        started = self._stage.starts(heard.turn.text, heard.spoken, learnt=False)
        return slot is not None and slot.kind.free and not started

    def _answers_something_else(self, heard: Heard) -> bool:
        """Whether a message is a yes or a no to what was said since the open question."""
        frame = heard.conversation.frames[-1]
        text = heard.turn.text
        return frame.aside and listening().is_bare_yes_or_no(text) and self._stage.repair.command(text) is None

    async def begin(self, begin: Begin, heard: Heard) -> Outcome:
        """What a button means that starts a flow."""
        return await self._course.begin(begin.flow, heard, given=begin.given, sure=begin.sure)

    def warning(self, heard: Heard) -> Reply:
        """That an identity number was written, which is masked by now."""
        return self._stage.reply(heard, self._stage.say(heard, "identity_number", mask=MASKS[heard.language]))

    def prepare(self) -> None:
        """Learn now what would be learnt from the first message on."""
        self._stage.starting.prepare()

    def likely(self, heard: Heard) -> str | None:
        """The flow that a message may be meant for, though it starts none."""
        return self._stage.starting.likely(heard.turn.text, heard.spoken)

    async def press(self, press: Choose | Fill, heard: Heard) -> Outcome:
        """What a button or a form of a flow's card means; one of an earlier card means nothing any more."""
        frame = heard.conversation.frame
        if frame is None or (press.frame, press.step) != (frame.id, frame.step):
            name = "stale_now" if frame else "sent_already" if _is_sent(press, heard) else "stale"
            return await self._course.again(heard, Before(says=(self._stage.say(heard, name),)))
        if isinstance(press, Fill):
            return await self._filled_in(press, heard)
        return await self._chosen(press, frame, heard)

    async def _chosen(self, choose: Choose, frame: Frame, heard: Heard) -> Outcome:
        if choose.answer.startswith(SAID_BY_BUTTON):
            return await self._mending.press(choose.answer.removeprefix(SAID_BY_BUTTON), heard)
        offered = next((one for one in frame.offered if one.value == choose.answer), None)
        if offered is None:
            return await self._course.again(heard, Before(says=(self._stage.say(heard, "stale_now"),)))
        return await self._hearing.fill(offered, heard)

    async def _filled_in(self, sent: Fill, heard: Heard) -> Outcome:
        scene = self._stage.now(heard)
        try:
            filled, draft = await self._asking.forming.filled(sent, scene)
        except TelephonyError as error:
            return self._asking.held(error, scene, heard.conversation, NOTHING)
        heard = heard.in_conversation(heard.conversation.model_copy(update={"proposal": None}))
        return await self._course.on(scene.at(filled), heard, Before(draft=draft))

    async def again(self, heard: Heard, outcome: Outcome) -> Outcome:
        """An answer from elsewhere, and then the flow goes on where it was."""
        return await self._course.again(heard.in_conversation(outcome.conversation), Before(outcome.replies))

    async def tell(self, heard: Heard) -> Outcome:
        """Tell what has become of orders, or what somebody else's conversation has brought about."""
        if heard.turn.notice:
            return await self._notice(heard.turn.notice, heard)
        conversation, replies = heard.conversation, tuple[Reply, ...]()
        for case, flow in dict.fromkeys((one.order.case, one.order.flow) for one in heard.turn.results):
            results = [one for one in heard.turn.results if (one.order.case, one.order.flow) == (case, flow)]
            frame = Frame(id=case, flow=flow, touched=heard.turn.moment)
            if flow in self._stage.flows:
                showing = frame.model_copy(update={"flow": CASES_ARE_SHOWN_BY})
                outcome = await self._telling.results(
                    self._stage.scene(heard, frame), self._stage.scene(heard, showing), conversation, results
                )
                conversation, replies = outcome.conversation, (*replies, *outcome.replies)
        if not conversation.returning:
            return Outcome(conversation.said_aside() if replies else conversation, replies)
        heard = heard.in_conversation(conversation.model_copy(update={"returning": False}))
        return await self._course.go_on(heard, Before(replies))

    async def _notice(self, notice: Notice, heard: Heard) -> Outcome:
        if notice.flow not in self._stage.flows:
            return Outcome(heard.conversation, ())
        if notice.kind == BEGIN:
            text = notice.values.get("text", "")
            guessed = self._stage.is_guess(text, heard.spoken)
            return await self._course.begin(notice.flow, heard, text=text, guessed=guessed)
        frame = Frame(id=notice.case, flow=notice.flow, touched=heard.turn.moment)
        return self._telling.notice(self._stage.scene(heard, frame), heard.conversation.said_aside(), notice)

    async def _outside(self, heard: Heard, ask: Ask) -> Outcome | None:
        reopened = await self._inquiring.hear(heard) or await self._reopened(heard)
        if reopened:
            return reopened
        somebody = await named(heard, self._stage)
        if somebody and somebody.plainly:
            return await self._course.begin(SEARCH, heard, text=heard.turn.text)
        started = self._stage.starts(heard.turn.text, heard.spoken)
        if started:
            guessed = self._stage.is_guess(heard.turn.text, heard.spoken)
            return await self._hearing.start(started, heard, ask, guessed=guessed)
        commanded = await self._commanded_outside(heard)
        if commanded or somebody:
            return commanded or (self._offered(somebody, heard, ask) if somebody else None)
        unknown = looks_like_a_name(heard, self._stage) and _is_out_of_scope(ask(heard))
        return await self._course.begin(SEARCH, heard, text=heard.turn.text) if unknown else None

    async def _reopened(self, heard: Heard) -> Outcome | None:
        """The flow that was over last, taken up again; not where the backend is needed for it and doesn't answer."""
        try:
            return await self._reopening.hear(heard)
        except TelephonyError:
            return None

    async def _commanded_outside(self, heard: Heard) -> Outcome | None:
        """What comes of words about a conversation in which no flow is under way."""
        command = self._stage.repair.command(heard.turn.text)
        if command in _OF_FLOWS and not heard.conversation.offered:
            return Outcome(heard.conversation, (self._stage.reply(heard, self._stage.say(heard, "nothing_under_way")),))
        if command is Repair.WAIT:
            return Outcome(heard.conversation, (self._stage.reply(heard, self._stage.say(heard, "waiting_idle")),))
        if command is Repair.PERSON:
            return await self._course.begin(HAND_OVER, heard)
        return None

    def _offered(self, somebody: Named, heard: Heard, ask: Ask) -> Outcome | None:
        """Offer to look up what may be a name, unless it is something that the routine answers."""
        if any(reply.trace.kind in ANSWERS for reply in ask(heard).replies):
            return None
        scene = self._stage.scene(heard, new_frame(SEARCH, heard))
        return self._asking.end(find_extension.offer(somebody.words, scene), scene, heard.conversation, NOTHING)

    async def _in_flow(self, heard: Heard, ask: Ask) -> Outcome:
        text = heard.turn.text
        try:
            if heard.turn.happening is Happening.EDIT:
                return await self._correcting.edited(heard)
            rethought = await self._rethinking.hear(heard) or await self._inquiring.hear(heard)
            if rethought:
                return rethought
            repair = self._stage.repair.command(text)
            if repair:
                return await self._mending.carry_out(repair, heard)
            spoken = self._stage.knowledge.command_phrases.find(text)
            if spoken:
                return await self._commanded(spoken, heard, ask)
            rest = self._after_cancelling(heard)
            return await (self._instead(rest, heard, ask) if rest else self._hearing.hear(heard, ask))
        except TelephonyError as error:
            return self._asking.held(error, self._stage.now(heard), heard.conversation, NOTHING)

    def _after_cancelling(self, heard: Heard) -> str:
        """What follows in a message that cancels; empty where it is something else that is to be stopped."""
        text, rest = heard.turn.text, self._stage.repair.after_cancelling(heard.turn.text)
        whole = self._stage.starts(text, heard.spoken, learnt=False) if rest else []
        return "" if set(whole) - set(self._stage.starts(rest, heard.spoken, learnt=False)) else rest

    def _turns_all_down(self, heard: Heard) -> bool:
        """Whether none of the answers that were offered is meant, and not simply no."""
        return bool(heard.conversation.frames[-1].offered) and listening().yes_or_no(heard.turn.text) is None

    async def _instead(self, rest: str, heard: Heard, ask: Ask) -> Outcome:
        """Cancel what is under way, and do what the rest of the message says."""
        conversation = heard.conversation.model_copy(update={"frames": heard.conversation.frames[:-1]})
        note = self._stage.reply(heard, self._stage.say(heard, "cancelled"))
        new = heard.in_conversation(conversation).saying(rest)
        outcome = await self.hear(new, ask) or self._asked_instead(self._stage.now(heard).script.topic, new, ask)
        return Outcome(outcome.conversation, (note, *outcome.replies), outcome.orders)

    def _asked_instead(self, topic: str | None, heard: Heard, ask: Ask) -> Outcome:
        """What the routine answers; unasked, neither of the matter that is cancelled, nor that it doesn't know."""
        outcome = ask(heard)
        kinds = (*ANSWERS, Kind.SMALL_TALK)
        told = any(one.trace.kind in kinds and one.trace.topic != topic for one in outcome.replies)
        return outcome if told or listening().is_question(heard.turn.text) else Outcome(heard.conversation, ())

    async def _commanded(self, command: str, heard: Heard, ask: Ask) -> Outcome:
        """Language, repeating and the like, after which the question is put again."""
        match command:
            case "why":
                return await self._mending.why(heard)
            case "repeat":
                return await self._course.again(heard)
            case "none_of_these" if self._turns_all_down(heard):
                return await self._correcting.none_of_them(heard)
            case "none_of_these":
                return await self._hearing.hear(heard, ask)
        outcome = ask(heard)
        chosen = outcome.conversation.language or heard.language
        heard = heard.in_conversation(outcome.conversation).in_language(chosen)
        return await self._course.again(heard, Before(outcome.replies))


def _is_out_of_scope(outcome: Outcome) -> bool:
    return all(reply.trace.kind is Kind.OUT_OF_SCOPE for reply in outcome.replies)


def _is_sent(press: Choose | Fill, heard: Heard) -> bool:
    """Whether a press is a second one on what was confirmed last."""
    ended = heard.conversation.ended
    return ended is not None and bool(ended.case) and ended.frame.id == press.frame
