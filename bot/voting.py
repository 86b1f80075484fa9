"""Which answers can still be voted on: the latest ones of a conversation, by the channel's ids of their messages."""

import hashlib
import secrets
from collections.abc import Sequence
from typing import NamedTuple, Self

from pydantic import TypeAdapter

from dialogs.reply import Reply
from knowledge.language import Language

_REMEMBERED = 20
_SECRET_BYTES = 9


class Sent(NamedTuple):
    """An answer that goes out with a turn.

    Attributes:
        position: its place among the turn's messages.
        topic: the topic that it answers.
        language: the language that it is written in.
    """

    position: int
    topic: str
    language: Language


class Votable(NamedTuple):
    """An answer that has been sent.

    Attributes:
        topic: the topic that it answers.
        language: the language that it is written in.
        secret: what nobody knows any more once the answer is forgotten.
    """

    topic: str
    language: Language
    secret: str

    @classmethod
    def of(cls, sent: Sent) -> Self:
        """With a secret of its own."""
        return cls(sent.topic, sent.language, secrets.token_urlsafe(_SECRET_BYTES))

    def vote_of(self, person: str) -> str:
        """What tells a person's vote from those of others, without telling whose it is."""
        return hashlib.sha256(f"{self.secret} {person}".encode()).hexdigest()


Votables = dict[str, Votable]

_VOTABLES = TypeAdapter(Votables)


def sent(answers: Sequence[tuple[Reply, bytes]], messages: Sequence[bytes]) -> tuple[Sent, ...]:
    """The answers among a turn's messages.

    Args:
        answers: each answer, and its message.
        messages: all that are sent, in order.
    """
    return tuple(
        Sent(messages.index(message), reply.trace.topic, reply.language)
        for reply, message in answers
        if reply.trace.topic and message in messages
    )


def with_sent(before: Votables, answers: Sequence[Sent], ids: Sequence[str]) -> Votables:
    """The latest answers, after some have got their ids."""
    after = before | {ids[one.position]: Votable.of(one) for one in answers if ids[one.position]}
    return dict(list(after.items())[-_REMEMBERED:])


def to_text(votables: Votables) -> str:
    """All of them as JSON, the latest last."""
    return _VOTABLES.dump_json(votables).decode() if votables else "{}"


def from_text(text: str) -> Votables:
    """The same back."""
    return _VOTABLES.validate_json(text)
