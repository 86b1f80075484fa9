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
from telephony.contract import Reads
from telephony.models import Actor

HELP = "help"
"""The small talk by which people ask what there is."""
_NONE: tuple[Role, ...] = ()


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
        personal = turn.scope is Scope.PERSONAL
        roles = await self._roles(turn) if personal else _NONE
        words = [self._phrasebook.say("welcome" if personal else "welcome_here", language)]
        words += [self._phrasebook.say(f"welcome_{role}", language) for role in roles if role is not Role.EMPLOYEE]
        reply = Reply(
            language=language,
            text="\n\n".join([*words, self._phrasebook.say("welcome_end", language)] if personal else words),
            suggestions=self._starters.first(roles, language) if personal else (),
            trace=Trace(Kind.SMALL_TALK),
        )
        return Outcome(conversation.model_copy(update={"welcomed": True}), (reply,))

    async def helped(self, outcome: Outcome, turn: Turn) -> Outcome:
        """An outcome with what there is for the person in particular, where it answers who asks for help."""
        if not any(_is_help(reply) for reply in outcome.replies):
            return outcome
        roles = await self._roles(turn)
        replies = tuple(self._help(reply, roles) if _is_help(reply) else reply for reply in outcome.replies)
        return replace(outcome, replies=replies)

    def _help(self, reply: Reply, roles: Sequence[Role]) -> Reply:
        words = [self._phrasebook.say(f"help_{role}", reply.language) for role in roles if role is not Role.EMPLOYEE]
        text = "\n\n".join([reply.text, *words, self._phrasebook.say("help_end", reply.language)])
        return replace(reply, text=text, suggestions=self._starters.all(roles, reply.language))

    async def _roles(self, turn: Turn) -> tuple[Role, ...]:
        return await roles_of(Actor(id=turn.person.id, tenant=turn.person.tenant), self._reads)


def _is_help(reply: Reply) -> bool:
    return reply.trace.kind is Kind.SMALL_TALK and reply.trace.topic == HELP
