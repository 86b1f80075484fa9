"""An activity as it arrives: parsed strictly where we lean on it, leniently where anything may stand."""

import json
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

_LONGEST_ID = 512


class NotAnActivityError(ValueError):
    """The body is not an activity that can be answered."""


def _without_control_characters(text: str) -> str:
    if not text.isprintable():
        raise ValueError("an id has no control characters")
    return text


def _text_or_nothing(value: object) -> object:
    return value if isinstance(value, str) else ""


def _object_or_nothing(value: object) -> object:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> list[object]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


OptionalId = Annotated[
    str, BeforeValidator(_text_or_nothing), Field(max_length=_LONGEST_ID), AfterValidator(_without_control_characters)
]
Id = Annotated[str, Field(min_length=1, max_length=_LONGEST_ID), AfterValidator(_without_control_characters)]
Text = Annotated[str, BeforeValidator(_text_or_nothing)]
Objects = Annotated[list[dict[str, Any]], BeforeValidator(_objects)]


class _Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, frozen=True, extra="ignore")


class Member(_Wire):
    """A person or a bot in a conversation; anything may be missing."""

    id: OptionalId = ""
    name: Text = ""
    aad_object_id: OptionalId = ""


class Sender(Member):
    """Whoever did what the activity tells."""

    id: Id


class Place(_Wire):
    """The conversation that the activity belongs to."""

    id: Id
    conversation_type: Text = ""


class Tenant(_Wire):
    """The Entra tenant that the activity comes from."""

    id: OptionalId = ""


class TeamsData(_Wire):
    """What Teams adds to the Bot Framework's own fields."""

    tenant: Annotated[Tenant, BeforeValidator(_object_or_nothing)] = Tenant()
    event_type: Text = ""


class IncomingActivity(_Wire):
    """What the channel tells us has happened.

    Type, id, sender, conversation and serviceUrl must be there. The rest may be missing or of the wrong
    shape, and then counts as empty; but an id, wherever it stands, is short and has no control characters.
    """

    type: Id
    id: Id
    service_url: Id
    conversation: Place
    sender: Sender = Field(alias="from")
    recipient: Annotated[Member, BeforeValidator(_object_or_nothing)] = Member()
    channel_id: Text = ""
    timestamp: Text = ""
    locale: Text = ""
    action: Text = ""
    name: Text = ""
    reply_to_id: OptionalId = ""
    text: Text = ""
    value: Any = None
    channel_data: Annotated[TeamsData, BeforeValidator(_object_or_nothing)] = TeamsData()
    entities: Objects = []
    members_added: Annotated[list[Member], BeforeValidator(_objects)] = []


def parse_activity(body: bytes) -> IncomingActivity:
    """The activity in a request's body.

    Raises:
        NotAnActivityError: when the body is not JSON, or lacks what a reply needs.
    """
    try:
        try:
            return IncomingActivity.model_validate_json(body)
        except ValidationError:
            return IncomingActivity.model_validate_json(_with_whole_characters(body))
    except (ValueError, RecursionError) as error:
        raise NotAnActivityError from error


def _with_whole_characters(body: bytes) -> bytes:
    """The same JSON with half emoji, which some clients send and UTF-8 can't hold, as question marks."""
    return json.dumps(json.loads(body), ensure_ascii=False).encode("utf-8", "replace")
