"""The loan phones in stock."""

from sqlalchemy import Connection, func, select

from telephony.embedded.schema import LOSS_REPORTS


class LoanPhones:
    """Counts loan phones: one is out from its reservation until its case is closed.

    Args:
        connection: where the cases are.
        owned: how many there are in all.
    """

    def __init__(self, connection: Connection, owned: int) -> None:
        self._connection = connection
        self._owned = owned

    def available(self) -> int:
        """How many are in stock."""
        columns = LOSS_REPORTS.c
        out = self._connection.execute(
            select(func.count()).where(columns.loan.is_(True), columns.closed_at.is_(None))
        ).scalar_one()
        return max(self._owned - out, 0)
