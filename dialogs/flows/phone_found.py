"""A reported phone is found: stops what can still be stopped."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows.case_status import actions_elsewhere
from dialogs.flows.lost_phone import TOLD_TO_MANAGER
from dialogs.frames import Case
from dialogs.orders import Notice, Order, Result
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option
from dialogs.telling import how, name_of
from dialogs.turn import Begin
from telephony.commands import MarkFound
from telephony.models import LossReport, LossState, State
from telephony.problems import TelephonyError

LOSS = {"<lost>", "<stolen>"}
"""The words of a loss."""
MAY_BE_BLOCKED = (State.DONE, State.SENT, State.UNKNOWN)
"""So stands the order to block a SIM card that may have to be unblocked."""


async def _open(scene: Scene) -> Sequence[Option]:
    """The losses that may be found, those first that have not arrived yet."""
    known = [cases.loss_option(loss, scene) for loss in await cases.losses(scene)]
    arrived = {option.value for option in known}
    unsent = [case for case in cases.unsent(scene) if case.flow == "lost_phone" and case.number not in arrived]
    return [*(cases.unsent_option(case, scene) for case in unsent), *known]


async def _found(scene: Scene) -> Ending:
    number = scene.value("case")
    if number == cases.NONE:
        return Ending(says=("says.none",))
    try:
        loss = await cases.loss(number, scene)
    except TelephonyError as error:
        if not error.transient:
            raise
        return _stopped(number, None, [], scene)
    known = scene.case(number)
    if loss is None and not (known and cases.is_unsent(known)):
        return Ending(says=("says.unknown",), values={"case": number})
    news = await _news(loss, scene) if loss and loss.state is LossState.OPEN else []
    return _stopped(number, loss, news, scene)


def _stopped(number: str, loss: LossReport | None, news: Sequence[Order], scene: Scene) -> Ending:
    about = loss.owner.id if loss else ""
    mark = cases.follow_up(scene, number, MarkFound(case=number), "a reported phone is found", about=about)
    orders = (mark, *news)
    return Ending(orders=orders, case=cases.followed(scene, number, orders))


async def _news(loss: LossReport, scene: Scene) -> list[Order]:
    """The owner is told, and the manager where the manager was told of the loss; but nobody of one's own deed."""
    manager = await scene.reads.manager_of(loss.owner.id) if loss.kind in TOLD_TO_MANAGER else None
    people = {"tell_manager": manager.id if manager else scene.me, "tell_owner": loss.owner.id}
    notice = Notice(flow="phone_found", kind="found", case=loss.case, values={"by": scene.turn.person.name})
    return [
        cases.told(scene, name, person, notice, after="mark_found")
        for name, person in people.items()
        if person != scene.me
    ]


async def _is_doubtful(scene: Scene) -> bool:
    """Whether it was begun by a mere press, may be somebody else's case, or the words may tell of a loss as well."""
    return _is_mere_press(scene) or _may_be_a_loss(scene) or await cases.is_theirs(scene)


def _is_mere_press(scene: Scene) -> bool:
    return isinstance(scene.turn.press, Begin) and scene.value("case") != cases.NONE


def _may_be_a_loss(scene: Scene) -> bool:
    begins = scene.frame.step == 0 and scene.value("case") != cases.NONE
    return begins and not LOSS.isdisjoint(scene.sight(scene.turn.text).marks)


async def _explained(scene: Scene, result: Result) -> list[str]:
    """What became of each order for the phone; where nobody can tell now, that it may have been carried out."""
    if (name_of(result), how(result)) != ("mark_found", State.DONE):
        return []
    try:
        loss = await cases.loss(result.order.case, scene)
    except TelephonyError:
        loss = None
    if loss is None:
        return [scene.say("says.perhaps")]
    lines = actions_elsewhere(loss, scene)
    if not lines:
        return [scene.say("says.nothing_ordered")]
    blocked = [scene.say("says.blocked")] if loss.actions.get("block_sim") in MAY_BE_BLOCKED else []
    return ["\n".join([scene.say("says.orders"), *(f"- {line}" for line in lines)]), *blocked]


def _afterwards(scene: Scene, case: Case) -> Sequence[Suggestion]:
    return [cases.button(scene, "status", "case_status", case.number)]


FLOW = Flow(
    id="phone_found",
    brief=True,
    unsure=_is_doubtful,
    slots=(Slot("case", CaseSlot(_open), default=cases.only(_open), background=cases.whose),),
    finish=_found,
    explains=_explained,
    follow=_afterwards,
    offers=cases.under_notice,
)
