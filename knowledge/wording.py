"""From what somebody wrote to what it is about: word families and stems."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from knowledge.spelling import Speller
from knowledge.tokens import folded, tokens_of
from knowledge.words import Lexicon

SHORTEST_PART = 3
"""The parts of a compound have at least this many letters."""
SHORTEST_COMPOUND = 7
OVER_THE_JOINT = 2
"""A compound that was written apart goes on as a known word does for at least so many letters."""
WIDEST_GAP = 3
"""So many words may stand between a verb and its particle."""
MOST_AT_HAND = 64
"""So many texts are kept as they were read: a turn reads its message several times."""
LINKS = ("", "s")
"""What Swedish puts between the parts of a compound."""


@dataclass(frozen=True)
class Wording:
    """What a text is about.

    Attributes:
        words: the words themselves, in lower case.
        features: word families as "<phone>" and stems of other known words, in order, fillers left out.
        unknown: words that no topic and no family knows.
    """

    words: tuple[str, ...]
    features: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words in a row."""
        return " ".join(self.words)


@dataclass(frozen=True)
class _Known:
    """A known word.

    Attributes:
        stem: the word without its ending.
        feature: its family as "<phone>", or else its stem; empty where the word says nothing of a subject.
    """

    stem: str
    feature: str


class WordingReader:
    """Reads texts of one language against the words that the knowledge base knows."""

    def __init__(self, lexicon: Lexicon, template_words: Set[str]) -> None:
        self._lexicon = lexicon
        self._asked_with = {lexicon.stem(word) for word in template_words}
        words = sorted(lexicon.words | template_words | lexicon.fillers | lexicon.background)
        self._words = set(words)
        self._by_stem = {lexicon.stem(word): word for word in reversed(words)}
        self._by_folded = {folded(word): word for word in reversed(words)}
        self._by_folded_stem = {lexicon.stem(folded(word)): word for word in reversed(words)}
        self._speller = Speller(
            {folded(word): word for word in words if word not in lexicon.fillers | lexicon.background}
        )
        compounds = {folded(word) for word in words if len(word) >= SHORTEST_COMPOUND - 1 and lexicon.family(word)}
        self._beginnings = {word[:length] for word in compounds for length in range(1, len(word) + 1)}
        self._is_compound = lru_cache(maxsize=20_000)(self._known_compound)
        self._resolved = lru_cache(maxsize=20_000)(self._resolve)
        self._latest = lru_cache(maxsize=MOST_AT_HAND)(self._read)

    def read(self, text: str) -> Wording:
        """What a text is about."""
        return self._latest(text)

    def _read(self, text: str) -> Wording:
        tokens = tokens_of(text)
        resolved = [(token, self._resolved(token)) for token in self._joined(tokens)]
        words = [word for _, found in resolved for word in found]
        return Wording(tokens, tuple(self._features(words)), tuple(token for token, found in resolved if not found))

    def unknown(self, text: str) -> list[str]:
        """The words of a text that nobody knows."""
        return [token for token in self._joined(tokens_of(text)) if not self._resolved(token)]

    def _joined(self, tokens: Sequence[str]) -> list[str]:
        """Puts compounds together that were written apart ("skärm lås")."""
        joined: list[str] = []
        for token in tokens:
            if joined and self._continues(joined[-1], token):
                joined[-1] += token
            elif len(joined) > 1 and self._continues(joined[-2] + joined[-1], token):
                joined[-2:] = [joined[-2] + joined[-1] + token]
            else:
                joined.append(token)
        return joined

    def _continues(self, start: str, token: str) -> bool:
        """Whether a token is the rest of a known compound that begins so."""
        plain = start if start.isascii() else folded(start)
        return (
            plain in self._beginnings
            and plain + folded(token[:OVER_THE_JOINT]) in self._beginnings
            and self._is_compound(start + token)
        )

    def _known_compound(self, token: str) -> bool:
        word = self._known(token) if len(token) >= SHORTEST_COMPOUND - 1 else None
        return bool(word and self._lexicon.family(word))

    def _known(self, token: str) -> str | None:
        """The known word that a token is, or is a form of; without Swedish letters any of them is meant."""
        if token in self._words:
            return token
        stem = self._lexicon.stem(token)
        if stem in self._by_stem:
            return self._by_stem[stem]
        if not token.isascii():
            return None
        return self._by_folded.get(token) or self._by_folded_stem.get(stem)

    def _resolve(self, token: str) -> tuple[_Known, ...]:
        """The known words that a token stands for; none when nobody knows it."""
        return tuple(self._described(word) for word in self._known_words(token))

    def _described(self, word: str) -> _Known:
        stem, family = self._lexicon.stem(word), self._lexicon.family(word)
        return _Known(stem, f"<{family}>" if family else stem if self._tells(word, stem) else "")

    def _known_words(self, token: str) -> tuple[str, ...]:
        word = self._known(token) or self._speller.correct(folded(token))
        if word:
            return (word,)
        parts = self._split(token)
        if parts:
            return parts
        far = self._speller.correct(folded(token), mistakes=2)
        return (far,) if far else ()

    def _split(self, token: str) -> tuple[str, ...]:
        """The two known parts of a compound, of which the last is as long as can be."""
        if len(token) < SHORTEST_COMPOUND:
            return ()
        for cut in range(SHORTEST_PART, len(token) - SHORTEST_PART + 1):
            tail = self._part(token[cut:])
            if tail:
                for link in LINKS:
                    head = self._part(token[:cut].removesuffix(link))
                    if head:
                        return (head, tail)
        return ()

    def _part(self, token: str) -> str | None:
        if len(token) < SHORTEST_PART:
            return None
        word = self._known(token)
        return word if word and self._lexicon.family(word) else None

    def _features(self, words: list[_Known]) -> list[str]:
        stems = [word.stem for word in words]
        features: list[str] = []
        taken: set[int] = set()
        for position, word in enumerate(words):
            if position in taken:
                continue
            family = self._phrase(stems, position, taken)
            features.append(f"<{family}>" if family else word.feature)
        return [feature for feature in features if feature]

    def _tells(self, word: str, stem: str) -> bool:
        """Whether a word without a family counts."""
        if word in self._lexicon.background:
            return stem in self._asked_with
        return word not in self._lexicon.fillers

    def _phrase(self, stems: list[str], start: int, taken: set[int]) -> str | None:
        for phrase in self._lexicon.phrases.get(stems[start], ()):
            places = phrase.stems[1] in stems and self._places(phrase.stems, stems, start)
            if places and not taken.intersection(places):
                taken.update(places)
                return phrase.family
        return None

    def _places(self, phrase: tuple[str, ...], stems: list[str], start: int) -> list[int] | None:
        end = start + len(phrase)
        if tuple(stems[start:end]) == phrase:
            return list(range(start, end))
        *verb, particle = phrase
        if verb == [stems[start]] and particle in self._lexicon.particles:
            for place in range(end, min(end + WIDEST_GAP, len(stems))):
                if stems[place] == particle:
                    return [start, place]
        return None
