"""What was said lately, in short: what a question is left from, and what a person is told who takes over."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

MOST = 6
"""So many are remembered."""
KEPT = timedelta(hours=8)
"""For so long."""
LONGEST_SAID, LONGEST_TOLD = 200, 80
"""Characters that are kept of either side."""
_CUT = "…"


class Exchange(BaseModel):
    """Something that the person said, and what it was answered.

    Attributes:
        at: when.
        said: the person's words, without identity numbers.
        told: the heading of the answer, or what there was instead of one.
        open: whether the routine has no answer, so that there may be one later.
        handed_over: whether a person at SML-IT has got it, or was not to get it, with a question that was sent since.
    """

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    said: str
    told: str
    open: bool = False
    handed_over: bool = False


def fresh(exchanges: Sequence[Exchange], moment: datetime) -> tuple[Exchange, ...]:
    """Those that aren't forgotten yet, the newest last."""
    return tuple(one for one in exchanges if moment - one.at < KEPT)[-MOST:]


def shortened(text: str, longest: int) -> str:
    """A text in one line of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - len(_CUT)].rstrip() + _CUT
