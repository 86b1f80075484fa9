"""The routine's facts: figures, addresses and names, each in one place and by its name."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from knowledge import fact_text
from knowledge.fact_kinds import Fact
from knowledge.language import Language

ROUTINE_FACTS = Path(__file__).with_name("facts.yaml")

_FACT: TypeAdapter[Fact] = TypeAdapter(Fact)
_Kind = TypeVar("_Kind", bound=Fact)


class UnknownFactError(KeyError):
    """A fact was asked for by a name that no fact has."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.alike = tuple(get_close_matches(name, list(known)))

    def __str__(self) -> str:
        hint = f'; did you mean "{self.alike[0]}"?' if self.alike else ""
        return f'no fact is named "{self.name}"{hint}'


@dataclass(frozen=True)
class FactProblem:
    """Something wrong with a fact.

    Attributes:
        name: what the fact is called; empty where it has no name.
        place: the position in the list, from 0, and the keys and positions that lead on to what is wrong.
        reason: what is wrong, for the routine's owner.
    """

    name: str
    place: tuple[str | int, ...]
    reason: str

    def __str__(self) -> str:
        part = ".".join(str(step) for step in self.place[1:])
        return ": ".join(filter(None, (self.name, part, self.reason)))


class FactsError(ValueError):
    """Facts that can't be used, with every problem found in them."""

    def __init__(self, problems: Iterable[FactProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Facts:
    """Facts by name, and how they read.

    Every method raises UnknownFactError for a name that no fact has.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.by_name = MappingProxyType({fact.name: fact for fact in facts})

    def of(self, kind: type[_Kind], name: str) -> _Kind:
        """The fact with that name; TypeError when it is of another kind."""
        fact = self._find(name)
        if not isinstance(fact, kind):
            raise TypeError(f'the fact "{name}" is of the kind {fact.kind}, not {kind.__name__}')
        return fact

    def text(self, name: str, language: Language) -> str:
        """The fact as a person reads it, without markup."""
        return fact_text.text(self._find(name), language)

    def markdown(self, name: str, language: Language) -> str:
        """The fact as a person reads it; addresses and phone numbers as links."""
        text, link = self.text(name, language), self.link(name)
        return f"[{text}]({link})" if link else text

    def link(self, name: str) -> str | None:
        """The https, mailto or tel address that the fact leads to; None for other facts."""
        return fact_text.link(self._find(name))

    def _find(self, name: str) -> Fact:
        try:
            return self.by_name[name]
        except KeyError:
            raise UnknownFactError(name, self.by_name) from None


@cache
def routine_facts() -> Facts:
    """The routine's own facts, read once.

    Raises:
        FactsError: a fact is wrong.
        yaml.YAMLError: the file is no YAML.
    """
    return read_facts(yaml.safe_load(ROUTINE_FACTS.read_text(encoding="utf-8")))


def read_facts(data: object) -> Facts:
    """Check facts as they come out of YAML: a list of mappings. FactsError tells all that is wrong."""
    if not isinstance(data, list):
        raise FactsError([FactProblem("", (), "write a list of facts, each beginning with a dash")])
    facts: list[Fact] = []
    problems: list[FactProblem] = []
    for index, entry in enumerate(data):
        try:
            facts.append(_FACT.validate_python(entry))
        except ValidationError as error:
            problems += _explain(index, entry, error)
    problems += _repeated(data)
    if problems:
        raise FactsError(sorted(problems, key=lambda problem: problem.place[0]))
    return Facts(facts)


def _explain(index: int, entry: object, error: ValidationError) -> list[FactProblem]:
    return [
        FactProblem(_name(entry), (index, *found["loc"][1:]), found["msg"].removeprefix("Value error, "))
        for found in error.errors(include_url=False)
    ]


def _repeated(data: list[object]) -> list[FactProblem]:
    names = [_name(entry) for entry in data]
    return [
        FactProblem(name, (index, "name"), "another fact above has the same name")
        for index, name in enumerate(names)
        if name and name in names[:index]
    ]


def _name(entry: object) -> str:
    name = entry.get("name") if isinstance(entry, dict) else None
    return name if isinstance(name, str) else ""
