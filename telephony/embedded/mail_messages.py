"""Mails as Internet messages (RFC 5322)."""

from email.message import EmailMessage
from email.utils import format_datetime

from telephony.embedded.mailbox import StoredMail


def message_of(stored: StoredMail, sender: str, recipient: str) -> EmailMessage:
    """A mail, ready to be sent. It is the same each time, so that a second copy is recognised by its Message-ID.

    Args:
        stored: the mail.
        sender: an address, with a name or without.
        recipient: the support desk's address.
    """
    message = EmailMessage()
    message["From"] = sender
    message["To"] = recipient
    message["Subject"] = stored.mail.subject
    message["Date"] = format_datetime(stored.mail.sent_at)
    message["Auto-Submitted"] = "auto-generated"
    domain = message["From"].addresses[0].domain
    message["Message-ID"] = _message_id(stored, stored.number, domain)
    if stored.number > 1:
        message["In-Reply-To"] = message["References"] = _message_id(stored, 1, domain)
    message.set_content(stored.mail.text, cte="quoted-printable")
    return message


def _message_id(stored: StoredMail, number: int, domain: str) -> str:
    return f"<{stored.mail.case}.{number}@{domain}>"
