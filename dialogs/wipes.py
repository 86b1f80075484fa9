"""What ordering a wipe and stopping one have in common."""

from collections.abc import Awaitable, Callable, Sequence

from dialogs import cases
from dialogs.flow import Ending
from dialogs.frames import Case
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from telephony.models import LossReport, State

WIPE = "wipe_device"
"""The command's kind, by which cases and reports tell how a wipe stands."""
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
