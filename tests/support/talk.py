"""A conversation with the assistant itself, without a channel between."""

from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from dialogs.assistant import Assistant
from dialogs.conversation import Conversation
from dialogs.reply import Reply, Suggestion
from dialogs.turn import Happening, Person, Pick, Scope, Turn
from knowledge.language import Language


def in_sweden(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment by the clock on a Swedish wall."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Stockholm"))


Result = TypeVar("Result")

TUESDAY_MORNING = in_sweden(2026, 3, 3, 10)


def turn(text: str = "", **changes: Any) -> Turn:
    """A message in the personal chat on a Tuesday morning, with fields changed by keyword."""
    message = Turn(
        id="1",
        person=Person(id="person", tenant="tenant-1", name="Anna Ask", municipality="Lysekil"),
        scope=Scope.PERSONAL,
        happening=Happening.MESSAGE,
        text=text,
        press=None,
        locale=Language.SWEDISH,
        moment=TUESDAY_MORNING,
    )
    return replace(message, **changes)


def at_once(working: Coroutine[None, None, Result]) -> Result:
    """What a coroutine comes to that never waits."""
    try:
        working.send(None)
    except StopIteration as done:
        return cast(Result, done.value)
    working.close()
    raise AssertionError("it waits for something")


def picked(offer: Suggestion) -> str | None:
    """The topic that a button asks for.

    Raises:
        AssertionError: when it stands for something else.
    """
    assert isinstance(offer.press, Pick), offer
    return offer.press.topic


@dataclass
class Talk:
    """One person's side of a conversation.

    Attributes:
        assistant: who answers.
        conversation: what is remembered so far.
        replies: everything that has been said to the person.
    """

    assistant: Assistant
    conversation: Conversation = field(default_factory=Conversation)
    replies: list[Reply] = field(default_factory=list)

    def hear(self, text: str = "", **changes: Any) -> tuple[Reply, ...]:
        """All replies to a turn."""
        outcome = at_once(self.assistant.respond(turn(text, **changes), self.conversation))
        self.conversation = outcome.conversation
        self.replies += outcome.replies
        return outcome.replies

    def ask(self, text: str = "", **changes: Any) -> Reply:
        """The one reply to a turn.

        Raises:
            AssertionError: when there is not exactly one.
        """
        replies = self.hear(text, **changes)
        assert len(replies) == 1, replies
        return replies[0]

    def press(self, place: int) -> Reply:
        """Press a button of the latest reply, by its place from 0."""
        button = self.replies[-1].suggestions[place]
        return self.ask(button.says, press=button.press)

    def pick(self, entry: str | None) -> Reply:
        """Press a button of any reply, by what it stands for."""
        return self.ask(press=Pick(entry))
