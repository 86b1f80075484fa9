"""What every part of the guide works with: the flows and their words, the backend, and how a turn is seen."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from dialogs.asking import said_in
from dialogs.cues import Sighting
from dialogs.exchanges import fresh
from dialogs.flow import Flow
from dialogs.frames import Frame
from dialogs.heard import Heard
from dialogs.listening import listening
from dialogs.phrasebook import PlaceWords
from dialogs.repair import RepairWords
from dialogs.reply import Kind, Reply, Trace
from dialogs.scene import Scene
from dialogs.script import Script
from dialogs.starting import Starting
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from telephony.contract import Reads


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
    desk: whether SML-IT has a channel where cases are shown.
    """

    flows: Mapping[str, Flow]
    scripts: Mapping[str, Script]
    knowledge: KnowledgeBase
    reads: Reads
    repair: RepairWords
    places: PlaceWords
    eves: bool = field(default=False)
    desk: bool = field(default=False)

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
            beneath=partial(self._beneath, heard, frame),
            recent=fresh(heard.conversation.recent, heard.turn.moment),
            eves=self.eves,
            desk=self.desk,
            said=heard.said,
        )

    def _beneath(self, heard: Heard, frame: Frame) -> Sequence[str]:
        """What has been said in the flow beneath a frame."""
        others = [one for one in heard.conversation.frames if one.id != frame.id]
        return said_in(self.flows[others[-1].flow], self.scene(heard, others[-1])) if others else ()

    def now(self, heard: Heard) -> Scene:
        """The frame that is spoken of."""
        return self.scene(heard, heard.conversation.frames[-1])

    def flow(self, scene: Scene) -> Flow:
        """The flow of a scene."""
        return self.flows[scene.frame.flow]

    def sight(self, text: str, language: Language) -> Sighting:
        """A text as cues see it; the same text is looked at again and again in a turn."""
        return self.starting.sight(text, language)

    def starts(self, text: str, language: Language, *, learnt: bool = True) -> list[str]:
        """The flows that a message starts: urgent ones first, else in their own order; by likeness first, if learnt."""
        guessed = self.starting.guess(text, language) if learnt else None
        return [guessed] if guessed else self._told(text, language)

    def _told(self, text: str, language: Language) -> list[str]:
        """The flows that a message plainly starts; or its parts, of one that asks for something to be done."""
        started = self.starting.started(text, language)
        if started or not listening().is_request(text):
            return started
        apart = [self.starting.started(part, language) for part in self.repair.parts(text)]
        return list(dict.fromkeys(flow for flows in apart for flow in flows))

    def is_guess(self, text: str, language: Language) -> bool:
        """Whether likeness alone tells what a message starts."""
        return self.starting.guess(text, language) is not None

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
    def starting(self) -> Starting:
        """What finds the flows that messages start."""
        return Starting(self.flows, self.scripts, self.knowledge)


def new_frame(flow: str, heard: Heard) -> Frame:
    """A frame with an id that no other of the person has, the same whenever the same turn is run."""
    turn = heard.turn
    seed = (turn.person.id, turn.id, str(len(heard.conversation.frames)), flow, turn.moment.isoformat())
    frame_id = hashlib.sha256("\n".join(seed).encode()).hexdigest()[:16]
    return Frame(id=frame_id, flow=flow, touched=turn.moment)
