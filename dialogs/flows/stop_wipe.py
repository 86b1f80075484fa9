"""Stops the wipe of a reported phone where it has not gone out, and nothing else: the phone stays reported."""

from collections.abc import Sequence

from dialogs import cases, wipes
from dialogs.flow import Ending, Flow, Slot
from dialogs.orders import Notice, Order
from dialogs.scene import Scene
from dialogs.slots.kind import Option
from dialogs.wipes import STOP, STOPPABLE, WIPE, ReportSlot
from telephony.commands import StopWipe
from telephony.models import LossReport, State
from telephony.problems import TelephonyError

_TOO_LATE = {
    State.SENT: "says.sent",
    State.DONE: "says.done",
    State.STOPPED: "says.stopped",
    State.FAILED: "says.not_wiped",
    State.UNSUPPORTED: "says.not_wiped",
}


async def _wiped(scene: Scene) -> list[LossReport]:
    """The losses with a wipe; those that have not arrived are enough where the backend can't be reached."""
    try:
        return [loss for loss in await cases.losses(scene) if WIPE in loss.actions]
    except TelephonyError as error:
        if error.transient and wipes.unsent(scene):
            return []
        raise


async def _stoppable(scene: Scene) -> Sequence[Option]:
    """The reports whose wipe may still be stopped, those first that have not arrived yet."""
    known = [loss for loss in await _wiped(scene) if loss.actions[WIPE] in STOPPABLE]
    arrived = {loss.case for loss in known}
    unsent = [case for case in wipes.unsent(scene) if case.number not in arrived]
    return [*(cases.unsent_option(one, scene) for one in unsent), *(cases.loss_option(one, scene) for one in known)]


async def _numbered(number: str, scene: Scene) -> Option | None:
    unsent = next((case for case in wipes.unsent(scene) if case.number == number), None)
    if unsent:
        return cases.unsent_option(unsent, scene)
    loss = await cases.loss(number, scene)
    return cases.loss_option(loss, scene) if loss else None


async def _gate(scene: Scene) -> Ending | None:
    """Only where there is a wipe to stop; else it is told how far it has come."""
    number = cases.named(scene)
    if any(number in ("", case.number) for case in wipes.unsent(scene)):
        return None
    losses = await wipes.meant(scene, _wiped)
    if isinstance(losses, Ending):
        return losses
    if any(loss.actions.get(WIPE) in STOPPABLE for loss in losses):
        return None
    return wipes.as_they_stand([(loss, _how_it_stands(loss)) for loss in losses], scene)


def _how_it_stands(loss: LossReport) -> str:
    """Why a wipe can't be stopped."""
    state = loss.actions.get(WIPE)
    return _TOO_LATE.get(state, "says.not_known") if state else "says.not_ordered"


async def _stop(scene: Scene) -> Ending:
    number = scene.value("case")
    loss = await _reached(number, scene)
    about = loss.owner.id if loss else ""
    stop = cases.follow_up(scene, number, StopWipe(case=number), "a wipe isn't wanted any more", about=about)
    orders = (stop, *(_news(loss, scene) if loss else ()))
    return Ending(orders=orders, case=cases.followed(scene, number, orders))


async def _reached(number: str, scene: Scene) -> LossReport | None:
    """The loss; None also where the backend can't be reached, for the stop must not wait."""
    try:
        return await cases.loss(number, scene)
    except TelephonyError as error:
        if error.transient:
            return None
        raise


def _news(loss: LossReport, scene: Scene) -> list[Order]:
    """The owner is told, unless by the results of an own order or deed."""
    if loss.owner.id in (scene.me, loss.reported_by.id):
        return []
    notice = Notice(flow="stop_wipe", kind="wipe_stopped", case=loss.case, values={"by": scene.turn.person.name})
    return [cases.told(scene, "tell_owner", loss.owner.id, notice, after=STOP)]


FLOW = Flow(
    id="stop_wipe",
    urgent=True,
    confirmed=True,
    gate=_gate,
    slots=(Slot("case", ReportSlot(_stoppable, _numbered), default=cases.only(_stoppable)),),
    finish=_stop,
    follow=wipes.status,
    offers=cases.under_notice,
)
