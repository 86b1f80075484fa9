"""What the chat page and the assistant send here, checked at the edge."""

from typing import Annotated, Any, Literal, Self, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from knowledge.language import Language

Model = TypeVar("Model", bound=BaseModel)

Id = Annotated[str, Field(pattern=r"^[\w:@.-]{1,200}$")]


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
