"""The assistant: one function from a turn to an outcome, which reads the backend and changes nothing."""

from dataclasses import replace

from dialogs.answering import Answering
from dialogs.catalogue import FLOWS
from dialogs.choosing import chosen
from dialogs.commands import NONE_OF_THESE, Commands
from dialogs.conversation import Answered, Conversation, Told
from dialogs.course import BEGIN
from dialogs.guide import Guide
from dialogs.heard import Heard
from dialogs.noting import Noting
from dialogs.orders import Watch
from dialogs.outcome import Outcome
from dialogs.people import Found, People
from dialogs.phrasebook import Phrasebook
from dialogs.questions import Questions
from dialogs.repair import RepairWords
from dialogs.reply import Kind, Reply, Trace
from dialogs.script import read_scripts
from dialogs.stage import Stage
from dialogs.starters import Starters
from dialogs.titles import Titles
from dialogs.turn import Begin, Choose, Fill, Happening, Pick, Turn
from dialogs.ways_on import WaysOn
from dialogs.welcoming import Welcoming
from knowledge.base import KnowledgeBase
from knowledge.identity_numbers import masked
from knowledge.language import Language
from knowledge.tokens import tokens_of
from telephony.contract import Reads
from telephony.models import State

OFFERED_UNDER = (Kind.ANSWER, Kind.NOT_STATED, Kind.CHOICES, Kind.OUT_OF_SCOPE)
"""Under these replies a flow is offered that the message may have been meant for."""
SHORT_ANSWER = 3
"""In a flow, an answer of at most so many words doesn't change the language."""


class Assistant:
    """Answers turns from a knowledge base, and leads people through flows. Never sends, stores or writes anything."""

    def __init__(
        self, knowledge: KnowledgeBase, telephony: Reads, *, eves_are_red_days: bool = False, desk: bool = False
    ) -> None:
        """desk: whether SML-IT has a channel where cases are shown."""
        self._knowledge = knowledge
        self._phrasebook = Phrasebook(knowledge.facts)
        self._answering = Answering(knowledge, self._phrasebook, eves_are_red_days=eves_are_red_days)
        self._commands = Commands(knowledge, self._phrasebook, self._answering)
        self._scripts = read_scripts(FLOWS)
        self._starters = Starters(self._phrasebook, self._answering, self._scripts)
        self._questions = Questions(knowledge, self._phrasebook, self._answering)
        self._welcoming = Welcoming(telephony, self._phrasebook, self._starters)
        self._ways_on = WaysOn(self._starters, self._questions)
        self._noting = Noting(self._phrasebook, self._scripts, self._ways_on)
        repair, places = RepairWords(knowledge.facts), self._phrasebook.place_words
        stage = Stage(FLOWS, self._scripts, knowledge, telephony, repair, places, eves=eves_are_red_days, desk=desk)
        self._guide = Guide(stage)
        self._people = People(stage, self._phrasebook)
        self._titles = Titles(knowledge, self._answering, self._scripts)

    def prepare(self) -> None:
        """Learn now what would be learnt from the first message on, so that nobody waits for it."""
        self._guide.prepare()

    async def respond(self, turn: Turn, conversation: Conversation) -> Outcome:
        """Answer one turn; the same turn, conversation and backend always give the same outcome."""
        if turn.happening is Happening.JOINED:
            return await self._welcoming.welcome(turn, conversation)
        if turn.happening in (Happening.RESULTS, Happening.NOTICE):
            begun = self._begun_in(turn)
            language = conversation.language or begun or conversation.latest or turn.locale
            latest = conversation.model_copy(update={"latest": language}) if begun else conversation
            heard = Heard(turn, latest, begun or language, language)
            return self._with_found(_remembered(await self._guide.tell(heard)), heard)
        spoken = self._spoken(turn, conversation)
        language = conversation.language or spoken or conversation.latest or turn.locale
        kept = _masked(turn, language)
        heard = Heard(kept, conversation.model_copy(update={"latest": language}), spoken or language, language)
        answered = await self._welcoming.helped(await self._answer(heard), turn)
        outcome = self._noting.noted(_remembered(self._with_ways_on(answered, heard)), heard)
        if kept != turn:
            outcome = replace(outcome, replies=(self._guide.warning(heard), *outcome.replies))
        if not turn.cut:
            return outcome
        first, *rest = outcome.replies
        note = self._phrasebook.say("cut", language)
        return replace(outcome, replies=(replace(first, text=f"{first.text}\n\n{note}"), *rest))

    def _begun_in(self, turn: Turn) -> Language | None:
        """The language of the message that was written elsewhere and that begins a flow here, if any."""
        if turn.notice is None or turn.notice.kind != BEGIN:
            return None
        return self._knowledge.recogniser.recognise(turn.notice.values.get("text", ""))

    def _spoken(self, turn: Turn, conversation: Conversation) -> Language | None:
        """The language of a message; a short answer in a flow, such as a name, goes on in the one before."""
        titled = None if turn.press or conversation.frame else self._titles.language(turn.text)
        if titled:
            return titled
        if turn.press or (conversation.frame and len(tokens_of(turn.text)) <= SHORT_ANSWER):
            return None
        return self._knowledge.recogniser.recognise(turn.text)

    async def find_people(self, turn: Turn, limit: int) -> Found:
        """Those whom a turn's words name; by none, the person's colleagues.

        Raises:
            telephony.problems.TelephonyError: when the backend can't be reached.
        """
        return await self._people.find(turn, limit)

    def knows(self, question: str, language: Language) -> bool:
        """Whether a question is answered from the routine."""
        return self._questions.knows(question, language)

    def phrase(self, name: str, language: Language) -> str:
        """A sentence of phrases.yaml, for what the channel itself asks."""
        return self._phrasebook.say(name, language)

    def apology(self, language: Language) -> Reply:
        """What to say when a turn failed."""
        return self._simple("apology", language, Kind.OUT_OF_SCOPE)

    async def _answer(self, heard: Heard) -> Outcome:
        turn, conversation, language = heard.turn, heard.conversation, heard.language
        match turn.press:
            case Choose() | Fill() as press:
                return await self._guide.press(press, heard)
            case Begin(flow) as begin if flow in FLOWS:
                return await self._guide.begin(begin, heard)
            case Begin():
                return Outcome(conversation, (self._simple("gone", language, Kind.OUT_OF_SCOPE),))
        pick = turn.press or self._written_pick(heard)
        if isinstance(pick, Pick):
            return await self._guide.again(heard, self._picked(pick, heard))
        if not tokens_of(turn.text) and not conversation.frame:
            return Outcome(conversation, (self._simple("empty", language, Kind.SMALL_TALK),))
        return await self._guide.hear(heard, self._ask) or self._offering(heard, self._ask(heard))

    def _offering(self, heard: Heard, outcome: Outcome) -> Outcome:
        """The outcome with a button to the flow that the message may have been meant for."""
        *others, last = outcome.replies
        flow = self._guide.likely(heard) if last.trace.kind in OFFERED_UNDER else None
        if flow is None or flow == last.trace.flow or self._is_foreign(last, heard):
            return outcome
        offer = self._starters.flow(flow, heard.language)
        choices = last.suggestions if last.trace.kind is Kind.CHOICES else ()
        suggestions = (*choices[:-1], offer, *choices[-1:]) if choices else (offer, *last.suggestions)
        return replace(outcome, replies=(*others, replace(last, suggestions=suggestions)))

    def _is_foreign(self, reply: Reply, heard: Heard) -> bool:
        """Whether a reply says that the language isn't known: what words of it are like says nothing then."""
        return reply.trace.kind is Kind.OUT_OF_SCOPE and self._knowledge.recogniser.is_foreign(heard.turn.text)

    def _ask(self, heard: Heard) -> Outcome:
        """Answer from the routine alone."""
        turn, conversation, language = heard.turn, heard.conversation, heard.language
        if not tokens_of(turn.text):
            return Outcome(conversation, (self._simple("empty", language, Kind.SMALL_TALK),))
        command = self._knowledge.command_phrases.find(turn.text)
        if command and (command != NONE_OF_THESE or conversation.offered):
            return self._commands.carry_out(command, conversation, language, turn.moment)
        return self._questions.answer(heard)

    def _with_ways_on(self, outcome: Outcome, heard: Heard) -> Outcome:
        """The outcome with buttons to where each answer, or the lack of one, leads."""
        return replace(outcome, replies=tuple(self._ways_on.under(reply, heard) for reply in outcome.replies))

    def _with_found(self, outcome: Outcome, heard: Heard) -> Outcome:
        """The outcome with the answers to questions that were left and are answered by now."""
        for result in heard.turn.results:
            command = result.order.command
            if isinstance(command, Watch) and result.receipt and result.receipt.state is State.DONE:
                asking = replace(heard.in_conversation(outcome.conversation), spoken=command.language)
                found = self._questions.answer(asking.saying(command.question))
                answers = tuple(self._ways_on.under(reply, asking) for reply in found.replies)
                outcome = Outcome(found.conversation, (*outcome.replies, *answers), outcome.orders)
        return outcome

    def _written_pick(self, heard: Heard) -> Pick | None:
        titled = None if heard.conversation.frame else self._titles.topic(heard.turn.text)
        if titled:
            return Pick(titled)
        offered = [entry for entry in heard.conversation.offered if entry in self._knowledge.entries]
        if not offered:
            return None
        titles = [suggestion.title for suggestion in self._answering.suggestions(offered, heard.language)]
        place = chosen(heard.turn.text, titles, self._phrasebook.place_words)
        return None if place is None else Pick(offered[place])

    def _picked(self, pick: Pick, heard: Heard) -> Outcome:
        if pick.topic is None:
            return self._commands.none_of_these(heard.conversation, heard.language)
        entry = self._knowledge.entries.get(pick.topic)
        if entry is None:
            return Outcome(heard.conversation, (self._simple("gone", heard.language, Kind.OUT_OF_SCOPE),))
        answered = Answered(topic=entry.id, phrasing="", score=1.0)
        return Outcome(
            heard.conversation.with_answer(answered),
            (self._answering.answer(answered, heard.language, heard.turn.moment),),
        )

    def _simple(self, phrase: str, language: Language, kind: Kind) -> Reply:
        return Reply(language=language, text=self._phrasebook.say(phrase, language), trace=Trace(kind))


def _masked(turn: Turn, language: Language) -> Turn:
    """The turn without identity numbers, in what was written as in what was filled in."""
    press = turn.press
    match press:
        case Fill(_, _, values):
            press = replace(press, values={name: masked(value, language) for name, value in values.items()})
        case Begin(_, given):
            press = replace(press, given={name: masked(value, language) for name, value in given.items()})
    return replace(turn, text=masked(turn.text, language), press=press)


def _remembered(outcome: Outcome) -> Outcome:
    """The outcome with what a flow told last, to be repeated; what a flow asks is asked again anyhow."""
    latest = next((reply for reply in reversed(outcome.replies) if reply.trace.kind is Kind.FLOW), None)
    if latest is None or outcome.conversation.frame:
        return outcome
    told = Told(heading=latest.heading, text=latest.text, language=latest.language)
    return replace(outcome, conversation=outcome.conversation.model_copy(update={"told": told}))
