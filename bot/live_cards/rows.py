"""The cards in the database.

A process that brings a card up to date has a lease on it. Each change has a number, so that one that comes meanwhile
isn't lost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select, update
from sqlalchemy import Row as Record

from bot.key import Key
from bot.reference import Reference
from bot.tables import CARDS
from dialogs.reply import View

LEASE_SECONDS = 60.0  # longer than bringing a card up to date takes
FORGOTTEN_AFTER_SECONDS = 24 * 3600.0
"""So long an answered question's card is remembered, for whoever presses it once more."""

QUESTION, CASE, ANSWERED = "question ", "case ", "answered"
"""What subjects begin with; that of an answered question is no more than this."""

Redraw = Callable[[str], str]
"""A message as it is to be from now on, from what it was: both JSON, as they go over the wire."""


@dataclass(frozen=True)
class Sent:
    """A card that goes out with a turn.

    Attributes:
        position: its place among the turn's messages.
        subject: what it shows.
        content: the message, JSON as it goes over the wire.
    """

    position: int
    subject: str
    content: str


@dataclass(frozen=True)
class Row:
    """A card that has to be brought up to date.

    Attributes:
        key: whose conversation it is in.
        turn, position: which message there.
        activity: the channel's id of the message.
        subject: what it shows.
        content: the message as it was stored last, JSON.
        reference: the way to the conversation, and who it is with.
        changes: the number of the latest change.
        attempts: how often it was tried since.
    """

    key: Key
    turn: int
    position: int
    activity: str
    subject: str
    content: str
    reference: Reference
    changes: int
    attempts: int


def question(frame: str, step: int) -> str:
    """The subject of a flow's question."""
    return f"{QUESTION}{frame} {step}"


def case(shown: View) -> str:
    """The subject of a case, as a flow shows it."""
    return f"{CASE}{shown.case} {shown.flow}"


def view(subject: str) -> View:
    """The case that such a subject stands for."""
    number, _, flow = subject.removeprefix(CASE).partition(" ")
    return View(flow, number)


def add(connection: Connection, turn: int, reference: Reference, cards: Sequence[Sent], now: float) -> None:
    """Store the cards of a turn, whose ids aren't known yet; in place of older ones of the same cases."""
    here = _in(reference.key)
    settled = or_(CARDS.c.changes == 0, CARDS.c.activity == "")  # one without an id never reached the channel
    forgotten = and_(CARDS.c.subject == ANSWERED, settled, CARDS.c.created < now - FORGOTTEN_AFTER_SECONDS)
    shown_anew = CARDS.c.subject.in_([card.subject for card in cards])
    connection.execute(delete(CARDS).where(here, or_(forgotten, shown_anew)))
    for card in cards:
        connection.execute(
            insert(CARDS).values(
                conversation=reference.conversation,
                person=reference.person,
                turn=turn,
                position=card.position,
                activity="",
                subject=card.subject,
                content=card.content,
                reference=reference.model_dump_json(),
                changes=0,
                attempts=0,
                due=0.0,
                lease=0.0,
                created=now,
            )
        )


def close_questions(connection: Connection, key: Key, still_open: str, redraw: Redraw, now: float) -> None:
    """Make receipts of a conversation's questions, but for the one that is still open."""
    closing = and_(_in(key), CARDS.c.subject.startswith(QUESTION), CARDS.c.subject != still_open)
    for record in connection.execute(select(CARDS).where(closing)).all():
        _change(connection, record, ANSWERED, redraw(record.content), now)


def replace(connection: Connection, key: Key, activity: str, subject: str, redraw: Redraw, now: float) -> None:
    """Have a card that was sent show something else."""
    there = and_(_in(key), CARDS.c.activity == activity)
    for record in connection.execute(select(CARDS).where(there)).all():
        _change(connection, record, subject, redraw(record.content), now)


def open_question(connection: Connection, key: Key, activity: str) -> bool:
    """Whether a message shows a question that can still be answered."""
    subject = connection.scalar(select(CARDS.c.subject).where(_in(key), CARDS.c.activity == activity))
    return subject is not None and subject.startswith(QUESTION)


def shown(connection: Connection, key: Key, activity: str) -> str | None:
    """A message that was sent, as it is now; None for one that isn't kept."""
    content: str | None = connection.scalar(select(CARDS.c.content).where(_in(key), CARDS.c.activity == activity))
    return content


def post(connection: Connection, thread: str, activity: str) -> tuple[View, Reference] | None:
    """The case that a message of a channel's thread shows, and as whom; None for one that shows none."""
    there = and_(CARDS.c.conversation == thread, CARDS.c.activity == activity, CARDS.c.subject.startswith(CASE))
    record = connection.execute(select(CARDS.c.subject, CARDS.c.reference).where(there)).first()
    return (view(record.subject), Reference.model_validate_json(record.reference)) if record else None


def delivered(connection: Connection, key: Key, turn: int, ids: Sequence[str]) -> None:
    """Note the channel's ids of a turn's messages."""
    for position, activity in enumerate(ids):
        here = and_(_in(key), CARDS.c.turn == turn, CARDS.c.position == position)
        connection.execute(update(CARDS).where(here).values(activity=activity))


def case_moved(connection: Connection, number: str, now: float) -> None:
    """Something has happened in a case: all cards that show it have to be drawn again."""
    about = CARDS.c.subject.startswith(f"{CASE}{number} ")
    connection.execute(update(CARDS).where(about).values(changes=CARDS.c.changes + 1, attempts=0, due=now))


def claim(connection: Connection, now: float, limit: int) -> list[Row]:
    """Take changed cards in hand whose ids are known."""
    ready = and_(CARDS.c.changes > 0, CARDS.c.activity != "", CARDS.c.due <= now, CARDS.c.lease <= now)
    records = connection.execute(
        select(CARDS).where(ready).order_by(CARDS.c.due).limit(limit).with_for_update(skip_locked=True)
    ).all()
    for record in records:
        connection.execute(
            update(CARDS).where(_is(record)).values(lease=now + LEASE_SECONDS, attempts=CARDS.c.attempts + 1)
        )
    return [_row(record) for record in records]


def brought(connection: Connection, row: Row, content: str) -> None:
    """Note that the channel has a card as it was when it was taken in hand."""
    unchanged = and_(_place(row), CARDS.c.changes == row.changes)
    connection.execute(update(CARDS).where(unchanged).values(changes=0, content=content))
    connection.execute(update(CARDS).where(_place(row)).values(lease=0.0, attempts=0))


def put_off(connection: Connection, row: Row, due: float) -> None:
    """Let a card wait, as the channel or the backend can't be reached."""
    connection.execute(update(CARDS).where(_place(row)).values(lease=0.0, due=due))


def drop(connection: Connection, row: Row) -> None:
    """Forget a card that the channel doesn't have any more."""
    connection.execute(delete(CARDS).where(_place(row)))


def void_leases(connection: Connection) -> None:
    """Whoever had cards in hand is gone."""
    connection.execute(update(CARDS).where(CARDS.c.lease > 0).values(lease=0.0))


def _change(connection: Connection, record: Record[Any], subject: str, content: str, now: float) -> None:
    connection.execute(
        update(CARDS)
        .where(_is(record))
        .values(subject=subject, content=content, changes=CARDS.c.changes + 1, attempts=0, due=now)
    )


def _in(key: Key) -> ColumnElement[bool]:
    return and_(CARDS.c.conversation == key.conversation, CARDS.c.person == key.person)


def _is(record: Record[Any]) -> ColumnElement[bool]:
    here = Key(record.conversation, record.person)
    return and_(_in(here), CARDS.c.turn == record.turn, CARDS.c.position == record.position)


def _place(row: Row) -> ColumnElement[bool]:
    return and_(_in(row.key), CARDS.c.turn == row.turn, CARDS.c.position == row.position)


def _row(record: Record[Any]) -> Row:
    return Row(
        key=Key(record.conversation, record.person),
        turn=record.turn,
        position=record.position,
        activity=record.activity,
        subject=record.subject,
        content=record.content,
        reference=Reference.model_validate_json(record.reference),
        changes=record.changes,
        attempts=record.attempts + 1,
    )
