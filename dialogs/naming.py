"""Finds out whether a message names somebody of the directory and says nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dialogs.heard import Heard
from dialogs.slots.sought import MOST_NAMING, introduces, is_led, sought_in
from dialogs.stage import Stage
from knowledge.tokens import folded, tokens_of
from telephony.models import Actor, Person
from telephony.problems import TelephonyError

ALIKE = 82.0
"""From this similarity on (0 to 100) a word is one of a person's."""
SAME = 100.0


@dataclass(frozen=True)
class Named:
    """Somebody who is named.

    Attributes:
        words: the words that name the person.
        plainly: whether it can't well be another word that happens to be a name.
    """

    words: str
    plainly: bool


async def named(heard: Heard, stage: Stage) -> Named | None:
    """Whom a message names that says nothing else; None when it says something else, or when nobody can tell."""
    text = heard.turn.text
    words = [folded(token) for token in tokens_of(sought_in(text))]
    if not 0 < len(words) <= MOST_NAMING or not all(map(str.isalpha, words)) or _is_set_phrase(text, stage):
        return None
    if introduces(stage.sight(text, heard.spoken)):
        return None
    plainly = len(words) > 1 or is_led(text)
    actor = Actor(id=heard.turn.person.id, tenant=heard.turn.person.tenant)
    try:
        found = await stage.reads.find_persons(" ".join(words), actor)
    except TelephonyError:
        return None
    fits = any(_fits(words, person, ALIKE if len(words) > 1 else SAME) for person in found)
    return Named(sought_in(text), plainly) if fits else None


def _fits(words: Sequence[str], person: Person, alike: float) -> bool:
    """Whether every word is one of the person's, and at least one of the name's."""
    name = _words_of(person.display_name)
    work = _words_of(f"{person.title} {person.department} {person.municipality}")
    others = [word for word in words if not _is_among(word, name, alike)]
    return len(others) < len(words) and all(_is_among(word, work, alike) or _is_part(word, work) for word in others)


def _is_among(word: str, words: Sequence[str], alike: float) -> bool:
    return process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=alike) is not None


def _is_part(word: str, words: Sequence[str]) -> bool:
    """Whether a word ends another, as "skolan" does "Dalbäcksskolan"."""
    return any(other.endswith(word) for other in words)


def _words_of(text: str) -> list[str]:
    return [folded(token) for token in tokens_of(text.replace("-", " "))]


def _is_set_phrase(text: str, stage: Stage) -> bool:
    knowledge = stage.knowledge
    phrases = (knowledge.small_talk_phrases, knowledge.command_phrases)
    return any(each.find(text) for each in phrases) or stage.repair.command(text) is not None
