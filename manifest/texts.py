"""The texts of a JSON document, each with its path as Teams writes it: `name.short`, `bots[0].botId`."""

from collections.abc import Callable
from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
"""A JSON document, or a part of one."""


def with_texts(document: Json, change: Callable[[str, str], str], path: str = "") -> Json:
    """A document with every text changed.

    Args:
        document: it, or a part of it.
        change: gives the new text, from the path and the old one.
        path: the part's own path; empty for the whole.
    """
    match document:
        case dict():
            start = f"{path}." if path else ""
            return {key: with_texts(part, change, f"{start}{key}") for key, part in document.items()}
        case list():
            return [with_texts(part, change, f"{path}[{index}]") for index, part in enumerate(document)]
        case str():
            return change(path, document)
        case _:
            return document


def texts(document: Json) -> dict[str, str]:
    """All texts by path."""
    found: dict[str, str] = {}

    def keep(path: str, text: str) -> str:
        found[path] = text
        return text

    with_texts(document, keep)
    return found
