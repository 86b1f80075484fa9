"""Fits the matcher's weights to the development set and writes knowledge/matching.yaml (`make fit`).

Two models, each with a pull towards small weights: a conditional logit that makes the right one of the entries found
most probable for a question in scope, and a logistic regression that tells messages in scope from the others.
"""

from collections.abc import Callable
from dataclasses import astuple, dataclass

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

from knowledge.base import entries_of, siblings_in
from knowledge.files import HERE, Files, read_files
from knowledge.matching import Belonging, Matcher, Ranking, Weights
from knowledge.phrasings import Likeness, Phrasings
from knowledge.reading import Reading
from knowledge.understanding import Understanding
from tests.evaluation.questions import Question, read_questions

PULL = 0.1
ROUNDS = 3
Values = NDArray[np.float64]
LIKENESS = ["whole", "asked", "worded", "meaning", "letters", "about", "written"]
RANKING, BELONGING = list(Ranking.model_fields), list(Belonging.model_fields)


@dataclass(frozen=True)
class Example:
    """One message as the models see it.

    Attributes:
        measures: what ranks the entries found, one row each.
        right: which rows are right.
        best: what tells whether the message is in scope.
        in_scope: whether it is.
    """

    measures: Values
    right: NDArray[np.bool_]
    best: Values
    in_scope: bool


def fitted(files: Files, questions: list[Question]) -> Weights:
    """The weights that fit a set of questions best."""
    entries = entries_of(files)
    reading = Reading(files.words, entries.values(), files.heard)
    phrasings = Phrasings(reading.phrasings(), reading.outside(files.outside), reading.faint)
    single = [question for question in questions if len(question.messages) == 1 and not question.both]
    weights = files.weights
    for _ in range(ROUNDS):
        matcher = Matcher(phrasings, weights, files.words.anchors)
        understanding = Understanding(reading, phrasings, matcher, files.words, siblings_in(files))
        weights = _best([_example(one, understanding, phrasings, matcher, weights) for one in single])
    return weights


def _example(
    question: Question, understanding: Understanding, phrasings: Phrasings, matcher: Matcher, weights: Weights
) -> Example:
    """The part of a message that the present weights hold to be what it asks."""
    wording = understanding.understand(question.messages[0], question.lang)[0].matched
    found = sorted(phrasings.search(wording), key=weights.ranking.score, reverse=True)
    best = np.zeros(len(BELONGING))
    if found:
        scores = [weights.ranking.score(one) for one in found]
        ahead = 1 / float(np.exp(np.array(scores) - scores[0]).sum())
        signs = astuple(matcher.signs(wording, found[0].phrasing.entry, ahead))
        best = np.array([1.0, *_measures(found[0], LIKENESS), *signs])
    return Example(
        measures=np.array([_measures(one, RANKING) for one in found]).reshape(-1, len(RANKING)),
        right=np.array([one.phrasing.entry in question.topics for one in found], dtype=bool),
        best=best,
        in_scope=question.in_scope,
    )


def _measures(likeness: Likeness, names: list[str]) -> list[float]:
    return [getattr(likeness, name) for name in names]


def _best(examples: list[Example]) -> Weights:
    ranked = [example for example in examples if example.right.any()]
    found = [example for example in examples if example.best.any()]
    best = np.array([example.best for example in found])
    inside = np.array([example.in_scope for example in found])

    def misranked(values: Values) -> float:
        scores = [(example.measures @ values, example.right) for example in ranked]
        return float(sum(np.logaddexp.reduce(all_) - np.logaddexp.reduce(all_[right]) for all_, right in scores))

    def misplaced(values: Values) -> float:
        odds = best @ values
        return float(np.logaddexp(0, np.where(inside, -odds, odds)).sum())

    return Weights(ranking=Ranking(**_least(misranked, RANKING)), belonging=Belonging(**_least(misplaced, BELONGING)))


def _least(cost: Callable[[Values], float], names: list[str]) -> dict[str, float]:
    result = minimize(lambda values: cost(values) + PULL * values @ values, np.ones(len(names)), method="L-BFGS-B")
    return {name: round(float(value), 3) for name, value in zip(names, result.x, strict=True)}


def main() -> None:
    """Fit and write."""
    weights = fitted(read_files(), read_questions("development"))
    text = yaml.safe_dump(weights.model_dump(), sort_keys=False)
    (HERE / "matching.yaml").write_text("# Written by `make fit`.\n" + text, encoding="utf-8")


if __name__ == "__main__":
    main()
