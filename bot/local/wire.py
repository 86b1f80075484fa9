"""What the chat page and the assistant send here, checked at the edge."""

from typing import Annotated, Any, Literal, Self, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError, model_validator

from knowledge.language import Language

Model = TypeVar("Model", bound=BaseModel)

Id = Annotated[str, Field(pattern=r"^[\w:@.;=-]{1,200}$")]


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Arrival(_Wire):
    """A person opens a conversation.

    Attributes:
        person: the Entra object id of someone in the organisation.
        conversation: the conversation's id; None for a personal one that the page doesn't know yet.
        kind: where it is held, in Teams' words.
        language: the language of the page.
    """

    person: Id
    conversation: Id | None = None
    kind: Literal["personal", "groupChat", "channel"] = "personal"
    language: Language = Language.SWEDISH


class Presence(Arrival):
    """A person is in a conversation.

    Attributes:
        conversation: the conversation's id.
    """

    conversation: Id


class Said(Presence):
    """A person writes, or presses a card's button.

    Attributes:
        text: what was written.
        value: what the button carries, in place of a text.
        answers: the id of the message that the button sits on.
        edits: the id of the person's own message that the text replaces.
    """

    text: str | None = None
    value: dict[str, Any] | None = None
    answers: Id | None = None
    edits: Id | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.text is None) == (self.value is None):
            raise ValueError("say either a text or a value")
        if self.edits and self.text is None:
            raise ValueError("only a text can be edited")
        return self


class Asked(Presence):
    """A person does what Teams asks the assistant about at once: an invoke.

    Attributes:
        name: what is asked, in Teams' words: `adaptiveCard/action`, for instance.
        value: what the invoke carries.
        answers: the id of the message that it is about, if it is about one.
    """

    name: Annotated[str, Field(min_length=1, max_length=100)]
    value: dict[str, Any]
    answers: Id | None = None


class Shared(Presence):
    """A person puts a card that the message extension has found into the conversation.

    Attributes:
        card: the Adaptive Card.
    """

    card: dict[str, Any]


class Opening(BaseModel):
    """The assistant opens the personal conversation with somebody.

    Attributes:
        members: the one person, by Entra object id.
    """

    class Somebody(BaseModel):
        """A person."""

        id: Id

    model_config = ConfigDict(frozen=True, extra="allow")

    members: tuple[Somebody]


class Sent(BaseModel):
    """An activity from the assistant; of its content the page knows more than we need to."""

    model_config = ConfigDict(frozen=True, extra="allow")

    type: str


class Thread(BaseModel):
    """The assistant begins a thread in a channel.

    Attributes:
        is_group: always true, as Teams wants it.
        channel_data: which channel.
        activity: the thread's first message.
    """

    class Where(BaseModel):
        """What Teams adds to the Bot Framework's own fields."""

        class Channel(BaseModel):
            """A channel."""

            id: Id

        channel: Channel

    model_config = ConfigDict(frozen=True, extra="allow")

    is_group: Literal[True] = Field(alias="isGroup")
    channel_data: Where = Field(alias="channelData")
    activity: Sent


class NewConversation(RootModel[Opening | Thread]):
    """A conversation that the assistant begins."""


async def read(request: web.Request, model: type[Model]) -> Model:
    """The body of a request.

    Raises:
        HTTPUnsupportedMediaType, HTTPBadRequest: it is not JSON, or not of the model's shape.
    """
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    try:
        return model.model_validate_json(await request.read())
    except ValidationError as error:
        raise web.HTTPBadRequest(text=str(error)) from error
