"""From a reply to the message that the channel delivers."""

from botbuilder.schema import Activity, Attachment
from pydantic_core import to_json as as_json

from bot.address import Address
from bot.cards.elements import CARD_TYPE, Json
from bot.cards.reply_card import to_card
from dialogs.reply import Reply, Trace


def to_message(reply: Reply, *, traced: bool) -> Activity:
    """The message of a reply; with how it came about, when traced.

    Teams shows `text` beside a card, so the plain form of the same words goes into `summary`.
    """
    card = to_card(reply)
    return Activity(
        type="message",
        summary=card["fallbackText"],
        attachments=[Attachment(content_type=CARD_TYPE, content=card)],
        channel_data={"trace": _trace(reply.trace)} if traced else None,
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
