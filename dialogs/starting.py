"""Which flows a message starts: by a title, by cues, or by likeness to what people have written to start them."""

from collections.abc import Mapping
from functools import lru_cache

from dialogs.cues import CueIndex, Sighting
from dialogs.flow import Flow
from dialogs.likeness import Likeness
from dialogs.listening import listening
from dialogs.script import Script
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.tokens import tokens_of
from knowledge.understanding import SURE

CERTAIN = 0.9
"""From this probability on, what is told without a question asks for a topic all the same."""
MOST_REMEMBERED = 64
"""So many messages are kept at hand with what they were seen as and guessed to start: a turn asks more than once."""


class Starting:
    """Finds the flows that a message starts, and the one that it may be meant for."""

    def __init__(self, flows: Mapping[str, Flow], scripts: Mapping[str, Script], knowledge: KnowledgeBase) -> None:
        self._flows = flows
        self._scripts = scripts
        self._knowledge = knowledge
        self._cues = CueIndex({flow: script.starts for flow, script in scripts.items()})
        self._likeness = Likeness(scripts, self._cues, knowledge)
        self._titles = {
            tokens_of(script.title[one]): flow
            for flow, script in scripts.items()
            for one in Language
            if script.starts or not flows[flow].given
        }
        self.sight = lru_cache(maxsize=MOST_REMEMBERED)(self._see)
        self.guess = lru_cache(maxsize=MOST_REMEMBERED)(self._guess)

    def prepare(self) -> None:
        """Learn now what would be learnt from the first message on."""
        self._likeness.prepare()

    def titled(self, text: str) -> str | None:
        """The flow whose title a message is."""
        return self._titles.get(tokens_of(text))

    def started(self, text: str, language: Language) -> list[str]:
        """The flows that a message plainly starts: urgent ones first, else in their own order."""
        titled = self.titled(text)
        if titled:
            return [titled]
        meant = self._cues.meanings(self.sight(text, language))
        found = [flow for flow in self._scripts if flow in meant and self._is_meant(flow, text, language)]
        return sorted(found, key=lambda flow: not self._flows[flow].urgent)

    def _guess(self, text: str, language: Language) -> str | None:
        """The flow that a message starts by likeness, rather than one that it plainly starts, if any."""
        if self.titled(text):
            return None
        return self._likeness.flow(self.sight(text, language), language, self.started(text, language))

    def likely(self, text: str, language: Language) -> str | None:
        """The flow that a message may be meant for, though it starts none."""
        return self._likeness.likely(text, language)

    def _is_meant(self, flow: str, text: str, language: Language) -> bool:
        """Whether a message that gives a flow's cues asks for no other topic."""
        script = self._scripts[flow]
        if not script.answers_first:
            return True
        told, asked = listening().parted(text)
        if told and flow in self._cues.meanings(self.sight(told, language)):
            topic = self._topic(told, language, CERTAIN)
            return topic is None or self._knowledge.entries[topic].flow == flow
        return self._topic(asked, language, SURE) in (None, script.topic)

    def _see(self, text: str, language: Language) -> Sighting:
        return Sighting.of(text, self._knowledge.understanding.features(text, language))

    def _topic(self, text: str, language: Language, least: float) -> str | None:
        """What a text asks for, as probably as that at least."""
        best = self._knowledge.understanding.understand(text, language)[0]
        return best.candidates[0].entry if best.probability >= least else None
