"""Reads an answer to "did you mean…?" that is written instead of pressed."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from dialogs.phrasebook import PlaceWords
from knowledge.tokens import tokens_of

ALIKE = 85.0
"""From this similarity on (0 to 100) a text names a choice by its title."""


def chosen(text: str, titles: Sequence[str], words: PlaceWords) -> int | None:
    """The position of the choice that a text names: by number, place or title; None if it names none."""
    tokens = [token for token in tokens_of(text) if token not in words.around]
    said = " ".join(tokens)
    if said and titles:
        if said in words.last:
            return len(titles) - 1
        for place, names in enumerate(words.places[: len(titles)]):
            if said in names:
                return place
    plain = [title.casefold() for title in titles]
    best = process.extractOne(text.casefold(), plain, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return int(best[2]) if best else None
