"""Messages whose question has been answered, or is to be answered by a form."""

from pydantic_core import from_json, to_json

from bot.cards.form import FORM
from bot.cards.receipt import receipt
from dialogs.turn import Press


def answered(message: str, press: Press | None) -> str:
    """A question's message once it is answered; both JSON, as they go over the wire."""
    content = from_json(message)
    [attachment] = content["attachments"]
    attachment["content"] = receipt(attachment["content"], press)
    content["summary"] = attachment["content"]["fallbackText"]
    content.pop("replyToId", None)
    return to_json(content).decode()


def in_place(message: str, new: str) -> str:
    """A question's message with its form opened, put right or left: its words stay, and what can be done is new."""
    before, after = from_json(message), from_json(new)
    [old], [attachment] = before["attachments"], after["attachments"]
    words = [part for part in old["content"]["body"] if part.get("id") != FORM]
    form = [part for part in attachment["content"]["body"] if part.get("id") == FORM]
    plain = {name: old["content"][name] for name in ("fallbackText", "speak")}
    attachment["content"] |= {"body": [*words, *form], **plain}
    after["summary"] = before["summary"]
    after.pop("replyToId", None)
    return to_json(after).decode()
