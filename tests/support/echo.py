"""A small assistant that says back what it was given, for tests of the channel itself."""

from dataclasses import dataclass, field

from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.people import Found
from dialogs.reply import Kind, Reply, Suggestion, Trace
from dialogs.turn import Happening, Pick, Turn
from knowledge.language import Language


class OverheardError(Exception):
    """A failure whose message quotes the person."""


@dataclass
class Echo:
    """Repeats messages, welcomes once, and fails on request.

    Attributes:
        turns: every turn that it was given.
    """

    turns: list[Turn] = field(default_factory=list)

    async def respond(self, turn: Turn, conversation: Conversation) -> Outcome:
        """Say the turn's text back, and what was said before it."""
        self.turns.append(turn)
        if turn.text == "fall over":
            raise OverheardError(turn.text)
        if turn.happening is Happening.JOINED:
            welcome = () if conversation.welcomed else (self._reply(turn, "Välkommen"),)
            return Outcome(conversation.model_copy(update={"welcomed": True}), welcome)
        before = conversation.offered[0] if conversation.offered else "nothing"
        said = f"{turn.press.topic} picked" if isinstance(turn.press, Pick) else turn.text
        return Outcome(
            conversation.model_copy(update={"offered": (turn.text,)}),
            (self._reply(turn, f"{said} after {before}"),),
        )

    async def find_people(self, turn: Turn, limit: int) -> Found:
        """Find nobody."""
        return Found(turn.locale, message=f"{turn.text} of {limit}")

    def knows(self, _question: str, _language: Language) -> bool:
        """Never."""
        return False

    def phrase(self, name: str, language: Language) -> str:
        """Name the phrase."""
        return f"{name} ({language})"

    def apology(self, language: Language) -> Reply:
        """Say sorry."""
        return Reply(language=language, text=f"sorry ({language})", trace=Trace(Kind.SMALL_TALK))

    def _reply(self, turn: Turn, text: str) -> Reply:
        again = Suggestion("Again", "say it again", Pick("echo"))
        return Reply(language=turn.locale, text=text, trace=Trace(Kind.ANSWER, topic="echo"), suggestions=(again,))
