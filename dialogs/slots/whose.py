"""Of whom a message speaks: somebody of the directory, or another than the one who writes it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from dialogs.fitting import ALIKE, SAME, fits_name
from dialogs.scene import Scene
from knowledge.tokens import folded, tokens_of
from knowledge.topics import Strict
from knowledge.yaml_lines import read_yaml
from telephony.models import Person, PersonRef

WORDS = Path(__file__).with_suffix(".yaml")
MOST = 5
"""So many people may have the name that is said."""
MOST_NAMES = 12
"""So many words of a message are looked up that may be names."""
LONGEST = 3
"""Words that a name has at most."""
SHORTEST = 3
"""Letters that a name has at least."""

A_THING = "telefon"

_PARTS = re.compile(r"[.,;:!?\n()]+")
_FULL_NAME = re.compile(r"(?:(\w+) )?\b([A-ZÅÄÖÉ][\w-]+ [A-ZÅÄÖÉ][\w-]+)")


class _WhoseFile(Strict):
    leads: list[str]
    acts: list[str]
    things: list[str]
    definite: list[str]
    mine: list[str]
    others: list[str]
    bosses: list[str]
    aside: list[str]
    open: list[str]
    plain: list[str]


async def spoken_of(text: str, scene: Scene, among: Sequence[PersonRef] = ()) -> list[Person | PersonRef]:
    """Whom a message names where it tells whose something is; several, where several have that name.

    Args:
        text: the message.
        scene: where it is said.
        among: those who are known even by a part of their name, wherever it stands.

    Raises:
        TelephonyError: the directory doesn't answer.
    """
    if is_mine(text):
        return []
    for name in islice(dict.fromkeys(map(tuple, _names_in(text))), MOST_NAMES):
        found = await scene.reads.find_persons(" ".join(name), scene.actor, MOST)
        fitting = [one for one in found if fits_name(name, one.display_name, _likeness(name))]
        if fitting:
            return [*fitting]
    if _spots_of("bosses", text):
        manager = await scene.reads.manager_of(scene.me)
        return [manager] if manager else []
    words = _plain(text)
    return [one for one in among if any(fits_name([word], one.display_name, SAME) for word in words)]


def is_of_another(text: str) -> bool:
    """Whether a message says that something is somebody else's, or that somebody else did something, by its form."""
    if is_mine(text):
        return False
    return bool(_spots_of("others", text) or _spots_of("bosses", text) or _genitives(text))


def is_mine(text: str) -> bool:
    """Whether a text speaks of something of one's own, and of nothing of somebody else's."""
    own = any(place and words[place - 1] in _set("mine") for words, place in _at(text, "things", "definite"))
    return own and not _genitives(text)


def leaves_open(text: str) -> bool:
    """Whether a text that doesn't say that something is one's own says no more than that it isn't known whose."""
    return not is_mine(text) and not _set("open").isdisjoint(_plain(text))


def as_answer(text: str) -> str:
    """A text that tells whose something is, with the something."""
    return f"{text} {A_THING}"


def _names_in(text: str) -> Iterator[list[str]]:
    """The words that may be a name: in full with capitals, or where a name may stand, the longest first."""
    for before, name in _FULL_NAME.findall(text):
        if folded(before.casefold()) not in _set("aside"):
            yield _plain(name)
    spots = list(_spots(text))
    for length in range(LONGEST, 0, -1):
        for spot, follows in spots:
            name = spot[:length] if follows else spot[-length:]
            if len(name) == length and all(map(_may_name, name)):
                yield name


def _may_name(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word not in _set("plain")


def _spots(text: str) -> Iterator[tuple[list[str], bool]]:
    """The words where a name may stand, and whether it begins or ends them."""
    for words, place in _at(text, "things", "acts"):
        yield words[max(0, place - LONGEST) : place], False
    for words, place in _at(text, "leads"):
        following = words[place + 1 :]
        while following and following[0] in _set("plain"):
            following = following[1:]
        yield following[:LONGEST], True


def _spots_of(kind: str, text: str) -> bool:
    """Whether one of these words stands where a name may stand."""
    before = any(words[place - 1] in _set(kind) for words, place in _at(text, "things", "definite", "acts") if place)
    after = any(_set(kind) & set(words[place + 1 : place + LONGEST]) for words, place in _at(text, "leads"))
    return before or after


def _genitives(text: str) -> list[str]:
    """The words before things that are theirs, by their form."""
    before = [words[place - 1] for words, place in _at(text, "things") if place]
    return [word for word in before if word.endswith("s") and _may_name(word)]


def _at(text: str, *kinds: str) -> Iterator[tuple[list[str], int]]:
    """The parts of a text with a word of these kinds, and where it stands."""
    wanted = frozenset[str]().union(*map(_set, kinds))
    for part in _PARTS.split(text):
        words = _plain(part)
        yield from ((words, place) for place, word in enumerate(words) if word in wanted)


def _likeness(name: Sequence[str]) -> float:
    """A name of one word has to be right; in a longer one a letter may be wrong."""
    return ALIKE if len(name) > 1 else SAME


def _plain(text: str) -> list[str]:
    return [folded(token) for token in tokens_of(text)]


@cache
def _set(kind: str) -> frozenset[str]:
    words, _ = read_yaml(WORDS, _WhoseFile)
    return frozenset(word for listed in getattr(words, kind) for word in _plain(listed))
