"""Times: when something was, and from when and until when somebody is away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dialogs.frames import Filled
from dialogs.listening import listening
from dialogs.reply import Field, Input
from dialogs.scene import Scene, capital
from dialogs.slots.choice import names_choice
from dialogs.slots.dated import day_and_time, day_field, not_to_come, spoken, time_field
from dialogs.slots.kind import Kind, Option, Reading, Understood, Wrong
from dialogs.slots.words import Words
from knowledge.calendar import SWEDEN
from knowledge.deadlines import Absence, AbsenceProblem, described_moment, described_until, find_absence
from knowledge.fact_text import clock_time, day_in_words
from knowledge.past_times import Past, described_past, find_past
from knowledge.periods import Period, described_period, find_period
from knowledge.tokens import tokens_of

OPEN_END = ".."
"""Stands for an end that nobody has set, as in ISO 8601-2."""
_SHORT = 8
"""An answer of at most so many words is taken as it stands where no time is found in it."""


class _SpokenTime(Kind):
    """A time that is read the same way wherever it is said; the flow's choices are words to read it from."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        raise NotImplementedError

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return await self.read(text, slot, scene)

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        titles = [scene.title(slot, choice) for choice in scene.script.slots[slot].choices]
        readings = [(await self.read(title, slot, scene), title) for title in titles]
        return [Option(reading.filled.value, title) for reading, title in readings if isinstance(reading, Understood)]


def _is_interval(value: str) -> bool:
    """Whether a value is an interval that begins at a moment and ends at a later one or nowhere."""
    first, _, last = value.partition("/")
    try:
        starts = datetime.fromisoformat(first)
        ends = datetime.fromisoformat(last) if last != OPEN_END else None
    except ValueError:
        return False
    return starts.tzinfo is not None and (ends is None or (ends.tzinfo is not None and starts < ends))


class AwayUntil(_SpokenTime):
    """Until when somebody is away: an interval in ISO 8601, its end open where there is none.

    An end that is named by its day alone keeps that name: somebody who says "till onsdag" may mean Wednesday too.
    """

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        found = _read_absence(find_absence(text, scene.now), scene)
        if found or len(scene.frame.offered) != 1:
            return found
        confirmed = listening().confirms(text)
        if confirmed is None:
            return None
        return Understood(scene.filled(scene.frame.offered[0].value)) if confirmed else Wrong("another")

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return _read_absence(find_absence(text, scene.now), scene)

    async def corrected(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: a mere hour is one of the day that was told before."""
        day = _last_day(scene.frame.slots[slot])
        is_ahead = day is not None and day > scene.now.astimezone(SWEDEN).date()
        found = find_absence(text, scene.now, day if is_ahead else None)
        return _read_absence(_from_as_told(found, scene.frame.slots[slot], scene.now), scene)

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind: for an hour that is over today only the same one tomorrow."""
        match find_absence(scene.turn.text, scene.now):
            case Absence(passed=True) as absence:
                meant = _as_filled(absence, scene)
                return [Option(meant.value, capital(self.shown(meant, slot, scene)))]
            case _:
                return await super().options(slot, scene)

    async def fields(self, slot: str, scene: Scene) -> tuple[Field, ...]:
        """See Kind: from when and until when, each by its day and its hour."""
        starts, _, end = scene.value(slot).partition("/")
        begins = datetime.fromisoformat(starts) if starts else scene.now
        from_day, from_time = day_and_time(begins) if begins > scene.now else ("", "")
        day, time_of_day = day_and_time(datetime.fromisoformat(end)) if end not in ("", OPEN_END) else ("", "")
        return (
            day_field(slot, "from_day", from_day, scene),
            time_field(slot, "from_time", from_time, scene),
            day_field(slot, "day", day, scene),
            time_field(slot, "time", time_of_day, scene),
        )

    async def filled_in(self, values: Mapping[str, str], slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        begins = spoken(values, f"{slot}.from_day", f"{slot}.from_time")
        ends = spoken(values, f"{slot}.day", f"{slot}.time")
        return await self.notice(f"från {begins} till {ends}" if begins else f"till {ends}", slot, scene)

    async def brought(self, value: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: such an interval, with the offsets that tell its moments."""
        return Understood(scene.filled(value)) if _is_interval(value) else None

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind."""
        _, end = filled.value.split("/")
        if end == OPEN_END:
            return scene.say("says.open_end")
        until = datetime.fromisoformat(end)
        words = described_until(until, scene.language, scene.now)
        if until.astimezone(SWEDEN).time() != time.min:
            return words
        return scene.say("says.at_midnight", until=words, moment=described_moment(until, scene.language, scene.now))


def _last_day(told: Filled) -> date | None:
    """The day on which an absence ends: at midnight it is the day that is over, unless the next one was named."""
    end = told.value.split("/")[1]
    if end == OPEN_END:
        return None
    until = datetime.fromisoformat(end).astimezone(SWEDEN)
    return until.date() if told.label else (until - timedelta(microseconds=1)).date()


def _from_as_told(
    found: Absence | AbsenceProblem | None, told: Filled, now: datetime
) -> Absence | AbsenceProblem | None:
    """An absence that begins when it was told to before, where a new end alone is named that comes after that."""
    starts = datetime.fromisoformat(told.value.split("/")[0])
    if not isinstance(found, Absence) or found.starts > now or starts <= now:
        return found
    return found if found.until and found.until <= starts else replace(found, starts=starts)


def _read_absence(found: Absence | AbsenceProblem | None, scene: Scene) -> Reading | None:
    match found:
        case Absence(passed=True, until=datetime() as until):
            hour = clock_time(until.astimezone(SWEDEN).time(), scene.language)
            return Wrong("passed", {"hour": hour, "until": described_until(until, scene.language, scene.now)})
        case Absence() as absence if absence.until or absence.open_ended:
            return Understood(_as_filled(absence, scene))
        case AbsenceProblem() as problem:
            return Wrong(problem.value)
        case _:
            return None


def _as_filled(absence: Absence, scene: Scene) -> Filled:
    end = absence.until.isoformat() if absence.until else OPEN_END
    return scene.filled(f"{absence.starts.isoformat()}/{end}", absence.words if absence.to_a_day else "")


class LastSeen(Words):
    """When something was last seen: in words that say which day, or else in the person's own."""

    long = False

    def __init__(self, besides: str) -> None:
        """besides: the slot that words without a time may answer instead."""
        super().__init__()
        self._besides = besides

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        match find_past(text, scene.now):
            case Past() as past:
                return Understood(scene.filled(described_past(past, scene.language, scene.now)))
            case None:
                return await super().read(text, slot, scene) if await self._may_be_time(text, scene) else None
            case problem:
                return Wrong(problem.value)

    async def _may_be_time(self, text: str, scene: Scene) -> bool:
        """Whether words that name no time may tell it all the same."""
        if len(tokens_of(text)) > _SHORT:
            return False
        return listening().is_of_time(text) or not await names_choice(text, self._besides, scene)

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: a time that hasn't been is that of something else."""
        past = find_past(text, scene.now)
        if not isinstance(past, Past):
            return None
        return Understood(scene.filled(described_past(past, scene.language, scene.now)))


class PastDay(_SpokenTime):
    """The day that something was done, not in the future: a date in ISO 8601."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        match find_past(text, scene.now):
            case Past() as past:
                return Understood(scene.filled(past.start.date().isoformat()))
            case None:
                return None
            case problem:
                return Wrong(problem.value)

    async def fields(self, slot: str, scene: Scene) -> tuple[Field, ...]:
        """See Kind: a day, and none to come."""
        (field,) = await super().fields(slot, scene)
        return (not_to_come(replace(field, input=Input.DAY, items=()), slot, scene),)

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind."""
        return day_in_words(date.fromisoformat(filled.value), scene.language)


class PastPeriod(_SpokenTime):
    """A period of whole days: an interval of two dates in ISO 8601, both included."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        match find_period(text, scene.now.date()):
            case Period() as period:
                return Understood(scene.filled(f"{period.first.isoformat()}/{period.last.isoformat()}"))
            case None:
                return None
            case problem:
                return Wrong(problem.value)

    async def fields(self, slot: str, scene: Scene) -> tuple[Field, ...]:
        """See Kind: the first day and the last."""
        first, _, last = scene.value(slot).partition("/")
        days = (day_field(slot, name, day, scene) for name, day in (("first", first), ("last", last)))
        return tuple(not_to_come(day, slot, scene) for day in days)

    async def filled_in(self, values: Mapping[str, str], slot: str, scene: Scene) -> Reading | None:
        """See Kind: neither day is guessed."""
        first, last = (values[f"{slot}.{name}"] for name in ("first", "last"))
        return await self.read(f"{first} till {last}", slot, scene) if first and last else Wrong("one_day")

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind."""
        first, last = (date.fromisoformat(day) for day in filled.value.split("/"))
        return described_period(Period(first, last, ""), scene.language)
