"""The channel's public signing keys, fetched and renewed without holding anybody up."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import structlog
from aiohttp import ClientError, ClientSession
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import InvalidKeyError
from pydantic import BaseModel, BeforeValidator, Field, ValidationError

FRESH_SECONDS = 24 * 60 * 60
PAUSE_SECONDS = 5 * 60
FIRST_PAUSE_SECONDS = 5

_log = structlog.get_logger()


class KeysUnavailableError(Exception):
    """The channel's keys have never been fetched, so no token can be checked now."""


@dataclass(frozen=True)
class SigningKey:
    """A public key of the channel.

    Attributes:
        public: the key.
        issuer: who signs with it.
        endorsements: the channels that it may speak for; empty for any.
    """

    public: RSAPublicKey
    issuer: str
    endorsements: frozenset[str]


class _Metadata(BaseModel):
    issuer: Annotated[str, Field(min_length=1)]
    jwks_uri: str


class _Key(BaseModel):
    kid: str
    kty: str
    n: str
    e: str
    endorsements: Annotated[list[str], BeforeValidator(lambda value: value or [])] = []


class _KeySet(BaseModel):
    keys: list[dict[str, Any]]


class SigningKeys:
    """The keys published at an OpenID metadata address.

    They are renewed daily, and when a token names an unknown key; at most once in five minutes (five
    seconds until the first are here), so that nobody can make us hammer the channel.
    """

    def __init__(
        self, session: ClientSession, metadata_url: str, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._session = session
        self._metadata_url = metadata_url
        self._seconds = seconds
        self._keys: dict[str, SigningKey] = {}
        self._fetched_at: float | None = None
        self._tried_at: float | None = None
        self._refreshing: asyncio.Task[None] | None = None

    @property
    def generation(self) -> float | None:
        """Changes when the keys have been renewed."""
        return self._fetched_at

    async def find(self, key_id: str) -> SigningKey | None:
        """The key of that id; None when the channel has none.

        Raises:
            KeysUnavailableError: when the keys have never been fetched.
        """
        known = self._keys.get(key_id)
        if known is None:
            await self._refresh()
            known = self._keys.get(key_id)
        elif self._is_older_than(self._fetched_at, FRESH_SECONDS):
            self._start_refresh()
        if self._fetched_at is None:
            raise KeysUnavailableError
        return known

    async def _refresh(self) -> None:
        refreshing = self._start_refresh()
        if refreshing is not None:
            await asyncio.shield(refreshing)

    def _start_refresh(self) -> "asyncio.Task[None] | None":
        pause = FIRST_PAUSE_SECONDS if self._fetched_at is None else PAUSE_SECONDS
        if self._refreshing is None and self._is_older_than(self._tried_at, pause):
            self._tried_at = self._seconds()
            self._refreshing = asyncio.create_task(self._fetch())
        return self._refreshing

    def _is_older_than(self, moment: float | None, seconds: float) -> bool:
        return moment is None or self._seconds() - moment >= seconds

    async def _fetch(self) -> None:
        try:
            metadata = _Metadata.model_validate(await self._json(self._metadata_url))
            key_set = _KeySet.model_validate(await self._json(metadata.jwks_uri))
            self._keys = dict(filter(None, (_signing_key(key, metadata.issuer) for key in key_set.keys)))
            self._fetched_at = self._seconds()
        except (ClientError, TimeoutError, ValueError) as error:
            _log.warning("signing keys not fetched", address=self._metadata_url, error=type(error).__name__)
        finally:
            self._refreshing = None

    async def _json(self, url: str) -> object:
        async with self._session.get(url, allow_redirects=False) as response:
            response.raise_for_status()
            return await response.json(content_type=None)


def _signing_key(key: dict[str, Any], issuer: str) -> tuple[str, SigningKey] | None:
    """A published key, or None where it is of a kind that we don't use."""
    try:
        wanted = _Key.model_validate(key)
        public = RSAAlgorithm.from_jwk({"kty": wanted.kty, "n": wanted.n, "e": wanted.e})
    except (ValidationError, InvalidKeyError, ValueError):
        return None
    if not isinstance(public, RSAPublicKey):
        return None
    return wanted.kid, SigningKey(public, issuer, frozenset(wanted.endorsements))
