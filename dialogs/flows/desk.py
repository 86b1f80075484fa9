"""Shows SML-IT's staff what is open: losses, tickets, and requests for call lists that are to be reviewed."""

from dataclasses import dataclass
from datetime import datetime

from dialogs import cases, desk_cases
from dialogs.desk_cases import DeskCase
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
    """A case, when it came in, and how the list tells of it."""

    since: datetime
    option: Option
    line: str


async def gate(scene: Scene) -> Ending | None:
    """Only SML-IT's staff deals with everybody's cases."""
    return None if await scene.reads.is_staff(scene.actor) else Ending(says=("says.not_staff",))


async def my_name(scene: Scene) -> str:
    """What whoever of staff deals with a case is called, as others are told."""
    return (await scene.reads.person(scene.me, scene.actor)).display_name


async def _listed(scene: Scene) -> list[_Listed]:
    """Everything that is open, the newest first."""
    requests = [(one.created_at, cases.request_option(one, scene)) for one in await cases.to_review(scene)]
    found = [
        *(_with_who_has_it(one, scene) for one in await desk_cases.all_open(scene)),
        *(_Listed(since, option, option.title) for since, option in requests),
    ]
    return sorted(found, key=lambda one: one.since, reverse=True)


def _with_who_has_it(case: DeskCase, scene: Scene) -> _Listed:
    return _Listed(case.since, case.option, f"{case.option.title} – {desk_cases.who_has(case, scene)}")


async def _show(scene: Scene) -> Ending:
    listed = await _listed(scene)
    if not listed:
        return Ending(says=("says.empty",))
    left = len(listed) - MOST
    return Ending(
        says=("says.open", "says.more") if left > 0 else ("says.open",),
        values={"count": str(left)},
        listed="\n".join(f"- {one.line}" for one in listed[:MOST]),
        suggestions=tuple(_button(one.option, scene) for one in listed[:BUTTONS]),
    )


def _button(option: Option, scene: Scene) -> Suggestion:
    title = f"{scene.button('show')} {option.value}"
    return Suggestion(title, title, Begin("desk_case", {"case": option.value}))


FLOW = Flow(id="desk", brief=True, gate=gate, slots=(), finish=_show)
