"""What somebody is offered who doesn't know what to ask for."""

from collections.abc import Mapping

from dialogs.answering import Answering
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Suggestion
from dialogs.script import Script
from dialogs.turn import Begin
from knowledge.language import Language


class Starters:
    """The buttons of a newcomer: flows first, then topics."""

    def __init__(self, phrasebook: Phrasebook, answering: Answering, scripts: Mapping[str, Script]) -> None:
        self._phrasebook = phrasebook
        self._answering = answering
        self._scripts = scripts

    def buttons(self, language: Language) -> tuple[Suggestion, ...]:
        """All of them."""
        flows = tuple(self.flow(flow, language) for flow in self._phrasebook.first_flows)
        return flows + self.topics(language)

    def topics(self, language: Language) -> tuple[Suggestion, ...]:
        """Those that ask for a topic."""
        return self._answering.suggestions(self._phrasebook.starters, language)

    def flow(self, flow: str, language: Language) -> Suggestion:
        """The button that starts a flow."""
        title = self._scripts[flow].title[language]
        return Suggestion(title, title, Begin(flow))
