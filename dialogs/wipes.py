"""What ordering a wipe and stopping one have in common."""

from collections.abc import Awaitable, Callable, Sequence

from dialogs import cases
from dialogs.flow import Ending
from dialogs.frames import WAITING, Case
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Reading
from telephony.models import CaseNumber, LossReport, State

WIPE = "wipe_device"
"""The command's kind, by which cases and reports tell how a wipe stands."""
STOP = "stop_wipe"
"""The kind of the command that stops one."""
STOPPABLE = (State.ACCEPTED, State.ON_HOLD)
"""A wipe in one of these has not gone out."""

Losses = Callable[[Scene], Awaitable[Sequence[LossReport]]]


async def meant(scene: Scene, among: Losses) -> Sequence[LossReport] | Ending:
    """The losses that a turn may be about: the one that it names, or all; what is said where there is none."""
    number = cases.named(scene)
    if not number:
        return await among(scene) or Ending(says=("says.nothing",))
    named = await cases.loss(number, scene)
    return [named] if named else Ending(says=("says.unknown",), values={"case": number})


class ReportSlot(CaseSlot):
    """A report; since nothing else is told in these flows, a title is enough to choose another at the summary."""

    async def corrected(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: whatever answers the question."""
        return await self.read(text, slot, scene)


def unsent(scene: Scene) -> list[Case]:
    """The cases whose wipe has not reached the backend, as far as the conversation knows."""
    return [case for case in cases.unsent(scene) if case.states.get(WIPE) == WAITING]


def on_its_way(number: CaseNumber, command: str, scene: Scene) -> bool:
    """Whether a case's command of a kind has not reached the backend, as far as the conversation knows."""
    case = scene.case(number)
    return case is not None and case.states.get(command) == WAITING


def as_they_stand(told: Sequence[tuple[LossReport, str]], scene: Scene) -> Ending:
    """What ends a flow that can do nothing about these losses: a text of each, by its key."""
    return Ending(
        listed="\n\n".join(scene.say(key, case=loss.case) for loss, key in told),
        suggestions=tuple(status_button(scene, loss.case) for loss, _ in told[:1]),
    )


def status(scene: Scene, case: Case) -> Sequence[Suggestion]:
    """The button under the results."""
    return [status_button(scene, case.number)]


def status_button(scene: Scene, number: str) -> Suggestion:
    """The button that tells how a case stands."""
    return cases.button(scene, "status", "case_status", number)
