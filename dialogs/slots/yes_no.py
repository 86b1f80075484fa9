"""Yes or no."""

from collections.abc import Sequence

from dialogs.cues import Cues
from dialogs.frames import Filled
from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Option, Reading, Understood

YES, NO = "yes", "no"


class YesNo(Kind):
    """Yes or no in any of its forms; the flow's words have the two as choices, with cues of their own."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        noticed = await self.notice(text, slot, scene)
        if noticed:
            return noticed
        answer = listening().yes_or_no(text)
        return None if answer is None else Understood(scene.filled(YES if answer else NO))

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        seen = scene.sight(text)
        for value, words in scene.script.slots[slot].choices.items():
            if Cues(words.heard).fit(seen):
                return Understood(scene.filled(value))
        return None

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        return [Option(value, scene.title(slot, value)) for value in scene.script.slots[slot].choices]

    def accepts(self, value: str, slot: str, scene: Scene) -> bool:
        """See Kind."""
        return value in scene.script.slots[slot].choices

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind."""
        return scene.title(slot, filled.value)
