"""Tells how a case stands: a loss with its checklist, a ticket, or a request for a call list."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dialogs import cases
from dialogs.case_numbers import find_misread_number
from dialogs.checklist import checklist, ways_on
from dialogs.flow import Ending, Flow, Slot
from dialogs.frames import Case
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.script import Script, read_script
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option
from dialogs.telling import GIVEN_UP
from telephony.models import (
    CallListRequest,
    LossReport,
    LossState,
    PersonRef,
    State,
    Ticket,
    TicketAddition,
    TicketAnswer,
)
from telephony.problems import TelephonyError

ACTIONS = ("lock_device", "wipe_device", "revoke_sessions", "block_sim")
"""What may have been ordered for a phone, as a person wants to hear of it."""


async def _own(scene: Scene) -> Sequence[Option]:
    """The person's cases, those first that have not arrived yet."""
    known = [
        *(cases.loss_option(one, scene) for one in await cases.losses(scene)),
        *(cases.ticket_option(one, scene) for one in await cases.tickets(scene)),
        *(cases.request_option(one, scene) for one in await cases.requests(scene)),
    ]
    arrived = {option.value for option in known}
    waiting = [cases.unsent_option(one, scene) for one in cases.unsent(scene) if one.number not in arrived]
    return [*waiting, *known]


async def _gate(scene: Scene) -> Ending | None:
    """Not for a number that can't be one."""
    written = find_misread_number(scene.turn.text)
    return Ending(says=("says.misread",), values={"written": written}) if written else None


async def _tell(scene: Scene) -> Ending:
    number = scene.value("case")
    if number == cases.NONE:
        return Ending(says=("says.none",))
    try:
        return await _told(number, scene)
    except TelephonyError as error:
        if error.transient and _is_waiting(scene.case(number)):
            return Ending(says=("says.waiting",), values={"case": number}, heading=number)
        raise


async def _told(number: str, scene: Scene) -> Ending:
    if loss := await cases.loss(number, scene):
        return await _of_loss(loss, scene)
    if ticket := await cases.ticket(number, scene):
        return _of_ticket(ticket, scene)
    if request := await cases.request(number, scene):
        return await _of_request(request, scene)
    return Ending(says=(_without_trace(scene.case(number)),), values={"case": number})


def _is_waiting(case: Case | None) -> bool:
    return case is not None and cases.is_unsent(case)


def _without_trace(case: Case | None) -> str:
    """What is said of a case that the backend doesn't show."""
    if _is_waiting(case):
        return "says.waiting"
    return "says.not_through" if case and GIVEN_UP in case.states.values() else "says.unknown"


async def _of_loss(loss: LossReport, scene: Scene) -> Ending:
    paragraphs = [_loss(loss, scene), _described(loss, scene), _items(actions(loss, scene))]
    if loss.state is LossState.OPEN:
        paragraphs.append(_items(await checklist(loss, scene)))
    else:
        paragraphs += [scene.say(f"says.{loss.state}"), _noted(loss.note, scene)]
    if loss.state is not LossState.CLOSED:
        paragraphs.append(_who_has(loss.assignee, loss.reported_by, scene))
    return Ending(
        listed="\n\n".join(filter(None, paragraphs)),
        heading=loss.case,
        shows=loss.case,
        suggestions=tuple(await ways_on(loss, scene)),
    )


def _loss(loss: LossReport, scene: Scene) -> str:
    return scene.say(
        "says.loss",
        what=cases.what(loss.kind, scene),
        day=cases.day(loss.reported_at, scene),
        phone=loss.device.model if loss.device else scene.say("says.some_phone"),
        owner=loss.owner.display_name,
    )


def _described(loss: LossReport, scene: Scene) -> str:
    """What happened, as it was told; empty where it wasn't."""
    return scene.say("says.described", description=cases.quoted(loss.description)) if loss.description else ""


def actions(loss: LossReport, scene: Scene) -> list[str]:
    """How each order to the phone stands: as the backend says, or else as the conversation last knew."""
    case = scene.case(loss.case)
    states = {**(case.states if case else {}), **loss.actions}
    keys = [f"results.{action}.{states[action]}" for action in ACTIONS if action in states]
    return [scene.say(key) for key in keys if scene.says(key)]


def actions_elsewhere(loss: LossReport, scene: Scene) -> list[str]:
    """The same, said in another flow."""
    own = scene.frame.model_copy(update={"flow": FLOW.id})
    return actions(loss, replace(scene, script=_script(), frame=own))


@cache
def _script() -> Script:
    return read_script(FLOW.id)[0]


def _items(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _of_ticket(ticket: Ticket, scene: Scene) -> Ending:
    paragraphs = [
        scene.say(
            "says.ticket",
            what=cases.what(ticket.type, scene),
            day=cases.day(ticket.created_at, scene),
            description=cases.quoted(ticket.description),
        ),
        *(_said(one, scene) for one in cases.said_since(ticket)),
        scene.say(f"says.ticket_{ticket.state}"),
        _noted(ticket.note, scene),
    ]
    if ticket.state is not State.DONE:
        paragraphs.append(_who_has(ticket.assignee, ticket.by, scene))
    return Ending(
        listed="\n\n".join(filter(None, paragraphs)),
        heading=ticket.case,
        shows=ticket.case,
        suggestions=_ticket_buttons(ticket, scene),
    )


def _ticket_buttons(ticket: Ticket, scene: Scene) -> tuple[Suggestion, ...]:
    """Whoever wrote may write more, and back when there is an answer."""
    if ticket.by.id != scene.me or ticket.state is State.DONE:
        return ()
    add = cases.button(scene, "add", cases.ADDING, ticket.case)
    return (cases.write_back(scene, ticket.case) if ticket.answers else add,)


def _said(said: TicketAnswer | TicketAddition, scene: Scene) -> str:
    values = {"day": cases.day(said.at, scene), "text": cases.quoted(said.text)}
    if isinstance(said, TicketAddition):
        return scene.say("says.addition", **values)
    return scene.say("says.answer", staff=said.by.display_name, **values)


def _noted(note: str, scene: Scene) -> str:
    """What staff closed a case with; empty where they noted nothing."""
    return scene.say("says.noted", note=cases.quoted(note)) if note else ""


def _who_has(assignee: PersonRef | None, asker: PersonRef, scene: Scene) -> str:
    """Who of staff has a case; empty while nobody has."""
    if assignee is None:
        return ""
    return scene.say("says.taken_yours" if asker.id == scene.me else "says.taken", staff=assignee.display_name)


async def _of_request(request: CallListRequest, scene: Scene) -> Ending:
    values = {
        "subject": request.subject.display_name,
        "requester": request.requester.display_name,
        "first": cases.day(request.first, scene),
        "last": cases.day(request.last, scene),
        "note": cases.quoted(request.note),
    }
    says = ["says.request", f"says.request_{request.state}"]
    if request.note:
        says.append("says.request_note")
    return Ending(
        says=tuple(says),
        values=values,
        heading=request.case,
        shows=request.case,
        suggestions=await _request_buttons(request, scene),
    )


async def _request_buttons(request: CallListRequest, scene: Scene) -> tuple[Suggestion, ...]:
    """What is left to do about a request: its requester may withdraw it, staff is to review it."""
    if request.state is not State.UNDER_REVIEW:
        return ()
    if request.requester.id == scene.me:
        return (cases.button(scene, "withdraw", "withdraw_call_list", request.case),)
    staff = await scene.reads.is_staff(scene.actor)
    return (cases.button(scene, "review", "review", request.case),) if staff else ()


FLOW = Flow(
    id="case_status",
    brief=True,
    gate=_gate,
    slots=(Slot("case", CaseSlot(_own), default=cases.only(_own)),),
    finish=_tell,
)
