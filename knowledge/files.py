"""The files of the knowledge base, read and held against their shapes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.facts import Facts, FactsError, read_facts
from knowledge.matching import Weights
from knowledge.problems import KnowledgeError, Problem
from knowledge.time_words import time_words
from knowledge.topics import (
    Asks,
    CommandsFile,
    ContactsFile,
    HeardFile,
    OutsideFile,
    RulesFile,
    SectionFile,
    SmallTalkFile,
)
from knowledge.words import WordsFile
from knowledge.yaml_lines import Lines, Model, read_plain, read_yaml

HERE = Path(__file__).parent
FACTS = "facts.yaml"


@dataclass(frozen=True)
class Section:
    """A section's file, and where its values stand."""

    content: SectionFile
    lines: Lines


@dataclass(frozen=True)
class Files:
    """Everything that the routine's owner writes.

    Attributes:
        sections: one for each section of the routine.
        small_talk, commands, contacts, rules, words, weights, outside: the other files.
        facts: the routine's facts.
        heard: what people have really written, by the entry that they meant.
        lines: where the values of each of those stand, by the file's name.
    """

    sections: list[Section]
    small_talk: SmallTalkFile
    commands: CommandsFile
    contacts: ContactsFile
    rules: RulesFile
    words: WordsFile
    weights: Weights
    outside: OutsideFile
    facts: Facts
    heard: Mapping[str, Asks]
    lines: Mapping[str, Lines]


class _Shelf:
    """Reads files one after the other and collects what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.lines: dict[str, Lines] = {}

    def read(self, name: str, model: type[Model]) -> Model | None:
        try:
            content, self.lines[name] = read_yaml(self.folder / name, model)
        except KnowledgeError as error:
            self.problems += error.problems
            return None
        return content

    def time_words(self) -> None:
        """The words of time are the same for every knowledge base, and are read where they are used."""
        try:
            time_words()
        except KnowledgeError as error:
            self.problems += error.problems

    def facts(self) -> Facts | None:
        try:
            data, self.lines[FACTS] = read_plain(self.folder / FACTS)
            return read_facts(data)
        except KnowledgeError as error:
            self.problems += error.problems
        except FactsError as error:
            self.problems += [self.lines[FACTS].problem(found.place, str(found)) for found in error.problems]
        return None


def read_files(folder: Path = HERE) -> Files:
    """All files of a knowledge base.

    Raises:
        KnowledgeError: something can't be read; tells all of it, with file and line.
    """
    shelf = _Shelf(folder)
    names = [f"topics/{path.name}" for path in sorted((folder / "topics").glob("*.yaml"))]
    sections = [(name, shelf.read(name, SectionFile)) for name in names]
    heard = [shelf.read(f"heard/{path.name}", HeardFile) for path in sorted((folder / "heard").glob("*.yaml"))]
    small_talk = shelf.read("small_talk.yaml", SmallTalkFile)
    commands = shelf.read("commands.yaml", CommandsFile)
    contacts = shelf.read("contacts.yaml", ContactsFile)
    rules = shelf.read("rules.yaml", RulesFile)
    words = shelf.read("words.yaml", WordsFile)
    weights = shelf.read("matching.yaml", Weights)
    outside = shelf.read("outside.yaml", OutsideFile)
    facts = shelf.facts()
    shelf.time_words()
    if (
        not (small_talk and commands and contacts and rules and words and weights and outside and facts)
        or shelf.problems
    ):
        raise KnowledgeError(shelf.problems)
    return Files(
        sections=[Section(content, shelf.lines[name]) for name, content in sections if content],
        small_talk=small_talk,
        commands=commands,
        contacts=contacts,
        rules=rules,
        words=words,
        weights=weights,
        outside=outside,
        facts=facts,
        heard=_together(file.root for file in heard if file),
        lines=shelf.lines,
    )


def _together(files: Iterable[Mapping[str, Asks]]) -> dict[str, Asks]:
    """What was heard for each entry, in whichever files it stands."""
    heard: dict[str, Asks] = {}
    for file in files:
        for entry, asks in file.items():
            first = heard.get(entry, Asks())
            heard[entry] = Asks(sv=first.sv + asks.sv, en=first.en + asks.en)
    return heard
