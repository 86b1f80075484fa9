"""What people tell the assistant to do with the conversation itself."""

from datetime import datetime

from babel.lists import format_list
from babel.numbers import format_percent

from dialogs.answering import Answering
from dialogs.conversation import Conversation
from dialogs.outcome import Outcome
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Kind, Reply, Trace
from knowledge.base import KnowledgeBase
from knowledge.language import Language

NONE_OF_THESE = "none_of_these"
"""The command that only counts when something was offered."""


class Commands:
    """Carries commands out; their wordings are those of commands.yaml."""

    def __init__(self, knowledge: KnowledgeBase, phrasebook: Phrasebook, answering: Answering) -> None:
        self._knowledge = knowledge
        self._phrasebook = phrasebook
        self._answering = answering

    def carry_out(self, command: str, conversation: Conversation, language: Language, moment: datetime) -> Outcome:
        """What a command of commands.yaml leads to."""
        match command:
            case "speak_swedish":
                return self._speak(Language.SWEDISH, conversation)
            case "speak_english":
                return self._speak(Language.ENGLISH, conversation)
            case "repeat":
                return Outcome(conversation, (self._again(conversation, language, moment),))
            case _ if command == NONE_OF_THESE:
                return self.none_of_these(conversation, language)
            case _:
                return Outcome(conversation, (self._why(conversation, language),))

    def none_of_these(self, conversation: Conversation, language: Language) -> Outcome:
        """Nothing that was offered is meant."""
        reply = Reply(
            language=language,
            text=self._phrasebook.say("none_chosen", language),
            links=self._answering.links(["portal", "desk_phone"], language),
            trace=Trace(Kind.OUT_OF_SCOPE),
        )
        return Outcome(conversation.model_copy(update={"offered": ()}), (reply,))

    def _speak(self, language: Language, conversation: Conversation) -> Outcome:
        text = self._phrasebook.say("language_chosen", language)
        return Outcome(
            conversation.model_copy(update={"language": language, "latest": language}),
            (Reply(language=language, text=text, trace=Trace(Kind.COMMAND)),),
        )

    def _again(self, conversation: Conversation, language: Language, moment: datetime) -> Reply:
        answered, told = conversation.answered, conversation.told
        if told:
            return Reply(language=told.language, text=told.text, heading=told.heading, trace=Trace(Kind.FLOW))
        if answered is None or answered.topic not in self._knowledge.entries:
            return self._own_words("why_nothing", language)
        return self._answering.answer(answered, language, moment)

    def _why(self, conversation: Conversation, language: Language) -> Reply:
        answered = conversation.answered
        entry = self._knowledge.entries.get(answered.topic) if answered else None
        if answered is None or entry is None:
            return self._own_words("why_nothing", language)
        rules = self._knowledge.rules_of(entry)
        text = self._phrasebook.say(
            "why" if answered.phrasing else "why_picked",
            language,
            sections=self._answering.sections(entry, language),
            rules=format_list(rules, locale=language.value),
            phrasing=answered.phrasing,
            score=format_percent(answered.score, locale=language.value),
        )
        trace = Trace(Kind.COMMAND, topic=entry.id, rules=rules, score=answered.score)
        return Reply(language=language, text=text, trace=trace)

    def _own_words(self, phrase: str, language: Language) -> Reply:
        return Reply(language=language, text=self._phrasebook.say(phrase, language), trace=Trace(Kind.COMMAND))
