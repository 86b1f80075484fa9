"""Replies that the channel hasn't taken yet, as they are kept with their conversation."""

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.voting import Sent


class Batch(BaseModel):
    """The replies of one turn.

    Attributes:
        turn: the version of the conversation that they were stored with.
        since: when that was, in seconds since 1970.
        answers: the id of the activity that they answer; empty when they answer none.
        messages: each as it goes over the wire, JSON.
        kept: the positions of those whose cards may change later.
        votable: those that can be voted on.
    """

    model_config = ConfigDict(frozen=True)

    turn: int
    since: int
    answers: str
    messages: tuple[str, ...]
    kept: tuple[int, ...] = ()
    votable: tuple[Sent, ...] = ()


Unsent = tuple[Batch, ...]

_UNSENT = TypeAdapter(Unsent)


def to_text(unsent: Unsent) -> str:
    """All batches as JSON, in order."""
    return _UNSENT.dump_json(unsent).decode() if unsent else "[]"


def from_text(text: str) -> Unsent:
    """The same back."""
    return _UNSENT.validate_json(text)
