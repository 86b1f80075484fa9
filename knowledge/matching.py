"""How probable it is that a message asks for an entry of the knowledge base."""

from dataclasses import dataclass
from math import exp

from pydantic import BaseModel, ConfigDict

from knowledge.phrasings import Likeness, Phrasing, Phrasings
from knowledge.wording import Wording


class Weights(BaseModel):
    """How much each measure of likeness counts, as log odds; fitted by `make fit`.

    Attributes:
        whole, asked, said, familiar, apt: what a likeness of 1 adds: see `Likeness`.
        lead: what being ahead of the next entry by 1 adds.
        nothing: the log odds that none of the entries is meant.
        strange: what a message adds to that when all its words are unknown.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    whole: float
    asked: float
    said: float
    familiar: float
    apt: float
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

    def match(self, wording: Wording) -> list[Candidate]:
        """The entries that the message may ask for, most probable first.

        The probabilities add up to less than 1: the rest is that none of them is meant.
        """
        found = self._phrasings.search(wording)
        odds = [exp(self.log_odds(likeness)) for likeness in found]
        total = sum(odds) + exp(self._weights.nothing + self._weights.strange * strangeness(wording))
        candidates = [Candidate(likeness.phrasing, odd / total) for likeness, odd in zip(found, odds, strict=True)]
        return sorted(candidates, key=lambda candidate: -candidate.probability)

    def log_odds(self, likeness: Likeness) -> float:
        """How probable an entry is, on a scale without bounds."""
        weights = self._weights
        return (
            weights.whole * likeness.whole
            + weights.asked * likeness.asked
            + weights.said * likeness.said
            + weights.familiar * likeness.familiar
            + weights.apt * likeness.apt
        )


def strangeness(wording: Wording) -> float:
    """The share of the words with a meaning that nobody knows, 0 to 1."""
    words = len(wording.features) + len(wording.unknown)
    return len(wording.unknown) / words if words else 1.0
