"""Turns entries of the knowledge base into replies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from babel.lists import format_list

from dialogs.clock import Clock
from dialogs.conversation import Answered
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Citation, Kind, Link, Reply, Suggestion, Trace
from dialogs.turn import Pick
from knowledge.answers import WORKED_OUT, filled, plain, references
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.topics import ClockText, NotStated, Text, Topic, Way

MOST_SUGGESTIONS = 4
"""So many buttons stand under an answer."""
WORKED_OUT_LATER = {name: f"{{{name}}}" for name in WORKED_OUT}


class Answering:
    """Writes the answer to an entry."""

    def __init__(self, knowledge: KnowledgeBase, phrasebook: Phrasebook, *, eves_are_red_days: bool) -> None:
        self._knowledge = knowledge
        self._phrasebook = phrasebook
        self._clock = Clock(phrasebook, eves_are_red_days=eves_are_red_days)
        self._written = cache(self._write)
        self._offer = cache(self._suggestion)

    def answer(
        self, given: Answered, language: Language, moment: datetime, *, alternatives: Sequence[str] = ()
    ) -> Reply:
        """The reply to somebody who asked for an entry.

        Args:
            given: the entry, and what belongs to the answer.
            language: the language to answer in.
            moment: when it is asked.
            alternatives: ids of other entries that may have been meant.
        """
        entry = self._knowledge.entries[given.topic]
        time = self._clock.at(given.mentioned, language, moment) if knows_the_clock(entry) else None
        reply = self._written(entry.id, language, _lead(given, entry), bool(time and time.staffed))
        values = given.worked_out | ({"clock": time.words} if time else {})
        others = dict.fromkeys([*alternatives, *entry.see_also])
        return replace(
            reply,
            text="\n\n".join(
                filter(None, [self._worked_out(reply.text, language, values), time.doubt if time else ""])
            ),
            suggestions=self.suggestions(list(others)[:MOST_SUGGESTIONS], language),
            trace=replace(reply.trace, slots=_slots(given, alternatives), score=round(given.score, 3)),
        )

    def _worked_out(self, text: str, language: Language, values: Mapping[str, str]) -> str:
        """The text with what was worked out from the message; a question for it where nothing was."""
        if not references(text):
            return text
        if not values:
            return self._phrasebook.say("which_number", language)
        return filled(text, language, self._knowledge.facts, values)

    def filled(self, text: Text, language: Language) -> str:
        """A text in a language, with the routine's facts in it."""
        return filled(text[language], language, self._knowledge.facts)

    def suggestions(self, ids: Iterable[str], language: Language) -> tuple[Suggestion, ...]:
        """Buttons that ask for entries."""
        return tuple(self._offer(entry_id, language) for entry_id in ids)

    def title(self, entry_id: str, language: Language) -> str:
        """What an entry is called."""
        return plain(self._knowledge.entries[entry_id].title[language], language, self._knowledge.facts)

    def _suggestion(self, entry_id: str, language: Language) -> Suggestion:
        title = self.title(entry_id, language)
        return Suggestion(title=title, says=title, press=Pick(entry_id))

    def links(self, ways: Iterable[Way], language: Language) -> tuple[Link, ...]:
        """Buttons that lead out of the chat."""
        return tuple(
            Link(self._phrasebook.link_title(way, language), self._knowledge.facts.link(way) or "") for way in ways
        )

    def sections(self, entry: Topic | NotStated, language: Language) -> str:
        """The headings of the routine where an entry stands, or would stand, in words."""
        return format_list(self._knowledge.sections_of(entry), locale=language.value)

    def _write(self, entry_id: str, language: Language, lead: int | None, staffed: bool) -> Reply:
        """The reply as it is for everybody; names that are worked out for one message stay in their brackets."""
        entry = self._knowledge.entries[entry_id]
        facts = self._knowledge.facts
        if isinstance(entry, Topic):
            kind, text = Kind.ANSWER, _stated(entry, language, lead, staffed)
        else:
            kind, text = Kind.NOT_STATED, self._missing(entry, language)
        return Reply(
            language=language,
            heading=self.title(entry.id, language),
            text=filled(text, language, facts, WORKED_OUT_LATER),
            source=self._source(entry, language),
            citations=self._citations(entry, language),
            links=self.links(entry.links, language),
            trace=Trace(kind, topic=entry.id, rules=self._knowledge.rules_of(entry), flow=entry.flow),
        )

    def _missing(self, entry: NotStated, language: Language) -> str:
        contact = self._knowledge.contacts[entry.who][language]
        return "\n\n".join([entry.missing[language], entry.known[language], contact])

    def _source(self, entry: Topic | NotStated, language: Language) -> str:
        if isinstance(entry, NotStated):
            return self._phrasebook.say("not_in_routine", language)
        return self._phrasebook.say("source", language, sections=self.sections(entry, language))

    def _citations(self, entry: Topic | NotStated, language: Language) -> tuple[Citation, ...]:
        """One for each section that an answer rests on; what the routine doesn't state rests on none."""
        if isinstance(entry, NotStated):
            return ()
        return tuple(self._citation(heading, entry, language) for heading in self._knowledge.sections_of(entry))

    def _citation(self, heading: str, entry: Topic, language: Language) -> Citation:
        rules = [rule for rule in self._knowledge.rules_of(entry) if self._knowledge.rules[rule] == heading]
        return Citation(
            name=self._phrasebook.say("source", language, sections=heading),
            abstract=self._phrasebook.say(
                "citation", language, sections=heading, rules=format_list(rules, locale=language.value)
            ),
        )


def _lead(given: Answered, entry: Topic | NotStated) -> int | None:
    """The yes/no lead to begin with, unless the topic has been rewritten since."""
    leads = len(entry.lead) if isinstance(entry, Topic) else 0
    return given.lead if given.lead is not None and given.lead < leads else None


def _slots(given: Answered, alternatives: Sequence[str]) -> dict[str, str]:
    """What was read out of the message, for the trace."""
    slots = dict(given.worked_out)
    if given.mentioned:
        slots["time"] = given.mentioned.start.isoformat()
    if alternatives:
        slots["alternatives"] = " ".join(alternatives)
    return slots


def knows_the_clock(entry: Topic | NotStated) -> bool:
    """Whether the answer depends on the hour."""
    return isinstance(entry, Topic) and isinstance(entry.answer, ClockText)


def _stated(topic: Topic, language: Language, lead: int | None, staffed: bool) -> str:
    answer = topic.answer
    if isinstance(answer, ClockText):
        answer = answer.on_call if staffed else answer.daytime
    return answer[language] if lead is None else f"{topic.lead[lead].say[language]} {answer[language]}"
