"""What a turn leads to."""

from dataclasses import dataclass

from dialogs.conversation import Conversation
from dialogs.reply import Reply


@dataclass(frozen=True)
class Outcome:
    """The conversation after a turn, and what to say.

    Attributes:
        conversation: what to remember.
        replies: the messages to send, in order.
    """

    conversation: Conversation
    replies: tuple[Reply, ...]
