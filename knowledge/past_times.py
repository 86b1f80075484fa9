"""When something happened, as people tell it: "i går kväll", "för en timme sedan", "i lördags vid 14".

stretches.py finds the times in a text; here they become moments that are past or have begun.
"""

from dataclasses import dataclass
from datetime import datetime

from knowledge.language import Language
from knowledge.past_days import PastProblem

__all__ = ["Past", "PastProblem", "described_past", "find_past"]


@dataclass(frozen=True)
class Past:
    """When something happened, in Sweden.

    Attributes:
        start: the time, or when it began; never ahead of now.
        end: the same as start for an hour; or when the day or the like that was named is over, which may be ahead.
        words: the words that say so, in lower-case ASCII.
    """

    start: datetime
    end: datetime
    words: str


def find_past(text: str, now: datetime) -> Past | PastProblem | None:
    """When something happened, by what somebody tells; None where they name no time.

    Args:
        text: in Swedish or English.
        now: an aware moment in any time zone.
    """
    raise NotImplementedError(text, now)


def described_past(past: Past, language: Language, now: datetime) -> str:
    """The time in few words, for a summary: "i går kväll (fredag 27 november)".

    Args:
        past: the time.
        language: the language of the words.
        now: an aware moment in any time zone, from which a day is today.
    """
    raise NotImplementedError(past, language, now)
