"""The nearest manager enters the reference of a report to the police, which a loan phone takes."""

from collections.abc import Sequence
from datetime import date

from dialogs import cases
from dialogs.flow import Ending, Flow, Slot
from dialogs.frames import Case
from dialogs.orders import Notice
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option
from dialogs.slots.police_reference import PoliceReference
from dialogs.slots.times import PastDay
from telephony.commands import RecordPoliceReport
from telephony.models import LossKind, LossReport, LossState


async def _may_enter(loss: LossReport, scene: Scene) -> bool:
    """Whether the person is the owner's nearest manager, or of SML-IT's staff."""
    if await scene.reads.is_staff(scene.actor):
        return True
    return loss.owner.id in {one.id for one in await scene.reads.reports_of(scene.me)}


async def _without(scene: Scene) -> Sequence[Option]:
    """The losses that are to be reported to the police, as far as the person may say that they are."""
    found = [loss for loss in await scene.reads.loss_reports(scene.actor) if loss.kind is not LossKind.LOST]
    return [
        cases.loss_option(loss, scene) for loss in found if loss.police_report is None and await _may_enter(loss, scene)
    ]


async def _numbered(number: str, scene: Scene) -> Option | None:
    loss = await cases.loss(number, scene)
    return cases.loss_option(loss, scene) if loss else None


async def _gate(scene: Scene) -> Ending | None:
    """Only nearest managers and staff may, and only where there is a loss."""
    if not (await scene.reads.is_staff(scene.actor) or await scene.reads.reports_of(scene.me)):
        manager = await scene.reads.manager_of(scene.me)
        says = ("says.not_manager", "says.your_manager") if manager else ("says.not_manager",)
        return Ending(says=says, values={"manager": manager.display_name if manager else ""})
    number = cases.named(scene)
    if number:
        known = await _numbered(number, scene)
        return None if known else Ending(says=("says.unknown",), values={"case": number})
    return None if await _without(scene) else Ending(says=("says.nothing",))


async def _enter(scene: Scene) -> Ending:
    number, reference = scene.value("case"), scene.value("reference")
    loss = await cases.loss(number, scene)
    if loss is None:
        return Ending(says=("says.unknown",), values={"case": number})
    command = RecordPoliceReport(
        case=number, reference=reference, reported_at=date.fromisoformat(scene.value("reported_at"))
    )
    orders = [cases.follow_up(scene, number, command, "a loan phone takes a police report", about=loss.owner.id)]
    if loss.owner.id != scene.me and loss.state is LossState.OPEN and await _may_enter(loss, scene):
        notice = Notice(
            flow="police_report", kind="police_report_done", case=number, values={"by": scene.turn.person.name}
        )
        orders.append(cases.told(scene, "tell_owner", loss.owner.id, notice, after=command.do))
    values = cases.owned(loss.owner) | {"reference": reference}
    return Ending(orders=tuple(orders), case=cases.followed(scene, number, orders, **values))


def _afterwards(scene: Scene, case: Case) -> Sequence[Suggestion]:
    return [cases.button(scene, "status", "case_status", case.number)]


def _for_the_owner(scene: Scene, notice: Notice) -> Sequence[Suggestion]:
    return [
        cases.button(scene, "loan", "loan_phone", notice.case),
        cases.button(scene, "status", "case_status", notice.case),
    ]


FLOW = Flow(
    id="police_report",
    confirmed=True,
    gate=_gate,
    slots=(
        Slot("case", CaseSlot(_without, _numbered), default=cases.only(_without), background=cases.whose),
        Slot("reference", PoliceReference(), depends=("case",)),
        Slot("reported_at", PastDay(), depends=("case",)),
    ),
    finish=_enter,
    follow=_afterwards,
    offers=_for_the_owner,
)
