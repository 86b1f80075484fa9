"""SML-IT's staff closes a ticket or a loss."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows import desk
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option
from telephony.commands import CloseCase


async def _open(scene: Scene) -> Sequence[Option]:
    return [
        *(cases.loss_option(loss, scene) for loss in await scene.reads.loss_reports(scene.actor)),
        *(cases.ticket_option(ticket, scene) for ticket in await scene.reads.tickets(scene.actor)),
    ]


async def _numbered(number: str, scene: Scene) -> Option | None:
    if loss := await cases.loss(number, scene):
        return cases.loss_option(loss, scene)
    ticket = await cases.ticket(number, scene)
    return cases.ticket_option(ticket, scene) if ticket else None


async def _gate(scene: Scene) -> Ending | None:
    """Only staff, and only where there is a case."""
    return await desk.gate(scene) or await cases.lacking(scene, _open, _numbered)


async def _close(scene: Scene) -> Ending:
    number = scene.value("case")
    orders = (cases.follow_up(scene, number, CloseCase(case=number), "the case is dealt with"),)
    return Ending(orders=orders, case=cases.followed(scene, number, orders))


FLOW = Flow(
    id="close_case",
    confirmed=True,
    gate=_gate,
    slots=(Slot("case", CaseSlot(_open, _numbered), default=cases.only(_open)),),
    finish=_close,
)
