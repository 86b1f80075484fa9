"""Orders the wipe of a phone that was reported without one, or whose wipe was stopped."""

from collections.abc import Sequence

from dialogs import cases, wipes
from dialogs.flow import Ending, Flow, Slot
from dialogs.frames import WAITING
from dialogs.orders import Notice, Order
from dialogs.scene import Scene
from dialogs.slots.kind import Option
from dialogs.slots.reported_phone import ReportedPhone, only_phone, phones_of
from dialogs.slots.whose import is_mine
from dialogs.wipes import STOP, STOPPABLE, WIPE, ReportSlot
from telephony.commands import WipeDevice
from telephony.models import LossKind, LossReport, LossState, State

_REPORT = "report_loss"
_ORDERED = {
    **dict.fromkeys(STOPPABLE, "says.ordered"),
    State.SENT: "says.sent",
    State.DONE: "says.done",
    State.UNSUPPORTED: "says.unsupported",
    State.UNKNOWN: "says.not_known",
}


async def _open(scene: Scene) -> Sequence[Option]:
    """The reports whose phone may be wiped."""
    losses = await cases.losses(scene)
    return [cases.loss_option(loss, scene) for loss in losses if not await _hindrance(loss, scene)]


async def _numbered(number: str, scene: Scene) -> Option | None:
    loss = await cases.loss(number, scene)
    return cases.loss_option(loss, scene) if loss and not await _hindrance(loss, scene) else None


async def _hindrance(loss: LossReport, scene: Scene) -> str:
    """Why a phone can't be ordered to be wiped, as a key of the flow's words; empty where it can."""
    if loss.state is not LossState.OPEN:
        return f"says.{loss.state}"
    if loss.kind is LossKind.DAMAGED:
        return "says.damaged"
    return _ordered(loss, scene) or await _out_of_reach(loss, scene)


def _ordered(loss: LossReport, scene: Scene) -> str:
    """How far a wipe or its stop has come; empty where none is ordered, or where it was stopped or failed."""
    if wipes.on_its_way(loss.case, STOP, scene):
        return "says.stopping"
    if wipes.on_its_way(loss.case, WIPE, scene):
        return "says.waiting"
    state = loss.actions.get(WIPE)
    return _ORDERED.get(state, "") if state else ""


async def _out_of_reach(loss: LossReport, scene: Scene) -> str:
    """Why the person, or anybody, can't reach the phone."""
    if not await _may_decide(loss, scene):
        return "says.not_yours"
    phones = await phones_of(loss, scene)
    if not phones:
        return "says.no_device"
    return "" if any(phone.enrolled for phone in phones) else "says.not_managed"


async def _may_decide(loss: LossReport, scene: Scene) -> bool:
    """Whether the person has the phone, is the nearest manager of who has it, or is of SML-IT's staff."""
    if loss.owner.id == scene.me or await scene.reads.is_staff(scene.actor):
        return True
    return loss.owner.id in {one.id for one in await scene.reads.reports_of(scene.me)}


async def _gate(scene: Scene) -> Ending | None:
    """Only where there is a phone to wipe; else it is told why it can't be."""
    unsent = _unsent(scene)
    if unsent:
        return unsent
    losses = await wipes.meant(scene, cases.losses)
    if isinstance(losses, Ending):
        return losses if cases.named(scene) else Ending(says=losses.says, suggestions=(cases.report_button(scene),))
    if not cases.named(scene) and is_mine(scene.turn.text) and scene.me not in {loss.owner.id for loss in losses}:
        return Ending(says=("says.not_mine",), suggestions=(cases.report_button(scene),))
    told = [(loss, await _hindrance(loss, scene)) for loss in losses]
    return wipes.as_they_stand(told, scene) if all(key for _, key in told) else None


def _unsent(scene: Scene) -> Ending | None:
    """What ends the flow where the report that is meant has not reached the backend."""
    reports = [case for case in cases.unsent(scene) if case.flow == "lost_phone"]
    waiting = [case for case in reports if case.states.get(_REPORT, WAITING) == WAITING]
    meant = next((case for case in waiting if cases.named(scene) in ("", case.number)), None)
    if meant is None:
        return None
    return Ending(says=("says.waiting" if WIPE in meant.states else "says.unsent",), values={"case": meant.number})


async def _guessed(scene: Scene) -> str:
    """That the report doesn't say which phone it is, to be seen before one is wiped."""
    loss = await cases.loss(scene.value("case"), scene) if scene.value("case") else None
    return "" if loss is None or loss.device else scene.say("says.guessed", owner=loss.owner.display_name)


async def _order(scene: Scene) -> Ending:
    number = scene.value("case")
    loss = await cases.loss(number, scene)
    hindrance = await _hindrance(loss, scene) if loss else "says.unknown"
    if loss is None or hindrance:
        return Ending(says=(hindrance,), values={"case": number})
    wipe = WipeDevice(case=number, device=scene.value("device"))
    order = cases.follow_up(scene, number, wipe, "keep what is on a lost phone from others", about=loss.owner.id)
    orders = (order, *_news(loss, scene))
    values = cases.owned(loss.owner) | {"reporter": loss.reported_by.display_name}
    return Ending(orders=orders, case=cases.followed(scene, number, orders, **values))


def _news(loss: LossReport, scene: Scene) -> list[Order]:
    """The owner and the reporter are told of what somebody else has ordered."""
    people = {loss.reported_by.id: ("tell_reporter", "reported_wiped"), loss.owner.id: ("tell_owner", "wipe_ordered")}
    values = {"by": scene.turn.person.name}
    return [
        cases.told(scene, name, person, Notice(flow="order_wipe", kind=kind, case=loss.case, values=values), after=WIPE)
        for person, (name, kind) in people.items()
        if person != scene.me
    ]


FLOW = Flow(
    id="order_wipe",
    urgent=True,
    confirmed=True,
    gate=_gate,
    slots=(
        Slot("case", ReportSlot(_open, _numbered), default=cases.only(_open)),
        Slot("device", ReportedPhone("case"), default=only_phone, depends=("case",), background=_guessed),
    ),
    finish=_order,
    follow=wipes.status,
    offers=cases.under_notice,
)
