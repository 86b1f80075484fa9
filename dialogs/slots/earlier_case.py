"""The case that something belongs to, which a button brings along."""

from dialogs.case_numbers import find_case_number
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Reading, Understood


class EarlierCase(Kind):
    """A case by its number in any spelling, whatever became of it."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        number = find_case_number(text)
        return Understood(scene.filled(number)) if number else None

    async def brought(self, value: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return Understood(scene.filled(value)) if find_case_number(value) == value else None
