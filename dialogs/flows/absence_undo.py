"""Takes a planned absence of the person's own extension away before it has begun."""

from dialogs.case_numbers import UNTOLD
from dialogs.flow import Ending, Flow
from dialogs.frames import Case
from dialogs.scene import Scene
from telephony.commands import ClearReferral


async def _take_away(scene: Scene) -> Ending:
    case = scene.case_number(UNTOLD)
    person = await scene.reads.person(scene.me, scene.actor)
    values = {"extension": person.extension or ""}
    order = scene.order(case, ClearReferral(), "the person won't be away after all")
    return Ending(orders=(order,), case=Case(number=case, flow="absence_undo", opened=scene.now, values=values))


FLOW = Flow(id="absence_undo", slots=(), finish=_take_away, brief=True)
