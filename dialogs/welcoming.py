"""Tells people what there is for them: when they come for the first time, and when they ask for help."""

from collections.abc import Sequence
from dataclasses import replace

from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Kind, Reply, Trace
from dialogs.roles import Role, roles_of
from dialogs.starters import Starters
from dialogs.turn import Scope, Turn
from knowledge.language import Language
from telephony.contract import Reads
from telephony.models import Actor

HELP = "help"
"""The small talk by which people ask what there is."""


class Welcoming:
    """Knows what to offer whom."""

    def __init__(self, reads: Reads, phrasebook: Phrasebook, starters: Starters) -> None:
        self._reads = reads
        self._phrasebook = phrasebook
        self._starters = starters

    async def welcome(self, turn: Turn, conversation: Conversation) -> Outcome:
        """What somebody hears on arriving, the first time; among others how to speak with the assistant there."""
        if conversation.welcomed:
            return Outcome(conversation, ())
        language = conversation.language or turn.locale
        if turn.scope is Scope.PERSONAL:
            reply = self._personally(await self._roles(turn), language)
        else:
            reply = self._welcome(language, self._phrasebook.say("welcome_here", language))
        return Outcome(conversation.model_copy(update={"welcomed": True}), (reply,))

    def _personally(self, roles: Sequence[Role], language: Language) -> Reply:
        """The welcome in somebody's own chat: what there is for that person, and what to begin with."""
        names = ["welcome", *_by_role("welcome", roles), "welcome_end"]
        words = [self._phrasebook.say(name, language) for name in names]
        return replace(self._welcome(language, *words), suggestions=self._starters.first(roles, language))

    def _welcome(self, language: Language, *words: str) -> Reply:
        return Reply(language=language, text="\n\n".join(words), trace=Trace(Kind.SMALL_TALK))

    async def helped(self, outcome: Outcome, turn: Turn) -> Outcome:
        """An outcome with what there is for the person in particular, where it answers who asks for help."""
        if not any(_is_help(reply) for reply in outcome.replies):
            return outcome
        roles = await self._roles(turn)
        replies = tuple(self._help(reply, roles) if _is_help(reply) else reply for reply in outcome.replies)
        return replace(outcome, replies=replies)

    def _help(self, reply: Reply, roles: Sequence[Role]) -> Reply:
        words = [self._phrasebook.say(name, reply.language) for name in (*_by_role("help", roles), "help_end")]
        text = "\n\n".join([reply.text, *words])
        return replace(reply, text=text, suggestions=self._starters.all(roles, reply.language))

    async def _roles(self, turn: Turn) -> tuple[Role, ...]:
        return await roles_of(Actor(id=turn.person.id, tenant=turn.person.tenant), self._reads)


def _by_role(beginning: str, roles: Sequence[Role]) -> list[str]:
    """The names of the phrases for somebody's roles; for whoever has an extension, those for all stand in its own."""
    told = [role for role in roles if role is not Role.EMPLOYEE or Role.HOLDER not in roles]
    return [f"{beginning}_{role}" for role in told]


def _is_help(reply: Reply) -> bool:
    return reply.trace.kind is Kind.SMALL_TALK and reply.trace.topic == HELP
