"""Whose something is: the person's own, a subordinate's, or anybody's who is named."""

from collections.abc import Sequence
from dataclasses import replace

from dialogs.listening import listening
from dialogs.reply import Field, Item
from dialogs.scene import Scene
from dialogs.slots.kind import Option, Reading, Several, Understood
from dialogs.slots.person import Someone
from dialogs.slots.whose import as_answer, is_mine, is_of_another, leaves_open, spoken_of
from telephony.models import Person, PersonRef
from telephony.problems import TelephonyError


class Owner(Someone):
    """A person, who may be oneself; somebody else is never mistaken for oneself."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        answer = as_answer(text)
        named = _reading(await others_named(answer, scene), scene)
        return named or (None if is_of_another(answer) else await super().read(text, slot, scene))

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        named = _reading(await others_named(text, scene), scene)
        if named or is_of_another(text):
            return named or await self._near(text, scene)
        if is_mine(text) or self._is_own(text):
            return Understood(scene.filled(scene.me, scene.turn.person.name))
        return await super().notice(text, slot, scene) if listening().is_own(text) is None else None

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind: of several who have the name that the flow was begun with, these."""
        if scene.frame.step:
            return await super().options(slot, scene)
        named = _reading(await others_named(scene.turn.text, scene), scene)
        return named.options if isinstance(named, Several) else await super().options(slot, scene)

    async def fields(self, slot: str, scene: Scene) -> tuple[Field, ...]:
        """See Kind: whoever is meant already is among those to choose among."""
        (field,) = await super().fields(slot, scene)
        known = scene.frame.slots.get(slot)
        if known is None or not field.items or known.value in {item.value for item in field.items}:
            return (field,)
        return (replace(field, items=(*field.items, Item(known.value, known.label))),)

    def _is_own(self, text: str) -> bool:
        """See Someone: not where the person speaks of not knowing whose it is."""
        return super()._is_own(text) and not leaves_open(text)


async def speaks_of_another(text: str, scene: Scene) -> bool:
    """Whether a message says that something is somebody else's, who may be named."""
    if is_mine(text):
        return False
    return listening().is_own(text) is False or is_of_another(text) or bool(await others_named(text, scene))


async def others_named(text: str, scene: Scene) -> Sequence[Person | PersonRef]:
    """Who is named; nobody where the directory doesn't tell, for a report must not wait."""
    try:
        return await spoken_of(text, scene)
    except TelephonyError:
        return ()


def _reading(people: Sequence[Person | PersonRef], scene: Scene) -> Reading | None:
    if len(people) == 1:
        return Understood(scene.filled(people[0].id, people[0].display_name))
    return Several([Option(one.id, _told_apart(one)) for one in people]) if people else None


def _told_apart(one: Person | PersonRef) -> str:
    return f"{one.display_name}, {one.department}" if isinstance(one, Person) else one.display_name
