"""The questions that wait for an answer, for the routine's owner: `python app.py questions`."""

import asyncio
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from rapidfuzz import fuzz

from bot.database import open_database
from bot.outbox.rows import watches
from dialogs.orders import Watch
from knowledge.calendar import SWEDEN
from knowledge.tokens import folded, tokens_of

ALIKE = 80.0
"""From this similarity of their words on (0 to 100), two questions are counted as one."""


@dataclass(frozen=True)
class Waiting:
    """A question that somebody has left.

    Attributes:
        question: the words.
        person: who waits; to count people, and never shown.
        since: the day that it was left.
    """

    question: str
    person: str
    since: date


@dataclass
class Group:
    """Questions that ask much the same, the oldest first."""

    waiting: list[Waiting] = field(default_factory=list)

    @property
    def people(self) -> int:
        """How many people wait."""
        return len({one.person for one in self.waiting})

    @property
    def wordings(self) -> list[str]:
        """The different ways in which it was asked, the oldest first."""
        return list({_words(one.question): one.question for one in reversed(self.waiting)}.values())[::-1]


def main(database_url: str) -> int:
    """Print the questions, those that most people wait for first; gives the exit status.

    Raises:
        bot.database.DatabaseUnavailableError: when the database can't be used.
    """
    groups = grouped(asyncio.run(_waiting(database_url)))
    for group in groups:
        people = "1 person" if group.people == 1 else f"{group.people} people"
        first, *others = group.wordings
        _write(f"{first} ({people}, since {group.waiting[0].since.isoformat()})")
        for other in others:
            _write(f"    {other}")
    _write(f"{len(groups)} without an answer")
    return 0


def grouped(waiting: Iterable[Waiting]) -> list[Group]:
    """Questions by likeness, those that most people wait for first, then the oldest.

    Args:
        waiting: the questions, the oldest first.
    """
    groups: list[Group] = []
    for one in waiting:
        like = (group for group in groups if _alike(one.question, group.waiting[0].question))
        group = next(like, None)
        if group is None:
            groups.append(group := Group())
        group.waiting.append(one)
    return sorted(groups, key=lambda group: -group.people)


async def _waiting(database_url: str) -> list[Waiting]:
    database = await open_database(database_url)
    try:
        rows = await database.run(watches)
    finally:
        await database.close()
    return [
        Waiting(row.order.command.question, row.key.person, datetime.fromtimestamp(left, UTC).astimezone(SWEDEN).date())
        for row, left in rows
        if isinstance(row.order.command, Watch)
    ]


def _alike(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(_words(one), _words(other), score_cutoff=ALIKE) > 0


def _words(question: str) -> str:
    return " ".join(folded(token) for token in tokens_of(question))


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n")
