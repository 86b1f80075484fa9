"""Whether words name a person of the directory."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from knowledge.tokens import folded, tokens_of
from telephony.models import Person

ALIKE = 82.0
"""From this similarity on (0 to 100) a word is one of a person's."""
SAME = 100.0


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [folded(token) for token in tokens_of(text)]


def fits(words: Sequence[str], person: Person, alike: float = ALIKE) -> bool:
    """Whether every word is one of the person's, and at least one of the name's."""
    name = words_of(person.display_name)
    work = words_of(f"{person.title} {person.department} {person.municipality}")
    others = [word for word in words if not _is_among(word, name, alike)]
    return len(others) < len(words) and all(_is_among(word, work, alike) or _is_part(word, work) for word in others)


def fits_name(words: Sequence[str], name: str, alike: float = ALIKE) -> bool:
    """Whether every word is one of a name's, or its genitive."""
    names = words_of(name)
    return all(_is_among(word, names, alike) or _is_among(word.removesuffix("s"), names, alike) for word in words)


def is_about(words: Sequence[str], title: str) -> bool:
    """Whether every word is one of a title's, or ends one."""
    theirs = words_of(title)
    return all(_is_among(word, theirs, ALIKE) or _is_part(word, theirs) for word in words)


def _is_among(word: str, words: Sequence[str], alike: float) -> bool:
    return process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=alike) is not None


def _is_part(word: str, words: Sequence[str]) -> bool:
    """Whether a word ends another, as "skolan" does "Dalbäcksskolan"."""
    return any(other.endswith(word) for other in words)
