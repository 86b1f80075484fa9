"""What a message wants done, learnt from messages that people have written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from knowledge.chances import Chances, grams_of
from knowledge.wording import Wording


@dataclass(frozen=True)
class Wanted:
    """What a message most likely wants done.

    Attributes:
        intent: what.
        leads: how much likelier each thing is than that nothing is to be done, as log odds; below zero when it isn't.
    """

    intent: str
    leads: Mapping[str, float]

    @property
    def lead(self) -> float:
        """How much likelier it is than that nothing is to be done, as log odds."""
        return self.leads[self.intent]

    def ahead_of(self, intents: Iterable[str]) -> float:
        """How much likelier it is than any of some others, as log odds."""
        return self.lead - max((self.leads[intent] for intent in intents if intent != self.intent), default=-inf)


class Intents:
    """Tells what a message wants done, by naive Bayes over its meanings and its letters."""

    def __init__(self, wordings: Mapping[str, Sequence[Wording]], others: Sequence[Sequence[Wording]]) -> None:
        """Count all messages.

        Args:
            wordings: messages that want something done, by what.
            others: messages that only ask, or are about something else, of several kinds.
        """
        self._names = list(wordings)
        classes = [*wordings.values(), *others]
        texts = [wording for messages in classes for wording in messages]
        number = np.repeat(np.arange(len(classes)), [len(messages) for messages in classes])
        part = np.ones(len(texts))
        self._meanings = Chances([_terms(wording) for wording in texts], number, part)
        self._letters = Chances([wording.words for wording in texts], number, part, grams_of)

    def likeliest(self, wording: Wording) -> Wanted:
        """What a message most likely wants done."""
        scores: NDArray[np.float64] = self._meanings.scores(_terms(wording)) + self._letters.scores(wording.words)
        wants, others = np.split(scores, [len(self._names)])
        leads = dict(zip(self._names, (wants - others.max()).tolist(), strict=True))
        return Wanted(max(leads, key=leads.__getitem__), leads)


def _terms(wording: Wording) -> list[str]:
    """The meanings, and the pairs of words that follow each other: "I am" and "am I" want different things."""
    pairs = [f"{first} {second}" for first, second in zip(wording.words, wording.words[1:], strict=False)]
    return [*wording.features, *pairs, f"^{wording.words[0]}" if wording.words else "^"]
