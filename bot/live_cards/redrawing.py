"""Brings changed cards to the channel."""

from functools import partial

import structlog
from pydantic_core import from_json

from bot.auth.credentials import TokenUnavailableError
from bot.clock import Clock
from bot.connector import BusyError, Connector, Letter, NotDeliveredError
from bot.database import Database
from bot.live_cards import rows
from bot.live_cards.rows import CASE, Row
from bot.log import where_it_failed
from bot.outbox.waits import before_retry
from bot.pace import Pace
from bot.reference import Reference
from bot.replies import to_json, to_message
from bot.storage import Storage
from bot.talking import Assistant
from dialogs.reply import View
from dialogs.turn import Begin, Happening, Turn

LONGEST_LOOK_SECONDS = 30.0

_MOST_AT_ONCE = 16
_MOST_ATTEMPTS = 1000  # more than three days, as long as orders wait for the backend

_log = structlog.get_logger()


class Redrawing:
    """Draws cards again whose case has moved, and replaces the messages of all that have changed."""

    def __init__(
        self,
        assistant: Assistant,
        storage: Storage,
        database: Database,
        connector: Connector,
        clock: Clock,
        pace: Pace,
        *,
        traced: bool,
    ) -> None:
        self._assistant = assistant
        self._storage = storage
        self._database = database
        self._connector = connector
        self._clock = clock
        self._pace = pace
        self._traced = traced

    async def look(self) -> float:
        """Bring the cards up to date that have changed; gives the seconds until it is to be done again."""
        changed = await self._database.run(partial(rows.claim, now=self._now(), limit=_MOST_AT_ONCE))
        for row in changed:
            await self._bring(row)
        return 0.0 if len(changed) == _MOST_AT_ONCE else LONGEST_LOOK_SECONDS

    async def drawn(self, view: View, reference: Reference) -> str | None:
        """A case as it stands, as a message to somebody: JSON; None where it can't be shown now."""
        conversation = await self._storage.conversation(reference.key)
        turn = Turn(
            id="",
            person=reference.as_person(),
            scope=reference.scope,
            happening=Happening.MESSAGE,
            text="",
            press=Begin(view.flow, {"case": view.case}),
            locale=reference.locale,
            moment=self._clock(),
        )
        alone = conversation.model_copy(update={"frames": (), "proposal": None, "wishes": ()})
        outcome = await self._assistant.respond(turn, alone)
        shown = next((reply for reply in outcome.replies if reply.view == view), None)
        if shown is None:
            return None
        return to_json(to_message(shown, traced=self._traced), reference.address()).decode()

    async def _bring(self, row: Row) -> None:
        try:
            content = await self._content(row)
            if content is None:
                await self._undrawn(row)
                return
            if _card(content) != _card(row.content) or not row.subject.startswith(CASE):
                await self._connector.update(Letter.to(row.reference.address(row.activity), content.encode()))
            await self._database.run(partial(rows.brought, row=row, content=content))
        except NotDeliveredError as error:
            _log.warning("card not replaced", reason=str(error))
            await self._drop(row)
        except (BusyError, TokenUnavailableError) as error:
            await self._put_off(row, error.pause if isinstance(error, BusyError) else None)
        except Exception as error:  # what is wrong with one card must not keep the others back
            _log.error("card not drawn", **where_it_failed(error))
            await self._undrawn(row)

    async def _content(self, row: Row) -> str | None:
        """What a card is to show: a case as it stands, or what was stored."""
        if not row.subject.startswith(CASE):
            return row.content
        return await self.drawn(rows.view(row.subject), row.reference)

    async def _undrawn(self, row: Row) -> None:
        await (self._put_off(row) if row.attempts < _MOST_ATTEMPTS else self._drop(row))

    async def _drop(self, row: Row) -> None:
        await self._database.run(partial(rows.drop, row=row))

    async def _put_off(self, row: Row, asked_for: float | None = None) -> None:
        due = self._now() + before_retry(row.attempts, asked_for, self._pace)
        await self._database.run(partial(rows.put_off, row=row, due=due))

    def _now(self) -> float:
        return self._clock().timestamp()


def _card(message: str) -> object:
    """What a message shows."""
    return from_json(message).get("attachments")
