"""How probable it is that a message asks for an entry of the knowledge base."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from knowledge.phrasings import Likeness, Phrasing, Phrasings
from knowledge.wording import Wording

NOTHING_BEFORE: Mapping[str, float] = MappingProxyType({})
MEASURES = ("whole", "asked", "said", "familiar", "apt", "worded")


class Weights(BaseModel):
    """How much each measure of likeness counts, as log odds; fitted by `make fit`.

    Attributes:
        whole, asked, said, familiar, apt, worded: what a likeness of 1 adds: see `Likeness`.
        nothing: the log odds that none of the entries is meant.
        strange: what a message adds to that when all its words are unknown.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    whole: float
    asked: float
    said: float
    familiar: float
    apt: float
    worded: float
    nothing: float
    strange: float


@dataclass(frozen=True)
class Candidate:
    """An entry that a message may ask for.

    Attributes:
        phrasing: the way of asking that the message is likest to.
        probability: that the entry is what is asked for, 0 to 1.
    """

    phrasing: Phrasing
    probability: float

    @property
    def entry(self) -> str:
        """The id of the entry."""
        return self.phrasing.entry


class Matcher:
    """Ranks the entries of a knowledge base for a message."""

    def __init__(self, phrasings: Phrasings, weights: Weights) -> None:
        self._phrasings = phrasings
        self._weights = weights

    def match(self, wording: Wording, leaning: Mapping[str, float] = NOTHING_BEFORE) -> list[Candidate]:
        """The entries that the message may ask for, most probable first.

        The probabilities add up to less than 1: the rest is that none of them is meant.

        Args:
            leaning: log odds that entries gain or lose by what was said before, by their ids.
        """
        found = self._phrasings.search(wording)
        odds = [exp(self._log_odds(one) + leaning.get(one.phrasing.entry, 0.0)) for one in found]
        total = sum(odds) + exp(self._weights.nothing + self._weights.strange * strangeness(wording))
        candidates = [Candidate(likeness.phrasing, odd / total) for likeness, odd in zip(found, odds, strict=True)]
        return sorted(candidates, key=lambda candidate: -candidate.probability)

    def _log_odds(self, likeness: Likeness) -> float:
        return float(sum(getattr(self._weights, name) * getattr(likeness, name) for name in MEASURES))


def strangeness(wording: Wording) -> float:
    """The share of the words with a meaning that nobody knows, 0 to 1."""
    words = len(wording.features) + len(wording.unknown)
    return len(wording.unknown) / words if words else 1.0
