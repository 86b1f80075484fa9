"""The police's own number of a report to them."""

import re

from dialogs.scene import Scene
from dialogs.slots.kind import Reading, Understood
from dialogs.slots.words import Words

LONGEST = 60
"""Characters that the backend takes."""

_REFERENCE = re.compile(r"(?<![^\W_])(?:(\d{4})[\s-]{0,3})?(K)[\s-]?(\d{3,8})[\s-]{1,3}(\d{2})(?!\d)", re.IGNORECASE)


class PoliceReference(Words):
    """A number like 5000-K123456-26 wherever it stands in an answer, or else the answer as it is."""

    long = False

    def __init__(self) -> None:
        super().__init__(LONGEST)

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        if not any(sign.isdigit() for sign in text):
            return None
        return await self.notice(text, slot, scene) or await super().read(text, slot, scene)

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: only what looks like one of the police's numbers."""
        reference = find_reference(text)
        return Understood(scene.filled(reference)) if reference else None


def find_reference(text: str) -> str:
    """The first of the police's numbers in a text, as they write it; empty when there is none."""
    found = _REFERENCE.search(text)
    if not found:
        return ""
    office, letter, number, year = found.groups()
    return "-".join(filter(None, (office, f"{letter.upper()}{number}", year)))
