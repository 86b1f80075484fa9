"""Yes or no."""

from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.choice import Choice
from dialogs.slots.kind import Reading, Understood
from dialogs.slots.matter import tells_more

YES, NO = "yes", "no"


class YesNo(Choice):
    """Yes or no in any of its forms; the flow's words have the two as choices, with cues of their own."""

    def __init__(self, besides: str = "") -> None:
        """besides: the matter that a message may tell more of instead of answering; none as a rule."""
        super().__init__()
        self._besides = besides

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        noticed = await self.notice(text, slot, scene)
        if noticed:
            return noticed
        if self._besides and tells_more(text, self._besides, scene):
            return None
        answer = listening().yes_or_no(text)
        return None if answer is None else Understood(scene.filled(YES if answer else NO))
