"""An answer of some kind, save for one that nobody may give."""

from collections.abc import Sequence

from dialogs.cues import Cues
from dialogs.frames import Filled
from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Option, Reading, Wrong


class Barred(Kind):
    """Another kind of slot whose words have one choice that is no answer: hearing it is a problem of its name."""

    def __init__(self, kind: Kind, choice: str) -> None:
        """kind: what counts as an answer otherwise; choice: the one that nobody may take."""
        self._kind = kind
        self._choice = choice
        self.free = kind.free
        self.questions = True

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        if self.hears(text, slot, scene):
            return Wrong(self._choice)
        told, _ = listening().parted(text)
        return await self._kind.read(text, slot, scene) if told else None

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return Wrong(self._choice) if self.hears(text, slot, scene) else await self._kind.notice(text, slot, scene)

    async def brought(self, value: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        if value == self._choice or self.hears(value, slot, scene):
            return Wrong(self._choice)
        return await self._kind.brought(value, slot, scene)

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        return [option for option in await self._kind.options(slot, scene) if option.value != self._choice]

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind."""
        return self._kind.shown(filled, slot, scene)

    def hears(self, text: str, slot: str, scene: Scene) -> bool:
        """Whether a text gives the answer that nobody may give."""
        return Cues(scene.script.slots[slot].choices[self._choice].heard).fit(scene.sight(text))
