"""A message on its way to an answer."""

from dataclasses import dataclass

from dialogs.conversation import Conversation
from dialogs.turn import Turn
from knowledge.language import Language


@dataclass(frozen=True)
class Heard:
    """A turn together with what is known when it is answered.

    Attributes:
        turn: the turn.
        conversation: the conversation before it.
        spoken: the language of the message.
        language: the language to answer in.
    """

    turn: Turn
    conversation: Conversation
    spoken: Language
    language: Language
