"""Which flows a message starts: by a title, by cues, or by what people have written to start them."""

from collections.abc import Mapping, Sequence
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
from knowledge.wording import Wording
from knowledge.yaml_lines import read_yaml

HEARD = Path(__file__).with_name("flows") / "heard"
ONLY_ASKED = Path(__file__).with_name("flows") / "only_asked.yaml"
CERTAIN = 0.9
"""From this probability on, what is told without a question asks for a topic all the same."""
EVERY = 3
"""Of what people have written to ask, every third message is enough to tell wishes from questions."""
SURE_LEAD, FIRM_LEAD, SURE_AHEAD = 3.0, 6.0, 2.0
"""From these log odds on, a flow is started that people have started in like words; firm ones for questions and few
words."""
FAR_AHEAD = 6.0
"""From these log odds on, it is started rather than the one whose cues are given."""
FEWEST_WORDS, ENOUGH_WORDS = 3, 6
"""A message of fewer words says too little to have a flow offered by likeness, or to start one without being firm."""
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

    def guess(self, text: str, language: Language, cued: Sequence[str]) -> str | None:
        """The flow that people start in much the same words; None unless that tells far more than the cues do."""
        wanted = self._wanted(text, language)
        if wanted is None or not self._is_sure(wanted, text) or not self._outvotes(wanted, cued):
            return None
        return wanted.intent if self._may_be_meant(wanted.intent, self.sight(text, language)) else None

    def likely(self, text: str, language: Language) -> str | None:
        """The flow that a message may be meant for, though it starts none."""
        wanted = self._wanted(text, language)
        return wanted.intent if wanted and wanted.lead >= LIKELY_LEAD else None

    def _wants(self, text: str, language: Language) -> Wanted | None:
        """What a message most likely wants; nothing of one that is short, or surely means something else."""
        if len(_words(text)) < FEWEST_WORDS or tokens_of(text) in self._titles:
            return None
        if self._knowledge.command_phrases.find(text) or self._knowledge.small_talk_phrases.find(text):
            return None
        if listening().is_question(text) and self._topic(text, language, CERTAIN):
            return None
        return self._intents.likeliest(self._knowledge.understanding.read(text, language))

    def _is_sure(self, wanted: Wanted, text: str) -> bool:
        """Whether a flow may be started by likeness; by a question only if it answers such, or is asked to act."""
        asks = listening().is_question(text) and not listening().is_request(text)
        if asks and not self._scripts[wanted.intent].answers:
            return False
        least = FIRM_LEAD if asks or len(_words(text)) < ENOUGH_WORDS else SURE_LEAD
        return wanted.lead >= least and wanted.ahead_of(wanted.leads) >= SURE_AHEAD

    def _outvotes(self, wanted: Wanted, cued: Sequence[str]) -> bool:
        """Whether likeness tells more than cues do: only where those are of one flow, which may give way."""
        if not cued:
            return True
        gives_way = len(cued) == 1 and wanted.intent in self._scripts[cued[0]].gives_way
        return gives_way and wanted.ahead_of(cued) >= FAR_AHEAD

    def _may_be_meant(self, flow: str, seen: Sighting) -> bool:
        """Whether a message has what likeness alone can't tell, and nothing that rules the flow out."""
        anchors = self._scripts[flow].anchors
        return (not anchors or Cues(anchors).fit(seen)) and flow not in self._cues.ruled_out(seen)

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
        heard = {path.stem: self._read(path) for path in sorted(HEARD.glob("*.yaml"))}
        return Intents(heard, [self._knowledge.heard[::EVERY], self._read(ONLY_ASKED)])

    def _read(self, path: Path) -> list[Wording]:
        """The messages in a file."""
        asks, _ = read_yaml(path, Asks)
        read = self._knowledge.understanding.read
        return [read(text, language) for language in Language for text in asks[language]]


def _words(text: str) -> list[str]:
    """The words of a text without its numbers."""
    return [token for token in tokens_of(text) if token.isalpha()]
