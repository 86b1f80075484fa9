"""Asks for a loan phone after a theft or damage: the routine gives one against a police report, while stock lasts."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.flow import Ending, Flow, Slot
from dialogs.frames import Case
from dialogs.orders import Notice
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option
from telephony.commands import RequestLoan
from telephony.models import LossKind, LossReport, LossState


async def _open(scene: Scene) -> Sequence[Option]:
    """The losses of the person and of those whom the person is the nearest manager of."""
    owners = {scene.me, *(one.id for one in await scene.reads.reports_of(scene.me))}
    return [cases.loss_option(loss, scene) for loss in await cases.losses(scene) if loss.owner.id in owners]


async def _ask_for_one(scene: Scene) -> Ending:
    number = scene.value("case")
    if number == cases.NONE:
        return Ending(says=("says.none",), suggestions=(cases.report_button(scene),))
    loss = await cases.loss(number, scene)
    if loss is None:
        return Ending(says=("says.unknown",), values={"case": number})
    if loss.kind is LossKind.LOST and loss.police_report is None:
        return Ending(says=("says.lost",), values={"case": number})
    orders = [cases.follow_up(scene, number, RequestLoan(case=number), "a loan phone", about=loss.owner.id)]
    manager = await scene.reads.manager_of(loss.owner.id) if loss.owner.id == scene.me else None
    if manager and await _can_be_had(loss, scene):
        notice = Notice(flow="loan_phone", kind="loan_reserved", case=number, values={"owner": loss.owner.display_name})
        orders.append(cases.told(scene, "tell_manager", manager.id, notice, after="request_loan"))
    values = cases.owned(loss.owner) | {"manager": manager.display_name if manager else ""}
    return Ending(orders=tuple(orders), case=cases.followed(scene, number, orders, **values))


async def _can_be_had(loss: LossReport, scene: Scene) -> bool:
    """Whether a phone is going to be reserved, as far as can be seen."""
    if loss.police_report is None or loss.loan or loss.state is not LossState.OPEN:
        return False
    return await scene.reads.loan_phones() > 0


def _afterwards(scene: Scene, case: Case) -> Sequence[Suggestion]:
    return [cases.button(scene, "status", "case_status", case.number)]


def _for_the_manager(scene: Scene, notice: Notice) -> Sequence[Suggestion]:
    return [cases.button(scene, "status", "case_status", notice.case)]


FLOW = Flow(
    id="loan_phone",
    brief=True,
    unsure=cases.is_theirs,
    slots=(Slot("case", CaseSlot(_open), default=cases.only(_open), background=cases.whose),),
    finish=_ask_for_one,
    follow=_afterwards,
    offers=_for_the_manager,
)
