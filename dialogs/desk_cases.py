"""What SML-IT's desk deals with, whatever the kind of case: reported phones, and problems and questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogs import cases
from dialogs.orders import Result
from dialogs.scene import Scene
from dialogs.slots.kind import Option
from telephony.models import CaseNumber, LossReport, LossState, PersonRef, State, Ticket, TicketType
from telephony.problems import ProblemType, TelephonyError

NOBODY = "nobody"
"""Stands on a card for whoever has a case that nobody has."""

LONGEST = 2000
"""Characters of what staff tells in a case, whether on its card or in words."""


@dataclass(frozen=True)
class DeskCase:
    """A loss or a ticket, as far as they are alike.

    Attributes:
        number: the case number.
        kind: the kind of loss or of ticket, as cases.yaml names it.
        asker: who reported it or wrote it.
        about: whom it concerns.
        since: when it came in.
        assignee: who of staff has taken it on.
        is_open: whether something can still be done about it.
        option: the case to choose.
    """

    number: CaseNumber
    kind: str
    asker: PersonRef
    about: PersonRef
    since: datetime
    assignee: PersonRef | None
    is_open: bool
    option: Option

    @property
    def is_ticket(self) -> bool:
        """Whether it can be answered."""
        return is_ticket(self.kind)


async def overtaken(result: Result, scene: Scene) -> list[str]:
    """Who has a case that a colleague has taken meanwhile; nothing for other results, or where nobody can tell now."""
    if result.problem is not ProblemType.CONFLICT:
        return []
    try:
        found = await numbered(result.order.case, scene)
    except TelephonyError:
        return []
    return [scene.say("says.overtaken", colleague=found.assignee.display_name)] if found and found.assignee else []


def is_ticket(kind: str) -> bool:
    """Whether cases of a kind are tickets, which can be answered."""
    return kind in list(TicketType)


async def all_open(scene: Scene) -> list[DeskCase]:
    """Everybody's open losses and tickets, the newest of each first."""
    losses = await scene.reads.loss_reports(scene.actor)
    tickets = await scene.reads.tickets(scene.actor)
    return [*(_of_loss(loss, scene) for loss in losses), *(_of_ticket(ticket, scene) for ticket in tickets)]


async def numbered(number: CaseNumber, scene: Scene) -> DeskCase | None:
    """A loss or a ticket by its number; None when there is none that the person may see."""
    if loss := await cases.loss(number, scene):
        return _of_loss(loss, scene)
    ticket = await cases.ticket(number, scene)
    return _of_ticket(ticket, scene) if ticket else None


async def open_options(scene: Scene) -> Sequence[Option]:
    """Everybody's open losses and tickets to choose from."""
    return [one.option for one in await all_open(scene)]


async def option(number: CaseNumber, scene: Scene) -> Option | None:
    """A loss or a ticket to choose, open or not."""
    found = await numbered(number, scene)
    return found.option if found else None


async def open_option(number: CaseNumber, scene: Scene) -> Option | None:
    """An open loss or ticket to choose."""
    found = await numbered(number, scene)
    return found.option if found and found.is_open else None


def who_has(case: DeskCase, scene: Scene) -> str:
    """Who of staff has a case, in words."""
    if case.assignee is None:
        return scene.say("says.untaken")
    if case.assignee.id == scene.me:
        return scene.say("says.taken_by_me")
    return scene.say("says.taken", staff=case.assignee.display_name)


def _of_loss(loss: LossReport, scene: Scene) -> DeskCase:
    return DeskCase(
        number=loss.case,
        kind=loss.kind,
        asker=loss.reported_by,
        about=loss.owner,
        since=loss.reported_at,
        assignee=loss.assignee,
        is_open=loss.state is not LossState.CLOSED,
        option=cases.loss_option(loss, scene),
    )


def _of_ticket(ticket: Ticket, scene: Scene) -> DeskCase:
    return DeskCase(
        number=ticket.case,
        kind=ticket.type,
        asker=ticket.by,
        about=ticket.by,
        since=ticket.created_at,
        assignee=ticket.assignee,
        is_open=ticket.state is not State.DONE,
        option=cases.ticket_option(ticket, scene),
    )
