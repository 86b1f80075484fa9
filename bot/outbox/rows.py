"""Orders in the database.

A process that takes an order in hand has a lease on it: until that is over no other process touches it, and after it
anyone may. Each attempt has a number, so that a process that was too slow can't write over another's result.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, partial
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, exists, func, insert, or_, select, update
from sqlalchemy import Row as Record

from bot.audit import Entry, append
from bot.key import Key
from bot.live_cards import rows as cards
from bot.storage import Write
from bot.tables import OUTBOX
from dialogs.orders import Order, Result
from telephony.models import Actor, Receipt
from telephony.models import State as Stage
from telephony.problems import ProblemType

LEASE_SECONDS = 60.0  # longer than an attempt takes

_TELL, _POST, _WATCH = "tell", "post", "watch"
_TELLING = (_TELL, _POST)
_GIVEN = 1  # the first change: the order was given

_UNTOLD = OUTBOX.c.change > OUTBOX.c.reported
_HAPPENED = OUTBOX.c.change > _GIVEN


class TakenOverError(Exception):
    """Another process has taken the order in hand meanwhile."""


class ToldMeanwhileError(Exception):
    """A result was told by somebody else meanwhile."""


class State(StrEnum):
    """How far an order has come: to be carried out, with the backend, or at its end."""

    PENDING = "pending"
    FOLLOWING = "following"
    ENDED = "ended"


@dataclass(frozen=True)
class Origin:
    """Where orders come from.

    Attributes:
        key: the conversation.
        actor: on whose behalf they are carried out.
        correlation: what the log lines of the same matter carry.
        moment: when they were given.
    """

    key: Key
    actor: Actor
    correlation: str
    moment: datetime


class Answer(BaseModel):
    """What is known of an order; see `dialogs.orders.Result`."""

    model_config = ConfigDict(frozen=True)

    receipt: Receipt | None = None
    problem: ProblemType | None = None
    given_up: bool = False

    @property
    def outcome(self) -> str:
        """The same in a word or two, for the log and the audit."""
        if self.given_up:
            return "given up"
        if self.problem:
            return f"refused: {self.problem.value}"
        return self.receipt.state.value if self.receipt else State.PENDING.value


@dataclass(frozen=True)
class Row:
    """An order as it stands.

    Attributes:
        key: the conversation that it was given in.
        order: the order.
        actor: on whose behalf.
        correlation: what the log lines of the same matter carry.
        state: how far it has come.
        answer: what is known of it.
        attempts: the number of the latest attempt in this state.
        change: how often something worth telling has happened to it, counting that it was given.
        reported: the latest change that was told.
        tried: when it was first attempted, in seconds since 1970.
    """

    key: Key
    order: Order
    actor: Actor
    correlation: str
    state: State
    answer: Answer
    attempts: int
    change: int
    reported: int
    tried: float

    @property
    def result(self) -> Result:
        """What the conversation is told."""
        return Result(self.order, self.answer.receipt, self.answer.problem, self.answer.given_up)


@dataclass(frozen=True)
class Progress:
    """What an attempt came to.

    Attributes:
        state: how far the order has come.
        answer: what is known of it now.
        due: when it is to be looked at again, in seconds since 1970; without meaning at its end.
    """

    state: State
    answer: Answer
    due: float = 0.0


def adding(origin: Origin, orders: Sequence[Order]) -> Iterable[Write]:
    """What stores a turn's orders, with a row of the audit each."""
    for position, order in enumerate(orders):
        yield partial(_add, origin=origin, position=position, order=order)


def hurrying(person: str, moment: datetime) -> Write:
    """What has everything that somebody wanted told tried at once, since there may be a way by now."""
    return partial(_hurry, person=person, now=moment.timestamp())


def _hurry(connection: Connection, _turn: int, person: str, now: float) -> None:
    untold = and_(OUTBOX.c.person == person, OUTBOX.c.kind == _TELL, OUTBOX.c.state == State.PENDING)
    connection.execute(update(OUTBOX).where(untold, OUTBOX.c.due > now).values(due=now))


def claim(connection: Connection, now: float, limit: int, in_hand: Collection[str] = ()) -> list[Row]:
    """Take orders in hand that are due, the oldest first, besides those that this process has in hand already."""
    due = (
        select(OUTBOX)
        .where(_ready(), OUTBOX.c.due <= now, OUTBOX.c.lease <= now, OUTBOX.c.key.not_in(in_hand))
        .order_by(OUTBOX.c.created, OUTBOX.c.turn, OUTBOX.c.position)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    keys = [record.key for record in connection.execute(due)]
    if not keys:
        return []
    mine = OUTBOX.c.key.in_(keys)
    connection.execute(
        update(OUTBOX)
        .where(mine)
        .values(
            attempts=OUTBOX.c.attempts + 1,
            lease=now + LEASE_SECONDS,
            tried=func.coalesce(OUTBOX.c.tried, now),
        )
    )
    return _rows(connection, mine)


def next_due(connection: Connection, in_hand: Collection[str] = ()) -> float | None:
    """When the next order that can be carried out is due, besides those in hand; None when there is none."""
    later = case((OUTBOX.c.due > OUTBOX.c.lease, OUTBOX.c.due), else_=OUTBOX.c.lease)
    ready = select(func.min(later)).where(_ready(), OUTBOX.c.key.not_in(in_hand))
    moment: float | None = connection.scalar(ready)
    return moment


def is_active(connection: Connection, key: Key, now: float) -> bool:
    """Whether any order of a conversation is in hand or about to be."""
    active = select(exists().where(_of(key), _ready(), OUTBOX.c.due <= now))
    return bool(connection.scalar(active))


def move_on(connection: Connection, row: Row, progress: Progress, moment: datetime) -> None:
    """Write down what an attempt came to, in the audit too when it is the end.

    Raises:
        TakenOverError: when the order is in other hands by now.
    """
    now = moment.timestamp()
    changed = _tells_more(row, progress)
    attempts = 0 if changed and progress.state is State.FOLLOWING else row.attempts
    moved = connection.execute(
        update(OUTBOX)
        .where(OUTBOX.c.key == row.order.key, OUTBOX.c.attempts == row.attempts, OUTBOX.c.state == row.state.value)
        .values(
            state=progress.state.value,
            answer=progress.answer.model_dump_json(),
            attempts=attempts,
            due=progress.due,
            lease=0.0,
            change=row.change + changed,
            moved=now,
        )
    )
    if moved.rowcount != 1:
        raise TakenOverError
    if changed:
        _look_at_the_rest_of_the_case(connection, row, now)
        cards.case_moved(connection, row.order.case, now)
    if progress.state is State.ENDED:
        append(connection, _entry(row.order, row.actor, progress.answer.outcome, row.correlation), moment)
        if progress.answer.receipt is None:
            _end_what_waited(connection, row, progress.answer, moment)


def untold(connection: Connection, key: Key, own: Collection[str]) -> list[Row]:
    """The orders of a conversation with something to tell; that they were given is told of `own` alone."""
    return _rows(connection, and_(_of(key), _UNTOLD, or_(_HAPPENED, OUTBOX.c.key.in_(own))))


def mark_told(connection: Connection, _turn: int, rows: Sequence[Row]) -> None:
    """Note that results have been told as they are in `rows`.

    Raises:
        ToldMeanwhileError: when one of them was told by somebody else.
    """
    for row in rows:
        unchanged = and_(OUTBOX.c.key == row.order.key, OUTBOX.c.reported == row.reported)
        told = connection.execute(update(OUTBOX).where(unchanged).values(reported=row.change))
        if told.rowcount != 1:
            raise ToldMeanwhileError


def left_untold(connection: Connection, until: float) -> list[Key]:
    """The conversations with news from before a moment, in seconds since 1970, that nobody has told them."""
    left = select(OUTBOX.c.conversation, OUTBOX.c.person).where(_UNTOLD, _HAPPENED, OUTBOX.c.moved <= until)
    return [Key(record.conversation, record.person) for record in connection.execute(left.distinct())]


def look_at_watches(connection: Connection, now: float) -> None:
    """Make every question that waits for an answer due at once: the routine may have been changed."""
    waiting = and_(OUTBOX.c.kind == _WATCH, OUTBOX.c.state == State.FOLLOWING.value)
    connection.execute(update(OUTBOX).where(waiting).values(due=now))


def watches(connection: Connection) -> list[tuple[Row, float]]:
    """The questions that wait for an answer, the oldest first, with when each was left, in seconds since 1970."""
    waiting = and_(OUTBOX.c.kind == _WATCH, OUTBOX.c.state != State.ENDED.value)
    statement = select(OUTBOX).where(waiting).order_by(OUTBOX.c.created)
    return [(_row(record), record.created) for record in connection.execute(statement)]


def withdraw(connection: Connection, key: Key, order: str, moment: datetime) -> None:
    """End an order of a conversation, unless it has ended.

    Raises:
        TakenOverError: when somebody has it in hand.
    """
    for row in _rows(connection, and_(_of(key), OUTBOX.c.key == order, OUTBOX.c.state != State.ENDED.value)):
        receipt = Receipt(id=order, state=Stage.WITHDRAWN, at=moment)
        move_on(connection, row, Progress(State.ENDED, Answer(receipt=receipt)), moment)


def void_leases(connection: Connection) -> None:
    """Make everything that was in hand, and every untold result, anybody's: whoever had them is gone."""
    connection.execute(update(OUTBOX).where(OUTBOX.c.lease > 0).values(lease=0.0))
    connection.execute(update(OUTBOX).where(_UNTOLD).values(moved=0.0))


def _add(connection: Connection, turn: int, origin: Origin, position: int, order: Order) -> None:
    now = origin.moment.timestamp()
    connection.execute(
        insert(OUTBOX).values(
            key=order.key,
            conversation=origin.key.conversation,
            person=origin.key.person,
            turn=turn,
            position=position,
            kind=order.command.do,
            case_number=order.case,
            after=order.after,
            at_end=int(order.at_end),
            content=order.model_dump_json(),
            actor=origin.actor.model_dump_json(),
            correlation=origin.correlation,
            state=State.PENDING.value,
            answer=Answer().model_dump_json(),
            attempts=0,
            due=now,
            lease=0.0,
            change=_GIVEN,
            reported=0,
            created=now,
            moved=now,
        )
    )
    append(connection, _entry(order, origin.actor, "ordered", origin.correlation), origin.moment)


@cache
def _ready() -> ColumnElement[bool]:
    """Whether an order may be carried out, or looked at again.

    One that says `after` waits for the other. Commands of one case go to the backend one at a time, in the order in
    which they were given, save for those that wait; telling people waits for none of them, and none for it.
    """
    other = OUTBOX.alias()
    earlier = exists().where(
        other.c.conversation == OUTBOX.c.conversation,
        other.c.person == OUTBOX.c.person,
        other.c.case_number == OUTBOX.c.case_number,
        other.c.state == State.PENDING.value,
        other.c.kind.not_in(_TELLING),
        ~_waits(other),
        or_(other.c.turn < OUTBOX.c.turn, and_(other.c.turn == OUTBOX.c.turn, other.c.position < OUTBOX.c.position)),
    )
    pending = and_(OUTBOX.c.state == State.PENDING.value, ~_waits(OUTBOX), or_(OUTBOX.c.kind.in_(_TELLING), ~earlier))
    return or_(OUTBOX.c.state == State.FOLLOWING.value, pending)


def _waits(one: FromClause) -> ColumnElement[bool]:
    """Whether an order waits for the one that it comes after: to be taken in, or to come to its end."""
    before = OUTBOX.alias()
    open_still = or_(
        before.c.state == State.PENDING.value,
        and_(one.c.at_end == 1, before.c.state == State.FOLLOWING.value),
    )
    return exists().where(before.c.key == one.c.after, open_still)


def _end_what_waited(connection: Connection, row: Row, answer: Answer, moment: datetime) -> None:
    """End the orders that were to come after one that has been refused or given up, as if they were it."""
    waited = and_(OUTBOX.c.after == row.order.key, OUTBOX.c.at_end == 0, OUTBOX.c.state == State.PENDING.value)
    for other in _rows(connection, waited):
        move_on(
            connection, other, Progress(State.ENDED, Answer(problem=answer.problem, given_up=answer.given_up)), moment
        )


def _of(key: Key) -> ColumnElement[bool]:
    return and_(OUTBOX.c.conversation == key.conversation, OUTBOX.c.person == key.person)


def _tells_more(row: Row, progress: Progress) -> bool:
    return progress.answer.outcome != row.answer.outcome or progress.state is not row.state


def _look_at_the_rest_of_the_case(connection: Connection, row: Row, now: float) -> None:
    """What was just done may have moved other orders of the case that the backend has."""
    rest = and_(
        OUTBOX.c.case_number == row.order.case,
        OUTBOX.c.state == State.FOLLOWING.value,
        OUTBOX.c.key != row.order.key,
    )
    connection.execute(update(OUTBOX).where(rest).values(due=now))


def _rows(connection: Connection, which: ColumnElement[bool]) -> list[Row]:
    """In the order in which they were given."""
    statement = select(OUTBOX).where(which).order_by(OUTBOX.c.created, OUTBOX.c.turn, OUTBOX.c.position)
    return [_row(record) for record in connection.execute(statement)]


def _row(record: Record[Any]) -> Row:
    return Row(
        key=Key(record.conversation, record.person),
        order=Order.model_validate_json(record.content),
        actor=Actor.model_validate_json(record.actor),
        correlation=record.correlation,
        state=State(record.state),
        answer=Answer.model_validate_json(record.answer),
        attempts=record.attempts,
        change=record.change,
        reported=record.reported,
        tried=record.tried or 0.0,
    )


def _entry(order: Order, actor: Actor, outcome: str, correlation: str) -> Entry:
    return Entry(
        who=actor.id,
        what=order.command.do,
        about=order.about,
        purpose=order.purpose,
        case_number=order.case,
        outcome=outcome,
        correlation=correlation,
    )
