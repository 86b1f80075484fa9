"""Works out what it costs to buy a phone out, and who is paid what."""

from dialogs.flow import Ending, Flow, Slot
from dialogs.scene import Scene
from dialogs.slots.amount import Amount, in_kronor
from knowledge.fact_kinds import Money


async def _work_out(scene: Scene) -> Ending:
    if not scene.value("value"):
        return Ending(says=("says.without_value", "says.hand_in"))
    value = int(scene.value("value"))
    fee = scene.facts.of(Money, "buyout_fee").value
    values = {"sum": in_kronor(fee + value, scene), "value": in_kronor(value, scene)}
    return Ending(says=("says.sum", "says.parts", "says.own_estimate", "says.hand_in"), values=values)


FLOW = Flow(id="buyout", slots=(Slot("value", Amount(), optional=True),), finish=_work_out, personal=False, brief=True)
