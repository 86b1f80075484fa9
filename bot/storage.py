"""What is remembered between turns: one row per person and conversation."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import structlog
from pydantic import ValidationError
from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Row, bindparam, insert, literal_column, select, update
from sqlalchemy.exc import IntegrityError

from bot.clock import Clock
from bot.database import Database
from bot.key import Key
from bot.live_cards import rows as cards
from bot.reference import Reference
from bot.statement import Statement
from bot.tables import CONVERSATIONS
from bot.unsent import Batch, Unsent, from_text, to_text
from bot.voting import Sent, Votable, Votables, with_sent
from bot.voting import from_text as votables_from_text
from bot.voting import to_text as votables_to_text
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.turn import Scope

UNSENT_LEASE_SECONDS = 5 * 60  # longer than delivering tries

_ROW = (CONVERSATIONS.c.conversation == bindparam("at"), CONVERSATIONS.c.person == bindparam("who"))
_UNMOVED = CONVERSATIONS.c.version == bindparam("was")
_UNSENT: dict[str, Any] = {name: bindparam(name) for name in ("version", "unsent", "unsent_due")}
_CONTENT: dict[str, Any] = _UNSENT | {name: bindparam(name) for name in ("state", "seen", "reference")}
_LOAD = Statement(
    select(
        CONVERSATIONS.c.version,
        CONVERSATIONS.c.state,
        CONVERSATIONS.c.seen,
        CONVERSATIONS.c.unsent,
        CONVERSATIONS.c.votable,
    ).where(*_ROW)
)
_REPLACE = Statement(update(CONVERSATIONS).where(*_ROW, _UNMOVED).values(_CONTENT))
_ADD = Statement(
    insert(CONVERSATIONS).values({"conversation": bindparam("at"), "person": bindparam("who"), **_CONTENT})
)
_DELIVERED: dict[str, Any] = _UNSENT | {"votable": bindparam("votable")}
_TAKE_OFF = Statement(update(CONVERSATIONS).where(*_ROW, _UNMOVED).values(_DELIVERED))
_UNDELIVERED = CONVERSATIONS.c.unsent_due > literal_column("0")  # in the very words of the index

_REMEMBERED = 20
_MOST_ATTEMPTS = 20
_MOST_AT_HAND = 1000

_log = structlog.get_logger()

Write = Callable[[Connection, int], None]
"""Something written in a turn's transaction, given the number of the turn in its conversation."""


class ContendedError(Exception):
    """A conversation was changed by others each time that a turn was about to be stored."""


@dataclass(frozen=True)
class Step:
    """What a turn leads to: all of it is stored, or nothing.

    Attributes:
        outcome: the conversation after it, its replies and its orders.
        reference: how to go on with the conversation later.
        answers: the id of the activity that the replies answer; empty when they answer none.
        messages: the replies as they go over the wire.
        writes: what is written besides.
        kept: the positions of the messages whose cards may change later.
        votable: the messages that can be voted on.
        moves_cards: whether it changes cards that were sent before.
    """

    outcome: Outcome
    reference: Reference
    answers: str = ""
    messages: Sequence[bytes] = ()
    writes: Sequence[Write] = ()
    kept: tuple[int, ...] = ()
    votable: tuple[Sent, ...] = ()
    moves_cards: bool = False


@dataclass(frozen=True)
class Taken:
    """A turn that has been stored.

    Attributes:
        step: what it led to.
        batch: its replies, which are to be delivered now; None when there are none.
    """

    step: Step
    batch: Batch | None


@dataclass(frozen=True)
class Overdue:
    """A conversation whose replies should have been delivered by now."""

    key: Key
    reference: Reference
    unsent: Unsent


@dataclass(frozen=True)
class _Stored:
    version: int
    conversation: Conversation
    seen: list[str]
    unsent: Unsent
    votable: Votables


class Storage:
    """The conversations, each changed by one short optimistic transaction per turn.

    The latest ones are kept at hand: if a row has moved on since, its version tells when the turn is stored.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._at_hand: dict[Key, _Stored] = {}

    async def take_turn(
        self, key: Key, occurrence: str | None, respond: Callable[[Conversation], Awaitable[Step]]
    ) -> Taken | None:
        """Respond to an occurrence, and store all that it leads to.

        When the conversation was changed in between, the turn is run again on what it has become.

        Args:
            key: whose conversation.
            occurrence: what tells it from every other; None when something else sees to it that it happens once.
            respond: what the stored conversation leads to.

        Returns:
            What was stored; None when the occurrence was seen before.

        Raises:
            ContendedError: when it was changed in between again and again.
        """
        for _ in range(_MOST_ATTEMPTS):
            stored = await self._stored(key)
            if occurrence in stored.seen:
                return None
            step = await respond(stored.conversation)
            batch = self._batch(stored.version + 1, step)
            after = _after(stored, occurrence, step, batch)
            if await self._save(key, after, step):
                self._keep_at_hand(key, after)
                return Taken(step, batch)
        raise ContendedError

    async def delivered(self, key: Key, turn: int, ids: Sequence[str] = ()) -> None:
        """Take the replies of a turn off: the channel has them, or will never take them.

        Args:
            key: whose conversation.
            turn: the turn.
            ids: the channel's id of each; empty for one that it didn't take.
        """
        for _ in range(_MOST_ATTEMPTS):
            stored = await self._stored(key)
            taken = [batch for batch in stored.unsent if batch.turn == turn]
            if not taken:
                return
            left = tuple(batch for batch in stored.unsent if batch.turn != turn)
            votable = with_sent(stored.votable, taken[0].votable, ids) if ids else stored.votable
            after = replace(stored, version=stored.version + 1, unsent=left, votable=votable)
            known = ids if taken[0].kept else ()
            if await self._database.run(partial(self._take_off, key=key, after=after, turn=turn, ids=known)):
                self._keep_at_hand(key, after)
                return

    async def overdue(self) -> list[Overdue]:
        """The conversations whose replies are overdue; they are this process's to deliver from now on."""
        now = self._now()
        return await self._database.run(partial(_claim_overdue, now=now, until=now + UNSENT_LEASE_SECONDS))

    async def reference(self, key: Key) -> Reference | None:
        """The reference of a conversation; None for one that is unknown, or of before references were kept."""
        statement = select(CONVERSATIONS.c.reference).where(
            CONVERSATIONS.c.conversation == key.conversation, CONVERSATIONS.c.person == key.person
        )
        return _reference(await self._database.run(lambda connection: connection.scalar(statement)))

    async def personal(self, person: str) -> Reference | None:
        """The personal conversation where a person, by Entra object id, was heard last."""
        statement = select(CONVERSATIONS.c.reference).where(CONVERSATIONS.c.person == person)
        texts = await self._database.run(lambda connection: connection.scalars(statement).all())
        references = (_reference(text) for text in texts)
        personal = [each for each in references if each and each.scope is Scope.PERSONAL]
        return max(personal, key=lambda reference: reference.heard_at, default=None)

    async def conversation(self, key: Key) -> Conversation:
        """A conversation as it is stored; an empty one where there is none."""
        return (await self._database.run(partial(_load, key=key))).conversation

    async def votable(self, conversation: str, activity: str) -> Votable | None:
        """The answer that a message of a conversation gave, whomever it was for; None for one that isn't known."""
        statement = select(CONVERSATIONS.c.votable).where(CONVERSATIONS.c.conversation == conversation)
        texts = await self._database.run(lambda connection: connection.scalars(statement).all())
        return next((found for text in texts if (found := votables_from_text(text).get(activity))), None)

    async def answers(self) -> None:
        """Return if the database can be read.

        Raises:
            sqlalchemy.exc.SQLAlchemyError, OSError: when it can't.
        """
        await self._database.run(partial(_load, key=Key("", "")))

    async def _stored(self, key: Key) -> _Stored:
        if key in self._at_hand:
            return self._at_hand.pop(key)
        return await self._database.run(partial(_load, key=key))

    def _batch(self, turn: int, step: Step) -> Batch | None:
        if not step.messages:
            return None
        messages = tuple(message.decode() for message in step.messages)
        return Batch(
            turn=turn, since=self._now(), answers=step.answers, messages=messages, kept=step.kept, votable=step.votable
        )

    async def _save(self, key: Key, after: _Stored, step: Step) -> bool:
        try:
            return await self._database.run(partial(self._write, key=key, after=after, step=step))
        except IntegrityError:
            return False

    def _write(self, connection: Connection, key: Key, after: _Stored, step: Step) -> bool:
        """Store a turn if nobody else has stored one since the conversation was loaded."""
        values = self._common(key, after) | {
            "state": after.conversation.model_dump_json(),
            "seen": to_json(after.seen).decode(),
            "reference": step.reference.model_dump_json(),
        }
        statement = _ADD if after.version == 1 else _REPLACE
        if statement.run(connection, values).rowcount != 1:
            return False
        for write in step.writes:
            write(connection, after.version)
        return True

    def _take_off(self, connection: Connection, key: Key, after: _Stored, turn: int, ids: Sequence[str]) -> bool:
        values = self._common(key, after) | {"votable": votables_to_text(after.votable)}
        if _TAKE_OFF.run(connection, values).rowcount != 1:
            return False
        if ids:
            cards.delivered(connection, key, turn, ids)
        return True

    def _common(self, key: Key, after: _Stored) -> dict[str, str | int]:
        return {
            "at": key.conversation,
            "who": key.person,
            "was": after.version - 1,
            "version": after.version,
            "unsent": to_text(after.unsent),
            "unsent_due": self._now() + UNSENT_LEASE_SECONDS if after.unsent else 0,
        }

    def _now(self) -> int:
        return int(self._clock().timestamp())

    def _keep_at_hand(self, key: Key, stored: _Stored) -> None:
        self._at_hand[key] = stored
        if len(self._at_hand) > _MOST_AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]


def void_leases(connection: Connection) -> None:
    """Make all undelivered replies due at once: whoever was delivering them is gone."""
    connection.execute(update(CONVERSATIONS).where(_UNDELIVERED).values(unsent_due=1))


def _after(stored: _Stored, occurrence: str | None, step: Step, batch: Batch | None) -> _Stored:
    seen = stored.seen if occurrence is None else [*stored.seen, occurrence][-_REMEMBERED:]
    unsent = (*stored.unsent, batch) if batch else stored.unsent
    return _Stored(stored.version + 1, step.outcome.conversation, seen, unsent, stored.votable)


def _load(connection: Connection, key: Key) -> _Stored:
    row = _LOAD.run(connection, {"at": key.conversation, "who": key.person}).one_or_none()
    if row is None:
        return _Stored(0, Conversation(), [], (), {})
    try:
        conversation = Conversation.model_validate_json(row.state)
    except ValidationError:
        _log.warning("conversation unreadable, begun anew", version=row.version)
        conversation = Conversation()
    votable = votables_from_text(row.votable)
    return _Stored(row.version, conversation, from_json(row.seen), from_text(row.unsent), votable)


def _claim_overdue(connection: Connection, now: int, until: int) -> list[Overdue]:
    rows = connection.execute(
        select(CONVERSATIONS).where(_UNDELIVERED, CONVERSATIONS.c.unsent_due <= now).with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        here = (CONVERSATIONS.c.conversation == row.conversation, CONVERSATIONS.c.person == row.person)
        connection.execute(update(CONVERSATIONS).where(*here).values(unsent_due=until))
    return [_overdue(row) for row in rows]


def _overdue(row: Row[Any]) -> Overdue:
    reference = Reference.model_validate_json(row.reference)
    return Overdue(Key(row.conversation, row.person), reference, from_text(row.unsent))


def _reference(text: str | None) -> Reference | None:
    return Reference.model_validate_json(text) if text else None
