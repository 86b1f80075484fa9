"""The parts of cards.

Words go into text runs, where Markdown is not read; of its marks only links mean anything, `[words](address)`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

Json = dict[str, Any]

CARD_TYPE = "application/vnd.microsoft.card.adaptive"

MOST_IN_A_ROW = 6
"""Teams shows so many buttons; the others only behind one that opens."""

OPENING = "open"
"""The verb of the button that has a card replaced by its form."""

_MOST_KEPT = 1000
_LIST_LINE = re.compile(r"(?:\d+\.|-) ")
_ITEM = re.compile(r"^- (?![☐☑])")
_TO_TICK = re.compile(r"^- (?=[☐☑])")
LINK = re.compile(r"\[([^\[\]\n]+)\]\(((?:https://|mailto:|tel:)[^()\s]+)\)")


def card(language: str, body: Sequence[Json], actions: Sequence[Json], plain: str) -> Json:
    """A whole card.

    Args:
        language: the language that it is written in, as `sv`.
        body: its elements, from the top.
        actions: its buttons.
        plain: the same in plain text, for clients that show no cards and for those that read aloud.
    """
    whole: Json = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": language,
        "fallbackText": plain,
        "speak": plain,
        "body": list(body),
    }
    return whole | ({"actions": _within_reach(actions)} if actions else {})


def execute(title: str, verb: str, data: Json, *, leads: bool = False) -> Json:
    """A button that is answered in place; where a client doesn't know that, it is sent as a message.

    Args:
        title: what it says.
        verb: what it does.
        data: what it carries.
        leads: whether it stands out among the card's buttons.
    """
    common: Json = {"title": title, "data": data} | ({"style": "positive"} if leads else {})
    return {"type": "Action.Execute", "verb": verb, **common, "fallback": {"type": "Action.Submit", **common}}


def heading(text: str) -> Json:
    """A short title."""
    return _block([run(text, weight="Bolder", size="Medium")])


def note(text: str) -> Json:
    """Small words that matter less."""
    return _block([run(text, isSubtle=True, size="Small")])


def warning(text: str) -> Json:
    """What is wrong."""
    return _block([run(text, color="Attention", weight="Bolder")])


def done(text: str) -> Json:
    """What has been done or answered."""
    return _block([run("✓ ", color="Good", weight="Bolder"), run(text)])


@lru_cache(maxsize=_MOST_KEPT)
def paragraphs(text: str) -> tuple[Json, ...]:
    """The blocks of a text: kept, since texts recur, and never changed."""
    return tuple(block for paragraph in text.split("\n\n") for block in _paragraph(paragraph))


@lru_cache(maxsize=_MOST_KEPT)
def unlinked(text: str) -> str:
    """A text with the words of its links alone."""
    return LINK.sub(r"\1", text)


def run(text: str, **style: object) -> Json:
    """A piece of running text."""
    return {"type": "TextRun", "text": text, **style}


def plain_of(body: Sequence[Json]) -> str:
    """The words of a card's text blocks, a paragraph each."""
    blocks = [block for block in body if block["type"] == "RichTextBlock"]
    return "\n\n".join("".join(part["text"] for part in block["inlines"]) for block in blocks)


def opens_a_form(action: Json) -> bool:
    """Whether a button opens a form, in its card or in its card's place."""
    return action["type"] == "Action.ShowCard" or action.get("verb") == OPENING


def _within_reach(actions: Sequence[Json]) -> list[Json]:
    """The buttons with those at the end that don't fit in a row behind another, where no card can be opened."""
    over = len(actions) - MOST_IN_A_ROW
    if over <= 0:
        return list(actions)
    movable = [place for place, action in enumerate(actions) if not opens_a_form(action)]
    behind = movable[-over:]
    return [action | {"mode": "secondary"} if place in behind else action for place, action in enumerate(actions)]


def _paragraph(paragraph: str) -> list[Json]:
    """One block for running text; one for each step or item of a list."""
    entries: list[str] = []
    for line in paragraph.split("\n"):
        if entries and not _LIST_LINE.match(line):
            entries[-1] += f"\n{line}"
        else:
            entries.append(line)
    first, *rest = (_block(_runs(_TO_TICK.sub("", _ITEM.sub("• ", entry)))) for entry in entries)
    return [first, *(block | {"spacing": "Small"} for block in rest)]


def _runs(text: str) -> list[Json]:
    """The words as runs, one for each link and for what stands between."""
    runs: list[Json] = []
    end = 0
    for link in LINK.finditer(text):
        if link.start() > end:
            runs.append(run(text[end : link.start()]))
        runs.append(run(link[1], selectAction={"type": "Action.OpenUrl", "url": link[2]}))
        end = link.end()
    if end < len(text) or not runs:
        runs.append(run(text[end:]))
    return runs


def _block(runs: list[Json]) -> Json:
    return {"type": "RichTextBlock", "inlines": runs}
