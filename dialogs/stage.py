"""What every part of the guide works with: the flows and their words, the backend, and how a turn is seen."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

from dialogs.cues import CueIndex, Sighting
from dialogs.flow import Flow
from dialogs.frames import Frame
from dialogs.heard import Heard
from dialogs.listening import listening
from dialogs.phrasebook import PlaceWords
from dialogs.repair import RepairWords
from dialogs.reply import Kind, Reply, Trace
from dialogs.scene import Scene
from dialogs.script import Script
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.tokens import tokens_of
from knowledge.understanding import SURE
from telephony.contract import Reads

CERTAIN = 0.9
"""From this probability on, what is told without a question asks for a topic all the same."""

MOST_SEEN = 64


@dataclass(frozen=True)
class Stage:
    """Attributes:
    flows: every flow by its id, in the order in which they are thought of.
    scripts: what each says and hears.
    knowledge: the routine.
    reads: the backend.
    repair: what is said about the conversation itself.
    places: how people name one of several choices.
    eves: whether eves count as red days.
    """

    flows: Mapping[str, Flow]
    scripts: Mapping[str, Script]
    knowledge: KnowledgeBase
    reads: Reads
    repair: RepairWords
    places: PlaceWords
    eves: bool = field(default=False)

    def scene(self, heard: Heard, frame: Frame) -> Scene:
        """A frame in the turn that was heard."""
        return Scene(
            turn=heard.turn,
            frame=frame,
            script=self.scripts[frame.flow],
            language=heard.language,
            reads=self.reads,
            facts=self.knowledge.facts,
            sight=partial(self.sight, language=heard.spoken),
            cases=heard.conversation.cases,
            eves=self.eves,
            said=heard.said,
        )

    def now(self, heard: Heard) -> Scene:
        """The frame that is spoken of."""
        return self.scene(heard, heard.conversation.frames[-1])

    def flow(self, scene: Scene) -> Flow:
        """The flow of a scene."""
        return self.flows[scene.frame.flow]

    def sight(self, text: str, language: Language) -> Sighting:
        """A text as cues see it; the same text is looked at again and again in a turn."""
        return self._seen(text, language)

    def starts(self, text: str, language: Language) -> list[str]:
        """The flows that a message starts: urgent ones first, else in their own order."""
        titled = self._titles.get(tokens_of(text))
        if titled:
            return [titled]
        meant = self._starts.meanings(self.sight(text, language))
        found = [flow for flow in self.scripts if flow in meant and self._is_meant(flow, text, language)]
        return sorted(found, key=lambda flow: not self.flows[flow].urgent)

    def _is_meant(self, flow: str, text: str, language: Language) -> bool:
        """Whether a message that gives a flow's cues asks for no other topic."""
        script = self.scripts[flow]
        if not script.answers_first:
            return True
        told, asked = listening().parted(text)
        if told and flow in self._starts.meanings(self.sight(told, language)):
            topic = self._topic(told, language, CERTAIN)
            return topic is None or self.knowledge.entries[topic].flow == flow
        return self._topic(asked, language, SURE) in (None, script.topic)

    def _topic(self, text: str, language: Language, least: float) -> str | None:
        """What a text asks for, as probably as that at least."""
        best = self.knowledge.understanding.understand(text, language)[0]
        return best.candidates[0].entry if best.probability >= least else None

    def doing(self, flow: str, language: Language) -> str:
        """What somebody is about to do in a flow, after "att" or "to"."""
        return self.scripts[flow].doing[language]

    def say(self, heard: Heard, sentence: str, **values: str) -> str:
        """A sentence about the conversation itself."""
        return self.repair.say(sentence, heard.language, **values)

    def reply(self, heard: Heard, *paragraphs: str) -> Reply:
        """A reply about the conversation itself."""
        return Reply(language=heard.language, text="\n\n".join(paragraphs), trace=Trace(Kind.COMMAND))

    @cached_property
    def _seen(self) -> Callable[[str, Language], Sighting]:
        def see(text: str, language: Language) -> Sighting:
            return Sighting.of(text, self.knowledge.understanding.features(text, language))

        return lru_cache(maxsize=MOST_SEEN)(see)

    @cached_property
    def _titles(self) -> Mapping[tuple[str, ...], str]:
        """The flows by their titles, which a typed command is as well."""
        return {tokens_of(script.title[one]): flow for flow, script in self.scripts.items() for one in Language}

    @cached_property
    def _starts(self) -> CueIndex:
        return CueIndex({flow: script.starts for flow, script in self.scripts.items()})


def new_frame(flow: str, heard: Heard) -> Frame:
    """A frame with an id that no other of the person has, the same whenever the same turn is run."""
    turn = heard.turn
    seed = (turn.person.id, turn.id, str(len(heard.conversation.frames)), flow, turn.moment.isoformat())
    frame_id = hashlib.sha256("\n".join(seed).encode()).hexdigest()[:16]
    return Frame(id=frame_id, flow=flow, touched=turn.moment)
