"""SML-IT's staff decides on a request for a call list."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows import desk
from dialogs.flows.call_list import purpose_in_words
from dialogs.orders import Notice
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.choice import Choice
from dialogs.slots.kind import Option
from dialogs.slots.words import Words
from telephony.commands import ReviewCallList
from telephony.models import State

APPROVE = "approve"


async def _waiting(scene: Scene) -> Sequence[Option]:
    return [cases.request_option(one, scene) for one in await cases.to_review(scene)]


async def _numbered(number: str, scene: Scene) -> Option | None:
    request = await cases.request(number, scene)
    undecided = request and request.state is State.UNDER_REVIEW
    return cases.request_option(request, scene) if request and undecided else None


async def _gate(scene: Scene) -> Ending | None:
    """Only staff, and only where there is a request."""
    return await desk.gate(scene) or await cases.lacking(scene, _waiting, _numbered)


async def _request(scene: Scene) -> str:
    """What is requested, by whom, about whom, and why."""
    request = await cases.request(scene.value("case"), scene)
    if request is None:
        return ""
    return scene.say(
        "says.request",
        case=request.case,
        day=cases.day(request.created_at, scene),
        requester=request.requester.display_name,
        subject=request.subject.display_name,
        first=cases.day(request.first, scene),
        last=cases.day(request.last, scene),
        purpose=cases.quoted(purpose_in_words(request.purpose, scene.language)),
        reason=cases.quoted(request.reason),
    )


async def _decide(scene: Scene) -> Ending:
    number, decision = scene.value("case"), scene.value("decision")
    request = await cases.request(number, scene)
    if request is None:
        return Ending(says=("says.unknown",), values={"case": number})
    command = ReviewCallList(case=number, approved=decision == APPROVE, note=scene.value("note"))
    kind = "approved" if command.approved else "rejected"
    notice = Notice(flow="review", kind=kind, case=number, values={"requester": request.requester.display_name})
    orders = (
        cases.follow_up(scene, number, command, "a call list is reviewed", about=request.subject.id),
        cases.told(scene, "tell_subject", request.subject.id, notice, after=command.do),
    )
    values = {
        "decision": scene.title("decision", decision).lower(),
        "requester": request.requester.display_name,
        "subject": request.subject.display_name,
    }
    return Ending(orders=orders, case=cases.followed(scene, number, orders, **values))


FLOW = Flow(
    id="review",
    confirmed=True,
    gate=_gate,
    slots=(
        Slot("case", CaseSlot(_waiting, _numbered), default=cases.only(_waiting)),
        Slot("decision", Choice(), depends=("case",), background=_request),
        Slot("note", Words(), optional=True, depends=("case",)),
    ),
    finish=_decide,
    offers=cases.under_notice,
)
