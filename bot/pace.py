"""How long things are waited for, all in one place so that tests need not wait."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass

from bot.repeating import Pause

_chance = random.SystemRandom()


@dataclass(frozen=True)
class Pace:
    """Patience, and what measures it.

    Attributes:
        breath_seconds: how long the results of orders are waited for before they are told as they stand.
        call_seconds: how long a call to the telephony backend may take.
        stop_seconds: how long what is in hand may take when the server stops.
        pause: lets so many seconds pass.
        chance: a number between two others, by chance.
    """

    breath_seconds: float = 4.0
    call_seconds: float = 10.0
    stop_seconds: float = 5.0
    pause: Pause = asyncio.sleep
    chance: Callable[[float, float], float] = _chance.uniform
