"""Yes or no."""

from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.choice import Choice
from dialogs.slots.kind import Reading, Understood

YES, NO = "yes", "no"


class YesNo(Choice):
    """Yes or no in any of its forms; the flow's words have the two as choices, with cues of their own."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        noticed = await self.notice(text, slot, scene)
        if noticed:
            return noticed
        answer = listening().yes_or_no(text)
        return None if answer is None else Understood(scene.filled(YES if answer else NO))
