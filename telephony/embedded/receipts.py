"""The commands that have been carried out, by their idempotency keys."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from telephony.commands import COMMANDS, Command
from telephony.embedded.schema import RECEIPTS
from telephony.models import Actor


@dataclass(frozen=True)
class CarriedOut:
    """A command that has been carried out.

    Attributes:
        command: what was done.
        actor: on whose behalf.
        at: when.
    """

    command: Command
    actor: Actor
    at: datetime


class Receipts:
    """Remembers commands for ever, since one may be sent again at any time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, key: str, done: CarriedOut) -> None:
        """Remember a command by its key."""
        self._connection.execute(
            insert(RECEIPTS).values(
                key=key, actor=done.actor.id, tenant=done.actor.tenant, command=_canonical(done.command), at=done.at
            )
        )

    def get(self, key: str) -> CarriedOut | None:
        """The command that was carried out with a key, if any was."""
        row = self._connection.execute(select(RECEIPTS).where(RECEIPTS.c.key == key)).one_or_none()
        if row is None:
            return None
        return CarriedOut(COMMANDS.validate_json(row.command), Actor(id=row.actor, tenant=row.tenant), row.at)


def same(command: Command, other: Command) -> bool:
    """Whether two commands say the same, also after one has been stored."""
    return _canonical(command) == _canonical(other)


def _canonical(command: Command) -> str:
    return COMMANDS.dump_json(command).decode()
