"""Looks people up beside the conversation, for somebody who wants to pass on how they are reached."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.contact_ways import away, entry
from dialogs.conversation import Conversation
from dialogs.flows.find_extension import FLOW, nobody
from dialogs.heard import Heard
from dialogs.phrasebook import Phrasebook
from dialogs.scene import Scene
from dialogs.slots.sought import LONGEST
from dialogs.stage import Stage, new_frame
from dialogs.turn import Turn
from knowledge.calendar import SWEDEN
from knowledge.fact_text import clock_time, day_in_words, national
from knowledge.language import Language
from telephony.models import Person
from telephony.problems import TelephonyError


@dataclass(frozen=True)
class Contact:
    """Somebody in the directory, in words.

    Attributes:
        name: the whole name.
        summary: the number, who it is, and until when away; on one line.
        entry: who it is, and each way to get hold of the person; a text as in `Reply`.
        as_of: when the person was away, for whoever reads it later; empty where nobody was.
    """

    name: str
    summary: str
    entry: str
    as_of: str = ""


@dataclass(frozen=True)
class Found:
    """What came of looking people up.

    Attributes:
        language: the language that it is written in.
        contacts: the likeliest first.
        message: what to say where there are none; a text as in `Reply`.
    """

    language: Language
    contacts: tuple[Contact, ...] = ()
    message: str = ""


class People:
    """Finds people by the words of a turn; by none, those who work where the person does."""

    def __init__(self, stage: Stage, phrasebook: Phrasebook) -> None:
        self._stage = stage
        self._phrasebook = phrasebook

    async def find(self, turn: Turn, limit: int) -> Found:
        """At most so many people.

        Raises:
            TelephonyError: when the backend can't be reached.
        """
        heard = Heard(turn, Conversation(), turn.locale, turn.locale)
        scene = self._stage.scene(heard, new_frame(FLOW.id, heard))
        sought = turn.text.strip()[:LONGEST]
        if not sought:
            found = await _colleagues(scene, limit)
            return self._found(found, self._phrasebook.say("whom_to_find", scene.language), scene)
        found = await scene.reads.find_persons(sought, scene.actor, limit)
        none = nobody(sought, scene)
        return self._found(found, " ".join(scene.say(key, **none.values) for key in none.says), scene)

    def _found(self, people: Sequence[Person], message: str, scene: Scene) -> Found:
        return Found(scene.language, tuple(self._contact(person, scene) for person in people), message)

    def _contact(self, person: Person, scene: Scene) -> Contact:
        number = person.extension or (national(person.mobile) if person.mobile else "")
        who = ", ".join((person.title, person.department, person.municipality))
        absence = away(person.referral, scene) if person.referral else ""
        return Contact(
            name=person.display_name,
            summary=" · ".join(filter(None, (number, who, absence))),
            entry=entry(person, scene),
            as_of=self._as_of(scene) if absence else "",
        )

    def _as_of(self, scene: Scene) -> str:
        now, language = scene.now.astimezone(SWEDEN), scene.language
        day, hour = day_in_words(now.date(), language), clock_time(now.time(), language)
        return self._phrasebook.say("as_of", language, day=day, hour=hour)


async def _colleagues(scene: Scene, limit: int) -> Sequence[Person]:
    """Those of the same department; nobody for whom the directory doesn't know."""
    try:
        me = await scene.reads.person(scene.me, scene.actor)
    except TelephonyError as error:
        if error.transient:
            raise
        return ()
    found = await scene.reads.find_persons(f"{me.department}, {me.municipality}", scene.actor, limit)
    return [person for person in found if person.department == me.department and person.id != me.id]
