"""What has been ordered for the phones of loss reports."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from telephony.embedded.device_states import Course, standing_of
from telephony.embedded.occasion import Occasion
from telephony.embedded.schema import DEVICE_ORDERS, LOSS_REPORTS, STOPPED_ORDERS, StoredRow
from telephony.embedded.standing import Standing
from telephony.models import CaseNumber, State


class DeviceOrders:
    """Keeps the orders, and tells how each stands."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, case: CaseNumber, kind: str, course: Course, occasion: Occasion) -> None:
        """Keep an order.

        Args:
            case: the loss report that it belongs to.
            kind: the kind of its command.
            course: how it goes.
            occasion: who orders it, when and by which key.
        """
        self._connection.execute(
            insert(DEVICE_ORDERS).values(key=occasion.key, case=case, kind=kind, course=course, ordered_at=occasion.at)
        )

    def stop(self, key: str, at: datetime) -> None:
        """Stop an order, if it waits still."""
        self._connection.execute(insert(STOPPED_ORDERS).values(key=key, stopped_at=at))

    def keys(self, case: CaseNumber, kind: str) -> Sequence[str]:
        """The keys of the orders of a kind for a loss report, the newest first."""
        columns = DEVICE_ORDERS.c
        found = select(columns.key).where(columns.case == case, columns.kind == kind).order_by(columns.id.desc())
        return self._connection.execute(found).scalars().all()

    def standing(self, key: str, now: datetime) -> Standing:
        """How the order with a key stands."""
        return _standing(self._connection.execute(_WITH_END.where(DEVICE_ORDERS.c.key == key)).one(), now)

    def states(self, case: CaseNumber, now: datetime) -> dict[str, State]:
        """How the latest order of each kind stands, for a loss report."""
        rows = self._connection.execute(_WITH_END.where(DEVICE_ORDERS.c.case == case).order_by(DEVICE_ORDERS.c.id))
        return {row.kind: _standing(row, now).state for row in rows}


_WITH_END = (
    select(
        DEVICE_ORDERS.c.kind,
        DEVICE_ORDERS.c.course,
        DEVICE_ORDERS.c.ordered_at,
        func.coalesce(STOPPED_ORDERS.c.stopped_at, LOSS_REPORTS.c.found_at).label("stopped_at"),
    )
    .join(LOSS_REPORTS, LOSS_REPORTS.c.case == DEVICE_ORDERS.c.case)
    .outerjoin(STOPPED_ORDERS, STOPPED_ORDERS.c.key == DEVICE_ORDERS.c.key)
)


def _standing(row: StoredRow, now: datetime) -> Standing:
    return standing_of(Course(row.course), row.ordered_at, row.stopped_at, now)
