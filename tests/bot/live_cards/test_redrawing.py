"""Changed cards are brought to the channel: on both databases."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import cast

import pytest

from bot.connector import Connector, Letter
from bot.database import Database
from bot.key import Key
from bot.live_cards import rows
from bot.live_cards.redrawing import Redrawing
from bot.pace import Pace
from bot.storage import Storage
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.reply import Kind, Reply, Trace, View
from dialogs.turn import Begin, Turn
from tests.support.echo import Echo, OverheardError
from tests.support.references import reference
from tests.support.talk import TUESDAY_MORNING

KEY = Key("a:1", "anna")
NOW = TUESDAY_MORNING.timestamp()
BROKEN, WHOLE = View("case_status", "T-2222-2222"), View("case_status", "T-3333-3333")


class Drawing(Echo):
    """Draws every case but the broken one."""

    async def respond(self, turn: Turn, conversation: Conversation) -> Outcome:
        """Show the case that the turn asks for."""
        assert isinstance(turn.press, Begin)
        view = View(turn.press.flow, turn.press.given["case"])
        if view == BROKEN:
            raise OverheardError
        reply = Reply(language=turn.locale, text="som det är nu", trace=Trace(Kind.FLOW), view=view)
        return Outcome(conversation, (reply,))


@dataclass
class Updated:
    """What the channel was sent in the place of other messages.

    Attributes:
        activities: the ids of those messages.
    """

    activities: list[str] = field(default_factory=list)

    async def update(self, letter: Letter) -> None:
        """Take a message in the place of another."""
        self.activities.append(letter.activity)


@pytest.fixture
def channel() -> Updated:
    return Updated()


@pytest.fixture
def redrawing(database: Database, channel: Updated) -> Redrawing:
    def clock() -> datetime:
        return TUESDAY_MORNING

    storage, connector = Storage(database, clock), cast(Connector, channel)
    return Redrawing(Drawing(), storage, database, connector, clock, Pace(), traced=False)


async def show(database: Database, *views: View) -> None:
    """Cases are shown, each by a message that has the case's number for its id, and then move."""
    sent = [rows.Sent(place, rows.case(view), '{"attachments": []}') for place, view in enumerate(views)]
    await database.run(partial(rows.add, turn=1, reference=reference(KEY), cards=sent, now=NOW))
    await database.run(partial(rows.delivered, key=KEY, turn=1, ids=[view.case for view in views]))
    for view in views:
        await database.run(partial(rows.case_moved, number=view.case, now=NOW))


async def test_a_card_that_cannot_be_drawn_keeps_no_other_back(
    database: Database, redrawing: Redrawing, channel: Updated
) -> None:
    await show(database, BROKEN, WHOLE)
    await redrawing.look()
    assert channel.activities == [WHOLE.case]


async def test_a_case_that_is_shown_as_it_stands_already_is_not_sent(
    database: Database, redrawing: Redrawing, channel: Updated
) -> None:
    await show(database, WHOLE)
    await redrawing.look()
    await database.run(partial(rows.case_moved, number=WHOLE.case, now=NOW))
    await redrawing.look()
    assert channel.activities == [WHOLE.case]
