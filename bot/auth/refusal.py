"""Why a request is turned away."""


class RefusedError(Exception):
    """A request that is turned away: the caller learns the status, the operator the reason.

    Attributes:
        status: the HTTP status code.
        reason: what was wrong, in our own words; never what the caller sent.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status = status
        self.reason = reason
