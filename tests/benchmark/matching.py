"""How long one match takes, and how that grows with the knowledge base.

A grown knowledge base has every topic again and again in other words: the words of its subject are written with
another alphabet each time, while question words stay as they are.
"""

import random
import string
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import median, quantiles
from time import perf_counter

from knowledge.base import entries_of
from knowledge.files import Files, read_files
from knowledge.matching import Matcher
from knowledge.phrasings import Phrasings
from knowledge.reading import Reading
from knowledge.ways import Phrasing
from knowledge.wording import Wording
from tests.evaluation.questions import read_questions

TIMES_THE_TOPICS = (1, 10, 100)
PHRASINGS_OF_AN_ENTRY = 6
"""So many of each entry's phrasings are multiplied."""
ROUNDS = 3
NOTES = """
One match of one message of the development set, with the words already read. The first line is the knowledge base
as it is; the lines below have a few phrasings of each topic only, so that they can be multiplied.
"""


@dataclass(frozen=True)
class Timing:
    """How long a match took, in milliseconds."""

    middle: float
    slowest_hundredth: float


def main() -> None:
    """Print the figures."""
    files = read_files()
    reading = Reading(files.words, entries_of(files).values(), files.heard)
    messages = [reading.read(question.messages[-1], question.lang) for question in read_questions("development")]
    phrasings = reading.phrasings()
    few = _few_of_each(phrasings)
    asking = {f"<{family}>" for family in files.words.open_questions + files.words.closed_questions}
    sys.stdout.write(f"{NOTES}\n{'topics':>12}{'phrasings':>12}{'median ms':>12}{'p99 ms':>12}{'cost':>10}\n")
    _row("as it is", len(phrasings), _timed(phrasings, reading, files, messages), None)
    first: Timing | None = None
    for times in TIMES_THE_TOPICS:
        grown = [_again(phrasing, number, asking) for number in range(times) for phrasing in few]
        timing = _timed(grown, reading, files, messages)
        first = first or timing
        _row(f"x {times}", len(grown), timing, timing.middle / first.middle)


def _row(topics: str, size: int, timing: Timing, cost: float | None) -> None:
    times = "" if cost is None else f"x {cost:.1f}"
    row = f"{topics:>12}{size:>12}{timing.middle:>12.3f}{timing.slowest_hundredth:>12.3f}{times:>10}\n"
    sys.stdout.write(row)
    sys.stdout.flush()


def _timed(phrasings: list[Phrasing], reading: Reading, files: Files, messages: list[Wording]) -> Timing:
    matcher = Matcher(
        Phrasings(phrasings, reading.outside(files.outside), reading.faint), files.weights, files.words.anchors
    )
    taken: list[float] = []
    for round_number in range(ROUNDS + 1):
        for message in messages:
            start = perf_counter()
            matcher.match(message)
            if round_number:
                taken.append((perf_counter() - start) * 1000)
    return Timing(median(taken), quantiles(taken, n=100)[-1])


def _few_of_each(phrasings: list[Phrasing]) -> list[Phrasing]:
    by_entry: dict[str, list[Phrasing]] = defaultdict(list)
    for phrasing in phrasings:
        by_entry[phrasing.entry].append(phrasing)
    chosen = random.Random(1)
    return [
        phrasing
        for ways in by_entry.values()
        for phrasing in chosen.sample(ways, min(len(ways), PHRASINGS_OF_AN_ENTRY))
    ]


def _again(phrasing: Phrasing, number: int, asking: set[str]) -> Phrasing:
    """The same phrasing about another subject; number 0 is the phrasing itself."""
    if number == 0:
        return phrasing
    letters = list(string.ascii_lowercase)
    random.Random(number).shuffle(letters)
    other = str.maketrans(string.ascii_lowercase, "".join(letters))
    wording = phrasing.wording
    return replace(
        phrasing,
        entry=f"{phrasing.entry} {number}",
        wording=Wording(
            words=tuple(word.translate(other) for word in wording.words),
            features=tuple(name if name in asking else f"{name} {number}" for name in wording.features),
            unknown=(),
        ),
    )
