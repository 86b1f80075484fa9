"""Whether on-call is staffed at the time that a message is about: the one that it names, or else now."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from dialogs.phrasebook import Phrasebook
from knowledge.calendar import SWEDEN, is_eve, next_change, on_call_staffed
from knowledge.fact_text import clock_time
from knowledge.language import Language
from knowledge.moments import Mentioned, described


@dataclass(frozen=True)
class AskedTime:
    """The time that a message is about.

    Attributes:
        words: how the answer names it, to begin a sentence.
        staffed: whether on-call is staffed then.
        doubt: what the routine leaves open about that day, as a sentence; usually empty.
    """

    words: str
    staffed: bool
    doubt: str = ""


class Clock:
    """Tells what the answers that depend on the hour need."""

    def __init__(self, phrasebook: Phrasebook, *, eves_are_red_days: bool) -> None:
        self._phrasebook = phrasebook
        self._eves = eves_are_red_days

    def at(self, mentioned: Mentioned | None, language: Language, now: datetime) -> AskedTime:
        """The time that was mentioned; of a longer one in which staffing changes, its first office hours."""
        if mentioned is None:
            return AskedTime(
                self._phrasebook.say("right_now", language), self._staffed(now), self._doubt(now, language)
            )
        staffed = self._staffed(mentioned.start)
        change = next_change(mentioned.start, eves=self._eves)
        if change >= mentioned.end:
            return AskedTime(described(mentioned, language, now), staffed, self._doubt(mentioned.start, language))
        opens = change if staffed else mentioned.start
        closes = min(next_change(opens, eves=self._eves), mentioned.end)
        return AskedTime(self._between(opens, closes, language, now), False, self._doubt(opens, language))

    def _staffed(self, moment: datetime) -> bool:
        return on_call_staffed(moment, eves=self._eves)

    def _doubt(self, moment: datetime, language: Language) -> str:
        day = moment.astimezone(SWEDEN).date()
        return "" if self._eves or not is_eve(day) else self._phrasebook.say("eve", language)

    def _between(self, opens: datetime, closes: datetime, language: Language, now: datetime) -> str:
        midnight = datetime.combine(opens.date(), time.min, opens.tzinfo)
        day = Mentioned(midnight, midnight + timedelta(days=1), hour=False)
        return self._phrasebook.say(
            "between",
            language,
            day=described(day, language, now),
            opens=clock_time(opens.timetz(), language),
            closes=clock_time(closes.timetz(), language),
        )
