"""Why the backend did not do or tell something, as problem types (RFC 9457)."""

from enum import StrEnum


class ProblemType(StrEnum):
    """What stands in the way; the value is the last part of a problem's type address."""

    NOT_NEAREST_MANAGER = "not-nearest-manager"
    NOT_DEVICE_OWNER = "not-device-owner"
    NOT_STAFF = "not-staff"
    NOT_ENROLLED = "not-enrolled"
    NO_EXTENSION = "no-extension"
    POLICE_REPORT_MISSING = "police-report-missing"
    NO_LOAN_PHONE = "no-loan-phone"
    UNTIL_IN_PAST = "until-in-past"
    PERIOD_NOT_KEPT = "period-not-kept"
    TOO_LATE = "too-late"
    NOT_FOUND = "not-found"
    CONFLICT = "conflict"
    UPSTREAM_UNAVAILABLE = "upstream-unavailable"


class TelephonyError(Exception):
    """The backend refused, or could not.

    Attributes:
        problem: what stands in the way.
        detail: the same for an operator, in a sentence; never shown in the chat.
        retry_after: seconds after which it may be worth trying again, when the backend says so.
        maybe_done: whether a command may have been carried out all the same: its state is to be read.
    """

    def __init__(
        self, problem: ProblemType, detail: str, *, retry_after: float | None = None, maybe_done: bool = False
    ) -> None:
        super().__init__(f"{problem.value}: {detail}")
        self.problem = problem
        self.detail = detail
        self.retry_after = retry_after
        self.maybe_done = maybe_done

    @property
    def transient(self) -> bool:
        """Whether the same command may succeed later."""
        return self.problem is ProblemType.UPSTREAM_UNAVAILABLE
