"""Tells what a call costs with flatrate."""

from dialogs.flow import Ending, Flow, Slot
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.dialled import Dialled, destination_of
from dialogs.turn import Begin
from knowledge.charges import charge_of


async def _tell(scene: Scene) -> Ending:
    charge = charge_of(destination_of(scene.value("destination")))
    title = scene.button("another")
    return Ending(
        heading=scene.say(f"says.{charge.coverage}"),
        listed=charge.say(scene.language),
        suggestions=(Suggestion(title, title, Begin("flatrate")),),
    )


FLOW = Flow(id="flatrate", slots=(Slot("destination", Dialled()),), finish=_tell, personal=False, brief=True)
