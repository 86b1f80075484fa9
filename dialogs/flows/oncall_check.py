"""Finds out whether something is for on-call, or else which way is the right one."""

from dialogs.flow import Ending, Flow, Slot
from dialogs.flows.oncall_right import listed, now, others, values
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.matter import Matter
from dialogs.slots.yes_no import YES, YesNo
from dialogs.turn import Begin
from knowledge.calendar import on_call_staffed
from telephony.models import OnCallRight


async def _advise(scene: Scene) -> Ending:
    right = await scene.reads.on_call_right(scene.actor)
    hinders, tried = scene.value("hinders") == YES, scene.value("portal") == YES
    if not hinders:
        return Ending(says=("says.mail" if tried else "says.portal_first",), suggestions=_ticket(scene))
    ways = await _acute(scene, right)
    return Ending(
        says=ways if tried else (*ways, "says.try_portal"),
        listed=listed(right) if ways[0] == "says.others_may" else "",
        values=await values(scene, right),
        suggestions=() if right.allowed else _ticket(scene),
    )


async def _acute(scene: Scene, right: OnCallRight) -> tuple[str, ...]:
    """The ways to help for somebody who can't work (R19-R22)."""
    if right.allowed or not on_call_staffed(scene.now, eves=scene.eves):
        return now(scene, right)
    return (*await others(scene, right), *now(scene, right))


def _ticket(scene: Scene) -> tuple[Suggestion, ...]:
    """The button that has the ticket written, with what was said about it."""
    title = scene.button("ticket")
    given = {"description": scene.value("matter"), "hinders": scene.value("hinders")}
    return (Suggestion(title, title, Begin("ticket", given)),)


FLOW = Flow(
    id="oncall_check",
    slots=(
        Slot("matter", Matter()),
        Slot("hinders", YesNo(besides="matter")),
        Slot("portal", YesNo()),
    ),
    finish=_advise,
)
