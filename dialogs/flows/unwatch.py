"""Takes back a question that was left until there is an answer."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows.watch import waiting
from dialogs.orders import Unwatch
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option


async def _questions(scene: Scene) -> Sequence[Option]:
    return [Option(case.number, case.values["question"]) for case in waiting(scene)]


async def _gate(scene: Scene) -> Ending | None:
    """Only where a question waits."""
    return None if waiting(scene) else Ending(says=("says.nothing",))


async def _take_back(scene: Scene) -> Ending:
    case = next((one for one in waiting(scene) if one.number == scene.value("case")), None)
    if case is None:
        return Ending(says=("says.over",))
    command = Unwatch(order=f"{case.number}/watch")
    order = cases.follow_up(scene, case.number, command, "the person doesn't want the answer any more")
    return Ending(orders=(order,), case=case)


FLOW = Flow(
    id="unwatch",
    personal=False,
    gate=_gate,
    slots=(Slot("case", CaseSlot(_questions), default=cases.only(_questions)),),
    finish=_take_back,
    brief=True,
)
