"""From an activity to the turn that the conversation understands."""

import json
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.activity import IncomingActivity, Member
from bot.mentions import LONGEST_MESSAGE, spoken_text
from dialogs.turn import Happening, Person, Pick, Scope, Turn
from knowledge.language import Language

_SCOPES = {"groupChat": Scope.GROUP, "channel": Scope.CHANNEL}


class _Press(BaseModel):
    """What a card's button carries."""

    model_config = ConfigDict(strict=True, extra="ignore")

    pick: Annotated[str, Field(min_length=1, max_length=200)] | None


def to_turn(activity: IncomingActivity, municipality: str, moment: datetime) -> Turn | None:
    """The turn that an activity stands for; None when there is nothing to answer."""
    happening = _happening(activity)
    if happening is None:
        return None
    text = spoken_text(activity) if happening is not Happening.JOINED else ""
    return Turn(
        id=activity.id,
        person=_person(activity, municipality, happening),
        scope=_SCOPES.get(activity.conversation.conversation_type, Scope.PERSONAL),
        happening=happening,
        text=text[:LONGEST_MESSAGE],
        pick=_pick(activity.value),
        locale=_language(activity.locale),
        moment=moment,
        cut=len(text) > LONGEST_MESSAGE,
    )


def occurrence(activity: IncomingActivity) -> str:
    """What tells this happening from every other in the conversation: a re-sent activity has the same.

    Teams gives an edited message the id of the original, so an edit is known by its time as well.
    """
    if activity.type == "messageUpdate":
        return f"{activity.id} edited {activity.timestamp}"
    return activity.id


def _happening(activity: IncomingActivity) -> Happening | None:
    if activity.sender.id == activity.recipient.id:
        return None
    match activity.type:
        case "message":
            return Happening.MESSAGE
        case "messageUpdate" if activity.channel_data.event_type == "editMessage":
            return Happening.EDIT
        case "conversationUpdate" if activity.members_added:
            return Happening.JOINED
        case "installationUpdate" if activity.action == "add":
            return Happening.JOINED
    return None


def _person(activity: IncomingActivity, municipality: str, happening: Happening) -> Person:
    who = _newcomer(activity) if happening is Happening.JOINED else activity.sender
    return Person(
        id=who.aad_object_id or who.id,
        tenant=activity.channel_data.tenant.id,
        name=who.name,
        municipality=municipality,
    )


def _newcomer(activity: IncomingActivity) -> Member:
    """The first person who was added; when only the assistant was, the one who added it."""
    known = ("", activity.recipient.id, activity.sender.id)
    return next((member for member in activity.members_added if member.id not in known), activity.sender)


def _pick(value: object) -> Pick | None:
    """The button that was pressed. Teams hands a button's value on as an object or as JSON text."""
    try:
        press = _Press.model_validate(json.loads(value) if isinstance(value, str) else value)
    except (ValidationError, ValueError, RecursionError):
        return None
    return Pick(press.pick)


def _language(locale: str) -> Language:
    return Language.ENGLISH if locale.lower().startswith("en") else Language.SWEDISH
