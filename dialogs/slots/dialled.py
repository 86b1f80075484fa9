"""Where somebody wants to call: a number, a country or a kind of number."""

from dialogs.frames import Filled
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Reading, Understood
from knowledge.charges import Destination, find_destination

_JOINT = "|"


class Dialled(Kind):
    """A destination as knowledge.charges finds it, kept as its parts."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        found = find_destination(text)
        return Understood(scene.filled(_kept(found), found.number or found.country)) if found else None

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return await self.read(text, slot, scene)

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind."""
        return filled.label or destination_of(filled.value).reason


def destination_of(value: str) -> Destination:
    """The destination that a value of the slot stands for."""
    return Destination(*value.split(_JOINT))


def _kept(destination: Destination) -> str:
    return _JOINT.join((destination.reason, destination.number, destination.country))
