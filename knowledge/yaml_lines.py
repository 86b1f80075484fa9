"""Reads YAML into pydantic models and remembers the line of every value."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.problems import KnowledgeError, Problem, name_of

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's where PyYAML was built with it: ten times as quick."""


class Lines:
    """Where in its file each value stands: by the keys and positions that lead to it."""

    def __init__(self, file: str, lines: dict[Place, int]) -> None:
        self.file = file
        self._lines = lines

    def line(self, *place: str | int) -> int:
        """The line of a value, or of the nearest one around it."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    def keys(self) -> set[str]:
        """The keys of the file itself."""
        return {str(place[0]) for place in self._lines if len(place) == 1}

    def problem(self, place: Place, message: str) -> Problem:
        """A problem with the value at a place."""
        return Problem(self.file, self.line(*place), message)


def read_yaml(path: Path, model: type[Model]) -> tuple[Model, Lines]:
    """The file as a model, and where its values stand.

    Raises:
        KnowledgeError: the file can't be read or has another shape; names every place.
    """
    data, lines = read_plain(path)
    try:
        return model.model_validate(data), lines
    except ValidationError as problem:
        raise KnowledgeError(
            [
                lines.problem(error["loc"], f"{_spelled(error['loc'])}: {error['msg']}")
                for error in problem.errors(include_url=False)
            ]
        ) from problem


def read_plain(path: Path) -> tuple[object, Lines]:
    """What a YAML file holds, and where its values stand.

    Raises:
        KnowledgeError: the file can't be read, or isn't YAML.
    """
    name = name_of(path)
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
        twice = [Problem(name, line, f"{key} stands here already; take one of them out") for line, key in _twice(node)]
        if twice:
            raise KnowledgeError(twice)
        return (loader.construct_document(node) if node else None), Lines(name, _places(node))
    except OSError as problem:
        raise KnowledgeError([Problem(name, 1, f"the file can't be read: {problem.strerror}")]) from problem
    except UnicodeDecodeError as problem:
        raise KnowledgeError([Problem(name, 1, "the file is not UTF-8 text; save it as UTF-8")]) from problem
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise KnowledgeError([Problem(name, line, f"not readable as YAML: {problem.problem}")]) from problem
    except (yaml.YAMLError, ValueError) as problem:
        raise KnowledgeError([Problem(name, 1, f"not readable as YAML: {problem}")]) from problem
    except RecursionError as problem:
        raise KnowledgeError([Problem(name, 1, "a value refers to itself; take the alias out")]) from problem


def _twice(node: Any) -> Iterator[tuple[int, str]]:
    """The keys that stand twice in one part of a file, each with the line of the later one: YAML keeps only that."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if str(key.value) in seen:
                yield key.start_mark.line + 1, key.value
            seen.add(str(key.value))
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _twice(value)


def _spelled(place: Place) -> str:
    return ".".join(str(part) for part in place) or "the file"


def _places(node: Any, place: Place = ()) -> dict[Place, int]:
    if node is None:
        return {}
    lines = {place: node.start_mark.line + 1}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            lines |= _places(value, (*place, key.value)) | {(*place, key.value): key.start_mark.line + 1}
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            lines |= _places(value, (*place, position))
    return lines
