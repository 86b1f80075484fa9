"""The way of mails to the support desk: over an SMTP server, as often as it takes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

import structlog
from aiosmtplib import SMTP, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from telephony.embedded.mail_messages import message_of
from telephony.embedded.mailbox import StoredMail
from telephony.problems import TelephonyError

_PATIENCE_SECONDS = 30

_log = structlog.get_logger()


class Security(StrEnum):
    """How the way to an SMTP server is protected: not at all, from STARTTLS on, or from the start."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True)
class SmtpServer:
    """An SMTP server, and what it is to deliver.

    Attributes:
        host: its name or address; with TLS, its certificate must be for it.
        port: where it listens.
        user: whom to log in as; empty to send without logging in.
        password: the user's.
        security: how the way there is protected.
        sender: whom mails are from, with a name or without.
        recipient: the support desk's address.
    """

    host: str
    port: int
    security: Security
    sender: str
    recipient: str
    user: str = ""
    password: str = field(default="", repr=False)


class PendingMails(Protocol):
    """Where mails wait, as `telephony.embedded.backend.EmbeddedTelephony`."""

    def pending_mails(self) -> Sequence[StoredMail]:
        """The mails that have not been delivered, the oldest first."""
        ...

    def mark_delivered(self, mail: StoredMail) -> None:
        """Remember that a mail has been delivered."""
        ...


class Postman:
    """Delivers mails. One that the process dies with may be delivered twice, with the same Message-ID."""

    def __init__(self, server: SmtpServer, mails: PendingMails) -> None:
        self._server = server
        self._mails = mails
        self._round = asyncio.Lock()

    async def deliver_pending(self) -> None:
        """Try each pending mail once. What fails is logged, and stays pending."""
        async with self._round:
            try:
                if pending := self._mails.pending_mails():
                    await self._deliver(pending)
            except (SMTPException, OSError, TelephonyError) as error:
                _log.warning(
                    "mails not delivered, tried again later",
                    error=type(error).__qualname__,
                    code=getattr(error, "code", None),
                    to_do="see that the SMTP server is up, and that its address, security, user and password are right",
                )

    async def _deliver(self, pending: Sequence[StoredMail]) -> None:
        async with self._connection() as smtp:
            for stored in pending:
                try:
                    await smtp.send_message(message_of(stored, self._server.sender, self._server.recipient))
                except (SMTPResponseException, SMTPRecipientsRefused) as error:
                    _log_refusal(stored, error)
                else:
                    self._mails.mark_delivered(stored)
                    _log.info("mail delivered", case=stored.mail.case, number=stored.number)

    def _connection(self) -> SMTP:
        server = self._server
        return SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password or None,
            use_tls=server.security is Security.TLS,
            start_tls=server.security is Security.STARTTLS,
            timeout=_PATIENCE_SECONDS,
        )


def _log_refusal(stored: StoredMail, error: SMTPResponseException | SMTPRecipientsRefused) -> None:
    """Tell which mail was refused and how, without the server's words, which may quote the mail."""
    refusals = error.recipients if isinstance(error, SMTPRecipientsRefused) else [error]
    _log.warning(
        "mail refused, tried again later",
        case=stored.mail.case,
        number=stored.number,
        codes=[refusal.code for refusal in refusals],
        to_do="if it goes on, ask who runs the SMTP server why it refuses mails from this sender to this recipient",
    )
