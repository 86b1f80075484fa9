"""An answer in the person's own words."""

from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Reading, Understood, Wrong
from knowledge.tokens import tokens_of

LONGEST = 1000
"""Characters of an answer that are kept."""


class Words(Kind):
    """Anything that says something."""

    free = True

    def __init__(self, longest: int = LONGEST) -> None:
        """longest: the most characters; a longer answer is wrong if the flow's words say so, and else cut."""
        self._longest = longest

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        words = " ".join(text.split())
        if not tokens_of(words):
            return None
        if len(words) > self._longest and "too_long" in scene.script.slots[slot].problems:
            return Wrong("too_long")
        return Understood(scene.filled(words[: self._longest]))


class Place(Words):
    """Where something was, which messages tell in passing as well ("på tåget")."""

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        place = listening().place(text)
        return Understood(scene.filled(place)) if place else None
