"""One of the cases that are there."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from dialogs.case_numbers import find_case_number
from dialogs.cases import Among, Find
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Option, Reading, Several, Understood, Wrong
from knowledge.tokens import folded, tokens_of

MOST = 5
"""So many cases are offered, the newest."""
ALIKE = 80.0
"""From this similarity on (0 to 100) a word is one of a case's title."""
SHORTEST = 4


class CaseSlot(Kind):
    """A case by its number in any spelling, or one of those that are meant first by a part of its title."""

    def __init__(self, among: Among, find: Find | None = None) -> None:
        """among: those that are meant first; find: a case by its number, where one that isn't there is no answer."""
        self._among = among
        self._find = find

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        number = find_case_number(text)
        if number:
            return await self._numbered(number, scene) or Wrong("unknown", {"case": number})
        words = [folded(token) for token in tokens_of(text) if len(token) >= SHORTEST]
        options = await self.options(slot, scene)
        named = [option for option in options if any(_names(word, option.title) for word in words)]
        if len(named) == 1:
            return Understood(scene.filled(named[0].value, named[0].title))
        return Several(named) if 1 < len(named) < len(options) else None

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: a number alone is plain."""
        number = find_case_number(text)
        return await self._numbered(number, scene) if number else None

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        return (await self._among(scene))[:MOST]

    def accepts(self, value: str, slot: str, scene: Scene) -> bool:
        """See Kind."""
        return find_case_number(value) == value

    async def _numbered(self, number: str, scene: Scene) -> Reading | None:
        if self._find is None:
            return Understood(scene.filled(number))
        option = await self._find(number, scene)
        return Understood(scene.filled(option.value, option.title)) if option else None


def _names(word: str, title: str) -> bool:
    parts = [folded(token) for token in tokens_of(title) if len(token) >= SHORTEST]
    return process.extractOne(word, parts, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None
