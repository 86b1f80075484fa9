"""From an activity to the turn that the conversation understands."""

from bot.activity import IncomingActivity, Member, Place
from bot.clock import Clock
from bot.mentions import LONGEST_MESSAGE, spoken_text
from bot.presses import from_value
from dialogs.turn import Happening, Person, Scope, Turn
from knowledge.language import Language

_SCOPES = {"groupChat": Scope.GROUP, "channel": Scope.CHANNEL}


class Turns:
    """Makes turns of activities."""

    def __init__(self, clock: Clock, desk_channel: str = "") -> None:
        """desk_channel: the id of SML-IT's channel; empty where there is none."""
        self._clock = clock
        self._desk_channel = desk_channel

    def of(self, activity: IncomingActivity, municipality: str) -> Turn | None:
        """The turn that an activity stands for; None when there is nothing to answer."""
        happening = _happening(activity)
        if happening is None:
            return None
        text = spoken_text(activity) if happening is not Happening.JOINED else ""
        return Turn(
            id=activity.id,
            person=_person(activity, municipality, happening),
            scope=self._scope(activity.conversation),
            happening=happening,
            text=text[:LONGEST_MESSAGE],
            press=from_value(activity.value),
            locale=language_of(activity.locale),
            moment=self._clock(),
            cut=len(text) > LONGEST_MESSAGE,
        )

    def _scope(self, place: Place) -> Scope:
        """Where it is held; a channel's conversation is one of its threads, `<channel>;messageid=<thread>`."""
        scope = _SCOPES.get(place.conversation_type, Scope.PERSONAL)
        in_desk = scope is Scope.CHANNEL and place.id.partition(";")[0] == self._desk_channel
        return Scope.DESK if in_desk else scope


def occurrence(activity: IncomingActivity) -> str:
    """What tells this happening from every other in the conversation: a re-sent activity has the same.

    Teams gives an edited message the id of the original, so an edit is known by its time as well.
    """
    if activity.type == "messageUpdate":
        return f"{activity.id} edited {activity.timestamp}"
    return activity.id


def participant(activity: IncomingActivity, happening: Happening) -> Member:
    """Whose turn an activity is: the sender's, or the newcomer's."""
    return _newcomer(activity) if happening is Happening.JOINED else activity.sender


def _happening(activity: IncomingActivity) -> Happening | None:
    if activity.sender.id == activity.recipient.id:
        return None
    match activity.type:
        case "message" | "invoke":
            return Happening.MESSAGE
        case "messageUpdate" if activity.channel_data.event_type == "editMessage":
            return Happening.EDIT
        case "conversationUpdate" if activity.members_added:
            return Happening.JOINED
        case "installationUpdate" if activity.action == "add":
            return Happening.JOINED
    return None


def _person(activity: IncomingActivity, municipality: str, happening: Happening) -> Person:
    who = participant(activity, happening)
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


def language_of(locale: str) -> Language:
    """The language to speak with a client of that locale."""
    return Language.ENGLISH if locale.lower().startswith("en") else Language.SWEDISH
