"""What is remembered between the turns of one person in one conversation."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from knowledge.language import Language
from knowledge.moments import Mentioned


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


class Conversation(BaseModel):
    """One person's conversation with the assistant, as plain JSON.

    Attributes:
        version: the version of this shape.
        language: the language that the person has chosen, if any.
        latest: the language of the latest message.
        welcomed: whether the person has been welcomed.
        answered: the latest answer.
        offered: the ids of the topics that the person was last asked to choose among.
    """

    model_config = ConfigDict(frozen=True)

    version: Literal[1] = 1
    language: Language | None = None
    latest: Language | None = None
    welcomed: bool = False
    answered: Answered | None = None
    offered: tuple[str, ...] = Field(default=())

    def with_answer(self, answered: Answered) -> Self:
        """The conversation after an answer; what was offered before no longer counts."""
        return self.model_copy(update={"answered": answered, "offered": ()})
