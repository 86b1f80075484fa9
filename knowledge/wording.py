"""From what somebody wrote to what it is about: word families and stems."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from knowledge.spelling import Speller
from knowledge.tokens import tokens_of
from knowledge.words import Lexicon

SHORTEST_PART = 3
"""The parts of a compound have at least this many letters."""
SHORTEST_COMPOUND = 7
WIDEST_GAP = 3
"""So many words may stand between a verb and its particle."""
LINKS = ("", "s")
"""What Swedish puts between the parts of a compound."""


@dataclass(frozen=True)
class Wording:
    """What a text is about.

    Attributes:
        features: word families as "<phone>" and stems of other known words, in order, fillers left out.
        unknown: words that no topic and no family knows.
    """

    features: tuple[str, ...]
    unknown: tuple[str, ...]


class WordingReader:
    """Reads texts of one language against the words that the knowledge base knows."""

    def __init__(self, lexicon: Lexicon, known_words: Iterable[str]) -> None:
        """known_words: the folded words of the templates, besides those of the lexicon."""
        self._lexicon = lexicon
        words = lexicon.words | set(known_words)
        self._stems = {lexicon.stem(word) for word in words} | lexicon.fillers
        self._whole = {lexicon.stem(word) for word in lexicon.words if len(word) >= SHORTEST_COMPOUND - 1}
        self._heads = self._stems - lexicon.fillers
        self._speller = Speller(words)
        self._resolved = lru_cache(maxsize=20_000)(self._resolve)

    def read(self, text: str) -> Wording:
        """What a text is about; words in angle brackets are families already."""
        stems: list[str] = []
        unknown: list[str] = []
        for token in self._joined(tokens_of(text)):
            parts = self._resolved(token)
            if parts is None:
                unknown.append(token)
            else:
                stems.extend(parts)
        return Wording(tuple(self._families(stems)), tuple(unknown))

    def _joined(self, tokens: list[str]) -> list[str]:
        """Puts compounds together that were written apart ("skärm lås")."""
        joined: list[str] = []
        for token in tokens:
            if joined and self._lexicon.stem(joined[-1] + token) in self._whole:
                joined[-1] += token
            else:
                joined.append(token)
        return joined

    def _resolve(self, token: str) -> tuple[str, ...] | None:
        """The stems that a token stands for; None when nobody knows it."""
        stem = self._lexicon.stem(token)
        if stem in self._stems:
            return (stem,)
        near = self._speller.correct(token)
        if near:
            return (self._lexicon.stem(near),)
        parts = self._split(token)
        if parts:
            return parts
        far = self._speller.correct(token, mistakes=2)
        return (self._lexicon.stem(far),) if far else None

    def _split(self, token: str) -> tuple[str, ...] | None:
        """The parts of a compound, of which the last is the longest that is known."""
        if len(token) < SHORTEST_COMPOUND:
            return None
        for cut in range(SHORTEST_PART, len(token) - SHORTEST_PART + 1):
            tail = self._lexicon.stem(token[cut:])
            if tail not in self._heads:
                continue
            for link in LINKS:
                head = token[:cut].removesuffix(link) if link else token[:cut]
                stem = self._lexicon.stem(head)
                if len(head) >= SHORTEST_PART and stem in self._heads:
                    return (stem, tail)
        return None

    def _families(self, stems: list[str]) -> list[str]:
        features: list[str] = []
        taken: set[int] = set()
        for position, stem in enumerate(stems):
            if position in taken:
                continue
            family = self._phrase(stems, position, taken) or self._lexicon.families.get(stem)
            if family:
                features.append(f"<{family}>")
            elif stem not in self._lexicon.fillers:
                features.append(stem)
        return features

    def _phrase(self, stems: list[str], start: int, taken: set[int]) -> str | None:
        for phrase in self._lexicon.phrases.get(stems[start], ()):
            places = self._places(phrase.stems, stems, start)
            if places and not taken.intersection(places):
                taken.update(places)
                return phrase.family
        return None

    def _places(self, phrase: tuple[str, ...], stems: list[str], start: int) -> list[int] | None:
        end = start + len(phrase)
        if tuple(stems[start:end]) == phrase:
            return list(range(start, end))
        if len(phrase) == 2 and phrase[1] in self._lexicon.particles:
            for place in range(start + 2, min(start + 2 + WIDEST_GAP, len(stems))):
                if stems[place] == phrase[1]:
                    return [start, place]
        return None
