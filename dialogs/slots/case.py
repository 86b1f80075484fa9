"""One of the cases that are there."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from dialogs.case_numbers import find_case_number
from dialogs.cases import Among, Find
from dialogs.flow import Ending
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Option, Reading, Several, Understood, Wrong
from dialogs.slots.whose import as_answer, spoken_of
from knowledge.tokens import folded, tokens_of
from telephony.models import Person, PersonRef
from telephony.problems import TelephonyError

MOST = 5
"""So many cases are offered, the newest."""
ALIKE = 80.0
"""From this similarity on (0 to 100) a word is one of a case's title."""
SHORTEST = 4


class CaseSlot(Kind):
    """A case by its number in any spelling, or one of those that are meant first by its person or its title."""

    def __init__(self, among: Among, find: Find | None = None) -> None:
        """among: those that are meant first; find: a case by its number, where one that isn't there is no answer."""
        self._among = among
        self._find = find

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        number = find_case_number(text)
        if number:
            return await self._numbered(number, scene) or Wrong("unknown", {"case": number})
        about = await self._about(as_answer(text), slot, scene)
        if about:
            return about
        words = [folded(token) for token in tokens_of(text) if len(token) >= SHORTEST]
        options = await self.options(slot, scene)
        named = [option for option in options if any(_names(word, option.title) for word in words)]
        if len(named) == 1:
            return Understood(scene.filled(named[0].value, named[0].title))
        return Several(named) if 1 < len(named) < len(options) else None

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: a number is plain, and so is whoever it is about."""
        number = find_case_number(text)
        return await (self._numbered(number, scene) if number else self._about(text, slot, scene))

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        return (await self._among(scene))[:MOST]

    async def brought(self, value: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return Understood(scene.filled(value)) if find_case_number(value) == value else None

    async def _about(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """The case of whom a text names; what is wrong where there is none of theirs, but there are others."""
        options = [one for one in await self._among(scene) if one.person]
        if not options:
            return None
        named = await _named(text, scene, [one.person for one in options if one.person])
        ids = {one.id for one in named}
        found = [one for one in options if one.person and one.person.id in ids]
        if len(found) == 1:
            return Understood(scene.filled(found[0].value, found[0].title))
        if found:
            return Several(found)
        wrong = named and scene.says(f"{slot}.problem.nobodys")
        return Wrong("nobodys", {"person": named[0].display_name}) if wrong else None

    async def _numbered(self, number: str, scene: Scene) -> Reading | None:
        if self._find is None:
            return Understood(scene.filled(number))
        option = await self._find(number, scene)
        return Understood(scene.filled(option.value, option.title)) if option else None


async def of_nobody(text: str, scene: Scene, among: Among) -> Ending | None:
    """What ends a flow at its start where a message, or what says in it whose case it is, names who has none."""
    people = [one.person for one in await among(scene) if one.person]
    named = [] if find_case_number(text) else await _named(text, scene, people)
    if not named or not {one.id for one in named}.isdisjoint(one.id for one in people):
        return None
    return Ending(says=("says.nobodys",), values={"person": named[0].display_name})


async def _named(text: str, scene: Scene, among: Sequence[PersonRef]) -> Sequence[Person | PersonRef]:
    """Whom a text names; nobody while the directory doesn't answer, which is no reason not to act on a case."""
    try:
        return await spoken_of(text, scene, among)
    except TelephonyError:
        return []


def _names(word: str, title: str) -> bool:
    parts = [folded(token) for token in tokens_of(title) if len(token) >= SHORTEST]
    return process.extractOne(word, parts, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None
