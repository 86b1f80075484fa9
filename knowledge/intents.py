"""What a message wants done, learnt from messages that people have written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.chances import Chances, grams_of
from knowledge.wording import Wording


@dataclass(frozen=True)
class Wanted:
    """What a message most likely wants done.

    Attributes:
        intent: what.
        lead: how much likelier that is than that nothing is to be done, as log odds; below zero when it isn't.
        ahead: how much likelier it is than the next thing to do.
    """

    intent: str
    lead: float
    ahead: float


class Intents:
    """Tells what a message wants done, by naive Bayes over its meanings and its letters."""

    def __init__(self, wordings: Mapping[str, Sequence[Wording]], others: Sequence[Wording]) -> None:
        """Count all messages.

        Args:
            wordings: messages that want something done, by what.
            others: messages that only ask, or are about something else.
        """
        self._names = list(wordings)
        classes = [*wordings.values(), others]
        texts = [wording for messages in classes for wording in messages]
        number = np.repeat(np.arange(len(classes)), [len(messages) for messages in classes])
        part = np.ones(len(texts))
        self._meanings = Chances([_terms(wording) for wording in texts], number, part)
        self._letters = Chances([wording.words for wording in texts], number, part, grams_of)

    def likeliest(self, wording: Wording) -> Wanted:
        """What a message most likely wants done."""
        scores: NDArray[np.float64] = self._meanings.scores(_terms(wording)) + self._letters.scores(wording.words)
        best, second = np.argsort(-scores[:-1])[:2]
        return Wanted(self._names[best], float(scores[best] - scores[-1]), float(scores[best] - scores[second]))


def _terms(wording: Wording) -> list[str]:
    """The meanings, and the pairs of words that follow each other: "I am" and "am I" want different things."""
    pairs = [f"{first} {second}" for first, second in zip(wording.words, wording.words[1:], strict=False)]
    return [*wording.features, *pairs, f"^{wording.words[0]}" if wording.words else "^"]
