"""Which flow a message starts, or may be meant for, by its likeness to what people have written to start flows."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from dialogs.cues import CueIndex, Cues, Sighting
from dialogs.listening import listening
from dialogs.script import Script
from knowledge.base import KnowledgeBase
from knowledge.intents import Intents, Wanted
from knowledge.language import Language
from knowledge.tokens import tokens_of
from knowledge.topics import Asks
from knowledge.wording import Wording
from knowledge.yaml_lines import read_yaml

HEARD = Path(__file__).with_name("flows") / "heard"
ONLY_ASKED = Path(__file__).with_name("flows") / "only_asked.yaml"
CERTAIN = 0.9
"""From this probability on, a question asks for its topic and wants nothing done."""
EVERY = 3
"""Of what people have written to ask, every third message is enough to tell wishes from questions."""
SURE_LEAD, FIRM_LEAD, SURE_AHEAD = 3.0, 6.0, 2.0
"""From these log odds on, a flow is started; firm ones for questions and few words."""
FAR_AHEAD = 6.0
"""From these log odds on, it is started rather than the one whose cues are given."""
LIKELY_LEAD = 0.0
"""From these log odds on, it is offered."""
FEWEST_WORDS, ENOUGH_WORDS = 3, 6
"""A message of fewer words says too little to have a flow offered, or to start one without being firm."""
MOST_REMEMBERED = 64
"""What so many messages want is kept at hand: a turn asks more than once."""


class Likeness:
    """Finds the flow that people start in much the same words as a message."""

    def __init__(self, scripts: Mapping[str, Script], cues: CueIndex, knowledge: KnowledgeBase) -> None:
        self._scripts = scripts
        self._cues = cues
        self._knowledge = knowledge
        self._wanted = lru_cache(maxsize=MOST_REMEMBERED)(self._wants)

    def prepare(self) -> None:
        """Learn now what would be learnt from the first message on."""
        self._intents.likeliest(self._knowledge.understanding.read("", Language.SWEDISH))

    def flow(self, seen: Sighting, language: Language, cued: Sequence[str]) -> str | None:
        """The flow that a message starts by likeness; None unless that tells far more than the cues do.

        Args:
            seen: the message.
            language: the language that it is in.
            cued: the flows whose cues it gives.
        """
        if cued and not self._may_give_way(cued):
            return None
        wanted = self._wanted(seen.text, language)
        if wanted is None or not self._is_sure(wanted, seen.text) or not self._outvotes(wanted, cued):
            return None
        return wanted.intent if self._may_be_meant(wanted.intent, seen) else None

    def likely(self, text: str, language: Language) -> str | None:
        """The flow that a message may be meant for, though it starts none."""
        wanted = self._wanted(text, language)
        return wanted.intent if wanted and wanted.lead >= LIKELY_LEAD else None

    def _wants(self, text: str, language: Language) -> Wanted | None:
        """What a message most likely wants; nothing of one that is short, or surely means something else."""
        if len(_words(text)) < FEWEST_WORDS:
            return None
        if self._knowledge.command_phrases.find(text) or self._knowledge.small_talk_phrases.find(text):
            return None
        if listening().is_question(text) and self._is_certain(text, language):
            return None
        return self._intents.likeliest(self._knowledge.understanding.read(text, language))

    def _is_certain(self, text: str, language: Language) -> bool:
        """Whether the routine surely answers a text."""
        return self._knowledge.understanding.understand(text, language)[0].probability >= CERTAIN

    def _is_sure(self, wanted: Wanted, text: str) -> bool:
        """Whether a flow may be started by likeness; by a question only if it answers such, or is asked to act."""
        asks = listening().is_question(text) and not listening().is_request(text)
        if asks and not self._scripts[wanted.intent].answers:
            return False
        least = FIRM_LEAD if asks or len(_words(text)) < ENOUGH_WORDS else SURE_LEAD
        return wanted.lead >= least and wanted.ahead_of(wanted.leads) >= SURE_AHEAD

    def _may_give_way(self, cued: Sequence[str]) -> bool:
        return len(cued) == 1 and bool(self._scripts[cued[0]].gives_way)

    def _outvotes(self, wanted: Wanted, cued: Sequence[str]) -> bool:
        """Whether likeness tells more than the cues of one flow, which gives way to what is wanted."""
        if not cued:
            return True
        return wanted.intent in self._scripts[cued[0]].gives_way and wanted.ahead_of(cued) >= FAR_AHEAD

    def _may_be_meant(self, flow: str, seen: Sighting) -> bool:
        """Whether a message has what likeness alone can't tell, and nothing that rules the flow out."""
        anchors = self._scripts[flow].anchors
        return (not anchors or Cues(anchors).fit(seen)) and flow not in self._cues.ruled_out(seen)

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
