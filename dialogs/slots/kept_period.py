"""A period that calls are still kept of."""

from calendar import monthrange
from datetime import date

from dialogs.scene import Scene
from dialogs.slots.kind import Reading, Understood, Wrong
from dialogs.slots.times import PastPeriod
from knowledge.calendar import SWEDEN
from knowledge.fact_text import day_in_words

_MONTHS_PER_YEAR = 12


class KeptPeriod(PastPeriod):
    """A period of whole days, as far back as the backend keeps calls."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        reading = await super().read(text, slot, scene)
        if not isinstance(reading, Understood):
            return reading
        months = await scene.reads.months_kept()
        earliest = months_before(scene.now.astimezone(SWEDEN).date(), months)
        if date.fromisoformat(reading.filled.value.partition("/")[0]) >= earliest:
            return reading
        return Wrong("not_kept", {"months": str(months), "earliest": day_in_words(earliest, scene.language)})


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last of that month when it has no such day."""
    year, month = divmod(day.year * _MONTHS_PER_YEAR + day.month - 1 - months, _MONTHS_PER_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
