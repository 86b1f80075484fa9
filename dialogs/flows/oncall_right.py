"""Tells whether the person may contact on-call, who may otherwise, and what holds now."""

from collections.abc import Mapping

from dialogs.flow import Ending, Flow
from dialogs.listening import listening
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.turn import Begin
from knowledge.calendar import SWEDEN, is_eve, next_change, on_call_staffed
from knowledge.deadlines import described_until
from telephony.models import OnCallRight
from telephony.problems import ProblemType, TelephonyError


async def _tell(scene: Scene) -> Ending:
    right = await scene.reads.on_call_right(scene.actor)
    first = ("says.allowed",) if right.allowed else await others(scene, right)
    return Ending(
        says=(*first, *now(scene, right), *_for_others(scene)),
        listed="" if right.allowed else listed(right),
        values=await values(scene, right),
        suggestions=_next(scene, right),
    )


def _for_others(scene: Scene) -> tuple[str, ...]:
    """That only the person's own right is told, to somebody who may have asked about another's."""
    text = scene.turn.text
    return () if not text or listening().is_own(text) else ("says.for_others",)


async def others(scene: Scene, right: OnCallRight) -> tuple[str, ...]:
    """What to say to somebody who may not: who may, or whom to ask."""
    if right.contacts:
        return ("says.others_may",)
    return ("says.nobody_listed", "says.your_manager") if await _manager(scene) else ("says.nobody_listed",)


def now(scene: Scene, right: OnCallRight) -> tuple[str, ...]:
    """What holds at this hour."""
    if not on_call_staffed(scene.now, eves=scene.eves):
        hour = "says.office_hours"
    else:
        hour = "says.staffed_call" if right.allowed else "says.staffed"
    day = scene.now.astimezone(SWEDEN).date()
    return (hour, "says.eve") if is_eve(day) and not scene.eves else (hour,)


def listed(right: OnCallRight) -> str:
    """Who may, an item for each."""
    return "\n".join(f"- {one.display_name}" for one in right.contacts)


async def values(scene: Scene, right: OnCallRight) -> Mapping[str, str]:
    """What the sentences about on-call need."""
    return {
        "municipality": scene.turn.person.municipality,
        "manager": "" if right.contacts else await _manager(scene),
        "until": described_until(next_change(scene.now, eves=scene.eves), scene.language, scene.now),
    }


async def _manager(scene: Scene) -> str:
    """The name of the person's nearest manager; empty for somebody without one."""
    try:
        manager = await scene.reads.manager_of(scene.me)
    except TelephonyError as error:
        if error.problem is ProblemType.NOT_FOUND:
            return ""
        raise
    return manager.display_name if manager else ""


def _next(scene: Scene, right: OnCallRight) -> tuple[Suggestion, ...]:
    buttons = (("check", "oncall_check"),) if right.allowed else (("check", "oncall_check"), ("ticket", "ticket"))
    return tuple(Suggestion(title, title, Begin(flow)) for name, flow in buttons for title in [scene.button(name)])


FLOW = Flow(id="oncall_right", brief=True, slots=(), finish=_tell)
