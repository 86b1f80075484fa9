"""Answers what people ask in their own words: from the routine, by a choice, or honestly not at all."""

from dialogs.answering import Answering, knows_the_clock
from dialogs.conversation import Answered
from dialogs.heard import Heard
from dialogs.numbers import NUMBER_LOOKUP, Numbers, worked_out
from dialogs.outcome import Outcome
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Kind, Reply, Suggestion, Trace
from dialogs.turn import Pick, Scope
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.moments import Mentioned, find_moment
from knowledge.tokens import tokens_of
from knowledge.topics import Topic
from knowledge.understanding import SURE, Understood

POSSIBLE = 0.003
"""An entry at least this probable is offered as a choice."""
WORTH_ASKING = 0.02
"""The choices must be this probable together."""
LEAST_CHOICES, MOST_CHOICES = 2, 3
CERTAIN = 0.97
"""Below this probability an answer comes with the next best entries as buttons."""
MOST_ALTERNATIVES = 2
SHORTEST_QUESTION = 3
"""A message of fewer words is no question that can be left."""
LONGEST_TIME = 5
"""A message of at most so many words may be nothing but another time."""


class Questions:
    """Answers messages that are neither buttons nor commands."""

    def __init__(self, knowledge: KnowledgeBase, phrasebook: Phrasebook, answering: Answering) -> None:
        self._knowledge = knowledge
        self._phrasebook = phrasebook
        self._answering = answering
        self._numbers = Numbers(knowledge, phrasebook, answering)

    def answer(self, heard: Heard) -> Outcome:
        """The replies to a message: one for each question in it."""
        conversation, language = heard.conversation, heard.language
        question, talk = self._knowledge.small_talk_phrases.part_from(heard.turn.text)
        if not question:
            return Outcome(conversation, (self._small_talk(talk[-1], language),))
        again = self._for_another_time(question, heard)
        if again:
            reply = self._answering.answer(again, language, heard.turn.moment)
            return Outcome(conversation.with_answer(again), (reply,))
        before = conversation.answered.topic if conversation.answered else None
        found = self._knowledge.understanding.understand(question, heard.spoken, before)
        sure = [part for part in found if part.probability >= SURE]
        about_number = self._numbers.answer(question, sure, heard)
        if about_number:
            return about_number
        if sure:
            return self._answers(sure, heard)
        return self._not_sure(found[0], heard)

    def knows(self, question: str, language: Language) -> bool:
        """Whether a question is answered from the routine, asked by itself."""
        rest, _ = self._knowledge.small_talk_phrases.part_from(question)
        found = self._knowledge.understanding.understand(rest, language) if rest else []
        return any(one.probability >= SURE and self._is_stated(one.candidates[0].entry) for one in found)

    def may_be_left(self, text: str) -> bool:
        """Whether a message that the routine doesn't answer is a question that it may answer some day."""
        return len(tokens_of(text)) >= SHORTEST_QUESTION and not self._knowledge.recogniser.is_foreign(text)

    def _is_stated(self, entry: str) -> bool:
        return isinstance(self._knowledge.entries[entry], Topic)

    def _not_sure(self, best: Understood, heard: Heard) -> Outcome:
        choices = self._choices(best)
        if choices:
            return self._offer(choices, best.probability, heard)
        replies = (self._out_of_scope(best, heard),)
        return Outcome(heard.conversation.model_copy(update={"offered": ()}), replies)

    def _for_another_time(self, question: str, heard: Heard) -> Answered | None:
        """What was answered before, when only another time is named ("och på lördag?")."""
        before = heard.conversation.answered
        if before is None or before.topic not in self._knowledge.entries:
            return None
        mentioned = self._mentioned(before.topic, heard)
        new = self._knowledge.understanding.asks_in_words(question, heard.spoken)
        if mentioned is None or new or len(tokens_of(question)) > LONGEST_TIME:
            return None
        return before.model_copy(update={"mentioned": mentioned, "lead": None})

    def _answers(self, parts: list[Understood], heard: Heard) -> Outcome:
        given = [self._given(part, heard) for part in parts]
        replies = tuple(self._answer(part, answered, heard) for part, answered in zip(parts, given, strict=True))
        return Outcome(heard.conversation.with_answer(given[-1]), replies)

    def _given(self, part: Understood, heard: Heard) -> Answered:
        best = part.candidates[0]
        return Answered(
            topic=best.entry,
            phrasing=best.phrasing.wording.text,
            score=best.probability,
            lead=self._knowledge.understanding.lead(part, heard.spoken),
            worked_out=worked_out(heard.turn.text) if best.entry == NUMBER_LOOKUP else {},
            mentioned=self._mentioned(best.entry, heard),
        )

    def _mentioned(self, entry: str, heard: Heard) -> Mentioned | None:
        """The time that a message names, where the answer depends on it."""
        if not knows_the_clock(self._knowledge.entries[entry]):
            return None
        return find_moment(heard.turn.text, heard.turn.moment)

    def _answer(self, part: Understood, given: Answered, heard: Heard) -> Reply:
        return self._answering.answer(given, heard.language, heard.turn.moment, alternatives=_alternatives(part))

    def _choices(self, part: Understood) -> list[str]:
        if self._knowledge.understanding.names_a_subject_only(part):
            return [one.entry for one in part.candidates[:MOST_CHOICES]]
        possible = [one for one in part.candidates if one.probability >= POSSIBLE][:MOST_CHOICES]
        if sum(one.probability for one in possible) < WORTH_ASKING:
            return []
        return [one.entry for one in part.candidates[: max(LEAST_CHOICES, len(possible))]]

    def _offer(self, choices: list[str], score: float, heard: Heard) -> Outcome:
        none = self._phrasebook.say("none_of_these", heard.language)
        offers = self._answering.suggestions(choices, heard.language)
        reply = Reply(
            language=heard.language,
            text=self._phrasebook.say("choices", heard.language),
            suggestions=(*offers, Suggestion(title=none, says=none, press=Pick(None))),
            trace=Trace(Kind.CHOICES, slots={"choices": " ".join(choices)}, score=round(score, 3)),
        )
        return Outcome(heard.conversation.model_copy(update={"offered": tuple(choices)}), (reply,))

    def _out_of_scope(self, part: Understood, heard: Heard) -> Reply:
        foreign = self._knowledge.recogniser.is_foreign(heard.turn.text)
        alone = "out_of_scope_desk" if heard.turn.scope is Scope.DESK else "out_of_scope"
        text = self._phrasebook.say("other_language" if foreign else alone, heard.language)
        return Reply(
            language=heard.language,
            text=text,
            suggestions=() if foreign else self._answering.suggestions(_possible(part), heard.language),
            trace=Trace(Kind.OUT_OF_SCOPE, score=round(part.probability, 3)),
        )

    def _small_talk(self, talk_id: str, language: Language) -> Reply:
        talk = self._knowledge.small_talk[talk_id]
        return Reply(
            language=language,
            text=self._answering.filled(talk.say, language),
            links=self._answering.links(talk.links, language),
            trace=Trace(Kind.SMALL_TALK, topic=talk.id, score=1.0),
        )


def _possible(part: Understood) -> list[str]:
    """What a message may be about that the routine doesn't answer; nothing where nothing of it is likely."""
    return [one.entry for one in part.candidates[:MOST_CHOICES] if one.probability >= POSSIBLE]


def _alternatives(part: Understood) -> list[str]:
    """The next best entries, when the best isn't certain."""
    if part.probability >= CERTAIN:
        return []
    return [one.entry for one in part.candidates[1 : MOST_ALTERNATIVES + 1] if one.probability >= POSSIBLE]
