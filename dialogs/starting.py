"""Which flows a message starts: by a title, by cues, or by what people have written to start them."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from dialogs.cues import CueIndex, Cues, Sighting
from dialogs.flow import Flow
from dialogs.listening import listening
from dialogs.script import Script
from knowledge.base import KnowledgeBase
from knowledge.intents import Intents, Wanted
from knowledge.language import Language
from knowledge.tokens import tokens_of
from knowledge.topics import Asks
from knowledge.understanding import SURE
from knowledge.yaml_lines import read_yaml

HEARD = Path(__file__).with_name("flows") / "heard"
CERTAIN = 0.9
"""From this probability on, what is told without a question asks for a topic all the same."""
EVERY = 3
"""Of what people have written to ask, every third message is enough to tell wishes from questions."""
SURE_LEAD, SURE_AHEAD = 3.0, 1.0
"""From these log odds on, a flow is started that people have started in like words."""
FEWEST_WORDS = 3
"""A message of fewer words says too little to start a flow by likeness, or to have it offered."""
MOST_REMEMBERED = 64
"""What so many messages want is kept at hand: a turn asks more than once."""
LIKELY_LEAD = 0.0
"""From these log odds on, it is offered."""


class Starting:
    """Finds the flows that a message starts, and the one that it may be meant for."""

    def __init__(self, flows: Mapping[str, Flow], scripts: Mapping[str, Script], knowledge: KnowledgeBase) -> None:
        self._flows = flows
        self._scripts = scripts
        self._knowledge = knowledge
        self._cues = CueIndex({flow: script.starts for flow, script in scripts.items()})
        self.sight = lru_cache(maxsize=MOST_REMEMBERED)(self._see)
        self._wanted = lru_cache(maxsize=MOST_REMEMBERED)(self._wants)
        self._titles = {tokens_of(script.title[one]): flow for flow, script in scripts.items() for one in Language}

    def prepare(self) -> None:
        """Learn now what would be learnt from the first message on."""
        self._intents.likeliest(self._knowledge.understanding.read("", Language.SWEDISH))

    def started(self, text: str, language: Language) -> list[str]:
        """The flows that a message starts: urgent ones first, else in their own order."""
        titled = self._titles.get(tokens_of(text))
        if titled:
            return [titled]
        meant = self._cues.meanings(self.sight(text, language))
        found = [flow for flow in self._scripts if flow in meant and self._is_meant(flow, text, language)]
        return sorted(found, key=lambda flow: not self._flows[flow].urgent)

    def alike(self, text: str, language: Language) -> list[str]:
        """The flow that people start in much the same words."""
        wanted = self._wanted(text, language)
        if wanted is None or len(tokens_of(text)) < FEWEST_WORDS or not self._is_sure(wanted):
            return []
        anchors = self._scripts[wanted.intent].anchors
        return [wanted.intent] if not anchors or Cues(anchors).fit(self.sight(text, language)) else []

    def likely(self, text: str, language: Language) -> str | None:
        """The flow that a message may be meant for, though it starts none."""
        wanted = self._wanted(text, language) if len(tokens_of(text)) >= FEWEST_WORDS else None
        return wanted.intent if wanted and wanted.lead >= LIKELY_LEAD else None

    def _is_sure(self, wanted: Wanted) -> bool:
        """Whether a flow may be started by likeness alone: only one that is confirmed before anything is done."""
        return self._flows[wanted.intent].confirmed and wanted.lead >= SURE_LEAD and wanted.ahead >= SURE_AHEAD

    def _wants(self, text: str, language: Language) -> Wanted | None:
        """What a message most likely wants; nothing of one that asks, unless only the flow can answer."""
        asks = listening().is_question(text)
        if asks and self._topic(text, language, CERTAIN):
            return None
        if self._knowledge.command_phrases.find(text) or self._knowledge.small_talk_phrases.find(text):
            return None
        wanted = self._intents.likeliest(self._knowledge.understanding.read(text, language))
        return wanted if not asks or self._scripts[wanted.intent].answers else None

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

    @cached_property
    def _intents(self) -> Intents:
        read = self._knowledge.understanding.read
        heard = {path.stem: read_yaml(path, Asks)[0] for path in sorted(HEARD.glob("*.yaml"))}
        wordings = {
            flow: [read(text, language) for language in Language for text in asks[language]]
            for flow, asks in heard.items()
        }
        return Intents(wordings, self._knowledge.heard[::EVERY])
