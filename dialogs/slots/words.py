"""An answer in the person's own words."""

import re
from collections.abc import Sequence

from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.choice import names_choice
from dialogs.slots.kind import Kind, Reading, Understood, Wrong
from knowledge.tokens import tokens_of

LONGEST = 1000
"""Characters of an answer that are kept."""
STOPS = " ,.;:!-–—"
"""What parts somebody's words from what stands around them."""
QUOTES = "\"'”“’"


class Words(Kind):
    """Anything that says something."""

    free = True
    long = True

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

    async def brought(self, value: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: words that are an answer as they stand keep their line breaks."""
        reading = await self.read(value, slot, scene)
        stands = isinstance(reading, Understood) and reading.filled.value == " ".join(value.split())
        return Understood(scene.filled(value)) if stands else reading


class Place(Words):
    """Where something was, which messages tell in passing as well ("på tåget")."""

    long = False

    def __init__(self, besides: str) -> None:
        """besides: the slot that words without a place may answer instead."""
        super().__init__()
        self._besides = besides

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        is_place = listening().place(text) or not await names_choice(text, self._besides, scene)
        return await super().read(text, slot, scene) if is_place else None

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        place = listening().place(text)
        return Understood(scene.filled(place)) if place else None


def after_lead(text: str, around: Sequence[str]) -> str:
    """What follows a phrase that leads to what is to be written ("it should say"); empty without one.

    Args:
        text: the message.
        around: the phrases, of two words and more; single words lead to nothing.
    """
    phrases = "|".join(re.escape(phrase) for phrase in around if " " in phrase)
    found = re.search(rf"\b(?:{phrases})\b(.+)", text, re.IGNORECASE)
    return found[1].strip(STOPS + QUOTES) if found else ""
