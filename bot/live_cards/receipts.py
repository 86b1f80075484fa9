"""Messages whose question has been answered."""

from pydantic_core import from_json, to_json

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
