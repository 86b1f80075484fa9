"""The channel's tokens, checked as the Bot Framework's connector authentication asks for."""

import hashlib
import time
from collections import OrderedDict
from dataclasses import dataclass
from http import HTTPStatus

import jwt

from bot.auth.keys import KeysUnavailableError, SigningKey, SigningKeys
from bot.auth.refusal import RefusedError

LEEWAY_SECONDS = 5 * 60
_MOST_REMEMBERED = 1000


@dataclass(frozen=True)
class Caller:
    """What a valid token says.

    Attributes:
        claims: the token's claims.
        endorsements: the channels that the signing key may speak for; empty for any.
        expires: when the token expires, in seconds since 1970.
    """

    claims: dict[str, object]
    endorsements: frozenset[str]
    expires: float


class TokenVerifier:
    """Checks tokens that are meant for one application."""

    def __init__(self, keys: SigningKeys, app_id: str) -> None:
        self._keys = keys
        self._app_id = app_id
        self._valid: OrderedDict[bytes, Caller] = OrderedDict()
        self._generation = keys.generation

    async def verify(self, header: str) -> Caller:
        """The caller behind an Authorization header.

        A token that was found valid is remembered by its digest until it expires or the keys are renewed.

        Raises:
            RefusedError: 401 when the token is not valid, 503 when that can't be told now.
        """
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "no bearer token")
        digest = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        caller = self._remembered(digest)
        if caller is None:
            caller = self._decode(token, await self._key(token))
            self._remember(digest, caller)
        return caller

    async def _key(self, token: str) -> SigningKey:
        try:
            key_id = jwt.get_unverified_header(token).get("kid")
            key = await self._keys.find(key_id) if isinstance(key_id, str) else None
        except KeysUnavailableError:
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "the signing keys can't be fetched") from None
        except (jwt.InvalidTokenError, ValueError):
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "the token can't be read") from None
        if key is None:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "the token's signing key is unknown")
        return key

    def _decode(self, token: str, key: SigningKey) -> Caller:
        try:
            claims = jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=key.issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud"]},
            )
        except (jwt.InvalidTokenError, ValueError, TypeError, OverflowError) as error:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, f"the token is not valid: {type(error).__name__}") from None
        return Caller(claims, key.endorsements, float(claims["exp"]))

    def _remembered(self, digest: bytes) -> Caller | None:
        if self._generation != self._keys.generation:
            self._generation = self._keys.generation
            self._valid.clear()
        caller = self._valid.get(digest)
        if caller is None or caller.expires + LEEWAY_SECONDS <= time.time():
            return None
        return caller

    def _remember(self, digest: bytes, caller: Caller) -> None:
        self._valid[digest] = caller
        if len(self._valid) > _MOST_REMEMBERED:
            self._valid.popitem(last=False)
