"""`make eval`: our understanding beside other methods, on the development set and the sealed set.

Every method gets the same topics and ways of asking. The other methods only rank: their best entry counts as
answered, their best three as choices, and the score from which they would answer at all is the one that separates
best on the development set. Ours is judged by what the assistant says in a chat.
"""

import sys
from collections import Counter
from collections.abc import Iterator

import numpy as np

from dialogs.assistant import Assistant
from knowledge.base import KnowledgeBase, build, entries_of
from knowledge.files import Files, read_files
from knowledge.language import Language
from knowledge.reading import MOST_WORDINGS, Reading
from knowledge.templates import spread
from knowledge.topics import NotStated, asked
from tests.evaluation import flows
from tests.evaluation.ours import verdict_on
from tests.evaluation.peers import (
    MOST_CHOICES,
    Asked,
    Bm25,
    CharacterRegression,
    Hassil,
    Peer,
    Ranked,
    TokenSetRatio,
)
from tests.evaluation.questions import SETS, Question, read_questions
from tests.evaluation.verdict import Score, Verdict, right_first, score, wrongly_answered
from tests.support.telephony import open_telephony

SHARE_FOR_PEERS = 3
"""The other methods are slow: of the development set they are asked every third question."""


def main() -> None:
    """Print the figures, and what goes wrong on the development set."""
    sets = {name: read_questions(name) for name in SETS}
    files = read_files()
    knowledge = build(files)
    assistant = Assistant(knowledge, open_telephony())
    ours = {name: [verdict_on(question, assistant) for question in questions] for name, questions in sets.items()}
    _say(_sizes(sets, knowledge))
    _say(_header())
    for name, questions in sets.items():
        _say(_row("this assistant", name, score(questions, ours[name])))
    asked = {"development": sets["development"][::SHARE_FOR_PEERS], "sealed": sets["sealed"]}
    for peer in _peers(files):
        ranked = {name: [peer.rank(question) for question in questions] for name, questions in asked.items()}
        threshold = _threshold(asked["development"], ranked["development"])
        for name, questions in asked.items():
            verdicts = [
                _verdict(found, threshold, question) for found, question in zip(ranked[name], questions, strict=True)
            ]
            _say(_row(peer.name, name, score(questions, verdicts)))
    _say(f"\n{flows.report(assistant)}")
    _say("\nWhat goes wrong on the development set:")
    for line in _confusions(sets["development"], ours["development"]):
        _say(line)


def _peers(files: Files) -> Iterator[Peer]:
    entries = list(entries_of(files).values())
    reading = Reading(files.words, entries, files.heard)
    asked_for = [
        Asked(text, entry.id, way.language)
        for entry in entries
        for way in asked(entry)
        for text in spread(tuple(reading.wordings(way)), MOST_WORDINGS)
    ]
    asked_for += [
        Asked(text, entry, language)
        for entry, asks in files.heard.items()
        for language in Language
        for text in asks[language]
    ]
    yield TokenSetRatio(asked_for)
    yield Bm25(asked_for)
    yield CharacterRegression(asked_for)
    yield Hassil(files, entries, fuzzy=False)
    yield Hassil(files, entries, fuzzy=True)


def _verdict(found: list[Ranked], threshold: float, question: Question) -> Verdict:
    """In scope, a method's ranking counts whatever its score; out of scope, it answers from its threshold on."""
    entries = tuple(one.entry for one in found)
    if question.both:
        return Verdict(answers=entries[:2], choices=entries[2:])
    if question.in_scope:
        return Verdict(answers=entries[:1], choices=entries[1:MOST_CHOICES])
    return Verdict(answers=entries[:1] if found and found[0].score >= threshold else ())


def _threshold(questions: list[Question], ranked: list[list[Ranked]]) -> float:
    """The score at which right answers in scope and passes out of scope are most, each scope weighing the same."""
    best = [found[0].score if found else -np.inf for found in ranked]
    right = [
        question.in_scope and right_first(question, _verdict(found, -np.inf, question))
        for question, found in zip(questions, ranked, strict=True)
    ]
    outside = [not question.in_scope for question in questions]
    inside_size, outside_size = len(outside) - sum(outside), sum(outside)

    def worth(threshold: float) -> float:
        answered = [value >= threshold for value in best]
        hits = sum(a and r for a, r in zip(answered, right, strict=True)) / inside_size
        return hits - sum(a and o for a, o in zip(answered, outside, strict=True)) / outside_size

    return max(sorted({value for value in best if value > -np.inf}, reverse=True), key=worth, default=np.inf)


def _confusions(questions: list[Question], verdicts: list[Verdict]) -> Iterator[str]:
    pairs: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for question, verdict in zip(questions, verdicts, strict=True):
        wrong = not right_first(question, verdict) if question.in_scope else wrongly_answered(question, verdict)
        if wrong:
            meant = question.topics[0] if question.in_scope else "(out of scope)"
            pair = (meant, verdict.first or "(no answer)")
            pairs[pair] += 1
            examples.setdefault(pair, question.messages[-1])
    for (meant, taken), count in pairs.most_common():
        yield f"  {count} × {meant} taken for {taken}: {examples[meant, taken]}"


def _sizes(sets: dict[str, list[Question]], knowledge: KnowledgeBase) -> str:
    silent = sum(isinstance(entry, NotStated) for entry in knowledge.entries.values())
    lines = [f"{len(knowledge.entries) - silent} topics and {silent} points that the routine doesn't state"]
    for name, questions in sets.items():
        inside = sum(question.in_scope for question in questions)
        far, near = sum(question.far for question in questions), sum(question.near for question in questions)
        lines.append(f"{name} set: {inside} questions, {far} far out of scope, {near} near misses")
    return "\n".join(lines) + "\n"


def _header() -> str:
    columns = ("first", "shown", "asked back", "far answered", "near answered", "near beside")
    return f"{'method':<40} {'set':<12}" + "".join(f"{column:>15}" for column in columns)


def _row(method: str, name: str, result: Score) -> str:
    values = (
        result.first,
        result.shown,
        result.asked_back,
        result.far_answered,
        result.near_answered,
        result.near_beside,
    )
    return f"{method:<40} {name:<12}" + "".join(f"{value:>15.1%}" for value in values)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
