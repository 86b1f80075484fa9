"""SML-IT's staff closes a ticket or a loss."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows import desk
from dialogs.orders import Notice, Order
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option
from telephony.commands import CloseCase
from telephony.models import LossReport


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
    loss = await cases.loss(number, scene)
    close = cases.follow_up(
        scene, number, CloseCase(case=number), "the case is dealt with", about=loss.owner.id if loss else ""
    )
    orders = (close, *(_news(loss, scene) if loss else ()))
    reporter = loss.reported_by.display_name if loss else ""
    return Ending(orders=orders, case=cases.followed(scene, number, orders, reporter=reporter))


def _news(loss: LossReport, scene: Scene) -> list[Order]:
    """Who reported a loss is told, but not of an own deed; who wrote a ticket hears of it as the ticket's result."""
    if loss.reported_by.id == scene.me:
        return []
    notice = Notice(flow="close_case", kind="closed", case=loss.case)
    return [cases.told(scene, "tell_reporter", loss.reported_by.id, notice, after="close_case")]


FLOW = Flow(
    id="close_case",
    confirmed=True,
    gate=_gate,
    slots=(Slot("case", CaseSlot(_open, _numbered), default=cases.only(_open)),),
    finish=_close,
    offers=cases.under_notice,
)
