"""The referrals of extensions: one for each person at most, which ends by itself."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from telephony.commands import ClearReferral, SetReferral
from telephony.embedded.occasion import Occasion
from telephony.embedded.schema import REFERRALS
from telephony.models import PersonId, Referral
from telephony.organisation import Member
from telephony.problems import ProblemType, TelephonyError


class Referrals:
    """Sets, clears and tells referrals."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def set(self, command: SetReferral, occasion: Occasion) -> None:
        """Let the actor's extension have this referral and no other."""
        _require_extension(occasion.by)
        if command.until is not None and command.until <= max(command.starts, occasion.at):
            raise TelephonyError(ProblemType.UNTIL_IN_PAST, "a referral ends after it starts, and later than now")
        self._remove(occasion.by.id)
        row = command.model_dump(exclude={"do"}) | {"person": occasion.by.id}
        self._connection.execute(insert(REFERRALS).values(row))

    def clear(self, _command: ClearReferral, occasion: Occasion) -> None:
        """Let the actor's extension have none."""
        _require_extension(occasion.by)
        self._remove(occasion.by.id)

    def holding(self, person: PersonId, now: datetime) -> Referral | None:
        """The referral of a person that holds now."""
        columns = REFERRALS.c
        return self._found(person, columns.starts <= now, or_(columns.until.is_(None), columns.until > now))

    def planned(self, person: PersonId, now: datetime) -> Referral | None:
        """The referral of a person that begins later."""
        return self._found(person, REFERRALS.c.starts > now)

    def _found(self, person: PersonId, *conditions: ColumnElement[bool]) -> Referral | None:
        columns = REFERRALS.c
        row = self._connection.execute(
            select(columns.reason, columns.starts, columns.until, columns.closed).where(
                columns.person == person, *conditions
            )
        ).one_or_none()
        return Referral.model_validate(dict(row._mapping)) if row else None

    def _remove(self, person: PersonId) -> None:
        self._connection.execute(delete(REFERRALS).where(REFERRALS.c.person == person))


def _require_extension(member: Member) -> None:
    if member.extension is None:
        raise TelephonyError(ProblemType.NO_EXTENSION, f"{member.id} has no extension")
