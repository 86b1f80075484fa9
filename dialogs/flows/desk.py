"""Shows SML-IT's staff what is open: losses, tickets, and requests for call lists that are to be reviewed."""

from dataclasses import dataclass
from datetime import datetime

from dialogs import cases
from dialogs.flow import Ending, Flow
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.kind import Option
from dialogs.turn import Begin

MOST = 10
"""So many cases are listed, the newest."""
BUTTONS = 4
"""So many of them have a button."""


@dataclass(frozen=True)
class _Listed:
    """A case and when it came in."""

    since: datetime
    option: Option


async def gate(scene: Scene) -> Ending | None:
    """Only SML-IT's staff deals with everybody's cases."""
    return None if await scene.reads.is_staff(scene.actor) else Ending(says=("says.not_staff",))


async def _listed(scene: Scene) -> list[_Listed]:
    """Everything that is open, the newest first."""
    losses = await scene.reads.loss_reports(scene.actor)
    tickets = await scene.reads.tickets(scene.actor)
    found = [
        *(_Listed(loss.reported_at, cases.loss_option(loss, scene)) for loss in losses),
        *(_Listed(ticket.created_at, cases.ticket_option(ticket, scene)) for ticket in tickets),
        *(_Listed(one.created_at, cases.request_option(one, scene)) for one in await cases.to_review(scene)),
    ]
    return sorted(found, key=lambda one: one.since, reverse=True)


async def _show(scene: Scene) -> Ending:
    listed = [one.option for one in await _listed(scene)]
    if not listed:
        return Ending(says=("says.empty",))
    left = len(listed) - MOST
    return Ending(
        says=("says.open", "says.more") if left > 0 else ("says.open",),
        values={"count": str(left)},
        listed="\n".join(f"- {option.title}" for option in listed[:MOST]),
        suggestions=tuple(_button(option, scene) for option in listed[:BUTTONS]),
    )


def _button(option: Option, scene: Scene) -> Suggestion:
    title = f"{scene.button('show')} {option.value}"
    return Suggestion(title, title, Begin("desk_case", {"case": option.value}))


FLOW = Flow(id="desk", brief=True, gate=gate, slots=(), finish=_show)
