"""Writes a ticket about a problem to the support desk."""

from collections.abc import Sequence

from dialogs.flow import Ending, Flow, Slot
from dialogs.frames import Case
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.matter import Matter
from dialogs.slots.yes_no import YES, YesNo
from dialogs.turn import Begin
from telephony.commands import CreateTicket
from telephony.models import Severity, TicketType


async def _write(scene: Scene) -> Ending:
    severity = Severity.HINDERS_WORK if scene.value("hinders") == YES else Severity.CAN_WAIT
    return written(scene, TicketType.PROBLEM, severity, scene.value("description"))


def written(scene: Scene, kind: TicketType, severity: Severity, description: str) -> Ending:
    """A ticket on its way to the support desk."""
    case = scene.case_number("S")
    command = CreateTicket(case=case, type=kind, severity=severity, description=description)
    order = scene.order(case, command, f"{kind} for the support desk")
    return Ending(
        orders=(order, *scene.posts(case, after=command.do)),
        case=Case(number=case, flow=scene.frame.flow, opened=scene.now, values={"heading": case}),
    )


def status(scene: Scene, case: Case) -> Sequence[Suggestion]:
    """The button that tells how a case stands."""
    title = scene.button("status")
    return [Suggestion(title, title, Begin("case_status", {"case": case.number}))]


FLOW = Flow(
    id="ticket",
    confirmed=True,
    slots=(
        Slot("description", Matter()),
        Slot("hinders", YesNo(besides="description")),
    ),
    finish=_write,
    creates="create_ticket",
    follow=status,
)
