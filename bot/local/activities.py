"""Activities shaped as Teams shapes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.local.wire import Asked, Presence, Said, Shared
from knowledge.language import Language
from telephony.organisation import Member

Activity = dict[str, Any]

ASSISTANT = {"id": "28:assistant", "name": "Telefoniassistenten"}

_ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive"
_LOCALES = {Language.SWEDISH: "sv-SE", Language.ENGLISH: "en-GB"}


@dataclass(frozen=True)
class Envelope:
    """What every activity of a person carries.

    Attributes:
        id: the activity's id.
        member: who does it.
        tenant: the person's Entra tenant.
        moment: when, as an aware datetime.
        service_url: where the assistant sends its replies.
    """

    id: str
    member: Member
    tenant: str
    moment: datetime
    service_url: str


def installation(presence: Presence, envelope: Envelope) -> Activity:
    """The person installs the assistant."""
    return {**_common(presence, envelope), "type": "installationUpdate", "action": "add"}


def members_added(presence: Presence, envelope: Envelope) -> Activity:
    """The assistant, and the person, join the conversation."""
    return {
        **_common(presence, envelope),
        "type": "conversationUpdate",
        "membersAdded": [ASSISTANT, _account(envelope.member)],
    }


def message(said: Said, envelope: Envelope) -> Activity:
    """The person writes, edits or presses a button."""
    activity = {**_common(said, envelope), "type": "message"}
    if said.value is not None:
        return activity | _press(said.value) | {"replyToId": said.answers}
    activity |= {"text": said.text, "textFormat": "plain"}
    if said.edits:
        activity |= {"type": "messageUpdate", "id": said.edits}
        activity["channelData"] |= {"eventType": "editMessage"}
    return activity if said.kind == "personal" else _mentioning(activity)


def shown(activity: Activity, said: Said) -> Activity | None:
    """What the conversation shows of a person's message: nothing of a button that stands for no words."""
    text = said.text if said.value is None else _teams_part(said.value).get("displayText")
    return {**activity, "text": text} if text else None


def invoke(asked: Asked, envelope: Envelope) -> Activity:
    """The person does what the assistant is asked about at once."""
    about = {"replyToId": asked.answers} if asked.answers else {}
    return {**_common(asked, envelope), "type": "invoke", "name": asked.name, "value": asked.value, **about}


def shared(card: Shared, envelope: Envelope) -> Activity:
    """The person's message with a card of the message extension's."""
    attachment = {"contentType": _ADAPTIVE_CARD, "content": card.card}
    return {**_common(card, envelope), "type": "message", "attachments": [attachment]}


def channel_of(conversation: str) -> str:
    """The channel that a thread is held in; other conversations stand for themselves."""
    return conversation.partition(";")[0]


def _common(presence: Presence, envelope: Envelope) -> Activity:
    locale = _LOCALES[presence.language]
    return {
        "id": envelope.id,
        "timestamp": envelope.moment.isoformat(),
        "localTimezone": "Europe/Stockholm",
        "channelId": "msteams",
        "serviceUrl": envelope.service_url,
        "from": _account(envelope.member),
        "recipient": ASSISTANT,
        "conversation": _place(presence, envelope.tenant),
        "channelData": {"tenant": {"id": envelope.tenant}, **_channel(presence)},
        "entities": [{"type": "clientInfo", "locale": locale, "timezone": "Europe/Stockholm"}],
        "locale": locale,
    }


def _account(member: Member) -> Mapping[str, str]:
    return {"id": f"29:{member.id}", "name": member.name, "aadObjectId": member.id}


def _place(presence: Presence, tenant: str) -> Activity:
    place = {"id": presence.conversation, "conversationType": presence.kind, "tenantId": tenant}
    return place if presence.kind == "personal" else place | {"isGroup": True}


def _channel(presence: Presence) -> Activity:
    return {"channel": {"id": channel_of(presence.conversation)}} if presence.kind == "channel" else {}


def _press(value: dict[str, Any]) -> Activity:
    """A card's Action.Submit as Teams sends it on: a messageBack's text and value, other values as they are."""
    teams = _teams_part(value)
    if teams.get("type") != "messageBack":
        return {"value": value}
    rest = {key: item for key, item in value.items() if key != "msteams"}
    own = teams.get("value")
    return {"text": teams.get("text", ""), "value": rest | own if isinstance(own, dict) else rest}


def _teams_part(value: dict[str, Any]) -> dict[str, Any]:
    teams = value.get("msteams")
    return teams if isinstance(teams, dict) else {}


def _mentioning(activity: Activity) -> Activity:
    """In a group or channel only what mentions the assistant reaches it."""
    tag = f"<at>{ASSISTANT['name']}</at>"
    mention = {"type": "mention", "text": tag, "mentioned": ASSISTANT}
    return activity | {"text": f"{tag} {activity['text']}", "entities": [*activity["entities"], mention]}
