"""What an operator decides, read from environment variables and checked before anything listens."""

import ipaddress
import unicodedata
from enum import StrEnum
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.auth.teams_hosts import TEAMS_HOSTS
from telephony.embedded.mail import Security

MUNICIPALITIES = ("Lysekil", "Munkedal", "Sotenäs")

_PUBLIC_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
_LARGEST_PORT = 65535


class SettingsError(Exception):
    """The settings can't be used.

    Attributes:
        problems: a sentence for each, saying what is wrong, where, and what to do.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class AppType(StrEnum):
    """How the bot is registered in Azure."""

    SINGLE_TENANT = "SingleTenant"
    MANAGED_IDENTITY = "UserAssignedMSI"
    MULTI_TENANT = "MultiTenant"


def is_loopback(host: str | None) -> bool:
    """Whether a host name or address is this very machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def _pairs(text: object) -> object:
    """`a=b,c=d` as a dictionary, each key in lower case; anything else is left for the validator."""
    if not isinstance(text, str):
        return text
    parts = (part.partition("=") for part in text.split(",") if part.strip())
    return {key.strip().lower(): unicodedata.normalize("NFC", value.strip()) for key, _, value in parts}


def _names(text: object) -> object:
    """`a,b` as a set, in lower case."""
    if not isinstance(text, str):
        return text
    return frozenset(name.strip().lower() for name in text.split(",") if name.strip())


class Settings(BaseSettings):
    """The settings, by the Bot Framework's own variable names where it has any.

    Attributes:
        app_id: the bot's application id; empty in local mode.
        app_type: how the bot is registered.
        app_password: the client secret; unused with a managed identity.
        app_tenant_id: the tenant that the bot is registered in; unused with MultiTenant.
        host: the address to listen on.
        port: the port to listen on.
        database_url: an SQLAlchemy address of a SQLite or PostgreSQL database.
        tenants: the tenants that may use the assistant, each with its municipality.
        openid_metadata: where the channel publishes its signing keys.
        login_url: where the bot fetches its own tokens; empty for the usual place.
        service_url_hosts: further hosts that replies may go to.
        identity_endpoint: where App Service and Container Apps hand out tokens of a managed identity; they set it.
        identity_header: what that place wants to be shown; they set it too.
        desk_channel: the id of SML-IT's channel in Teams, where new cases are shown; empty to show none.
        desk_tenant: the tenant of the team that it is in; where empty, the one that the bot is registered in.
        desk_service_url: where messages to it go; empty to send them where the reporter's own go.
        eves_are_red_days: whether midsommarafton, julafton and nyårsafton count as red days.
        telephony_database_url: where the embedded telephony backend keeps its cases.
        smtp_host: the mail server that mails to the support desk go through; empty to deliver none.
        smtp_port: where it listens.
        smtp_security: how the way there is protected.
        smtp_user: whom to log in as; empty to send without logging in.
        smtp_password: the user's.
        smtp_sender: whom the mails are from.
        smtp_recipient: the support desk's address.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, validate_default=True, populate_by_name=True
    )

    app_id: str = Field(default="", alias="MicrosoftAppId")
    app_type: AppType = Field(default=AppType.SINGLE_TENANT, alias="MicrosoftAppType")
    app_password: str = Field(default="", alias="MicrosoftAppPassword", repr=False)
    app_tenant_id: str = Field(default="", alias="MicrosoftAppTenantId")
    host: str = Field(default="127.0.0.1", alias="HOST")
    port: int = Field(default=3978, alias="PORT")
    database_url: str = Field(default="sqlite:///var/assistant.db", alias="DATABASE_URL", repr=False)
    tenants: Annotated[dict[str, str], NoDecode, BeforeValidator(_pairs)] = Field(default={}, alias="TENANTS")
    openid_metadata: str = Field(default=_PUBLIC_METADATA, alias="BotOpenIdMetadata")
    login_url: str = Field(default="", alias="ToChannelFromBotLoginUrl")
    service_url_hosts: Annotated[frozenset[str], NoDecode, BeforeValidator(_names)] = Field(
        default=frozenset(), alias="SERVICE_URL_HOSTS"
    )
    identity_endpoint: str = Field(default="", alias="IDENTITY_ENDPOINT")
    identity_header: str = Field(default="", alias="IDENTITY_HEADER", repr=False)
    desk_channel: str = Field(default="", alias="DESK_CHANNEL")
    desk_tenant: str = Field(default="", alias="DESK_TENANT")
    desk_service_url: str = Field(default="", alias="DESK_SERVICE_URL")
    eves_are_red_days: bool = Field(default=False, alias="EVES_ARE_RED_DAYS")
    telephony_database_url: str = Field(default="sqlite:///var/telephony.db", alias="TELEPHONY_DATABASE_URL")
    smtp_host: str = Field(default="", alias="SMTP_HOST")
    smtp_port: int = Field(default=587, alias="SMTP_PORT")
    smtp_security: Security = Field(default=Security.STARTTLS, alias="SMTP_SECURITY")
    smtp_user: str = Field(default="", alias="SMTP_USER")
    smtp_password: str = Field(default="", alias="SMTP_PASSWORD", repr=False)
    smtp_sender: str = Field(default="", alias="SMTP_SENDER")
    smtp_recipient: str = Field(default="", alias="SMTP_RECIPIENT")

    @property
    def local(self) -> bool:
        """Whether this is local mode: unauthenticated, and on this machine only."""
        return not self.app_id

    @classmethod
    def load(cls, **given: Any) -> Self:
        """Read the environment; values that are given win over it.

        Raises:
            SettingsError: with every problem there is.
        """
        try:
            return cls(**given)
        except ValidationError as error:
            raise SettingsError([_sentence(problem) for problem in error.errors()]) from None

    @field_validator("app_password")
    @classmethod
    def _password_is_there(cls, password: str, info: ValidationInfo) -> str:
        needed = info.data.get("app_id") and info.data.get("app_type") != AppType.MANAGED_IDENTITY
        if needed and not password:
            raise ValueError("is missing: set it to the client secret of the bot's registration")
        return password

    @field_validator("app_tenant_id")
    @classmethod
    def _tenant_is_there(cls, tenant: str, info: ValidationInfo) -> str:
        needed = info.data.get("app_id") and info.data.get("app_type") != AppType.MULTI_TENANT
        if needed and not tenant:
            raise ValueError("is missing: set it to the tenant id of the bot's registration")
        return tenant

    @field_validator("host")
    @classmethod
    def _local_mode_stays_here(cls, host: str, info: ValidationInfo) -> str:
        if not info.data.get("app_id") and not is_loopback(host):
            raise ValueError(
                f"is {host}, but without MicrosoftAppId nobody is authenticated: use 127.0.0.1, or set MicrosoftAppId"
            )
        return host

    @field_validator("port", "smtp_port")
    @classmethod
    def _port_is_one(cls, port: int) -> int:
        if not 0 < port <= _LARGEST_PORT:
            raise ValueError(f"is {port}: use a port from 1 to {_LARGEST_PORT}")
        return port

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, url: str) -> str:
        if _backend(url) not in ("sqlite", "postgresql"):
            raise ValueError("is no address of a database: use sqlite:///<file> or postgresql://<user>@<host>/<name>")
        return url

    @field_validator("telephony_database_url")
    @classmethod
    def _telephony_database_is_a_file(cls, url: str) -> str:
        if _backend(url) != "sqlite":
            raise ValueError("is no address of a SQLite file: use sqlite:///<file>")
        return url

    @field_validator("smtp_password")
    @classmethod
    def _user_has_a_password(cls, password: str, info: ValidationInfo) -> str:
        if info.data.get("smtp_user") and not password:
            raise ValueError("is missing: set it to the password of SMTP_USER")
        return password

    @field_validator("smtp_sender", "smtp_recipient")
    @classmethod
    def _mail_has_addresses(cls, address: str, info: ValidationInfo) -> str:
        if info.data.get("smtp_host") and "@" not in address:
            raise ValueError("is no mail address: it is needed with SMTP_HOST")
        return address

    @field_validator("tenants")
    @classmethod
    def _tenants_are_municipalities(cls, tenants: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        known = ", ".join(MUNICIPALITIES)
        for tenant, municipality in tenants.items():
            if not tenant or municipality not in MUNICIPALITIES:
                raise ValueError(
                    f"has '{tenant}={municipality}': write <tenant id>=<municipality>, "
                    f"with a comma between tenants; the municipalities are {known}"
                )
        if info.data.get("app_id") and not tenants:
            raise ValueError("is missing: set it to <tenant id>=<municipality> for each tenant that may ask")
        return tenants

    @field_validator("desk_channel")
    @classmethod
    def _channel_is_one(cls, channel: str) -> str:
        if channel and not (channel.startswith("19:") and "@thread." in channel and ";" not in channel):
            raise ValueError(
                f"is '{channel}', which is no channel's id: copy the part of the channel's link that begins with 19: "
                "and ends with @thread.tacv2, with %3a as : and %40 as @"
            )
        return channel

    @field_validator("desk_tenant")
    @classmethod
    def _channel_has_a_tenant(cls, tenant: str, info: ValidationInfo) -> str:
        tenant = tenant or info.data.get("app_tenant_id", "")
        if info.data.get("desk_channel") and info.data.get("app_id") and not tenant:
            raise ValueError("is missing: set it to the tenant id of the team that DESK_CHANNEL is in")
        if info.data.get("desk_channel") and tenant and tenant.lower() not in info.data.get("tenants", {}):
            raise ValueError(f"is {tenant}, which is not in TENANTS: add it there, or nobody could press anything")
        return tenant

    @field_validator("desk_service_url")
    @classmethod
    def _messages_stay_with_teams(cls, url: str, info: ValidationInfo) -> str:
        host = urlsplit(url).netloc.lower()
        if url and host not in TEAMS_HOSTS | info.data.get("service_url_hosts", frozenset()):
            raise ValueError(f"is at {host}, which is none of Teams' hosts: mend it, or add it to SERVICE_URL_HOSTS")
        return url

    @field_validator("openid_metadata", "login_url", "desk_service_url")
    @classmethod
    def _address_is_safe(cls, url: str) -> str:
        parts = urlsplit(url)
        safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))
        if url and not (safe and parts.hostname):
            raise ValueError("is no https address: start it with https:// (http:// only on this machine)")
        return url.rstrip("/")


def _backend(url: str) -> str:
    """The kind of database that an address is for; empty for what is no address."""
    try:
        return make_url(url).get_backend_name()
    except ArgumentError:
        return ""


def _sentence(problem: ErrorDetails) -> str:
    """A problem as pydantic tells it, as a sentence that begins with the variable's name."""
    field = Settings.model_fields.get(str(problem["loc"][0]))
    name = field.alias if field else problem["loc"][0]
    own = problem.get("ctx", {}).get("error")
    return f"{name} {own}." if own else f"{name} can't be used: {problem['msg']}."
