"""Turns entries of the knowledge base into replies."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from babel.lists import format_list

from dialogs.phrasebook import Phrasebook
from dialogs.reply import Kind, Link, Reply, Suggestion, Trace
from dialogs.turn import Pick
from knowledge.answers import filled, plain
from knowledge.base import KnowledgeBase
from knowledge.calendar import on_call_staffed
from knowledge.language import Language
from knowledge.topics import ClockText, NotStated, Text, Topic, Way


class Answering:
    """Writes the answer to an entry."""

    def __init__(self, knowledge: KnowledgeBase, phrasebook: Phrasebook, *, eves_are_red_days: bool) -> None:
        self._knowledge = knowledge
        self._phrasebook = phrasebook
        self._eves_are_red_days = eves_are_red_days

    def answer(
        self,
        entry: Topic | NotStated,
        language: Language,
        moment: datetime,
        *,
        lead: int | None = None,
        score: float = 1.0,
        worked_out: Mapping[str, str] | None = None,
    ) -> Reply:
        """The reply to somebody who asked for an entry.

        Args:
            lead: the position of the yes/no lead to begin with.
            score: the probability that the entry is what was asked for, 0 to 1.
            worked_out: texts worked out from the message, by name.
        """
        stated = isinstance(entry, Topic)
        text = (
            self._topic_text(entry, language, moment, lead)
            if isinstance(entry, Topic)
            else self._missing(entry, language)
        )
        return Reply(
            language=language,
            heading=plain(entry.title[language], language, self._knowledge.facts),
            text=filled(text, language, self._knowledge.facts, worked_out),
            source=self._source(entry, language),
            suggestions=self.suggestions(entry.see_also, language),
            links=self.links(entry.links, language),
            trace=Trace(
                kind=Kind.ANSWER if stated else Kind.NOT_STATED,
                topic=entry.id,
                rules=self._knowledge.rules_of(entry),
                flow=entry.flow,
                slots=dict(worked_out or {}),
                score=round(score, 3),
            ),
        )

    def filled(self, text: Text, language: Language) -> str:
        """A text in a language, with the routine's facts in it."""
        return filled(text[language], language, self._knowledge.facts)

    def suggestions(self, ids: Iterable[str], language: Language) -> tuple[Suggestion, ...]:
        """Buttons that ask for entries."""
        return tuple(self.suggestion(entry_id, language) for entry_id in ids)

    def suggestion(self, entry_id: str, language: Language) -> Suggestion:
        """A button that asks for an entry."""
        title = plain(self._knowledge.entries[entry_id].title[language], language, self._knowledge.facts)
        return Suggestion(title=title, says=title, pick=Pick(entry_id))

    def links(self, ways: Iterable[Way], language: Language) -> tuple[Link, ...]:
        """Buttons that lead out of the chat."""
        return tuple(
            Link(self._phrasebook.link_title(way, language), self._knowledge.facts.link(way) or "") for way in ways
        )

    def sections(self, entry: Topic | NotStated, language: Language) -> str:
        """The headings of the routine where an entry stands, or would stand, in words."""
        return format_list(self._knowledge.sections_of(entry), locale=language.value)

    def _topic_text(self, topic: Topic, language: Language, moment: datetime, lead: int | None) -> str:
        answer = self._at(topic.answer, moment)[language]
        return answer if lead is None else f"{topic.lead[lead].say[language]} {answer}"

    def _at(self, answer: ClockText | Text, moment: datetime) -> Text:
        if isinstance(answer, Text):
            return answer
        staffed = on_call_staffed(moment, eves=self._eves_are_red_days)
        return answer.on_call if staffed else answer.daytime

    def _missing(self, entry: NotStated, language: Language) -> str:
        contact = self._knowledge.contacts[entry.who][language]
        return "\n\n".join([entry.missing[language], entry.known[language], contact])

    def _source(self, entry: Topic | NotStated, language: Language) -> str:
        if isinstance(entry, NotStated):
            return self._phrasebook.say("not_in_routine", language)
        return self._phrasebook.say("source", language, sections=self.sections(entry, language))
