"""Whom somebody looks for in the directory: a number, or the words that name a person or a place of work."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dialogs.cues import Cues, Sighting
from dialogs.listening import listening
from dialogs.scene import Scene
from dialogs.slots.kind import Reading, Understood
from dialogs.slots.words import Words
from knowledge.fact_kinds import Series
from knowledge.numbers import find_extension, holds_number
from knowledge.tokens import folded, tokens_of
from knowledge.topics import Strict
from knowledge.yaml_lines import read_yaml

WORDS = Path(__file__).with_suffix(".yaml")
LONGEST = 200
"""Characters of what is looked for."""
MYSELF = "me"
"""Stands for the person who asks, whose own manager is sought."""
MOST_NAMING = 5
"""A person is named by at most so many words."""

_PARTS = re.compile(r"[.,;:!?\n()]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")

Phrase = tuple[str, ...]


class _SoughtFile(Strict):
    leads: list[str]
    around: list[str]
    introducing: list[str]
    mobile: list[str]
    connecting: list[str]
    managing: list[str]
    managers: list[str]


class Sought(Words):
    """A name, a department, a title, an extension or a number in any words that ask for it."""

    long = False

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        sought = sought_in(text)
        if asks_for_manager(scene.sight(text)):
            sought = managed(sought) or (MYSELF if listening().is_own(text) else "")
        return Understood(scene.filled(sought)) if sought else None

    async def brought(self, value: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: a name, a place of work or a number as it stands, for in a title no word leads to another."""
        return Understood(scene.filled(value)) if tokens_of(value) and len(value) <= LONGEST else None

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: in the message that starts the flow, or another such."""
        if scene.frame.asked and not Cues(scene.script.starts).fit(scene.sight(text)):
            return None
        return await self.read(text, slot, scene)

    async def corrected(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: only another municipality for the same name; who is named anew is looked for anew."""
        where = sought_in(text)
        places = {part.municipality for part in scene.facts.of(Series, "number_series").value}
        if where.capitalize() not in places:
            return None
        others = [word for word in scene.value(slot).split() if word.capitalize() not in places]
        return Understood(scene.filled(" ".join([*others, where])))


def sought_in(text: str) -> str:
    """Whom a text asks for; empty when it names nobody.

    Returns:
        A number of the municipalities in E.164, another number as it stands, or the words that name somebody.
    """
    if number := find_extension(text):
        return number.number
    if holds_number(text):
        return text.strip()[:LONGEST]
    led, others = _said(text)
    return next(iter((*led, *filter(None, [others]))), "")[:LONGEST]


def names_alone(text: str) -> bool:
    """Whether a text names somebody once, and says nothing beside."""
    led, others = _said(text)
    return len(led) + bool(others) == 1


def _said(text: str) -> tuple[list[str], str]:
    """What names something after each lead, the last lead first, and what does without one."""
    parts = [_parted(_WORD.findall(part)) for part in _PARTS.split(text)]
    led = [words for _, *following in reversed(parts) for words in reversed(following)]
    others = [word for before, *_ in parts for word in before]
    return [found for words in led if (found := _names(words))], _names(others)


def _names(words: Sequence[str]) -> str:
    return " ".join(filter(None, map(_naming, words)))


def is_led(text: str) -> bool:
    """Whether a text says that whom it names is looked for."""
    return any(len(_parted(_WORD.findall(part))) > 1 for part in _PARTS.split(text))


def introduces(seen: Sighting) -> bool:
    """Whether a message says who the person is that writes it."""
    return Cues(_words().introducing).fit(seen)


def asks_for_mobile(seen: Sighting) -> bool:
    """Whether a message asks for a mobile number in particular."""
    return Cues(_words().mobile).fit(seen)


def asks_to_connect(seen: Sighting) -> bool:
    """Whether a message asks for a call, and not for a number."""
    return Cues(_words().connecting).fit(seen)


def asks_for_manager(seen: Sighting) -> bool:
    """Whether a message asks for the manager of those whom it names."""
    return Cues(_words().managing).fit(seen)


def managed(sought: str) -> str:
    """Those whose manager is sought, without the word for a manager."""
    managers = frozenset(map(_plain, _words().managers))
    return " ".join(word for word in sought.split() if _plain(word) not in managers)


def _parted(words: Sequence[str]) -> list[list[str]]:
    """What stands before the first lead, and what follows each lead up to the next one."""
    plain = tuple(_plain(word) for word in words)
    parted: list[list[str]] = [[]]
    place = 0
    while place < len(words):
        length = max((len(lead) for lead in _leads() if plain[place : place + len(lead)] == lead), default=0)
        if length:
            parted.append([])
        else:
            parted[-1].append(words[place])
        place += length or 1
    return parted


def _naming(word: str) -> str:
    """A word without its possessive; empty when it names nobody."""
    return "" if _plain(word) in _around() else _POSSESSIVE.sub("", word)


def _plain(word: str) -> str:
    return "".join(map(folded, tokens_of(word)))


@cache
def _words() -> _SoughtFile:
    words, _ = read_yaml(WORDS, _SoughtFile)
    return words


@cache
def _leads() -> tuple[Phrase, ...]:
    return tuple(tuple(map(folded, tokens_of(lead))) for lead in _words().leads)


@cache
def _around() -> frozenset[str]:
    return frozenset(map(_plain, _words().around))
