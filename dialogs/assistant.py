"""The assistant: one pure function from a turn to an outcome."""

from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.turn import Turn
from knowledge.base import KnowledgeBase


class Assistant:
    """Answers turns from a knowledge base. Never sends, stores or writes anything."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge

    def respond(self, turn: Turn, conversation: Conversation) -> Outcome:
        """Answer one turn; the same turn and conversation always give the same outcome."""
        raise NotImplementedError
