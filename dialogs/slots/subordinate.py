"""Somebody whose nearest manager the person is."""

from collections.abc import Sequence
from itertools import pairwise

from dialogs.scene import Scene
from dialogs.slots.kind import Reading, Several, Understood, Wrong
from dialogs.slots.person import Someone
from knowledge.tokens import folded, tokens_of
from telephony.models import Person, PersonRef

_NAMES = 2
"""A first name and a surname."""
_AROUND = ".,:;!?()\"”“'"


async def reports(scene: Scene) -> Sequence[PersonRef]:
    """Those whose nearest manager the person is."""
    return await scene.reads.reports_of(scene.me)


class Subordinate(Someone):
    """A subordinate by name; to name somebody else, or oneself, is a wrong answer."""

    def __init__(self) -> None:
        super().__init__(reports)

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return await outsider(text, scene) or await _own(await super().read(text, slot, scene), scene)

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return await outsider(text, scene) or await super().notice(text, slot, scene)


async def outsider(text: str, scene: Scene) -> Wrong | None:
    """What is wrong with a text that has the whole name of somebody who is no subordinate."""
    own = {one.id for one in await reports(scene)}
    for name in _whole_names(text):
        for person in await scene.reads.find_persons(name, scene.actor, limit=2):
            if person.id not in own and _has(name, person):
                return _wrong(person.id, person.display_name, scene)
    return None


async def _own(reading: Reading | None, scene: Scene) -> Reading | None:
    """A reading that is of a subordinate, or else what is wrong with it."""
    own = {one.id for one in await reports(scene)}
    match reading:
        case Understood(filled) if filled.value not in own:
            return _wrong(filled.value, filled.label, scene)
        case Several(options):
            left = [option for option in options if option.value in own]
            return Several(left) if left else Wrong("none_of_yours")
        case _:
            return reading


def _wrong(person: str, name: str, scene: Scene) -> Wrong:
    return Wrong("oneself") if person == scene.me else Wrong("not_yours", {"person": name})


def _whole_names(text: str) -> list[str]:
    """Two words in a row that look like a name: with capitals, or alone."""
    words = [word for word in (part.strip(_AROUND) for part in text.split()) if word]
    alone = len(words) == _NAMES
    return [f"{one} {other}" for one, other in pairwise(words) if alone or (one[0].isupper() and other[0].isupper())]


def _has(name: str, person: Person) -> bool:
    return set(map(folded, tokens_of(person.display_name))) <= set(map(folded, tokens_of(name)))
