"""The knowledge base: everything that the routine says, and how people ask for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.check import problems_of
from knowledge.facts import Facts
from knowledge.files import HERE, Files, read_files
from knowledge.language import Language
from knowledge.matching import Matcher
from knowledge.phrasings import Phrasings
from knowledge.problems import KnowledgeError
from knowledge.reading import Reading
from knowledge.recognition import LanguageRecogniser
from knowledge.talk import SetPhrases
from knowledge.templates import expansions
from knowledge.topics import Asks, Contact, NotStated, SmallTalk, Text, Topic
from knowledge.understanding import Understanding
from knowledge.wording import Wording


@dataclass(frozen=True)
class KnowledgeBase:
    """The routine as data, ready to be asked.

    Attributes:
        entries: what the routine answers and what it doesn't, by id.
        small_talk: what else people say, by id.
        heard: what people have written to ask for an entry, or for nothing in the routine.
        facts: the routine's facts.
        contacts: whom to ask, by name.
        rules: the heading that each rule stands under, by the rule's id.
        understanding: reads messages.
        small_talk_phrases: recognises small talk.
        command_phrases: recognises what people tell the assistant to do.
        recogniser: tells the languages apart.
    """

    entries: Mapping[str, Topic | NotStated]
    small_talk: Mapping[str, SmallTalk]
    heard: Sequence[Wording]
    facts: Facts
    contacts: Mapping[Contact, Text]
    rules: Mapping[str, str]
    understanding: Understanding
    small_talk_phrases: SetPhrases
    command_phrases: SetPhrases
    recogniser: LanguageRecogniser

    def rules_of(self, entry: Topic | NotStated) -> tuple[str, ...]:
        """The ids of the rules that an entry rests on, or lies next to."""
        return tuple(entry.rules if isinstance(entry, Topic) else entry.near)

    def sections_of(self, entry: Topic | NotStated) -> list[str]:
        """The routine's headings that an entry's rules stand under, each once."""
        return list(dict.fromkeys(self.rules[rule] for rule in self.rules_of(entry)))


def load_knowledge(folder: Path = HERE) -> KnowledgeBase:
    """The knowledge base in a folder.

    Raises:
        KnowledgeError: a file can't be read, or an answer would fail; tells all of it, with file and line.
    """
    files = read_files(folder)
    problems = problems_of(files)
    if problems:
        raise KnowledgeError(problems)
    return build(files)


def entries_of(files: Files) -> dict[str, Topic | NotStated]:
    """What the routine answers and what it doesn't, by id."""
    entries: dict[str, Topic | NotStated] = {}
    for section in files.sections:
        entries |= {topic.id: topic for topic in section.content.topics}
        entries |= {entry.id: entry for entry in section.content.not_stated}
    return entries


def siblings_in(files: Files) -> dict[str, frozenset[str]]:
    """By an entry's id: the other entries of its section, and those it sees also."""
    siblings: dict[str, frozenset[str]] = {}
    for section in files.sections:
        entries = [*section.content.topics, *section.content.not_stated]
        ids = {entry.id for entry in entries}
        siblings |= {entry.id: frozenset(ids | set(entry.see_also)) - {entry.id} for entry in entries}
    return siblings


def build(files: Files) -> KnowledgeBase:
    """The knowledge base from its files."""
    entries = entries_of(files)
    reading = Reading(files.words, entries.values(), files.heard)
    asked, outside = reading.phrasings(), reading.outside(files.outside)
    phrasings = Phrasings(asked, outside, reading.faint)
    return KnowledgeBase(
        entries=entries,
        small_talk={talk.id: talk for talk in files.small_talk.small_talk},
        heard=[*(phrasing.wording for phrasing in asked), *outside],
        facts=files.facts,
        contacts=files.contacts.contacts,
        rules=files.rules.rules,
        understanding=Understanding(
            reading, phrasings, Matcher(phrasings, files.weights, files.words.anchors), files.words, siblings_in(files)
        ),
        small_talk_phrases=SetPhrases({talk.id: _wordings(talk.ask) for talk in files.small_talk.small_talk}),
        command_phrases=SetPhrases({command.id: _wordings(command.ask) for command in files.commands.commands}),
        recogniser=LanguageRecogniser(reading.words, _heard(files)),
    )


def _heard(files: Files) -> dict[Language, list[str]]:
    """Every message that somebody has written, by its language."""
    return {language: [text for asks in files.heard.values() for text in asks[language]] for language in Language}


def _wordings(asks: Asks) -> list[str]:
    return [text for language in Language for template in asks[language] for text in expansions(template)]
