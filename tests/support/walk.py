"""A person's way through a flow, over the real endpoint."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from tests.support.channel import Json
from tests.support.chat import Chat, Received
from tests.support.talk import TUESDAY_MORNING

WALKS = Path(__file__).parents[1] / "scenarios" / "walks.yaml"
CONFIRM = "confirm"
MOST_STEPS = 12
"""A way that has not come to its end after so many answers never will."""


class Way(BaseModel):
    """How a flow is gone through in one language.

    Attributes:
        start: a message that starts the flow.
        answers: an answer to each question that is asked, by slot.
        full: one message that starts the flow and answers as much as can be said in one.
        asked: what is still asked for after that.
        other: for slots that can be corrected: another answer, and what the summary or the next reply then says.
        ends: words of the last reply.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: str
    answers: dict[str, str] = {}
    full: str = ""
    asked: list[str] = []
    other: dict[str, str] = {}
    ends: str


class Journey(BaseModel):
    """A flow that is gone through.

    Attributes:
        who: the person, by name.
        municipality: told apart by it, where two have the name.
        before: what somebody has done before: flows gone through, as `who: walk`.
        given: slots that the button fills which starts the flow.
        wrong: an answer that can't be right, by slot.
        choices: slots with choices, of which an answer has to be one.
        confirmed: whether a summary is confirmed.
        sv, en: how it is gone through.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    who: str
    municipality: str = ""
    before: list[dict[str, str]] = []
    given: dict[str, str] = {}
    wrong: dict[str, str] = {}
    choices: list[str] = []
    confirmed: bool = False
    sv: Way
    en: Way


@cache
def walks() -> dict[str, Journey]:
    """Every flow's way, by the flow's id."""
    content = yaml.safe_load(WALKS.read_text(encoding="utf-8"))
    return {flow: Journey.model_validate(path) for flow, path in content.items()}


@dataclass
class Hands:
    """A clock whose hands are moved by tests."""

    now: datetime = TUESDAY_MORNING

    def __call__(self) -> datetime:
        """The moment."""
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


@dataclass
class Walk:
    """One person on the way through a flow.

    Attributes:
        chat: the person's chat.
        flow: the flow's id.
        way: how it is gone through.
        clock: what moves time.
        replies: the latest replies.
    """

    chat: Chat
    flow: str
    way: Way
    clock: Hands
    replies: list[Received] = field(default_factory=list)
    sent: list[Json] = field(default_factory=list)

    @property
    def last(self) -> Received:
        """The latest reply."""
        return self.replies[-1]

    @property
    def step(self) -> str:
        """What was last asked for."""
        return str(self.last.trace["step"])

    @property
    def said(self) -> str:
        """Everything that the latest replies say."""
        return "\n".join(reply.text for reply in self.replies)

    async def say(self, text: str, **changes: Any) -> "Walk":
        """Write a message."""
        activity = self.chat.activity(text=text, **changes)
        self.sent.append(activity)
        self.replies = await self.chat.send(activity)
        return self

    async def press(self, title: str) -> "Walk":
        """Press a button of the latest reply."""
        return await self.press_again(self.last, title)

    async def press_again(self, reply: Received, title: str) -> "Walk":
        """Press a button of an earlier reply."""
        activity = self.chat.pressing(reply.button(title), on=reply.message["id"])
        self.sent.append(activity)
        self.replies = await self.chat.send(activity)
        return self

    async def begin(self, given: dict[str, str] | None = None) -> "Walk":
        """Start the flow by its button."""
        return await self.say("", value={"begin": self.flow, "given": given or {}})

    async def answer(self) -> "Walk":
        """Answer the question that was asked."""
        return await self.say(self.way.answers[self.step])

    async def to(self, step: str) -> "Walk":
        """Answer until a step is reached."""
        for _ in range(MOST_STEPS):
            if self.step == step:
                return self
            await self.answer()
        raise AssertionError(f"{step} is not reached: {self.said}")

    async def to_the_end(self, yes: str) -> "Walk":
        """Answer everything, and confirm."""
        for _ in range(MOST_STEPS):
            if not self.step:
                return self
            await (self.say(yes) if self.step == CONFIRM else self.answer())
        raise AssertionError(f"there is no end: {self.said}")
