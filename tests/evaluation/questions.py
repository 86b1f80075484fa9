"""The questions that understanding is judged by."""

from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, model_validator

from knowledge.language import Language

HERE = Path(__file__).parent
SETS = {name: HERE / f"{name}.yaml" for name in ("development", "sealed")}


class Question(BaseModel):
    """One message, or a conversation whose last message counts, and what a good assistant makes of it.

    Attributes:
        text: the message.
        texts: the messages of a conversation.
        topics: the entries that answer it: the best first, then others that would do.
        both: whether the message holds two questions and both entries are wanted.
        far: whether it has nothing to do with telephony at work.
        near: whether it is close to the subject without being in the routine.
        ok: entries that would be an honest reply to a near miss.
        lang: the language of the message.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str | None = None
    texts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    both: bool = False
    far: bool = False
    near: bool = False
    ok: tuple[str, ...] = ()
    lang: Language

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if (self.text is None) == (not self.texts):
            raise ValueError("give either text or texts")
        if sum([bool(self.topics), self.far, self.near]) != 1:
            raise ValueError("give one of topics, far and near")
        return self

    @property
    def messages(self) -> tuple[str, ...]:
        """All messages, in order."""
        return self.texts or (self.text or "",)

    @property
    def in_scope(self) -> bool:
        """Whether the knowledge base has an entry for it."""
        return bool(self.topics)


def read_questions(name: str) -> list[Question]:
    """The questions of a set."""
    data = yaml.safe_load(SETS[name].read_text(encoding="utf-8"))
    return TypeAdapter(list[Question]).validate_python(data)
