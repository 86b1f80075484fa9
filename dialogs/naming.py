"""Finds out whether a message names somebody of the directory and says nothing else."""

from dataclasses import dataclass

from dialogs.fitting import ALIKE, SAME, fits, words_of
from dialogs.heard import Heard
from dialogs.slots.sought import MOST_NAMING, asks_for_manager, introduces, is_led, managed, names_alone, sought_in
from dialogs.stage import Stage
from knowledge.understanding import SURE
from telephony.models import Actor
from telephony.problems import TelephonyError

NAMES = 2
"""The words of a full name, as a rule."""


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
    if stage.knowledge.understanding.understand(text, heard.spoken)[0].probability >= SURE:
        return None
    seen = stage.sight(text, heard.spoken)
    words = words_of(managed(sought_in(text)) if asks_for_manager(seen) else sought_in(text))
    if not 0 < len(words) <= MOST_NAMING or not all(map(str.isalpha, words)) or _is_set_phrase(text, stage):
        return None
    if not names_alone(text) or introduces(seen):
        return None
    plainly = len(words) > 1 or is_led(text)
    actor = Actor(id=heard.turn.person.id, tenant=heard.turn.person.tenant)
    try:
        found = await stage.reads.find_persons(" ".join(words), actor)
    except TelephonyError:
        return None
    there = any(fits(words, person, ALIKE if len(words) > 1 else SAME) for person in found)
    return Named(sought_in(text), plainly) if there else None


def looks_like_a_name(heard: Heard, stage: Stage) -> bool:
    """Whether a message is two words that neither language has, as a first name and a surname are."""
    text = heard.turn.text
    words = text.split()
    latin = all(word.isalpha() and word.lower() != word.upper() for word in words)
    return len(words) == NAMES and latin and stage.knowledge.recogniser.is_foreign(text)


def _is_set_phrase(text: str, stage: Stage) -> bool:
    knowledge = stage.knowledge
    phrases = (knowledge.small_talk_phrases, knowledge.command_phrases)
    return any(each.find(text) for each in phrases) or stage.repair.command(text) is not None
