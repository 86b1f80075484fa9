"""What somebody is offered who doesn't know what to ask for, by what they are."""

from collections.abc import Mapping, Sequence

from dialogs.answering import Answering
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Suggestion
from dialogs.roles import Role
from dialogs.script import Script
from dialogs.turn import Begin
from knowledge.language import Language

FIRST = 3
"""A newcomer is offered so many things to tap."""
MOST = 6
"""So many are offered to whoever asks for help: Teams shows no more under a card."""


class Starters:
    """The buttons of a newcomer: flows first, then topics."""

    def __init__(self, phrasebook: Phrasebook, answering: Answering, scripts: Mapping[str, Script]) -> None:
        self._phrasebook = phrasebook
        self._answering = answering
        self._scripts = scripts

    def first(self, roles: Sequence[Role], language: Language) -> tuple[Suggestion, ...]:
        """What a newcomer is offered."""
        return self.all(roles, language)[:FIRST]

    def all(self, roles: Sequence[Role], language: Language) -> tuple[Suggestion, ...]:
        """What whoever asks for help is offered: what belongs to the last of the roles first."""
        flows = dict.fromkeys(flow for role in reversed(roles) for flow in self._phrasebook.first_flows[role])
        buttons = [self.flow(flow, language) for flow in flows]
        return (*buttons, *self.topics(language))[:MOST]

    def topics(self, language: Language) -> tuple[Suggestion, ...]:
        """Those that ask for a topic."""
        return self._answering.suggestions(self._phrasebook.starters, language)

    def flow(self, flow: str, language: Language) -> Suggestion:
        """The button that starts a flow."""
        title = self._scripts[flow].title[language]
        return Suggestion(title, title, Begin(flow))
