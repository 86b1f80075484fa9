"""The bot's own access tokens, which go along with every reply."""

import asyncio
import time
from collections.abc import Callable
from typing import Annotated, Protocol

from aiohttp import ClientError, ClientSession
from pydantic import BaseModel, Field, ValidationError

from bot.settings import AppType, Settings

RENEWED_BEFORE_SECONDS = 5 * 60

_SCOPE = "https://api.botframework.com/.default"
_RESOURCE = "https://api.botframework.com"
_LOGIN = "https://login.microsoftonline.com"
_MULTI_TENANT = "botframework.com"
_IDENTITY_SERVICE = "http://169.254.169.254/metadata/identity/oauth2/token"


class TokenUnavailableError(Exception):
    """The bot has no access token, so nothing can be sent now."""


class AccessToken(BaseModel):
    """A token as the issuer hands it out; some issuers write the seconds as text."""

    access_token: Annotated[str, Field(min_length=1)]
    expires_in: float


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


class ManagedIdentityIssuer:
    """Azure's identity service on the machine, which knows the bot without a secret."""

    def __init__(self, session: ClientSession, app_id: str, url: str = _IDENTITY_SERVICE) -> None:
        self._session = session
        self._url = url
        self._query = {"api-version": "2018-02-01", "resource": _RESOURCE, "client_id": app_id}

    async def fetch(self) -> AccessToken:
        """See Issuer."""
        async with self._session.get(
            self._url, params=self._query, headers={"Metadata": "true"}, allow_redirects=False
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
        self._expires = self._seconds() + fetched.expires_in


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
        return Credentials(ManagedIdentityIssuer(session, settings.app_id))
    tenant = _MULTI_TENANT if settings.app_type is AppType.MULTI_TENANT else settings.app_tenant_id
    login_url = settings.login_url or f"{_LOGIN}/{tenant}"
    return Credentials(EntraIssuer(session, login_url, settings.app_id, settings.app_password))
