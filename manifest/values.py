"""What differs from one organisation's app to another's, read from environment variables."""

from typing import Annotated, Any, Self
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from manifest.problems import PackageError

_LONGEST_NAME = 32


def _address(url: str) -> str:
    parts = urlsplit(url)
    if not url:
        raise ValueError("is missing: set it to the https address of the page")
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"is {url}, which is no https address: start it with https://")
    return url


def _guid(text: str) -> str:
    """A GUID as Teams writes it, in lower case with hyphens."""
    try:
        return str(UUID(text))
    except ValueError:
        raise ValueError(f"is {text}, which is no GUID: write it as 00000000-0000-0000-0000-000000000000") from None


Address = Annotated[str, AfterValidator(_address)]


class Values(BaseSettings):
    """The values of a package. Teams demands all of them, and none can be guessed but the app's id.

    Attributes:
        bot_id: the bot's application id, as the assistant itself is given it.
        app_id: the id of the Teams app; derived from the bot's, and so always the same, unless it is given.
        developer_name: who answers for the app, as people see it.
        website_url: the page about the app or its support.
        privacy_url: the page about personal data.
        terms_url: the terms of use.
    """

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        validate_default=True,
        populate_by_name=True,
        str_strip_whitespace=True,
    )

    bot_id: str = Field(default="", alias="MicrosoftAppId")
    app_id: str = Field(default="", alias="TEAMS_APP_ID")
    developer_name: str = Field(default="", alias="APP_DEVELOPER_NAME")
    website_url: Address = Field(default="", alias="APP_WEBSITE_URL")
    privacy_url: Address = Field(default="", alias="APP_PRIVACY_URL")
    terms_url: Address = Field(default="", alias="APP_TERMS_URL")

    @classmethod
    def load(cls, **given: Any) -> Self:
        """Read the environment; values that are given win over it.

        Raises:
            PackageError: with every problem there is.
        """
        try:
            return cls(**given)
        except ValidationError as error:
            raise PackageError([_sentence(problem) for problem in error.errors()]) from None

    @field_validator("bot_id")
    @classmethod
    def _bot_is_known(cls, bot_id: str) -> str:
        if not bot_id:
            raise ValueError("is missing: set it to the application id of the bot's registration")
        return _guid(bot_id)

    @field_validator("app_id")
    @classmethod
    def _app_has_an_id(cls, app_id: str, info: ValidationInfo) -> str:
        if app_id:
            return _guid(app_id)
        bot_id = info.data.get("bot_id")
        return str(uuid5(UUID(bot_id), "Teams app")) if bot_id else ""

    @field_validator("developer_name")
    @classmethod
    def _developer_has_a_name(cls, name: str) -> str:
        if not name:
            raise ValueError("is missing: set it to the organisation that answers for the app")
        if len(name) > _LONGEST_NAME:
            raise ValueError(f"is {len(name)} characters: shorten it to {_LONGEST_NAME}")
        return name


def _sentence(problem: ErrorDetails) -> str:
    """A problem as pydantic tells it, as a sentence that begins with the variable's name."""
    name = str(problem["loc"][0])
    field = Values.model_fields.get(name)
    return f"{field.alias if field else name} {problem['ctx']['error']}."
