"""One of several answers, which the flow's words name."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from dialogs.cues import Cues
from dialogs.frames import Filled
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Option, Reading, Several, Understood
from knowledge.tokens import folded, tokens_of

ALIKE = 80.0
"""From this similarity on (0 to 100) a misspelt part of a title names its choice."""
SHORTEST_PART = 5


class Choice(Kind):
    """A choice by one of its cues, or a part of its title."""

    def __init__(self) -> None:
        self._cues: dict[tuple[str, str], Mapping[str, Cues]] = {}

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        options = [one for one in await self.options(slot, scene) if one.value not in scene.frame.rejected]
        return await self.notice(text, slot, scene) or _by_part(text, options, scene)

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind. Of several choices that are heard, the first in the words' order is meant."""
        seen = scene.sight(text)
        for value, cues in self._cues_of(slot, scene).items():
            if cues.fit(seen):
                return Understood(scene.filled(value))
        return None

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        return [Option(value, scene.title(slot, value)) for value in scene.script.slots[slot].choices]

    async def brought(self, value: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return Understood(scene.filled(value)) if value in scene.script.slots[slot].choices else None

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind."""
        return scene.title(slot, filled.value)

    def _cues_of(self, slot: str, scene: Scene) -> Mapping[str, Cues]:
        key = (scene.frame.flow, slot)
        if key not in self._cues:
            choices = scene.script.slots[slot].choices
            self._cues[key] = {value: Cues(words.heard) for value, words in choices.items() if words.heard}
        return self._cues[key]


async def names_choice(text: str, slot: str, scene: Scene) -> bool:
    """Whether a text plainly gives one of the answers of a slot with choices, whichever slot is asked for."""
    return await Choice().notice(text, slot, scene) is not None


def _by_part(text: str, options: Sequence[Option], scene: Scene) -> Reading | None:
    """The options that a word of the text, right or misspelt, stands in the title of."""
    words = [folded(token) for token in tokens_of(text) if len(token) >= SHORTEST_PART]
    found = [option for option in options if any(_names(word, option.title) for word in words)]
    if len(found) == 1:
        return Understood(scene.filled(found[0].value))
    return Several(found) if 1 < len(found) < len(options) else None


def _names(word: str, title: str) -> bool:
    parts = [folded(token) for token in tokens_of(title) if len(token) >= SHORTEST_PART]
    return process.extractOne(word, parts, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None
