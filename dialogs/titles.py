"""What is called by its title, word for word: in Teams, a suggestion that is pressed comes as a message with it."""

from collections.abc import Mapping

from dialogs.answering import Answering
from dialogs.script import Script
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.tokens import tokens_of

_Words = tuple[str, ...]


class Titles:
    """The titles of topics and flows; no two are the same."""

    def __init__(self, knowledge: KnowledgeBase, answering: Answering, scripts: Mapping[str, Script]) -> None:
        self._topics: dict[_Words, str] = {}
        self._languages: dict[_Words, Language] = {}
        for language in Language:
            for entry in knowledge.entries:
                self._topics[tokens_of(answering.title(entry, language))] = entry
                self._languages[tokens_of(answering.title(entry, language))] = language
            for script in scripts.values():
                self._languages[tokens_of(script.title[language])] = language

    def topic(self, text: str) -> str | None:
        """The id of the topic that a text is the title of, in either language."""
        return self._topics.get(tokens_of(text))

    def language(self, text: str) -> Language | None:
        """The language of a title."""
        return self._languages.get(tokens_of(text))
