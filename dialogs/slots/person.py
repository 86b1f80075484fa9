"""A person in the directory."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from dialogs.listening import listening
from dialogs.reply import Field, Input, Item
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Option, Reading, Several, Understood
from knowledge.tokens import folded, tokens_of
from telephony.models import Person, PersonRef

MOST = 5
"""So many people are offered."""
ALIKE = 82.0
"""From this similarity on (0 to 100) a word is one of a name's."""

Among = Callable[[Scene], Awaitable[Sequence[PersonRef]]]


class Someone(Kind):
    """A person by name, and by department or number where those are searched."""

    def __init__(self, among: Among | None = None, *, oneself: bool = False) -> None:
        """among: those who are meant first; oneself: whether the person may be meant as well."""
        self._among = among
        self._oneself = oneself

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        if self._oneself and self._is_own(text):
            return Understood(scene.filled(scene.me, scene.turn.person.name))
        query = _query(text, scene.script.slots[slot].around)
        if not query:
            return None
        return await self._near(query, scene) or _read(await scene.reads.find_persons(query, scene.actor, MOST), scene)

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: oneself, or one of those who are meant first, by the whole name or an unmistakable part."""
        if self._oneself and self._is_own(text):
            return Understood(scene.filled(scene.me, scene.turn.person.name))
        query = _query(text, scene.script.slots[slot].around)
        return await self._near(query, scene) if query else None

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        people = list(await self._among(scene)) if self._among else []
        if len(people) > MOST:
            people = []
        options = [Option(one.id, one.display_name) for one in people]
        if self._oneself and scene.script.slots[slot].choices:
            options.insert(0, Option(scene.me, scene.title(slot, "me")))
        return options

    async def fields(self, slot: str, scene: Scene) -> tuple[Field, ...]:
        """See Kind: all of those who are meant first, however many, where anybody is."""
        people = list(await self._among(scene)) if self._among else []
        (field,) = await super().fields(slot, scene)
        if len(people) <= MOST:
            return (field,)
        items = (Item(one.id, one.display_name) for one in people)
        oneself = [Item(scene.me, scene.title(slot, "me"))] if self._oneself else []
        return (replace(field, input=Input.CHOICE, items=(*oneself, *items), hint=""),)

    async def filled_in(self, values: Mapping[str, str], slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        people = list(await self._among(scene)) if self._among else []
        chosen = next((one for one in people if one.id == values[slot]), None)
        if chosen:
            return Understood(scene.filled(chosen.id, chosen.display_name))
        return await super().filled_in(values, slot, scene)

    def _is_own(self, text: str) -> bool:
        """Whether a text says that the person is meant who writes it."""
        return listening().is_own(text) is True

    async def _near(self, query: str, scene: Scene) -> Reading | None:
        """Those of the people who are meant first whose names have every name in the query."""
        if not self._among:
            return None
        people = await self._among(scene)
        words = [folded(token) for token in tokens_of(query)]
        best: list[PersonRef] = []
        most = 0
        for one in people:
            names = [folded(token) for token in tokens_of(one.display_name)]
            hits = sum(
                process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None for word in words
            )
            if hits > most:
                best, most = [one], hits
            elif hits and hits == most:
                best.append(one)
        if len(best) == 1:
            return Understood(scene.filled(best[0].id, best[0].display_name))
        return Several([Option(one.id, one.display_name) for one in best]) if best else None


def _query(text: str, around: Sequence[str]) -> str:
    """The text without the words that stand around a name."""
    plain = {folded(token) for word in around for token in tokens_of(word)}
    return " ".join(token for token in text.split() if not set(map(folded, tokens_of(token))) <= plain)


def _read(found: Sequence[Person], scene: Scene) -> Reading | None:
    if len(found) == 1:
        return Understood(scene.filled(found[0].id, found[0].display_name))
    options = [Option(one.id, f"{one.display_name}, {one.title}, {one.department}") for one in found]
    return Several(options) if options else None
