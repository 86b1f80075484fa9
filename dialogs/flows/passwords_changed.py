"""Ticks off that the person has changed passwords after a loss."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.checklist import PASSWORDS
from dialogs.flow import Ending, Flow, Slot
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option
from telephony.models import State


async def _own(scene: Scene) -> Sequence[Option]:
    return [cases.loss_option(loss, scene) for loss in await cases.losses(scene) if loss.owner.id == scene.me]


async def _tick(scene: Scene) -> Ending:
    number = scene.value("case")
    if number == cases.NONE:
        return Ending(says=("says.none",))
    case = cases.followed(scene, number, ())
    return Ending(
        says=("says.ticked",),
        values={"case": number},
        case=case.model_copy(update={"states": case.states | {PASSWORDS: State.DONE.value}}),
        suggestions=(cases.button(scene, "status", "case_status", number),),
    )


FLOW = Flow(
    id="passwords_changed",
    brief=True,
    slots=(Slot("case", CaseSlot(_own), default=cases.only(_own)),),
    finish=_tick,
)
