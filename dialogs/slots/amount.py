"""An amount of money, in whole kronor."""

import re

from dialogs.frames import Filled
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Reading, Understood, Wrong
from knowledge.amounts import AmountProblem, find_amount
from knowledge.fact_kinds import Money
from knowledge.fact_text import text as fact_text
from knowledge.plain_text import plain

_FIGURE = r"(?<![\d.,-])\d[\d .]*(?!\w)"
_BETWEEN = r"(?:\W+[a-z]+){0,3}\W+"
"""Some words between an amount and what it is the value of: "värd ungefär 1500"."""


class Amount(Kind):
    """An amount with its unit; as an answer, or after the flow's words for what it is, also a mere figure."""

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        figures = re.findall(_FIGURE, plain(text))
        return await self.notice(text, slot, scene) or (_reading(figures[0], scene) if len(figures) == 1 else None)

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        named = "|".join(re.escape(plain(word)) for word in scene.script.slots[slot].around)
        led = re.search(rf"\b(?:{named}){_BETWEEN}({_FIGURE})", plain(text))
        return _reading(text, scene) or (_reading(led[1], scene) if led else None)

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind."""
        return in_kronor(int(filled.value), scene)


def in_kronor(amount: int, scene: Scene) -> str:
    """An amount as the routine's own read: "1 500 kr"."""
    fee = scene.facts.of(Money, "buyout_fee")
    return fact_text(fee.model_copy(update={"value": amount}), scene.language)


def _reading(text: str, scene: Scene) -> Reading | None:
    match find_amount(text):
        case int() as amount:
            return Understood(scene.filled(str(amount)))
        case AmountProblem() as problem:
            return Wrong(problem.value)
        case _:
            return None
