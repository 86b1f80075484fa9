"""A manager withdraws a request for a call list that nobody has decided on yet."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.flow import Ending, Flow, Slot
from dialogs.orders import Notice
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option
from telephony.commands import WithdrawCallList
from telephony.models import State


async def _under_review(scene: Scene) -> Sequence[Option]:
    found = await cases.requests(scene)
    return [cases.request_option(request, scene) for request in found if request.state is State.UNDER_REVIEW]


async def _numbered(number: str, scene: Scene) -> Option | None:
    """One of the person's own requests, decided or not."""
    request = await cases.request(number, scene)
    return cases.request_option(request, scene) if request and request.requester.id == scene.me else None


async def _gate(scene: Scene) -> Ending | None:
    """Only where the person has a request."""
    return await cases.lacking(scene, _under_review, _numbered)


async def _withdraw(scene: Scene) -> Ending:
    number = scene.value("case")
    request = await cases.request(number, scene)
    if request is None:
        return Ending(says=("says.unknown",), values={"case": number})
    subject, command = request.subject, WithdrawCallList(case=number)
    notice = Notice(
        flow="withdraw_call_list", kind="withdrawn", case=number, values={"requester": request.requester.display_name}
    )
    orders = (
        cases.follow_up(scene, number, command, "the call list isn't needed any more", about=subject.id),
        cases.told(scene, "tell_subject", subject.id, notice, after=command.do),
    )
    return Ending(orders=orders, case=cases.followed(scene, number, orders, subject=subject.display_name))


FLOW = Flow(
    id="withdraw_call_list",
    confirmed=True,
    gate=_gate,
    slots=(Slot("case", CaseSlot(_under_review, _numbered), default=cases.only(_under_review)),),
    finish=_withdraw,
    offers=cases.under_notice,
)
