"""Switches the person's own extension off, now or from a later time on."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from dialogs.case_numbers import UNTOLD
from dialogs.flow import Ending, Flow, Slot
from dialogs.frames import Case, Filled
from dialogs.reply import Suggestion
from dialogs.scene import Scene, capital
from dialogs.slots.away_reason import AwayReason
from dialogs.slots.times import OPEN_END, AwayUntil
from dialogs.turn import Begin
from knowledge.calendar import SWEDEN
from knowledge.days import at_minutes
from knowledge.deadlines import described_until
from knowledge.fact_text import clock_time, day_in_words
from telephony.commands import SetReferral
from telephony.models import Reason, State

SET, PLANNED = "set_referral", "planned"
"""The names of the order: where it holds at once, and where it does later."""


async def _no_extension(scene: Scene) -> Ending | None:
    person = await scene.reads.person(scene.me, scene.actor)
    return None if person.extension else Ending(says=("says.no_extension",))


async def _any_reason(scene: Scene) -> Filled | None:
    """Nobody is asked for a reason who has said until when, if only for a time that can't be."""
    told = scene.value("until") or await AwayUntil().notice(scene.turn.text, "until", scene)
    return Filled(value=Reason.OTHER) if told else None


async def _end_of_the_day(scene: Scene) -> Filled | None:
    """Who has gone for the day is back on another."""
    if scene.value("reason") != Reason.GONE_FOR_THE_DAY:
        return None
    midnight = at_minutes(scene.now.astimezone(SWEDEN).date() + timedelta(days=1), 0)
    return Filled(value=f"{scene.now.isoformat()}/{midnight.isoformat()}")


async def _switch_off(scene: Scene) -> Ending:
    case = scene.case_number(UNTOLD)
    reason = Reason(scene.value("reason"))
    starts, end = scene.value("until").split("/")
    until = None if end == OPEN_END else datetime.fromisoformat(end)
    command = SetReferral(reason=reason, starts=datetime.fromisoformat(starts), until=until)
    name = PLANNED if command.starts > scene.now else SET
    order = scene.order(case, command, "the person is away", name=name)
    values = await _told(command, scene) | _one_day_more(command, scene)
    return Ending(orders=(order,), case=Case(number=case, flow="extension_off", opened=scene.now, values=values))


async def _told(command: SetReferral, scene: Scene) -> dict[str, str]:
    person = await scene.reads.person(scene.me, scene.actor)
    until = AwayUntil().shown(Filled(value=scene.value("until")), "until", scene)
    reason = scene.title("reason", command.reason)
    return {
        "extension": person.extension or "",
        "starts": _described_start(command.starts.astimezone(SWEDEN), scene) if command.starts > scene.now else "",
        "until": until,
        "reason": "" if command.reason is Reason.OTHER else f" {scene.say('says.reason', reason=reason.lower())}",
    }


def _one_day_more(command: SetReferral, scene: Scene) -> dict[str, str]:
    """The same absence through the day that its end was named by, which may have been meant."""
    if command.until is None or not scene.frame.slots["until"].label:
        return {}
    later = at_minutes(command.until.astimezone(SWEDEN).date() + timedelta(days=1), 0)
    return {"longer": f"{command.starts.isoformat()}/{later.isoformat()}", "for": command.reason}


def _described_start(starts: datetime, scene: Scene) -> str:
    hour, day = clock_time(starts.time(), scene.language), day_in_words(starts.date(), scene.language)
    if starts.date() == scene.now.astimezone(SWEDEN).date():
        return scene.say("says.starts_today", hour=hour)
    if starts == at_minutes(starts.date(), 0):
        return scene.say("says.starts_day", day=day)
    return scene.say("says.starts_later", day=day, hour=hour)


def _undo(scene: Scene, case: Case) -> Sequence[Suggestion]:
    for name, flow in ((SET, "extension_on"), (PLANNED, "absence_undo")):
        if case.states.get(name) == State.DONE:
            title = scene.button(flow)
            return [Suggestion(title, title, Begin(flow)), *_longer(scene, case)]
    return []


def _longer(scene: Scene, case: Case) -> list[Suggestion]:
    """A button that makes "till onsdag" last through Wednesday."""
    until = case.values.get("longer", "")
    if not until:
        return []
    title = capital(described_until(datetime.fromisoformat(until.split("/")[1]), scene.language, scene.now))
    return [Suggestion(title, title, Begin("extension_off", {"reason": case.values["for"], "until": until}))]


FLOW = Flow(
    id="extension_off",
    slots=(
        Slot("reason", AwayReason(), default=_any_reason),
        Slot("until", AwayUntil(), default=_end_of_the_day),
    ),
    finish=_switch_off,
    gate=_no_extension,
    follow=_undo,
)
