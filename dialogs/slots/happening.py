"""What happened to something, in the person's own words."""

from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.choice import Choice
from dialogs.slots.kind import Reading, Understood
from dialogs.slots.words import Words
from knowledge.tokens import tokens_of


class Happening(Words):
    """How it came about, which the words that say what kind of thing happened may tell as well."""

    def __init__(self, kind: str, *, told_at_once: str, denied_by: str) -> None:
        """What it belongs to.

        Args:
            kind: the slot that says what kind of thing happened.
            told_at_once: the kind whose first words tell of it too; of others, only the answer to that slot does.
            denied_by: the kind that is told in place of an answer, as it means that something else happened.
        """
        super().__init__()
        self._kind = kind
        self._told_at_once = told_at_once
        self._denied_by = denied_by

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        named = await Choice().notice(text, self._kind, scene)
        is_denied = isinstance(named, Understood) and named.filled.value == self._denied_by != scene.value(self._kind)
        return None if is_denied else await super().read(text, slot, scene)

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: in the message that says the kind, where it says more than that."""
        kind = scene.frame.slots.get(self._kind)
        if kind is None or kind.said_in != scene.turn.id:
            return None
        if kind.value != self._told_at_once and scene.frame.asked != self._kind:
            return None
        told, _ = listening().parted(text)
        plain = {token for words in scene.script.slots[slot].around for token in tokens_of(words)}
        return None if plain.issuperset(tokens_of(told)) else await super().read(told, slot, scene)
