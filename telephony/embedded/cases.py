"""The case numbers in use, whatever the kind of case."""

from sqlalchemy import Connection, insert, select

from telephony.embedded.schema import CASES
from telephony.models import CaseNumber
from telephony.problems import ProblemType, TelephonyError


class Cases:
    """Sees to it that a case number stands for one case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, case: CaseNumber) -> None:
        """Take a case number into use.

        Raises:
            TelephonyError: conflict when it is in use.
        """
        if self._connection.execute(select(CASES).where(CASES.c.case == case)).one_or_none():
            raise TelephonyError(ProblemType.CONFLICT, f"the case number {case} is in use")
        self._connection.execute(insert(CASES).values(case=case))


def unseen(case: CaseNumber) -> TelephonyError:
    """The problem of a case that isn't there, or isn't for the actor's eyes: nobody can tell which."""
    return TelephonyError(ProblemType.NOT_FOUND, f"there is no case {case} that the actor may see")
