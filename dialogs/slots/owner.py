"""Whose something is: the person's own, a subordinate's, or anybody's who is named in full."""

import re
from collections.abc import Sequence

from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.kind import Option, Reading, Several, Understood
from dialogs.slots.person import Someone
from telephony.models import Person
from telephony.problems import TelephonyError

_FULL_NAME = re.compile(r"\b[A-ZÅÄÖÉ][\w-]+ [A-ZÅÄÖÉ][\w-]+")


class Owner(Someone):
    """A person, who may be oneself; somebody else is never mistaken for oneself."""

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        named = await self._named(text, scene)
        if named:
            return named
        if listening().is_own(text):
            return Understood(scene.filled(scene.me, scene.turn.person.name))
        return await super().notice(text, slot, scene) if listening().is_own(text) is None else None

    async def _found(self, name: str, scene: Scene) -> Sequence[Person]:
        """Whom a name may mean; nobody where the directory doesn't tell, for a report must not wait."""
        try:
            return await scene.reads.find_persons(name, scene.actor, 2)
        except TelephonyError:
            return ()

    async def _named(self, text: str, scene: Scene) -> Reading | None:
        """Whoever is named in full."""
        for name in _FULL_NAME.findall(text):
            found = await self._found(name, scene)
            if len(found) == 1:
                return Understood(scene.filled(found[0].id, found[0].display_name))
            if found:
                return Several([Option(one.id, f"{one.display_name}, {one.department}") for one in found])
        return None
