"""What a method made of a question, and whether that was right."""

from dataclasses import dataclass

from tests.evaluation.questions import Question


@dataclass(frozen=True)
class Verdict:
    """What a method said to a question.

    Attributes:
        answers: the entries that it answered from, in order; empty when it asked back or passed.
        choices: the entries that it offered instead, or beside an answer that it wasn't certain of, in order.
        silent: which of the answers say that the routine doesn't state it.
    """

    answers: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()

    @property
    def first(self) -> str | None:
        """The entry that it holds to be most probable among those it showed."""
        return next(iter(self.answers + self.choices), None)


@dataclass(frozen=True)
class Score:
    """How a method did on a set, as shares from 0 to 1.

    Attributes:
        first: questions with the right entry first.
        shown: questions with the right entry first or among the choices.
        asked_back: questions that were answered by choices.
        far_answered: far messages that got an answer, of whatever kind.
        near_answered: near misses that got an answer out of the routine.
        near_beside: near misses that were told that something else isn't in the routine.
    """

    first: float
    shown: float
    asked_back: float
    far_answered: float
    near_answered: float
    near_beside: float


def right_first(question: Question, verdict: Verdict) -> bool:
    """Whether the right entry comes first; of two questions, whether both are answered."""
    if question.both:
        return set(question.topics) <= set(verdict.answers)
    return verdict.first in question.topics


def right_shown(question: Question, verdict: Verdict) -> bool:
    """Whether the right entry is first or among the choices."""
    if question.both:
        return set(question.topics) <= set(verdict.answers + verdict.choices)
    return right_first(question, verdict) or not set(question.topics).isdisjoint(verdict.choices)


def wrongly_answered(question: Question, verdict: Verdict) -> bool:
    """Whether a message out of scope got an answer: a far one any, a near miss one from the routine."""
    if question.far:
        return bool(verdict.answers)
    return any(answer not in verdict.silent for answer in verdict.answers)


def beside_the_point(question: Question, verdict: Verdict) -> bool:
    """Whether a near miss was told that something isn't in the routine which it didn't ask."""
    return not wrongly_answered(question, verdict) and not set(verdict.answers) <= set(question.ok)


def score(questions: list[Question], verdicts: list[Verdict]) -> Score:
    """How the verdicts do against the questions."""
    pairs = list(zip(questions, verdicts, strict=True))
    inside = [(question, verdict) for question, verdict in pairs if question.in_scope]
    far = [(question, verdict) for question, verdict in pairs if question.far]
    near = [(question, verdict) for question, verdict in pairs if question.near]
    return Score(
        first=_share([right_first(*pair) for pair in inside]),
        shown=_share([right_shown(*pair) for pair in inside]),
        asked_back=_share([bool(verdict.choices) and not verdict.answers for _, verdict in inside]),
        far_answered=_share([wrongly_answered(*pair) for pair in far]),
        near_answered=_share([wrongly_answered(*pair) for pair in near]),
        near_beside=_share([beside_the_point(*pair) for pair in near]),
    )


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
