"""A real SMTP server on loopback, which does as the test tells it."""

import asyncio
import ssl
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import SimpleNamespace

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "assistenten", "hemligt"
DROP = "drop the connection"


@dataclass(frozen=True)
class Taken:
    """A mail that was taken.

    Attributes:
        message: the mail.
        sender: the sender on the envelope.
        recipients: the recipients on the envelope.
        content: the mail's bytes.
        encrypted: whether it came over TLS.
        user: who had logged in.
    """

    message: EmailMessage
    sender: str | None
    recipients: list[str]
    content: bytes
    encrypted: bool
    user: str


@dataclass
class SmtpDesk:
    """The support desk's mail server.

    Attributes:
        answers: what the next mails are answered, as "450 later", or DROP; "250" when there are none left.
        recipient_answers: the same for the next recipients.
        taken: the mails that were taken.
        port: where it listens.
    """

    answers: deque[str] = field(default_factory=deque)
    recipient_answers: deque[str] = field(default_factory=deque)
    taken: list[Taken] = field(default_factory=list)
    port: int = 0

    async def take_recipient(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient, or do as told."""
        answer = self.recipient_answers.popleft() if self.recipient_answers else "250 known here"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def take_mail(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a mail, or do as told."""
        answer = self.answers.popleft() if self.answers else "250 taken"
        if answer == DROP:
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        elif answer.startswith("250"):
            self.taken.append(_taken(server, session, envelope))
        return answer


def _taken(server: SMTP, session: Session, envelope: Envelope) -> Taken:
    content = envelope.original_content
    assert content is not None
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    user = session.auth_data.login.decode() if isinstance(session.auth_data, LoginPassword) else ""
    assert server.transport is not None
    encrypted = server.transport.get_extra_info("sslcontext") is not None
    return Taken(message, envelope.mail_from, envelope.rcpt_tos, content, encrypted, user)


def _log_in(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object) -> AuthResult:
    right = data == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False, auth_data=data)


@asynccontextmanager
async def smtp_desk(
    starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[SmtpDesk]:
    """A server that runs meanwhile.

    Args:
        starttls: with it, the server takes nothing before STARTTLS and login.
        tls: with it, TLS is spoken from the start.
    """
    desk = SmtpDesk()
    handler = SimpleNamespace(handle_RCPT=desk.take_recipient, handle_DATA=desk.take_mail)

    def protocol() -> SMTP:
        return SMTP(
            handler,
            hostname="desk.example",
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=_log_in,
            auth_required=starttls is not None,
        )

    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=tls)
    async with server:
        desk.port = server.sockets[0].getsockname()[1]
        yield desk
