"""The channel's REST service: where replies are posted."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Protocol, Self
from urllib.parse import quote

from aiohttp import ClientError, ClientSession
from pydantic import BaseModel, Field, ValidationError
from pydantic_core import from_json, to_json
from yarl import URL

from bot.address import Account, Address

_TRANSIENT = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.PRECONDITION_FAILED,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)


class NotDeliveredError(Exception):
    """A message could not be handed to the channel."""


class BusyError(Exception):
    """The channel did not take a message now, but may later.

    Attributes:
        reason: what it answered.
        pause: how many seconds it asks us to wait, if it does.
    """

    def __init__(self, reason: str, pause: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.pause = pause


class Tokens(Protocol):
    """The bot's access tokens."""

    async def token(self) -> str:
        """A token; empty where none is needed.

        Raises:
            bot.auth.credentials.TokenUnavailableError: when there is none to be had.
        """
        ...

    def forget(self) -> None:
        """Drop the token: the channel no longer takes it."""
        ...


@dataclass(frozen=True)
class Letter:
    """A message and where it goes.

    Attributes:
        service_url: the address of the channel's service.
        conversation: the conversation's id.
        activity: the id of the activity that it answers; empty when it answers none.
        body: the message as JSON.
    """

    service_url: str
    conversation: str
    activity: str
    body: bytes

    @classmethod
    def to(cls, address: Address, body: bytes) -> Self:
        """A message to an address."""
        return cls(address.service_url, address.conversation, address.answers, body)

    @property
    def url(self) -> URL:
        """The address to post to; the ids are percent-encoded once, and left so."""
        answered = f"/{quote(self.activity, safe='')}" if self.activity else ""
        return _url(self.service_url, f"/{quote(self.conversation, safe='')}/activities{answered}")


class _Created(BaseModel):
    id: Annotated[str, Field(min_length=1)]


class _Thread(_Created):
    activity_id: Annotated[str, Field(min_length=1, alias="activityId")]


class Connector:
    """Posts messages over one shared session."""

    def __init__(self, session: ClientSession, tokens: Tokens) -> None:
        self._session = session
        self._tokens = tokens

    async def post(self, letter: Letter) -> str:
        """Post a message once.

        Returns:
            The id that the channel gives it; empty when it tells none.

        Raises:
            BusyError: when it may be tried again: what Microsoft calls transient, and an expired token.
            NotDeliveredError: when the channel does not want it.
            bot.auth.credentials.TokenUnavailableError: when the bot has no token.
        """
        return _id(await self._send("POST", letter.url, letter.body))

    async def update(self, letter: Letter) -> None:
        """Replace a message of the assistant's, whose id the letter names; raises as `post` does."""
        await self._send("PUT", letter.url, letter.body)

    async def open_personal(self, service_url: str, bot: Account, person: str, tenant: str) -> str:
        """Open the personal conversation with somebody who hasn't written yet.

        Args:
            service_url: the address of the channel's service.
            bot: the assistant's account.
            person: the Entra object id.
            tenant: the Entra tenant id.

        Returns:
            The conversation's id; the same one each time, in Teams.

        Raises:
            BusyError, NotDeliveredError, bot.auth.credentials.TokenUnavailableError: as with `post`. Teams turns it
                down for a person who doesn't have the assistant.
        """
        wanted = {
            "isGroup": False,
            "bot": {"id": bot.id, "name": bot.name},
            "members": [{"id": person}],
            "tenantId": tenant,
        }
        opened = _id(await self._send("POST", _url(service_url, ""), to_json(wanted)))
        if not opened:
            raise NotDeliveredError("no conversation in the answer")
        return opened

    async def open_thread(self, service_url: str, channel: str, tenant: str, message: bytes) -> tuple[str, str]:
        """Begin a thread in a channel of a team that has the assistant.

        Args:
            service_url: the address of the channel's service.
            channel: the channel's id.
            tenant: the Entra tenant id of the team.
            message: the first message, as JSON.

        Returns:
            The thread's conversation id, and the message's id.

        Raises:
            BusyError, NotDeliveredError, bot.auth.credentials.TokenUnavailableError: as with `post`.
        """
        wanted = {
            "isGroup": True,
            "channelData": {"channel": {"id": channel}},
            "tenantId": tenant,
            "activity": from_json(message),
        }
        answer = await self._send("POST", _url(service_url, ""), to_json(wanted))
        try:
            thread = _Thread.model_validate_json(answer)
        except ValidationError:
            raise NotDeliveredError("no thread in the answer") from None
        return thread.id, thread.activity_id

    async def _send(self, method: str, url: URL, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json"}
        token = await self._tokens.token()
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, allow_redirects=False
            ) as response:
                answer = await response.read()
        except (ClientError, TimeoutError) as error:
            raise BusyError(type(error).__name__) from None
        if response.status == HTTPStatus.UNAUTHORIZED:
            self._tokens.forget()
        if response.status in _TRANSIENT:
            raise BusyError(f"status {response.status}", _seconds(response.headers.get("Retry-After", "")))
        if response.status >= HTTPStatus.MULTIPLE_CHOICES:
            raise NotDeliveredError(f"status {response.status}")
        return answer


def _url(service_url: str, path: str) -> URL:
    return URL(f"{service_url.rstrip('/')}/v3/conversations{path}", encoded=True)


def _id(answer: bytes) -> str:
    try:
        return _Created.model_validate_json(answer).id
    except ValidationError:
        return ""


def _seconds(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdigit() else None
