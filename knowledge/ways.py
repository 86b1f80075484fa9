"""One entry's ways of asking, ready to be compared with a message."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.wording import Wording


@dataclass(frozen=True)
class Phrasing:
    """One way of asking.

    Attributes:
        entry: the id of the entry asked for.
        lead: the position of the yes/no lead that it gets; None for an open question.
        wording: what it is about.
        part: how large a part of its template it is, 0 to 1.
    """

    entry: str
    lead: int | None
    wording: Wording
    part: float = 1.0


class Ways:
    """All ways of asking for one entry.

    Attributes:
        phrasings: these ways.
        texts: the words of each, in the order of the alphabet.
        sizes: how much the features of each tell.
        has_lead: whether each is a question for yes or no.
    """

    def __init__(self, phrasings: list[Phrasing], number_of: Mapping[str, int], weights: NDArray[np.float64]) -> None:
        """Count what each way of asking tells.

        Args:
            phrasings: the ways of asking; each has a feature.
            number_of: a number for each feature.
            weights: how much each feature tells, by its number.
        """
        held = [{number_of[name] for name in phrasing.wording.features} for phrasing in phrasings]
        self.phrasings = phrasings
        self.texts = [in_order(phrasing.wording) for phrasing in phrasings]
        self.has_lead = np.array([phrasing.lead is not None for phrasing in phrasings])
        self._features = np.array([number for numbers in held for number in sorted(numbers)])
        self._starts = np.cumsum([0, *map(len, held[:-1])])
        self.sizes = self.shared(weights)

    def shared(self, said: NDArray[np.float64]) -> NDArray[np.float64]:
        """For each way of asking: how much of it the message tells too.

        Args:
            said: for every feature of the knowledge base its weight if the message holds it, else 0.
        """
        shared: NDArray[np.float64] = np.add.reduceat(said.take(self._features), self._starts)
        return shared


def in_order(wording: Wording) -> str:
    """The words in the order of the alphabet, so that texts are compared whatever the order."""
    return " ".join(sorted(wording.words))
