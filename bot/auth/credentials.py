"""The bot's own access tokens, which go along with every reply."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Protocol, Self

from aiohttp import ClientError, ClientSession
from pydantic import BaseModel, Field, ValidationError, model_validator

from bot.settings import AppType, Settings

RENEWED_BEFORE_SECONDS = 5 * 60

_SCOPE = "https://api.botframework.com/.default"
_RESOURCE = "https://api.botframework.com"
_LOGIN = "https://login.microsoftonline.com"
_MULTI_TENANT = "botframework.com"
_VIRTUAL_MACHINE = "http://169.254.169.254/metadata/identity/oauth2/token"


class TokenUnavailableError(Exception):
    """The bot has no access token, so nothing can be sent now."""


class AccessToken(BaseModel):
    """A token as the issuer hands it out.

    Some issuers write the seconds as text, and App Service tells the moment instead, in seconds since 1970.
    """

    access_token: Annotated[str, Field(min_length=1)]
    expires_in: float | None = None
    expires_on: float | None = None

    @model_validator(mode="after")
    def _expires_some_time(self) -> Self:
        if self.expires_in is None and self.expires_on is None:
            raise ValueError("the token doesn't tell when it expires")
        return self

    @property
    def lifetime(self) -> float:
        """How long it lasts from now, in seconds."""
        return self.expires_in if self.expires_in is not None else (self.expires_on or 0.0) - time.time()


class Issuer(Protocol):
    """Something that hands out access tokens."""

    async def fetch(self) -> AccessToken:
        """A new token.

        Raises:
            aiohttp.ClientError, TimeoutError, ValueError: when there is none to be had.
        """
        ...


class EntraIssuer:
    """Entra ID, which wants the bot's id and secret."""

    def __init__(self, session: ClientSession, login_url: str, app_id: str, password: str) -> None:
        self._session = session
        self._url = f"{login_url}/oauth2/v2.0/token"
        self._form = {
            "grant_type": "client_credentials",
            "client_id": app_id,
            "client_secret": password,
            "scope": _SCOPE,
        }

    async def fetch(self) -> AccessToken:
        """See Issuer."""
        async with self._session.post(self._url, data=self._form, allow_redirects=False) as response:
            response.raise_for_status()
            return AccessToken.model_validate_json(await response.read())


@dataclass(frozen=True)
class IdentityService:
    """Where Azure hands out tokens of a managed identity, and how it wants to be asked.

    Attributes:
        url: the address.
        version: the version of its interface.
        headers: what shows that the request comes from the machine itself.
    """

    url: str
    version: str
    headers: Mapping[str, str]

    @classmethod
    def on_this_machine(cls, settings: Settings) -> Self:
        """The service that App Service and Container Apps name in the environment, or else a virtual machine's."""
        if settings.identity_endpoint:
            return cls(settings.identity_endpoint, "2019-08-01", {"X-IDENTITY-HEADER": settings.identity_header})
        return cls(_VIRTUAL_MACHINE, "2018-02-01", {"Metadata": "true"})


class ManagedIdentityIssuer:
    """Azure's identity service on the machine, which knows the bot without a secret."""

    def __init__(self, session: ClientSession, app_id: str, service: IdentityService) -> None:
        self._session = session
        self._service = service
        self._query = {"api-version": service.version, "resource": _RESOURCE, "client_id": app_id}

    async def fetch(self) -> AccessToken:
        """See Issuer."""
        async with self._session.get(
            self._service.url, params=self._query, headers=self._service.headers, allow_redirects=False
        ) as response:
            response.raise_for_status()
            return AccessToken.model_validate_json(await response.read())


class Credentials:
    """The bot's access token: fetched once for all who wait, and renewed before it expires."""

    def __init__(self, issuer: Issuer, seconds: Callable[[], float] = time.monotonic) -> None:
        self._issuer = issuer
        self._seconds = seconds
        self._fetching = asyncio.Lock()
        self._token = ""
        self._expires = float("-inf")

    async def token(self) -> str:
        """A token that can be used now.

        Raises:
            TokenUnavailableError: when there is none to be had.
        """
        if not self._is_fresh():
            async with self._fetching:
                if not self._is_fresh():
                    await self._renew()
        return self._token

    def forget(self) -> None:
        """Drop the token: the channel no longer takes it."""
        self._expires = float("-inf")

    def _is_fresh(self) -> bool:
        return self._seconds() < self._expires - RENEWED_BEFORE_SECONDS

    async def _renew(self) -> None:
        try:
            fetched = await self._issuer.fetch()
        except (ClientError, TimeoutError, ValidationError) as error:
            if self._seconds() >= self._expires:
                raise TokenUnavailableError(type(error).__name__) from error
            return
        self._token = fetched.access_token
        self._expires = self._seconds() + fetched.lifetime


class NoCredentials:
    """Local mode, where nobody asks who we are."""

    async def token(self) -> str:
        """No token."""
        return ""

    def forget(self) -> None:
        """Nothing to drop."""


def credentials_for(settings: Settings, session: ClientSession) -> Credentials | NoCredentials:
    """The way to tokens that the settings lead to."""
    if settings.local:
        return NoCredentials()
    if settings.app_type is AppType.MANAGED_IDENTITY:
        return Credentials(ManagedIdentityIssuer(session, settings.app_id, IdentityService.on_this_machine(settings)))
    tenant = _MULTI_TENANT if settings.app_type is AppType.MULTI_TENANT else settings.app_tenant_id
    login_url = settings.login_url or f"{_LOGIN}/{tenant}"
    return Credentials(EntraIssuer(session, login_url, settings.app_id, settings.app_password))
