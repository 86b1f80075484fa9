"""HTTP with as little work as can be, so that asking and receiving take little of what is measured."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import cast
from urllib.parse import urlsplit

from httptools import HttpRequestParser, HttpResponseParser

Post = Callable[[str, bytes, Mapping[str, str]], Awaitable[int]]
"""Posts JSON to a path, with headers; gives the status."""

_ACCEPTED = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{"id":"sent"}'


class Receiver(asyncio.Protocol):
    """One connection that posts come in by: each is handed on, and accepted."""

    def __init__(self, receive: Callable[[bytes], None]) -> None:
        self._receive = receive
        self._parser = HttpRequestParser(self)
        self._pieces: list[bytes] = []
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See asyncio.Protocol."""
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        """See asyncio.Protocol."""
        self._parser.feed_data(data)

    def on_body(self, piece: bytes) -> None:
        """A part of a body has come."""
        self._pieces.append(piece)

    def on_message_complete(self) -> None:
        """A request is there, whole."""
        assert self._transport
        body = b"".join(self._pieces)
        self._pieces.clear()
        self._transport.write(_ACCEPTED)
        self._receive(body)


class _Asker(asyncio.Protocol):
    """One connection that posts go out by, one at a time."""

    def __init__(self) -> None:
        self._parser = HttpResponseParser(self)
        self._answered: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def expect(self) -> asyncio.Future[int]:
        """The status of the next response."""
        self._answered = asyncio.get_running_loop().create_future()
        return self._answered

    def data_received(self, data: bytes) -> None:
        """See asyncio.Protocol."""
        self._parser.feed_data(data)

    def connection_lost(self, _error: Exception | None) -> None:
        """See asyncio.Protocol."""
        if not self._answered.done():
            self._answered.set_exception(ConnectionResetError())

    def on_message_complete(self) -> None:
        """A response is there, whole."""
        self._answered.set_result(self._parser.get_status_code())


@asynccontextmanager
async def asking(url: str) -> AsyncIterator[Post]:
    """A connection to a server, kept open."""
    host = urlsplit(url)
    address = (host.hostname or "", host.port or 80)
    transport, asker = await asyncio.get_running_loop().create_connection(_Asker, *address)

    async def post(path: str, body: bytes, headers: Mapping[str, str]) -> int:
        lines = [
            f"POST {path} HTTP/1.1",
            f"Host: {host.netloc}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        answered = asker.expect()
        transport.write("\r\n".join([*lines, "", ""]).encode() + body)
        return await answered

    try:
        yield post
    finally:
        transport.close()
