"""Why somebody is away, as callers are told: never that somebody is ill."""

from collections.abc import Sequence

from dialogs.scene import Scene
from dialogs.slots.choice import Choice
from dialogs.slots.kind import Option
from telephony.models import Reason

USUAL = (Reason.LUNCH, Reason.MEETING, Reason.OUT, Reason.GONE_FOR_THE_DAY, Reason.VACATION, Reason.OTHER)
"""The reasons that have a button; the others are understood too."""


class AwayReason(Choice):
    """A reason of the telephony backend's. Illness is heard as another reason, and kept as nothing else."""

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        return [Option(reason, scene.title(slot, reason)) for reason in USUAL]
