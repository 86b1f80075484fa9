"""One case in SML-IT's own channel, as it stands: what was written, who has it, and what staff can do there."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.desk_cases import LONGEST, NOBODY
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows.case_status import actions_elsewhere
from dialogs.reply import Field, Form, Input, Suggestion
from dialogs.scene import Scene
from dialogs.slots.earlier_case import EarlierCase
from dialogs.turn import Begin
from telephony.models import LossKind, LossReport, LossState, PersonRef, State, Ticket, TicketAddition, TicketAnswer
from telephony.problems import TelephonyError


async def _show(scene: Scene) -> Ending:
    number = scene.value("case")
    if ticket := await cases.ticket(number, scene):
        return await _of_ticket(ticket, scene)
    if loss := await cases.loss(number, scene):
        return await _of_loss(loss, scene)
    return Ending(says=("says.unknown",))


async def _of_ticket(ticket: Ticket, scene: Scene) -> Ending:
    told = [
        await _from(ticket.by, scene),
        cases.quoted(ticket.description),
        *(_said(one, scene) for one in cases.said_since(ticket)),
        _has_it(ticket.assignee, scene) if ticket.state is not State.DONE else _closed(ticket.note, scene),
    ]
    is_open = ticket.state is not State.DONE
    return _ending(ticket.case, cases.what(ticket.type, scene), told, scene, _ways(ticket, is_open, scene))


async def _of_loss(loss: LossReport, scene: Scene) -> Ending:
    facts = {
        "owner": loss.owner.display_name,
        "phone": f"{loss.device.model} (IMEI …{loss.device.imei_last4})" if loss.device else "",
        "description": cases.quoted(loss.description),
        "when": cases.quoted(loss.when),
        "where": cases.quoted(loss.where),
        "contents": cases.quoted(loss.contents),
    }
    lines = [scene.say(f"says.{name}", value=value) for name, value in facts.items() if value]
    if loss.kind is not LossKind.DAMAGED:  # of a phone that was never gone, nobody is asked
        lines.append(scene.say(f"says.locked_{loss.locked}"))
    lines += actions_elsewhere(loss, scene)
    is_open = loss.state is not LossState.CLOSED
    told = [
        await _from(loss.reported_by, scene),
        "\n".join(f"- {line}" for line in lines),
        *([scene.say("says.found")] if loss.state is LossState.FOUND else []),
        _has_it(loss.assignee, scene) if is_open else _closed(loss.note, scene),
    ]
    return _ending(loss.case, cases.what(loss.kind, scene), told, scene, _ways(loss, is_open, scene))


async def _from(person: PersonRef, scene: Scene) -> str:
    """Who writes, and where that is; by name alone where the directory doesn't tell."""
    try:
        found = await scene.reads.person(person.id, scene.actor)
    except TelephonyError:
        return scene.say("says.from", person=person.display_name)
    where = ", ".join(filter(None, [found.title, found.department, found.municipality]))
    number = scene.say("says.extension", extension=found.extension) if found.extension else ""
    return " ".join(filter(None, [scene.say("says.from", person=f"{found.display_name}, {where}"), number]))


def _said(said: TicketAnswer | TicketAddition, scene: Scene) -> str:
    if isinstance(said, TicketAddition):
        return scene.say("says.added", addition=cases.quoted(said.text))
    return scene.say("says.answered", staff=said.by.display_name, answer=cases.quoted(said.text))


def _closed(note: str, scene: Scene) -> str:
    return scene.say("says.closed_with", note=cases.quoted(note)) if note else scene.say("says.closed")


def _has_it(assignee: PersonRef | None, scene: Scene) -> str:
    return scene.say("says.taken", staff=assignee.display_name) if assignee else scene.say("says.untaken")


def _ways(case: Ticket | LossReport, is_open: bool, scene: Scene) -> tuple[tuple[Suggestion, ...], tuple[Form, ...]]:
    """What staff can do about a case on its card."""
    if not is_open:
        return (), ()
    title = scene.button("take_over" if case.assignee else "take")
    take = Suggestion(title, title, Begin("take_case", {"case": case.case}, sure=True), leads=case.assignee is None)
    closing = Begin("close_case", {"case": case.case}, sure=True)
    if isinstance(case, LossReport):
        return (take,), (_form("close", closing, "note", scene.say("says.close_loss_note"), scene, optional=True),)
    close = _form("close", closing, "note", scene.say("says.close_note"), scene, optional=True)
    seen = case.assignee.id if case.assignee else NOBODY
    answering = Begin("answer_case", {"case": case.case, "seen": seen}, sure=True)
    return (take,), (_form("answer", answering, "answer", _answer_note(case.assignee, scene), scene), close)


def _answer_note(assignee: PersonRef | None, scene: Scene) -> str:
    """Where an answer goes; and whose case it is so far, which becomes that of whoever answers."""
    takes_over = [scene.say("says.answer_takes_over", staff=assignee.display_name)] if assignee else []
    return " ".join([*takes_over, scene.say("says.answer_note")])


def _form(name: str, press: Begin, field: str, note: str, scene: Scene, *, optional: bool = False) -> Form:
    refusal = "" if optional else scene.say(f"says.{name}_missing")
    inside = Field(
        field,
        scene.button(f"{name}_field"),
        Input.TEXT,
        optional=optional,
        longest=LONGEST,
        required=not optional,
        refusal=refusal,
    )
    return Form(press, scene.button(name), note, scene.button(f"{name}_send"), (inside,))


def _ending(
    case: str, what: str, told: Sequence[str], scene: Scene, ways: tuple[tuple[Suggestion, ...], tuple[Form, ...]]
) -> Ending:
    suggestions, forms = ways
    heading = scene.say("says.heading", what=what, case=case)
    return Ending(listed="\n\n".join(told), heading=heading, shows=case, suggestions=suggestions, forms=forms)


FLOW = Flow(id="desk_post", desk=True, brief=True, slots=(), given=(Slot("case", EarlierCase()),), finish=_show)
