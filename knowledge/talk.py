"""Recognises short set phrases: small talk, and what people tell the assistant to do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from knowledge.sentences import sentences_of
from knowledge.tokens import tokens_of

ALIKE = 88.0
"""From this similarity on (0 to 100) a text is taken as a misspelt set phrase."""
LENGTHS_APART = 2
"""A misspelt phrase has at most so many letters more or less."""
SHORTEST_MISSPELT = 5
"""Shorter texts must be written right."""


class SetPhrases:
    """Phrases that stand for themselves: the whole text counts, not what it is about."""

    def __init__(self, wordings: Mapping[str, Iterable[str]]) -> None:
        """wordings: by what they stand for."""
        self._meaning = {" ".join(tokens_of(text)): meaning for meaning, texts in wordings.items() for text in texts}
        self._longest = max((len(plain.split()) for plain in self._meaning), default=0)
        self._alike: dict[tuple[int, str], list[str]] = defaultdict(list)
        for plain in filter(None, self._meaning):
            for length in range(len(plain) - LENGTHS_APART, len(plain) + LENGTHS_APART + 1):
                for edge in _edges(plain):
                    self._alike[length, edge].append(plain)

    def part_from(self, message: str) -> tuple[str, list[str]]:
        """The message without such phrases, and what the phrases stood for."""
        whole = self.find(message)
        if whole:
            return "", [whole]
        texts = sentences_of(message)
        if len(texts) == 1:
            both = self._two(message)
            return ("", both) if both else (message, [])
        sentences = [(sentence, self.find(sentence)) for sentence in texts]
        rest = [sentence for sentence, meaning in sentences if meaning is None]
        return " ".join(rest), [meaning for _, meaning in sentences if meaning]

    def _two(self, text: str) -> list[str]:
        """What two phrases stand for that follow each other without a stop ("hi what can you do"); none for others."""
        tokens = tokens_of(text)
        for place in range(1, min(len(tokens), self._longest + 1)):
            first = self._meaning.get(" ".join(tokens[:place]))
            second = self.find(" ".join(tokens[place:])) if first else None
            if first and second:
                return [first, second]
        return []

    def find(self, text: str) -> str | None:
        """What a text stands for, if it is such a phrase."""
        plain = " ".join(tokens_of(text))
        if plain in self._meaning:
            return self._meaning[plain]
        if len(plain) < SHORTEST_MISSPELT:
            return None
        alike = [phrase for edge in _edges(plain) for phrase in self._alike.get((len(plain), edge), ())]
        best = process.extractOne(plain, alike, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return self._meaning[best[0]] if best else None


def _edges(plain: str) -> set[str]:
    """The beginning and the end of a phrase; a misspelt one has at least one of them right."""
    return {f"{plain[:2]}-", f"-{plain[-2:]}"}
