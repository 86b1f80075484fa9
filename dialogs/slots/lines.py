"""Which of several lines go along with something."""

from collections.abc import Callable, Mapping, Sequence

from dialogs.frames import Filled
from dialogs.line_words import line_words
from dialogs.reply import Field, Input, Item
from dialogs.scene import Scene, capital
from dialogs.slots.kind import Kind, Reading, Understood, Wrong


class Lines(Kind):
    """Lines that all go along until some are struck out, by their numbers as they were shown last.

    The value holds those that go along and the label all of them, a line each.
    """

    proposed = True

    def __init__(self, among: Callable[[Scene], Sequence[str]]) -> None:
        """among: all lines."""
        self._among = among

    def all_of(self, scene: Scene) -> Filled | None:
        """All lines as the slot's value; None where there are none."""
        lines = "\n".join(self._among(scene))
        return Filled(value=lines, label=lines) if lines else None

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: mere numbers are struck out."""
        return self._said(text, slot, scene) or self._struck(text, slot, scene)

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: only once the lines were shown."""
        return self._said(text, slot, scene) if slot in scene.frame.slots else None

    async def fields(self, slot: str, scene: Scene) -> tuple[Field, ...]:
        """See Kind: each line can be ticked."""
        lines, kept = self._lines(slot, scene), self._kept(slot, scene)
        ticked = [str(number) for number, line in enumerate(lines, 1) if line in kept]
        field = Field(
            name=slot,
            label=capital(scene.script.slots[slot].name[scene.language]),
            input=Input.TICKS,
            value=",".join(ticked),
            items=tuple(Item(str(number), line) for number, line in enumerate(lines, 1)),
        )
        return (field,)

    async def filled_in(self, values: Mapping[str, str], slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        ticked = values[slot].split(",")
        lines = self._lines(slot, scene)
        return self._going(slot, scene, [line for number, line in enumerate(lines, 1) if str(number) in ticked])

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind: numbered, as they are sent."""
        return f"\n{numbered(filled.value)}" if filled.value else scene.title(slot, "none")

    def briefly(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind: how many of how many."""
        left, every = (len(text.splitlines()) for text in (filled.value, filled.label))
        return scene.say("says.left", left=str(left), every=str(every))

    def _lines(self, slot: str, scene: Scene) -> list[str]:
        filled = scene.frame.slots.get(slot)
        return filled.label.splitlines() if filled else list(self._among(scene))

    def _kept(self, slot: str, scene: Scene) -> list[str]:
        """Those that were shown last, whose numbers people know."""
        filled = scene.frame.slots.get(slot)
        return filled.value.splitlines() if filled else self._lines(slot, scene)

    def _said(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """What plainly says which lines go along."""
        seen, words = scene.sight(text), line_words()
        if words.none.fit(seen):
            return self._going(slot, scene, [])
        if words.everything.fit(seen):
            return self._going(slot, scene, self._lines(slot, scene))
        if words.keep.fit(seen):
            return self._struck(text, slot, scene, others=True)
        return self._struck(text, slot, scene) if words.strike.fit(seen) else None

    def _struck(self, text: str, slot: str, scene: Scene, *, others: bool = False) -> Reading | None:
        """The lines without those that a text names, or without all others."""
        kept = self._kept(slot, scene)
        named = line_words().named(text, len(kept))
        if not named:
            return None
        if max(named) > len(kept):
            return Wrong("unknown", {"most": str(len(kept))})
        return self._going(slot, scene, [line for number, line in enumerate(kept, 1) if (number in named) is others])

    def _going(self, slot: str, scene: Scene, lines: Sequence[str]) -> Understood:
        return Understood(scene.filled("\n".join(lines), "\n".join(self._lines(slot, scene))))


def numbered(lines: str) -> str:
    """Lines with their numbers before them."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines.splitlines(), 1))
