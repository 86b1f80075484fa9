"""Answers messages about a phone number or an extension that stands in them."""

from collections.abc import Sequence

from dialogs.answering import Answering
from dialogs.conversation import Answered
from dialogs.heard import Heard
from dialogs.outcome import Outcome
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Kind, Reply, Trace
from knowledge.base import KnowledgeBase
from knowledge.fact_kinds import Phone
from knowledge.fact_text import national
from knowledge.numbers import ExtensionMatch, find_extension, holds_number, is_number_alone
from knowledge.understanding import Understood

NUMBER_LOOKUP = "number_lookup"
"""The entry about a number that the person wrote."""
NUMBER_SERIES = "number_series"
"""The entry about the municipalities' numbers."""
SUPPORT_NUMBER = "phone_support"
"""The entry about the number that support has itself."""


class Numbers:
    """Tells whose a number is: a municipality's, support's own, or nobody's that the routine knows."""

    def __init__(self, knowledge: KnowledgeBase, phrasebook: Phrasebook, answering: Answering) -> None:
        self._phrasebook = phrasebook
        self._answering = answering
        self._support = knowledge.facts.of(Phone, "desk_phone").value

    def answer(self, question: str, asked: Sequence[Understood], heard: Heard) -> Outcome | None:
        """The reply where a number is all that a message is about; None where it isn't.

        Args:
            question: the message without small talk.
            asked: what the message surely asks for.
            heard: the message on its way.
        """
        if any(part.candidates[0].entry != NUMBER_LOOKUP for part in asked):
            return None
        number = find_extension(question)
        if number is None:
            unknown = holds_number(question) if asked else is_number_alone(question)
            return self._outside(heard) if unknown else None
        topic = SUPPORT_NUMBER if number.number == self._support else NUMBER_LOOKUP
        best = asked[0].candidates[0] if asked else None
        given = Answered(
            topic=topic,
            phrasing=best.phrasing.wording.text if best else "",
            score=best.probability if best else 1.0,
            worked_out=_told_of(number) if topic == NUMBER_LOOKUP else {},
        )
        reply = self._answering.answer(given, heard.language, heard.turn.moment)
        return Outcome(heard.conversation.with_answer(given), (reply,))

    def _outside(self, heard: Heard) -> Outcome:
        reply = Reply(
            language=heard.language,
            text=self._phrasebook.say("outside_series", heard.language),
            suggestions=self._answering.suggestions([NUMBER_SERIES], heard.language),
            trace=Trace(Kind.OUT_OF_SCOPE),
        )
        return Outcome(heard.conversation.model_copy(update={"offered": ()}), (reply,))


def worked_out(text: str) -> dict[str, str]:
    """What an answer about the number in a text needs, by name; nothing where there is none."""
    number = find_extension(text)
    return _told_of(number) if number else {}


def _told_of(number: ExtensionMatch) -> dict[str, str]:
    return {
        "lookup_number": national(number.number),
        "lookup_extension": number.extension,
        "lookup_municipality": number.municipality,
    }
