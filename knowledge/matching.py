"""How probable it is that a message asks for an entry of the knowledge base."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from knowledge.phrasings import Likeness, Phrasings
from knowledge.ways import Phrasing
from knowledge.wording import Wording

NOTHING_BEFORE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True)
class Signs:
    """What tells whether a message has to do with the knowledge base, besides its likeness to an entry.

    Attributes:
        familiar: how much of the message any phrasing of the best entry holds, 0 to 1.
        strange: the share of the words with a meaning that nobody knows, 0 to 1.
        anchored: whether any of its words is about telephony at work.
        ahead: how probable the best entry is if the message belongs here, 0 to 1.
    """

    familiar: float
    strange: float
    anchored: bool
    ahead: float


class Fitted(BaseModel):
    """Weights as log odds; fitted by `make fit`."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Ranking(Fitted):
    """What 1 of each measure of `Likeness` adds for an entry against the other entries."""

    whole: float
    worded: float
    meaning: float
    letters: float

    def score(self, likeness: Likeness) -> float:
        """How well a message fits an entry, on a scale without bounds."""
        return (
            self.whole * likeness.whole
            + self.worded * likeness.worded
            + self.meaning * likeness.meaning
            + self.letters * likeness.letters
        )


class Belonging(Fitted):
    """What 1 of each measure adds for the message having to do with the knowledge base at all.

    Attributes:
        base: where that begins.
        whole, asked, worded, meaning, letters, about, written: see `Likeness`, of the entry that fits best.
        familiar: how much of the message any phrasing of that entry holds.
        strange: the share of the message's words that nobody knows.
        anchored: whether any of the message's words is about telephony at work.
        ahead: how probable the best entry is if the message belongs here.
    """

    base: float
    whole: float
    asked: float
    worded: float
    meaning: float
    letters: float
    about: float
    written: float
    familiar: float
    strange: float
    anchored: float
    ahead: float

    def probability(self, best: Likeness, signs: Signs) -> float:
        """That the message asks for something in the knowledge base, 0 to 1."""
        odds = (
            self.base
            + self.whole * best.whole
            + self.asked * best.asked
            + self.worded * best.worded
            + self.meaning * best.meaning
            + self.letters * best.letters
            + self.about * best.about
            + self.written * best.written
            + self.familiar * signs.familiar
            + self.strange * signs.strange
            + self.anchored * signs.anchored
            + self.ahead * signs.ahead
        )
        return 1 / (1 + exp(-odds))


class Weights(Fitted):
    """The shape of matching.yaml."""

    ranking: Ranking
    belonging: Belonging


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

    def __init__(self, phrasings: Phrasings, weights: Weights, anchors: Iterable[str]) -> None:
        """anchors: the word families that are about telephony at work."""
        self._anchors = frozenset(f"<{family}>" for family in anchors)
        self._phrasings = phrasings
        self._weights = weights

    def match(self, wording: Wording, leaning: Mapping[str, float] = NOTHING_BEFORE) -> list[Candidate]:
        """The entries that the message may ask for, most probable first.

        The probabilities add up to that of the message having to do with the knowledge base at all.

        Args:
            leaning: log odds that entries gain or lose by what was said before, by their ids.
        """
        found = self._phrasings.search(wording)
        if not found:
            return []
        scores = [self._weights.ranking.score(one) + leaning.get(one.phrasing.entry, 0.0) for one in found]
        ranked = sorted(zip(scores, found, strict=True), key=lambda pair: -pair[0])
        top, best = ranked[0]
        odds = [exp(score - top) for score, _ in ranked]
        belonging = self._weights.belonging.probability(best, self.signs(wording, best.phrasing.entry, 1 / sum(odds)))
        return [
            Candidate(one.phrasing, belonging * odd / sum(odds)) for odd, (_, one) in zip(odds, ranked, strict=True)
        ]

    def signs(self, wording: Wording, entry: str, ahead: float) -> Signs:
        """What else tells that a message belongs here, when an entry fits it best and is so far ahead."""
        words = len(wording.features) + len(wording.unknown)
        return Signs(
            familiar=self._phrasings.familiarity(entry, wording),
            strange=len(wording.unknown) / words if words else 1.0,
            anchored=not self._anchors.isdisjoint(wording.features),
            ahead=ahead,
        )
