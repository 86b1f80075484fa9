"""A message's words without the mention of the assistant."""

import html
import re
from typing import Any

from bot.activity import IncomingActivity
from bot.characters import without_unusable

LONGEST_MESSAGE = 4000

_MOST_ENTITIES = 50
_MENTION_TAG = re.compile(r"</?at(?: [^<>]{0,200})?>", re.IGNORECASE)


def spoken_text(activity: IncomingActivity) -> str:
    """What the person wrote, without the mention of the assistant and without markup of mentions.

    A mention of someone else stays, as the name.
    """
    text = activity.text
    for entity in activity.entities[:_MOST_ENTITIES]:
        if _mentions(entity, activity.recipient.id):
            text = text.replace(entity["text"], " ")
    if "<" in text:
        text = _MENTION_TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    return without_unusable(text).replace("\u00a0", " ").strip()


def _mentions(entity: dict[str, Any], account: str) -> bool:
    mentioned = entity.get("mentioned")
    return (
        entity.get("type") == "mention"
        and isinstance(entity.get("text"), str)
        and entity["text"] != ""
        and isinstance(mentioned, dict)
        and mentioned.get("id") == account
    )
