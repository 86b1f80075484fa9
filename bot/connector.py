"""The channel's REST service: where replies are posted."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Protocol
from urllib.parse import quote

import structlog
from aiohttp import ClientError, ClientResponse, ClientSession
from yarl import URL

MOST_ATTEMPTS = 5
LONGEST_PAUSE_SECONDS = 60.0

_FIRST_PAUSE_SECONDS = 0.5
_TRANSIENT = frozenset(
    {
        HTTPStatus.PRECONDITION_FAILED,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)

_log = structlog.get_logger()


class NotDeliveredError(Exception):
    """A message could not be handed to the channel."""


class Tokens(Protocol):
    """The bot's access tokens."""

    async def token(self) -> str:
        """A token; empty where none is needed."""
        ...

    def forget(self) -> None:
        """Drop the token: the channel no longer takes it."""
        ...


class Connector:
    """Posts messages over one shared session.

    What Microsoft calls transient is tried again, after the pause that the channel asks for or a growing one;
    five attempts in all, and never a pause of more than a minute.
    """

    def __init__(
        self,
        session: ClientSession,
        tokens: Tokens,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._session = session
        self._tokens = tokens
        self._pause = pause

    async def post(self, service_url: str, conversation: str, activity: str, body: bytes) -> None:
        """Reply to an activity.

        Raises:
            NotDeliveredError: when the channel does not take the message.
            bot.auth.credentials.TokenUnavailableError: when the bot has no token.
        """
        url = _address(service_url, conversation, activity)
        for attempt in range(1, MOST_ATTEMPTS + 1):
            status, wanted = await self._try(url, body)
            if status < HTTPStatus.MULTIPLE_CHOICES:
                return
            if status == HTTPStatus.UNAUTHORIZED:
                self._tokens.forget()
            elif status not in _TRANSIENT:
                break
            seconds = _growing_pause(attempt) if wanted is None else wanted
            if seconds > LONGEST_PAUSE_SECONDS or attempt == MOST_ATTEMPTS:
                break
            _log.info("reply tried again", status=status, seconds=round(seconds, 1))
            await self._pause(seconds)
        raise NotDeliveredError(f"the channel answered {status}")

    async def _try(self, url: URL, body: bytes) -> tuple[int, float | None]:
        """The channel's status, and the pause in seconds that it asks for; 503 when it can't be reached."""
        headers = {"Content-Type": "application/json"}
        token = await self._tokens.token()
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as response:
                await response.read()
                return response.status, _wanted_pause(response)
        except (ClientError, TimeoutError) as error:
            _log.info("channel not reached", error=type(error).__name__)
            return HTTPStatus.SERVICE_UNAVAILABLE, None


def _address(service_url: str, conversation: str, activity: str) -> URL:
    """The address of a reply; its ids are percent-encoded once, and left so."""
    path = f"v3/conversations/{quote(conversation, safe='')}/activities/{quote(activity, safe='')}"
    return URL(f"{service_url.rstrip('/')}/{path}", encoded=True)


def _wanted_pause(response: ClientResponse) -> float | None:
    if response.status < HTTPStatus.BAD_REQUEST:
        return None
    seconds = response.headers.get("Retry-After", "")
    return float(seconds) if seconds.isascii() and seconds.isdigit() else None


def _growing_pause(attempt: int) -> float:
    """A pause that doubles, with up to as much again by chance, so that retries don't march in step."""
    doubled = _FIRST_PAUSE_SECONDS * float(2 ** (attempt - 1))
    return doubled * random.uniform(1, 2)  # noqa: S311 - chance, not secrecy
