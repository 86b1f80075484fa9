"""Who has which phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from telephony.embedded.schema import DEVICES, StoredRow
from telephony.models import Device, PersonId
from telephony.organisation import Member, Phone, WipeAnswer

_WIPE_SUPPORTED = {WipeAnswer.UNSUPPORTED: False, WipeAnswer.UNKNOWN: None}


@dataclass(frozen=True)
class Held:
    """A phone, whose it is and how it behaves.

    Attributes:
        device: what may be told of it.
        owner: whose it is; None once it is nobody's.
        wipe: how it answers when it is to be locked or wiped.
    """

    device: Device
    owner: PersonId | None
    wipe: WipeAnswer


class Devices:
    """Stores the phones and finds them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hand_out(self, people: Iterable[Member], now: datetime) -> None:
        """Let everyone have their phones and no others; the others stay known to the cases that they are in."""
        self._connection.execute(update(DEVICES).values(owner=None))
        rows = [_row(phone, member, now) for member in people for phone in member.phones]
        if rows:
            adding = insert(DEVICES)
            self._connection.execute(
                adding.on_conflict_do_update(index_elements=[DEVICES.c.id], set_=dict(adding.excluded)), rows
            )

    def of(self, owner: PersonId) -> Sequence[Device]:
        """The phones of a person."""
        rows = self._connection.execute(select(DEVICES).where(DEVICES.c.owner == owner).order_by(DEVICES.c.id))
        return [_held(row).device for row in rows]

    def get(self, device: str) -> Held | None:
        """A phone by id, if there is one."""
        row = self._connection.execute(select(DEVICES).where(DEVICES.c.id == device)).one_or_none()
        return _held(row) if row else None


def _row(phone: Phone, owner: Member, now: datetime) -> dict[str, object]:
    days = phone.days_since_contact
    return phone.model_dump(exclude={"days_since_contact"}) | {
        "owner": owner.id,
        "last_seen": None if days is None else now - timedelta(days=days),
    }


def _held(row: StoredRow) -> Held:
    wipe = WipeAnswer(row.wipe)
    device = Device(
        id=row.id,
        model=row.model,
        platform=row.platform,
        imei_last4=row.imei_last4,
        last_seen=row.last_seen,
        wipe_supported=_WIPE_SUPPORTED.get(wipe, True),
        enrolled=row.enrolled,
        can_block_sim=row.can_block_sim,
    )
    return Held(device, row.owner, wipe)
