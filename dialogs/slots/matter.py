"""What something is about, which the message that starts a flow may tell already."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dialogs.cues import Cues
from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.kind import Reading
from dialogs.slots.words import LONGEST, Words
from knowledge.language import Language
from knowledge.tokens import tokens_of

_SHORTEST, _SHORTEST_LED = 3, 2
"""A clause of fewer words is a greeting or the like; one that is led over to may be shorter."""
_ENDS = r"[.,:;!?\n]+(?=\s|$)|\s[–-]\s"


class Matter(Words):
    """A matter in the person's own words; of the message that starts the flow, what neither starts it nor asks."""

    whole = True

    def __init__(self, *, questions: bool = False, longest: int = LONGEST) -> None:
        """questions: whether a question is the matter itself, and none of the person's to the assistant."""
        super().__init__(longest)
        self.questions = questions

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: in the first message alone, for later ones answer other questions."""
        if scene.frame.asked:
            return None
        return await super().read(self._told(text, slot, scene), slot, scene)

    async def corrected(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: what else is wrong comes after what was told."""
        return await self._joined(text, slot, scene) if tells_more(text, slot, scene) else None

    async def more(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: what comes after what was told."""
        return await self._joined(text, slot, scene) if self.tells(text, _SHORTEST) else None

    async def _joined(self, text: str, slot: str, scene: Scene) -> Reading | None:
        told = scene.value(slot)
        return None if text in told else await self.read(f"{told.rstrip('.')}. {text}", slot, scene)

    def _told(self, text: str, slot: str, scene: Scene) -> str:
        """From the first to the last clause that tells what the matter is."""
        starts = Cues(scene.script.starts)
        more = Cues(scene.script.slots[slot].more)
        told = [
            (start, end)
            for start, end in _clauses(text, scene.script.slots[slot].around)
            if self.tells(text[start:end], _shortest(text, start))
            and not _is_title(text[start:end], scene)
            and (more.fit(seen := scene.sight(text[start:end])) or not starts.fit(seen))
        ]
        return text[told[0][0] : told[-1][1]].strip(" .,:;–-") if told else ""

    def tells(self, clause: str, shortest: int) -> bool:
        """Whether a clause of so many words at least may be of the matter."""
        long_enough = len(tokens_of(clause)) >= shortest
        return long_enough and (self.questions or not listening().is_question(clause))


def tells_more(text: str, slot: str, scene: Scene) -> bool:
    """Whether a message that was no answer to the matter's own question tells more of it."""
    more = Cues(scene.script.slots[slot].more)
    return more.fit(scene.sight(text)) and not listening().is_question(text)


def _is_title(clause: str, scene: Scene) -> bool:
    """Whether a clause is the flow's own title, as a button writes it."""
    return tokens_of(clause) in [tokens_of(scene.script.title[language]) for language in Language]


def _clauses(text: str, joints: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the parts of a message begin and end: at punctuation, and at words that lead over to the matter."""
    start = 0
    for end in _pattern(tuple(joints)).finditer(text):
        yield start, end.end()
        start = end.end()
    yield start, len(text)


def _shortest(text: str, start: int) -> int:
    """How many words a clause has at least, where it begins after a joint or elsewhere."""
    return _SHORTEST_LED if text[:start].rstrip()[-1:].isalnum() else _SHORTEST


@cache
def _pattern(joints: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([_ENDS, *(rf"(?:^|\s){re.escape(joint)}\s" for joint in joints)]), re.IGNORECASE)
