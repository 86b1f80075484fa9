"""What is remembered between turns: one row per person and conversation."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from pydantic import ValidationError
from pydantic_core import from_json, to_json
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from bot.database import Database
from bot.statement import Statement
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome

METADATA = MetaData()

_CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("conversation", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("seen", Text, nullable=False),
)
_ROW = (_CONVERSATIONS.c.conversation == bindparam("at"), _CONVERSATIONS.c.person == bindparam("who"))
_CONTENT: dict[str, Any] = {name: bindparam(name) for name in ("version", "state", "seen")}
_LOAD = Statement(select(_CONVERSATIONS.c.version, _CONVERSATIONS.c.state, _CONVERSATIONS.c.seen).where(*_ROW))
_REPLACE = Statement(update(_CONVERSATIONS).where(*_ROW, _CONVERSATIONS.c.version == bindparam("was")).values(_CONTENT))
_ADD = Statement(
    insert(_CONVERSATIONS).values({"conversation": bindparam("at"), "person": bindparam("who"), **_CONTENT})
)

_REMEMBERED = 20
_MOST_ATTEMPTS = 20
_MOST_AT_HAND = 1000

_log = structlog.get_logger()


class ContendedError(Exception):
    """A conversation was changed by others each time that a turn was about to be stored."""


@dataclass(frozen=True)
class Key:
    """Whose row, and in which conversation."""

    conversation: str
    person: str


@dataclass(frozen=True)
class _Stored:
    version: int
    conversation: Conversation
    seen: list[str]


class Storage:
    """The conversations, each changed by one short optimistic transaction per turn.

    The latest ones are kept at hand: if a row has moved on since, its version tells when the turn is stored.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._at_hand: dict[Key, _Stored] = {}

    async def take_turn(
        self, key: Key, occurrence: str, respond: Callable[[Conversation], Awaitable[Outcome]]
    ) -> Outcome | None:
        """Respond to an occurrence and store the conversation that it leads to.

        When the conversation was changed in between, the turn is run again on what it has become.

        Returns:
            What `respond` made of the stored conversation; None when the occurrence was seen before.

        Raises:
            ContendedError: when it was changed in between again and again.
        """
        for _ in range(_MOST_ATTEMPTS):
            stored = self._at_hand.pop(key, None)
            if stored is None:
                stored = await self._database.run(partial(_load, key=key))
            if occurrence in stored.seen:
                return None
            outcome = await respond(stored.conversation)
            after = _Stored(stored.version + 1, outcome.conversation, [*stored.seen, occurrence][-_REMEMBERED:])
            if await self._save(key, after):
                self._keep_at_hand(key, after)
                return outcome
        raise ContendedError

    async def answers(self) -> None:
        """Return if the database can be read.

        Raises:
            sqlalchemy.exc.SQLAlchemyError, OSError: when it can't.
        """
        await self._database.run(partial(_load, key=Key("", "")))

    async def _save(self, key: Key, after: _Stored) -> bool:
        try:
            return await self._database.run(partial(_save, key=key, after=after))
        except IntegrityError:
            return False

    def _keep_at_hand(self, key: Key, stored: _Stored) -> None:
        self._at_hand[key] = stored
        if len(self._at_hand) > _MOST_AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]


def _load(connection: Connection, key: Key) -> _Stored:
    row = _LOAD.run(connection, {"at": key.conversation, "who": key.person}).one_or_none()
    if row is None:
        return _Stored(0, Conversation(), [])
    try:
        conversation = Conversation.model_validate_json(row.state)
    except ValidationError:
        _log.warning("conversation unreadable, begun anew", version=row.version)
        conversation = Conversation()
    return _Stored(row.version, conversation, from_json(row.seen))


def _save(connection: Connection, key: Key, after: _Stored) -> bool:
    """Store a conversation if nobody else has since it was loaded."""
    values: dict[str, str | int] = {
        "at": key.conversation,
        "who": key.person,
        "was": after.version - 1,
        "version": after.version,
        "state": after.conversation.model_dump_json(),
        "seen": to_json(after.seen).decode(),
    }
    statement = _ADD if after.version == 1 else _REPLACE
    return statement.run(connection, values).rowcount == 1
