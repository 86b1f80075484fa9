"""What a turn leads to."""

from dataclasses import dataclass

from dialogs.conversation import Conversation
from dialogs.orders import Order
from dialogs.reply import Reply


@dataclass(frozen=True)
class Outcome:
    """The conversation after a turn, what to say, and what to do.

    Attributes:
        conversation: what to remember.
        replies: the messages to send, in order.
        orders: the commands to carry out, in order.
    """

    conversation: Conversation
    replies: tuple[Reply, ...]
    orders: tuple[Order, ...] = ()
