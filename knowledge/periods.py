"""Which days a list is to cover, as people say it: "oktober", "v. 43–45", "senaste 30 dagarna".

stretches.py finds the times in a text; here they become days that are past, today being the last.
"""

from dataclasses import dataclass
from datetime import date

from knowledge.language import Language
from knowledge.past_days import PastProblem as PeriodProblem

__all__ = ["Period", "PeriodProblem", "described_period", "find_period"]


@dataclass(frozen=True)
class Period:
    """Some days.

    Attributes:
        first, last: the days that it begins and ends with; neither is ahead.
        words: the words that say so, in lower-case ASCII.
    """

    first: date
    last: date
    words: str


def find_period(text: str, today: date) -> Period | PeriodProblem | None:
    """The days that a text names; None where it names none.

    Args:
        text: in Swedish or English.
        today: the date in Sweden.
    """
    raise NotImplementedError(text, today)


def described_period(period: Period, language: Language) -> str:
    """The days in words: "1–15 november 2026"."""
    raise NotImplementedError(period, language)
