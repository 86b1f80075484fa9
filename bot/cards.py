"""A reply as an Adaptive Card.

Words go into text runs, where Markdown is not read; of its marks only links mean anything, `[words](address)`.
"""

import re
from functools import lru_cache
from typing import Any

from bot.presses import to_value
from dialogs.reply import Link, Reply, Suggestion

Json = dict[str, Any]

_MOST_KEPT = 1000
_LIST_LINE = re.compile(r"(?:\d+\.|-) ")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(((?:https://|mailto:|tel:)[^()\s]+)\)")


def to_card(reply: Reply) -> Json:
    """The Adaptive Card 1.5 of a reply."""
    card: Json = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": reply.language.value,
        "fallbackText": to_plain_text(reply),
        "body": _body(reply),
    }
    actions = [_press(suggestion) for suggestion in reply.suggestions] + [_open(link) for link in reply.links]
    if actions:
        card["actions"] = actions
    return card


def to_plain_text(reply: Reply) -> str:
    """The same content without a card: for notifications, screen readers and plain clients."""
    offers = "\n".join(f"- {suggestion.title}" for suggestion in reply.suggestions)
    links = "\n".join(f"{link.title}: {_address(link)}" for link in reply.links)
    return "\n\n".join(part for part in (reply.heading, _unlinked(reply.text), offers, links, reply.source) if part)


def _body(reply: Reply) -> list[Json]:
    body: list[Json] = []
    if reply.heading:
        body.append(_block([_run(reply.heading, weight="Bolder", size="Medium")]))
    body.extend(_paragraphs(reply.text))
    if reply.source:
        body.append(_block([_run(reply.source, isSubtle=True, size="Small")]))
    return body


@lru_cache(maxsize=_MOST_KEPT)
def _unlinked(text: str) -> str:
    return _LINK.sub(r"\1", text)


@lru_cache(maxsize=_MOST_KEPT)
def _paragraphs(text: str) -> tuple[Json, ...]:
    """The blocks of a text: kept, since answers recur, and never changed."""
    return tuple(block for paragraph in text.split("\n\n") for block in _paragraph(paragraph))


def _paragraph(paragraph: str) -> list[Json]:
    """One block for running text; one for each step or item of a list."""
    entries: list[str] = []
    for line in paragraph.split("\n"):
        if entries and not _LIST_LINE.match(line):
            entries[-1] += f"\n{line}"
        else:
            entries.append(line)
    first, *rest = (_block(_runs(entry)) for entry in entries)
    return [first, *(block | {"spacing": "Small"} for block in rest)]


def _runs(text: str) -> list[Json]:
    """The words as runs, one for each link and for what stands between."""
    runs: list[Json] = []
    end = 0
    for link in _LINK.finditer(text):
        if link.start() > end:
            runs.append(_run(text[end : link.start()]))
        runs.append(_run(link[1], selectAction={"type": "Action.OpenUrl", "url": link[2]}))
        end = link.end()
    if end < len(text) or not runs:
        runs.append(_run(text[end:]))
    return runs


def _block(runs: list[Json]) -> Json:
    return {"type": "RichTextBlock", "inlines": runs}


def _run(text: str, **style: object) -> Json:
    return {"type": "TextRun", "text": text, **style}


def _press(suggestion: Suggestion) -> Json:
    chosen = to_value(suggestion.press)
    echo = {"type": "messageBack", "displayText": suggestion.says, "text": suggestion.says, "value": chosen}
    return {"type": "Action.Submit", "title": suggestion.title, "data": {**chosen, "msteams": echo}}


def _open(link: Link) -> Json:
    return {"type": "Action.OpenUrl", "title": link.title, "url": link.url}


def _address(link: Link) -> str:
    return link.url.removeprefix("mailto:").removeprefix("tel:")
