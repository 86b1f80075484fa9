"""The mails to the support desk: kept for staff to read, until delivered and after."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from telephony.embedded.mail_texts import Values, write_letter
from telephony.embedded.schema import MAILS
from telephony.models import CaseNumber, Mail, MailLanguage

_OF_THE_DESK = MailLanguage.SWEDISH


@dataclass(frozen=True)
class StoredMail:
    """A mail, and how to tell it from others.

    Attributes:
        id: the mailbox's own.
        number: the place among the mails of its case, from 1.
        mail: the mail.
    """

    id: int
    number: int
    mail: Mail


class Mailbox:
    """Keeps mails in the order that they were written in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def write(self, name: str, case: CaseNumber, at: datetime, values: Values) -> None:
        """Write a mail, in every language.

        Args:
            name: which of the mails in desk_mails.yaml.
            case: the case that it is about.
            at: when.
            values: what it says besides.
        """
        told = {**values, "case": case}
        letters = {language: asdict(write_letter(name, told, language)) for language in MailLanguage}
        before = self._connection.execute(select(func.count()).where(MAILS.c.case == case)).scalar_one()
        self._connection.execute(insert(MAILS).values(case=case, number=before + 1, sent_at=at, letters=letters))

    def all(self, language: MailLanguage) -> Sequence[Mail]:
        """Every mail, the newest first."""
        return [stored.mail for stored in reversed(self._stored(language))]

    def pending(self) -> Sequence[StoredMail]:
        """The mails that have not been delivered, the oldest first, as the desk is to get them."""
        return self._stored(_OF_THE_DESK, MAILS.c.delivered.is_(False))

    def mark_delivered(self, mail: int) -> None:
        """Remember that a mail has been delivered."""
        self._connection.execute(update(MAILS).where(MAILS.c.id == mail).values(delivered=True))

    def _stored(self, language: MailLanguage, *conditions: ColumnElement[bool]) -> list[StoredMail]:
        rows = self._connection.execute(select(MAILS).where(*conditions).order_by(MAILS.c.id))
        return [
            StoredMail(row.id, row.number, Mail(case=row.case, sent_at=row.sent_at, **row.letters[language]))
            for row in rows
        ]
