"""From when and until when somebody is away, as people say it when they switch their extension off."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from knowledge.language import Language


@dataclass(frozen=True)
class Absence:
    """When somebody is away, in Sweden.

    Attributes:
        starts: when it begins; now where no other time was named.
        until: when it is over; None where no end was named, or where there is none.
        open_ended: whether it was said that there is no end ("tills vidare").
        words: the words that say so.
        rest: what else the text says, without those words; often empty.
    """

    starts: datetime
    until: datetime | None
    open_ended: bool
    words: str
    rest: str


class AbsenceProblem(Enum):
    """Why nobody can be away when a text says so."""

    ENDS_IN_PAST = "ends_in_past"
    ENDS_BEFORE_START = "ends_before_start"
    NO_SUCH_TIME = "no_such_time"


def find_absence(text: str, now: datetime) -> Absence | AbsenceProblem | None:
    """When somebody is away, by what they say; None where they name no time.

    Args:
        text: in Swedish or English; a bare time is an answer to "until when?".
        now: an aware moment in any time zone.
    """
    raise NotImplementedError(text, now)


def described_until(until: datetime, language: Language, now: datetime) -> str:
    """The end in words, to stand in a sentence: "till kl. 13.00", "until Monday 30 November at 08:00".

    Args:
        until: an aware moment in any time zone.
        language: the language of the words.
        now: an aware moment in any time zone, from which a day is today.
    """
    raise NotImplementedError(until, language, now)
