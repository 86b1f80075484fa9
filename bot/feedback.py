"""What people think of answers, for the routine's owner: never who thinks so."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, delete, desc, insert, select

from bot.tables import FEEDBACK
from knowledge.language import Language


class Reaction(StrEnum):
    """A thumb, in Teams' words."""

    LIKE = "like"
    DISLIKE = "dislike"


class Reason(StrEnum):
    """What may be wrong with an answer."""

    WRONG = "wrong"
    BESIDE = "beside"
    UNCLEAR = "unclear"
    MISSING = "missing"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class Feedback:
    """What somebody thinks of an answer.

    Attributes:
        topic: the topic that was answered; empty for a vote of before unknown answers were turned down.
        language: the language of the answer.
        reaction: which thumb.
        reasons: what is wrong, as it was ticked.
        comment: what was written besides, without personal identity numbers.
        day: when, ISO 8601.
    """

    topic: str
    language: Language
    reaction: Reaction
    reasons: tuple[Reason, ...]
    comment: str
    day: str


def put(connection: Connection, vote: str, feedback: Feedback) -> None:
    """Store a vote, in the place of an earlier one of the same name."""
    connection.execute(delete(FEEDBACK).where(FEEDBACK.c.vote == vote))
    connection.execute(
        insert(FEEDBACK).values(
            vote=vote,
            topic=feedback.topic,
            language=feedback.language.value,
            reaction=feedback.reaction.value,
            reasons=" ".join(feedback.reasons),
            comment=feedback.comment,
            day=feedback.day,
        )
    )


def everything(connection: Connection) -> list[Feedback]:
    """All that was stored, the latest first."""
    rows = connection.execute(select(FEEDBACK).order_by(desc(FEEDBACK.c.day), FEEDBACK.c.vote)).all()
    return [
        Feedback(
            topic=row.topic,
            language=Language(row.language),
            reaction=Reaction(row.reaction),
            reasons=tuple(map(Reason, row.reasons.split())),
            comment=row.comment,
            day=row.day,
        )
        for row in rows
    ]
