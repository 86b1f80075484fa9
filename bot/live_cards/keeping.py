"""Which of a turn's cards are kept, and which of the earlier ones it changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.key import Key
from bot.live_cards import rows
from bot.live_cards.receipts import answered, in_place
from bot.reference import Reference
from bot.storage import Write
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.reply import Reply
from dialogs.turn import Press


@dataclass(frozen=True)
class Change:
    """A conversation before and after a turn.

    Attributes:
        reference: whose it is.
        press: what was pressed, if anything.
        pressed: the channel's id of the message that it was pressed on, if that shows a question that was open.
        before: the conversation before the turn.
        outcome: what the turn leads to.
        moment: when.
    """

    reference: Reference
    press: Press | None
    pressed: str
    before: Conversation
    outcome: Outcome
    moment: datetime

    @property
    def key(self) -> Key:
        """Whose conversation."""
        return Key(self.reference.conversation, self.reference.person)

    @property
    def still_open(self) -> str:
        """The subject of the question that can be answered after the turn; empty where there is none."""
        frame = self.outcome.conversation.frame
        return rows.question(frame.id, frame.step) if frame else ""


@dataclass(frozen=True)
class Cards:
    """What becomes of the cards.

    Attributes:
        messages: those of the turn's messages that are sent.
        kept: the positions among them of those that may change later.
        writes: what is stored of them, and of earlier ones.
    """

    messages: Sequence[bytes]
    kept: tuple[int, ...]
    writes: Sequence[Write]


def cards_of(change: Change, messages: Sequence[bytes]) -> Cards:
    """What a turn does to cards: earlier questions are closed, cases that moved drawn again, new ones kept.

    A reply that is to stand in the place of the card that was pressed isn't sent.
    """
    replies = change.outcome.replies
    instead = [place for place, reply in enumerate(replies) if reply.instead and change.pressed]
    sent = [(replies[place], message) for place, message in enumerate(messages) if place not in instead]
    kept = _kept(sent)
    replaced = [rows.Sent(place, _subject(replies[place]), messages[place].decode()) for place in instead]
    return Cards(
        messages=[message for _, message in sent],
        kept=tuple(card.position for card in kept),
        writes=list(_writes(change, replaced, kept)),
    )


def _kept(sent: Sequence[tuple[Reply, bytes]]) -> list[rows.Sent]:
    return [
        rows.Sent(position, subject, message.decode())
        for position, (reply, message) in enumerate(sent)
        if (subject := _subject(reply))
    ]


def _subject(reply: Reply) -> str:
    """What a card shows that may change; empty where nothing will."""
    if reply.view:
        return rows.case(reply.view)
    return rows.question(*reply.question) if reply.question else ""


def _writes(change: Change, replaced: Sequence[rows.Sent], kept: Sequence[rows.Sent]) -> Iterator[Write]:
    now = change.moment.timestamp()
    for card in replaced:
        yield partial(_replace, change=change, card=card, now=now)
    if change.before.frames:
        yield partial(_close, change=change, now=now)
    before, after = change.before, change.outcome.conversation
    if before.cases != after.cases:
        moved = [one.number for one in after.cases if before.case(one.number) != one]
        yield partial(_move, numbers=moved, now=now)
    if kept:
        yield partial(_add, reference=change.reference, kept=kept, now=now)


def _replace(connection: Connection, _turn: int, change: Change, card: rows.Sent, now: float) -> None:
    redraw = partial(in_place, new=card.content)
    rows.replace(connection, change.key, change.pressed, card.subject, redraw, now)


def _close(connection: Connection, _turn: int, change: Change, now: float) -> None:
    redraw = partial(answered, press=change.press)
    rows.close_questions(connection, change.key, change.still_open, redraw, now)


def _move(connection: Connection, _turn: int, numbers: Sequence[str], now: float) -> None:
    for number in numbers:
        rows.case_moved(connection, number, now)


def _add(connection: Connection, turn: int, reference: Reference, kept: Sequence[rows.Sent], now: float) -> None:
    rows.add(connection, turn, reference, kept, now)
