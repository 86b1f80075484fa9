"""What people say right after a flow is over: that something was wrong in it, or that it is to be undone."""

from datetime import timedelta

from dialogs.asking import Before
from dialogs.case_numbers import UNTOLD
from dialogs.cases import ADDING
from dialogs.choosing import chosen
from dialogs.correcting import Correcting
from dialogs.course import Course
from dialogs.cues import Cues
from dialogs.fitting import is_about, words_of
from dialogs.frames import CONFIRM, Ended
from dialogs.heard import Heard
from dialogs.listening import listening
from dialogs.mending import HAND_OVER
from dialogs.outcome import Outcome
from dialogs.repair import Repair
from dialogs.slots.sought import sought_in
from dialogs.stage import Stage, new_frame
from dialogs.turn import Begin
from knowledge.tokens import tokens_of

RIGHT_AFTER = timedelta(minutes=10)
"""So long after its end a flow is still what people speak of."""
WRITTEN = "create_ticket"
"""The name of the order by which a ticket comes to the backend."""
_TAKES_BACK = (Repair.BACK, Repair.CANCEL)


class Reopening:
    """Takes up again the flow that was over last."""

    def __init__(self, stage: Stage, course: Course, correcting: Correcting) -> None:
        self._stage = stage
        self._course = course
        self._correcting = correcting

    async def hear(self, heard: Heard) -> Outcome | None:
        """What a message leads to that is about the flow that was over last; None for one that isn't."""
        ended = heard.conversation.ended
        if ended is None or ended.frame.flow not in self._stage.flows:
            return None
        if heard.turn.moment - ended.at > RIGHT_AFTER:
            return None
        if pressed := self._button(ended, heard) or self._chosen(ended, heard):
            return await self._course.begin(pressed.flow, heard, given=pressed.given)
        if follows := self._next(ended, heard):
            return await self._course.begin(follows.flow, heard, given=follows.given, text=heard.turn.text)
        others = self._stage.starts(heard.turn.text, heard.spoken, learnt=False)
        if set(others) - {ended.frame.flow} or listening().is_question(heard.turn.text):
            return None
        return await self._corrected(ended, heard)

    def _button(self, ended: Ended, heard: Heard) -> Begin | None:
        """What a button under the results starts whose words are written, or that takes back what is taken back."""
        case, follow = heard.conversation.case(ended.case), self._stage.flows[ended.frame.flow].follow
        if case is None or follow is None:
            return None
        command = self._stage.repair.command(heard.turn.text)
        for offer in follow(self._stage.scene(heard, ended.frame), case):
            undoes = command in _TAKES_BACK and self._stage.repair.command(offer.title) in _TAKES_BACK
            if isinstance(offer.press, Begin) and (undoes or tokens_of(offer.title) == tokens_of(heard.turn.text)):
                return offer.press
        return None

    def _chosen(self, ended: Ended, heard: Heard) -> Begin | None:
        """One of those that were offered, by its place in the list or by words that only its title has."""
        text = heard.turn.text
        place = chosen(text, [offer.title for offer in ended.offers], self._stage.places)
        words = words_of(sought_in(text))
        named = [offer for offer in ended.offers if words and is_about(words, offer.title)]
        if place is not None:
            named = [ended.offers[place]]
        return Begin(named[0].flow, named[0].given) if len(named) == 1 else None

    def _next(self, ended: Ended, heard: Heard) -> Begin | None:
        """The flow that the words of the one that is over name as what may be wanted next, about the same."""
        seen = self._stage.sight(heard.turn.text, heard.spoken)
        after = self._stage.scripts[ended.frame.flow].after
        same = {name: filled.value for name, filled in ended.frame.slots.items()}
        return next((Begin(flow, same) for flow, cues in after.items() if Cues(cues).fit(seen)), None)

    async def _corrected(self, ended: Ended, heard: Heard) -> Outcome | None:
        """The flow with the answer changed that the message takes back.

        What has been sent to SML-IT gets an addition instead; SML-IT's own staff has nobody to send one to.
        """
        conversation = heard.conversation
        kept = {"slots": ended.frame.slots, "skipped": ended.frame.skipped, "trail": ended.frame.trail}
        again = new_frame(ended.frame.flow, heard).model_copy(update=kept)
        opened = heard.in_conversation(
            conversation.model_copy(update={"frames": (*conversation.frames, again), "ended": None, "offered": ()})
        )
        outcome = await self._correcting.replaced(opened) or await self._correcting.corrected(opened)
        if not ended.case or ended.case.startswith(UNTOLD) or self._stage.flows[ended.frame.flow].desk:
            return outcome
        if outcome and self._is_another(ended, outcome):
            return await self._course.begin(ended.frame.flow, heard, text=heard.turn.text)
        return await self._added(ended, heard) if outcome or self._says_what_was_meant(heard) else None

    def _is_another(self, ended: Ended, outcome: Outcome) -> bool:
        """Whether what can't wait is something else than was sent, so that more has to be asked: a theft, no damage."""
        frame, known = outcome.conversation.frame, (*ended.frame.slots, *ended.frame.skipped, CONFIRM)
        return self._stage.flows[ended.frame.flow].urgent and frame is not None and frame.asked not in known

    def _says_what_was_meant(self, heard: Heard) -> bool:
        return self._stage.repair.surely_corrects(heard.turn.text)

    async def _added(self, ended: Ended, heard: Heard) -> Outcome:
        """What has been sent isn't sent anew: what was meant is added to it, or goes to a person who has the case."""
        before, text = Before(says=(self._stage.say(heard, "already_sent", case=ended.case),)), heard.turn.text
        if self._is_written(ended, heard):
            given = {"case": ended.case, "addition": text}
            return await self._course.begin(ADDING, heard, given=given, before=before)
        given = {"description": f"{ended.case}: {text}"}
        return await self._course.begin(HAND_OVER, heard, given=given, before=before)

    def _is_written(self, ended: Ended, heard: Heard) -> bool:
        """Whether the case is a ticket of the person's own, which can be added to."""
        case = heard.conversation.case(ended.case)
        return case is not None and self._stage.flows[case.flow].creates == WRITTEN
