"""A message on its way to an answer."""

from dataclasses import dataclass, field, replace
from typing import Self

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
        said: the keys of the flows' texts that have been said and are in no reply yet.
    """

    turn: Turn
    conversation: Conversation
    spoken: Language
    language: Language
    said: list[str] = field(default_factory=list)

    def in_conversation(self, conversation: Conversation) -> Self:
        """The same with the conversation as it is by now."""
        return replace(self, conversation=conversation)

    def in_language(self, language: Language) -> Self:
        """The same, to be answered in another language."""
        return replace(self, language=language)

    def saying(self, text: str) -> Self:
        """The same with a part of the message."""
        return replace(self, turn=replace(self.turn, text=text, press=None))
