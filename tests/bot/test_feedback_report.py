"""What the routine's owner reads of the feedback."""

import asyncio
from functools import partial
from pathlib import Path

import pytest

from bot import feedback_report
from bot.database import open_database
from bot.feedback import Feedback, Reaction, Reason, put
from knowledge.language import Language

SWEDISH, LIKE, DISLIKE = Language.SWEDISH, Reaction.LIKE, Reaction.DISLIKE
GIVEN = [
    Feedback("oncall_cost", SWEDISH, LIKE, (), "", "2026-03-02"),
    Feedback("oncall_cost", Language.ENGLISH, DISLIKE, (Reason.MISSING,), "Who\npays?", "2026-03-03"),
    Feedback("buyout_price", SWEDISH, DISLIKE, (Reason.WRONG, Reason.MISSING), "Fel", "2026-03-01"),
    Feedback("buyout_price", SWEDISH, DISLIKE, (Reason.MISSING,), "", "2026-03-01"),
    Feedback("", SWEDISH, LIKE, (), "", "2026-03-01"),
]


async def fill(address: str) -> None:
    database = await open_database(address)
    for number, feedback in enumerate(GIVEN):
        await database.run(partial(put, vote=str(number), feedback=feedback))
    await database.close()


def test_the_most_disliked_answers_come_first_with_reasons_and_comments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"sqlite:///{tmp_path}/feedback.db"
    asyncio.run(fill(address))
    assert feedback_report.main(address) == 0
    assert capsys.readouterr().out.splitlines() == [
        "buyout_price: 0 liked, 2 disliked",
        "  2 something is missing",
        "  1 wrong",
        "  2026-03-01 dislike (sv): Fel",
        "oncall_cost: 1 liked, 1 disliked",
        "  1 something is missing",
        "  2026-03-03 dislike (en): Who pays?",
        "(answers that aren't known any more): 1 liked, 0 disliked",
    ]


def test_where_nobody_has_given_any_that_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert feedback_report.main(f"sqlite:///{tmp_path}/feedback.db") == 0
    assert capsys.readouterr().out == "Nobody has given feedback yet.\n"
