"""From a reply to the message that the channel delivers."""

from botbuilder.schema import Activity, Attachment
from pydantic_core import to_json as as_json

from bot.address import Address
from bot.cards.elements import CARD_TYPE, Json
from bot.cards.reply_card import to_card
from bot.text_answer import is_text_answer, to_text_answer
from dialogs.reply import Reply, Trace


def to_message(reply: Reply, *, traced: bool) -> Activity:
    """The message of a reply; with how it came about, when traced."""
    message = to_text_answer(reply) if is_text_answer(reply) else _card_message(reply)
    if traced:
        message.channel_data = (message.channel_data or {}) | {"trace": _trace(reply.trace)}
    return message


def _card_message(reply: Reply) -> Activity:
    """Teams makes two messages of one that has a card and `text`, so the plain form goes into `summary`."""
    card = to_card(reply)
    return Activity(
        type="message",
        summary=card["fallbackText"],
        attachments=[Attachment(content_type=CARD_TYPE, content=card)],
    )


def to_json(message: Activity, to: Address) -> bytes:
    """A message as it goes over the wire to an address."""
    body: Json = {
        "type": message.type,
        "from": {"id": to.bot.id, "name": to.bot.name},
        "recipient": {"id": to.person.id, "name": to.person.name},
        "conversation": {"id": to.conversation},
    }
    if to.answers:
        body["replyToId"] = to.answers
    if message.summary is not None:
        body |= {"summary": message.summary, "inputHint": "acceptingInput"}
    if message.text:
        body |= {"text": message.text, "textFormat": message.text_format, "locale": message.locale}
    if message.entities:
        body["entities"] = message.entities
    if message.suggested_actions:
        body["suggestedActions"] = {"to": [to.person.id], **message.suggested_actions}
    if message.attachments:
        body["attachments"] = [
            {"contentType": attachment.content_type, "content": attachment.content}
            for attachment in message.attachments
        ]
    if message.channel_data is not None:
        body["channelData"] = message.channel_data
    return as_json(body)


def _trace(trace: Trace) -> Json:
    return {
        "kind": trace.kind.value,
        "topic": trace.topic,
        "rules": list(trace.rules),
        "flow": trace.flow,
        "slots": trace.slots,
        "score": trace.score,
        "step": trace.step,
        "said": list(trace.said),
    }
