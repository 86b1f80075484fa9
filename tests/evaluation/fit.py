"""Fits the matcher's weights to the development set and writes knowledge/matching.yaml (`make fit`).

The model is a conditional logit: every entry found for a message has odds, and so has "none of them". The weights
make what the set says is meant as probable as can be, with a light pull towards small weights.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from knowledge.base import entries_of, siblings_in
from knowledge.files import HERE, Files, read_files
from knowledge.matching import MEASURES, Matcher, Weights, strangeness
from knowledge.phrasings import Phrasings
from knowledge.reading import Reading
from knowledge.understanding import Understanding
from tests.evaluation.questions import Question, read_questions

PULL = 0.02
ROUNDS = 4


@dataclass(frozen=True)
class Example:
    """One message as the model sees it.

    Attributes:
        measures: one row for each entry found.
        strange: the share of unknown words.
        right: which rows are right; none of them when "none of the entries" is.
    """

    measures: NDArray[np.float64]
    strange: float
    right: NDArray[np.bool_]


def fitted(files: Files, questions: list[Question]) -> Weights:
    """The weights that fit a set of questions best."""
    entries = entries_of(files)
    reading = Reading(files.words, entries.values())
    phrasings = Phrasings(reading.phrasings(), reading.faint)
    single = [question for question in questions if len(question.messages) == 1 and not question.both]
    weights = files.weights
    for _ in range(ROUNDS):
        understanding = Understanding(
            reading, phrasings, Matcher(phrasings, weights), files.words, siblings_in(files)
        )
        examples = [_example(question, understanding, phrasings) for question in single]
        weights = _best(examples, weights)
    return weights


def _example(question: Question, understanding: Understanding, phrasings: Phrasings) -> Example:
    """The part of a message that the present weights hold to be what it asks."""
    part = understanding.understand(question.messages[0], question.lang)[0]
    found = phrasings.search(part.matched)
    return Example(
        measures=np.array([[getattr(like, name) for name in MEASURES] for like in found]).reshape(
            -1, len(MEASURES)
        ),
        strange=strangeness(part.matched),
        right=np.array([like.phrasing.entry in question.topics for like in found], dtype=bool),
    )


def _best(examples: list[Example], start: Weights) -> Weights:
    names = list(Weights.model_fields)
    result = minimize(
        _cost, np.array([getattr(start, name) for name in names]), args=(examples,), method="L-BFGS-B"
    )
    return Weights(**dict(zip(names, (round(float(value), 3) for value in result.x), strict=True)))


def _cost(values: NDArray[np.float64], examples: list[Example]) -> float:
    measures, (nothing, strange) = values[: len(MEASURES)], values[len(MEASURES) :]
    cost = PULL * float(values @ values)
    for example in examples:
        odds = np.append(example.measures @ measures, nothing + strange * example.strange)
        right = np.append(example.right, not example.right.any())
        cost -= np.logaddexp.reduce(odds[right]) - np.logaddexp.reduce(odds)
    return float(cost)


def main() -> None:
    """Fit and write."""
    weights = fitted(read_files(), read_questions("development"))
    text = "".join(f"{name}: {value}\n" for name, value in weights.model_dump().items())
    (HERE / "matching.yaml").write_text("# Written by `make fit`.\n" + text, encoding="utf-8")


if __name__ == "__main__":
    main()
