"""What is remembered between the turns of one person in one conversation."""

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dialogs.exchanges import Exchange
from dialogs.frames import Case, Ended, Frame, Proposal, Wish
from knowledge.language import Language
from knowledge.moments import Mentioned

MOST_CASES = 20
"""So many cases are remembered; the backend knows them all."""


class Answered(BaseModel):
    """The latest answer: what a follow-up question leans on and "why?" explains.

    Attributes:
        topic: the topic that was answered.
        phrasing: the way of asking that the person's words were matched with; empty when it was picked.
        score: the probability that the topic was right, 0 to 1.
        lead: the position of the yes/no lead that the answer began with, if any.
        worked_out: the texts that were worked out for the answer, by name.
        mentioned: the time that the person asked about, if any.
    """

    model_config = ConfigDict(frozen=True)

    topic: str
    phrasing: str
    score: float
    lead: int | None = None
    worked_out: dict[str, str] = Field(default_factory=dict)
    mentioned: Mentioned | None = None


class Told(BaseModel):
    """The latest thing that a flow has told, to be repeated.

    Attributes:
        heading, text, language: those of the reply.
    """

    model_config = ConfigDict(frozen=True)

    heading: str
    text: str
    language: Language


class Conversation(BaseModel):
    """One person's conversation with the assistant, as plain JSON.

    Attributes:
        version: the version of this shape.
        language: the language that the person has chosen, if any.
        latest: the language of the latest message.
        welcomed: whether the person has been welcomed.
        answered: the latest answer.
        offered: the ids of the topics that the person was last asked to choose among.
        told: what a flow told last, if nothing has been answered since.
        frames: the flows under way, the one that is spoken of last.
        proposal: what the person was last asked about the flows themselves.
        wishes: what else the person wants, for afterwards.
        cases: what was ordered, the newest last.
        ended: the flow that was over last, if nothing has been begun or answered since.
        returning: whether the flow below is gone on with once results are told.
        recent: what was said lately, the newest last.
    """

    model_config = ConfigDict(frozen=True)

    version: Literal[2] = 2
    language: Language | None = None
    latest: Language | None = None
    welcomed: bool = False
    answered: Answered | None = None
    offered: tuple[str, ...] = Field(default=())
    told: Told | None = None
    frames: tuple[Frame, ...] = ()
    proposal: Proposal | None = None
    wishes: tuple[Wish, ...] = ()
    cases: tuple[Case, ...] = ()
    ended: Ended | None = None
    returning: bool = False
    recent: tuple[Exchange, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_an_earlier_version(cls, data: Any) -> Any:
        """Version 1 knew no flows; all else is the same."""
        return data | {"version": 2} if isinstance(data, dict) and data.get("version") == 1 else data

    @property
    def frame(self) -> Frame | None:
        """The flow that is spoken of."""
        return self.frames[-1] if self.frames else None

    def with_frame(self, frame: Frame) -> Self:
        """The conversation with the flow that is spoken of as it is now."""
        return self.model_copy(update={"frames": (*self.frames[:-1], frame)})

    def said_aside(self) -> Self:
        """The conversation after something was said that is no question of the flow that is spoken of."""
        return self.with_frame(self.frame.model_copy(update={"aside": True})) if self.frame else self

    def with_case(self, case: Case) -> Self:
        """The conversation with a case as it is now; the oldest of those that nothing more is told of is forgotten."""
        cases = [*(other for other in self.cases if other.number != case.number), case]
        if len(cases) > MOST_CASES:
            cases.remove(next((one for one in cases if not one.is_open), cases[0]))
        return self.model_copy(update={"cases": tuple(cases)})

    def case(self, number: str) -> Case | None:
        """A case by its number."""
        return next((case for case in self.cases if case.number == number), None)

    def with_answer(self, answered: Answered) -> Self:
        """The conversation after an answer; what was offered before no longer counts."""
        return self.model_copy(update={"answered": answered, "offered": (), "told": None, "ended": None})
