"""Tells whether the person's own extension is on, and what absence is planned."""

from dialogs.absences import button, in_words
from dialogs.flow import Ending, Flow
from dialogs.scene import Scene


async def _tell(scene: Scene) -> Ending:
    person = await scene.reads.person(scene.me, scene.actor)
    if person.extension is None:
        return Ending(says=("says.no_extension",))
    values = {"extension": person.extension}
    if person.referral:
        values |= in_words(person.referral, scene)
        return Ending(says=("says.off",), values=values, suggestions=button("extension_on", scene))
    if person.planned:
        values |= in_words(person.planned, scene)
        return Ending(says=("says.planned",), values=values, suggestions=button("absence_undo", scene))
    return Ending(says=("says.on",), values=values)


FLOW = Flow(id="extension_status", slots=(), finish=_tell, brief=True)
