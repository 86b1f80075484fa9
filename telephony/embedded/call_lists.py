"""Requests for call lists: asked for by a nearest manager, reviewed by a person at SML-IT."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, false, insert, or_, select, update

from telephony.commands import RequestCallList, ReviewCallList, WithdrawCallList
from telephony.embedded.cases import Cases, unseen
from telephony.embedded.desk_mails import DeskMails
from telephony.embedded.kept_calls import first_day_kept
from telephony.embedded.occasion import Occasion
from telephony.embedded.people import People
from telephony.embedded.rights import is_nearest_manager, require_staff
from telephony.embedded.schema import CALL_LIST_REQUESTS, StoredRow
from telephony.embedded.standing import Standing
from telephony.models import CallListRequest, CaseNumber, State
from telephony.organisation import Member
from telephony.problems import ProblemType, TelephonyError

_SWEDEN = ZoneInfo("Europe/Stockholm")


class CallListRequests:
    """Takes requests in, and shows them to the requester, the subject and staff.

    Args:
        connection: where they are stored.
        cases: the case numbers in use.
        people: everyone.
        mails: tells the support desk.
        months_kept: for how many months back calls are kept.
    """

    def __init__(
        self, connection: Connection, cases: Cases, people: People, mails: DeskMails, months_kept: int
    ) -> None:
        self._connection = connection
        self._cases = cases
        self._people = people
        self._mails = mails
        self._months_kept = months_kept

    def request(self, command: RequestCallList, occasion: Occasion) -> None:
        """Take a request in."""
        if not is_nearest_manager(occasion.by, self._people.get(command.subject)):
            raise TelephonyError(ProblemType.NOT_NEAREST_MANAGER, "only the subject's nearest manager may")
        today = occasion.at.astimezone(_SWEDEN).date()
        if not first_day_kept(today, self._months_kept) <= command.first <= command.last <= today:
            raise TelephonyError(ProblemType.PERIOD_NOT_KEPT, "the period is not within the days that calls are kept")
        self._cases.claim(command.case)
        row = command.model_dump(exclude={"do"}) | {
            "requester": occasion.by.id,
            "created_at": occasion.at,
            "state": State.UNDER_REVIEW,
        }
        self._connection.execute(insert(CALL_LIST_REQUESTS).values(row))
        self._mails.call_list_requested(command, occasion)

    def withdraw(self, command: WithdrawCallList, occasion: Occasion) -> None:
        """Withdraw a request that is not decided."""
        request = self.get(command.case, occasion.by)
        if request.requester.id != occasion.by.id:
            raise TelephonyError(ProblemType.NOT_NEAREST_MANAGER, "only the requester may")
        self._decide(request, State.WITHDRAWN, "", occasion.at)
        self._mails.call_list_withdrawn(request, occasion)

    def review(self, command: ReviewCallList, occasion: Occasion) -> None:
        """Approve or reject a request of somebody else's, about somebody else."""
        request = self.get(command.case, occasion.by)
        require_staff(occasion.by)
        if occasion.by.id in (request.requester.id, request.subject.id):
            raise TelephonyError(ProblemType.NOT_STAFF, "nobody reviews a request by or about oneself")
        self._decide(request, State.APPROVED if command.approved else State.REJECTED, command.note, occasion.at)

    def get(self, case: CaseNumber, by: Member) -> CallListRequest:
        """A request; without what the requester and the reviewer have said to each other, for the subject.

        Raises:
            TelephonyError: not-found, also for who may not see it.
        """
        row = self._connection.execute(
            select(CALL_LIST_REQUESTS).where(CALL_LIST_REQUESTS.c.case == case)
        ).one_or_none()
        if row is None or not (by.staff or by.id in (row.requester, row.subject)):
            raise unseen(case)
        request = self._request(row)
        return request.model_copy(update={"reason": "", "note": ""}) if by.id == row.subject else request

    def listed_for(self, by: Member) -> Sequence[CallListRequest]:
        """Those that somebody has made and those that somebody is to review, the newest first."""
        columns = CALL_LIST_REQUESTS.c
        to_review = and_(columns.state == State.UNDER_REVIEW, columns.subject != by.id) if by.staff else false()
        rows = self._connection.execute(
            select(CALL_LIST_REQUESTS).where(or_(columns.requester == by.id, to_review)).order_by(columns.id.desc())
        )
        return [self._request(row) for row in rows]

    def standing(self, case: CaseNumber) -> Standing:
        """How a request that exists stands."""
        columns = CALL_LIST_REQUESTS.c
        row = self._connection.execute(
            select(columns.state, columns.created_at, columns.decided_at, columns.note).where(columns.case == case)
        ).one()
        return Standing(State(row.state), row.decided_at or row.created_at, row.note)

    def _decide(self, request: CallListRequest, state: State, note: str, at: datetime) -> None:
        if request.state.final:
            raise TelephonyError(ProblemType.TOO_LATE, f"{request.case} is {request.state.value}")
        self._connection.execute(
            update(CALL_LIST_REQUESTS)
            .where(CALL_LIST_REQUESTS.c.case == request.case)
            .values(state=state, note=note, decided_at=at)
        )

    def _request(self, row: StoredRow) -> CallListRequest:
        return CallListRequest(
            case=row.case,
            requester=self._people.ref(row.requester),
            subject=self._people.ref(row.subject),
            first=row.first,
            last=row.last,
            purpose=row.purpose,
            reason=row.reason,
            created_at=row.created_at,
            state=row.state,
            note=row.note,
        )
