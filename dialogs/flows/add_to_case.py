"""Writes more in a problem or a question of one's own; in a new one that names it, once that is closed."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.case_numbers import find_misread_number
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows.ticket import written
from dialogs.frames import Case
from dialogs.orders import Notice, Order
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option
from dialogs.slots.matter import Matter
from telephony.commands import AddToTicket
from telephony.models import Severity, State, Ticket, TicketType
from telephony.problems import ProblemType, TelephonyError

WROTE = ("ticket", "hand_over")
"""The flows whose cases can be added to, while the backend doesn't tell."""


async def _own(scene: Scene) -> Sequence[Option]:
    """The person's open tickets, those first that have not arrived yet."""
    known = [cases.ticket_option(one, scene) for one in await _tickets(scene)]
    arrived = {option.value for option in known}
    unsent = [case for case in cases.unsent(scene) if case.flow in WROTE and case.number not in arrived]
    return [*(cases.unsent_option(case, scene) for case in unsent), *known]


async def _tickets(scene: Scene) -> Sequence[Ticket]:
    """The person's open tickets; none while the backend can't be reached, where one is chosen already."""
    try:
        return await cases.tickets(scene)
    except TelephonyError:
        if scene.value("case"):
            return ()
        raise


async def _numbered(number: str, scene: Scene) -> Option | None:
    """An own ticket, open or not, or a loss."""
    ticket = await cases.ticket(number, scene)
    if ticket and ticket.by.id == scene.me:
        return cases.ticket_option(ticket, scene)
    if loss := await cases.loss(number, scene):
        return cases.loss_option(loss, scene)
    known = scene.case(number)
    return cases.unsent_option(known, scene) if known and cases.is_unsent(known) else None


async def _gate(scene: Scene) -> Ending | None:
    """Only where there is a case; one that a button brings along is there. Not for a number that can't be one."""
    if scene.value("case"):
        return None
    number = find_misread_number(scene.turn.text)
    misread = Ending(says=("says.misread",), values={"written": number}) if number else None
    return misread or await cases.lacking(scene, _own, _numbered)


async def _ticket(scene: Scene) -> Ticket | None:
    """The ticket; None also while the backend can't be reached, for what somebody writes must not wait for it."""
    try:
        return await cases.ticket(scene.value("case"), scene)
    except TelephonyError:
        return None


def _may_join(ticket: Ticket | None, scene: Scene) -> bool:
    """Whether more can be written in the case itself, as far as anybody can tell."""
    if ticket is None:
        known = scene.case(scene.value("case"))
        return known is not None and known.flow in WROTE
    return ticket.by.id == scene.me and ticket.state is not State.DONE


async def _apart(scene: Scene) -> str:
    """That what is written becomes a case of its own; empty where it joins the one that was chosen."""
    number = scene.value("case")
    if not number or _may_join(await _ticket(scene), scene):
        return ""
    return scene.say("says.apart", case=number)


async def _add(scene: Scene) -> Ending:
    number, text = scene.value("case"), scene.value("addition")
    ticket = await _ticket(scene)
    if not _may_join(ticket, scene):
        return _anew(number, text, scene)
    add = scene.order(
        number,
        AddToTicket(case=number, text=text),
        "more is told in a ticket",
        after="create_ticket" if _is_on_its_way(number, scene) else "",
        name=f"{scene.frame.id}/add_to_ticket",
    )
    orders = (add, *(_news(ticket, text, scene) if ticket else ()))
    return Ending(orders=orders, case=cases.followed(scene, number, orders))


def _is_on_its_way(number: str, scene: Scene) -> bool:
    known = scene.case(number)
    return known is not None and cases.is_unsent(known)


def _anew(number: str, text: str, scene: Scene) -> Ending:
    """A new question that names the case it belongs to, told of as tickets are."""
    as_ticket = scene.at(scene.frame.model_copy(update={"flow": "ticket"}))
    return written(as_ticket, TicketType.QUESTION, Severity.CAN_WAIT, f"{number}: {text}")


def _news(ticket: Ticket, text: str, scene: Scene) -> list[Order]:
    """Whoever has the case is told; nobody is of an own addition."""
    if ticket.assignee is None or ticket.assignee.id == scene.me:
        return []
    values = {"asker": ticket.by.display_name, "addition": text}
    notice = Notice(flow="add_to_case", kind="added", case=ticket.case, values=values)
    return [cases.told(scene, "tell_assignee", ticket.assignee.id, notice, after="add_to_ticket")]


def _afterwards(scene: Scene, case: Case) -> Sequence[Suggestion]:
    """How it is going; and, where the case was closed in the meantime, the way to a new one."""
    status = cases.button(scene, "status", "case_status", case.number)
    if case.states.get("add_to_ticket") != ProblemType.TOO_LATE:
        return [status]
    return [cases.button(scene, "anew", "add_to_case", case.number), status]


def _under_notice(scene: Scene, notice: Notice) -> Sequence[Suggestion]:
    """The buttons of whoever has the case: to answer, and how it is going."""
    return [cases.button(scene, "answer", "answer_case", notice.case), *cases.under_notice(scene, notice)]


FLOW = Flow(
    id="add_to_case",
    confirmed=True,
    gate=_gate,
    slots=(
        Slot("case", CaseSlot(_own, _numbered), default=cases.only(_own)),
        Slot("addition", Matter(questions=True), background=_apart),
    ),
    finish=_add,
    follow=_afterwards,
    offers=_under_notice,
)
