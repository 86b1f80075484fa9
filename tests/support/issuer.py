"""A local issuer with real RSA keys: the channel's OpenID metadata, its keys, and the bot's own tokens."""

import base64
import time
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

ISSUER = "https://api.botframework.com"
APP_ID = "11111111-2222-3333-4444-555555555555"


@cache
def key_pair(name: str) -> rsa.RSAPrivateKey:
    """A key pair of that name; made once, since making one takes a while."""
    del name
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _number(value: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes((value.bit_length() + 7) // 8, "big")).decode().rstrip("=")


@dataclass
class Issuer:
    """Publishes keys, signs tokens and hands out the bot's own.

    Attributes:
        published: the names of the keys that are published.
        endorsements: what each published key is endorsed for.
        fetches: how many times the keys were fetched.
        broken: whether the keys can't be had now.
        forms: what the bot asked for its own tokens with.
        lifetime: how long the bot's own tokens last, in seconds.
    """

    published: list[str] = field(default_factory=lambda: ["first"])
    endorsements: list[str] = field(default_factory=lambda: ["msteams"])
    fetches: int = 0
    broken: bool = False
    forms: list[dict[str, str]] = field(default_factory=list)
    lifetime: float = 3600
    url: str = ""

    def app(self) -> web.Application:
        """The issuer as a web application."""
        app = web.Application()
        app.router.add_get("/metadata", self._metadata)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/oauth2/v2.0/token", self._token)
        app.router.add_get("/identity", self._identity)
        app.router.add_get("/app-service-identity", self._app_service_identity)
        app.router.add_get("/endless", self._endless)
        return app

    def sign(self, service_url: str, *, key: str = "first", **changes: Any) -> str:
        """A token of the channel's; claims are changed by keyword, and left out when None."""
        claims: dict[str, Any] = {
            "iss": ISSUER,
            "aud": APP_ID,
            "exp": int(time.time()) + 3600,
            "nbf": int(time.time()) - 10,
            "serviceurl": service_url,
        }
        kept = {name: value for name, value in (claims | changes).items() if value is not None}
        return jwt.encode(kept, key_pair(key), algorithm="RS256", headers={"kid": key})

    async def _metadata(self, _request: web.Request) -> web.Response:
        self.fetches += 1
        if self.broken:
            return web.Response(status=500)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, _request: web.Request) -> web.Response:
        return web.json_response({"keys": [self._published(name) for name in self.published]})

    def _published(self, name: str) -> dict[str, Any]:
        numbers = key_pair(name).public_key().public_numbers()
        return {
            "kty": "RSA",
            "use": "sig",
            "kid": name,
            "n": _number(numbers.n),
            "e": _number(numbers.e),
            "endorsements": self.endorsements,
        }

    async def _token(self, request: web.Request) -> web.Response:
        self.forms.append({name: str(value) for name, value in (await request.post()).items()})
        return self._access_token()

    async def _identity(self, request: web.Request) -> web.Response:
        if request.headers.get("Metadata") != "true":
            return web.Response(status=400)
        self.forms.append(dict(request.query))
        return self._access_token()

    async def _app_service_identity(self, request: web.Request) -> web.Response:
        if request.headers.get("X-IDENTITY-HEADER") != "proof":
            return web.Response(status=401)
        self.forms.append(dict(request.query))
        expires = str(int(time.time() + self.lifetime))
        return web.json_response({"access_token": f"own-token-{len(self.forms)}", "expires_on": expires})

    async def _endless(self, _request: web.Request) -> web.Response:
        return web.json_response({"access_token": "endless"})

    def _access_token(self) -> web.Response:
        if self.broken:
            return web.Response(status=500)
        return web.json_response({"access_token": f"own-token-{len(self.forms)}", "expires_in": self.lifetime})
