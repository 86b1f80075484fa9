"""Tells who is the nearest manager of somebody, or of those who work somewhere."""

from collections.abc import Sequence

from dialogs.contact_ways import entry, listed
from dialogs.fitting import fits, words_of
from dialogs.flow import Ending
from dialogs.scene import Scene
from dialogs.slots.sought import MYSELF
from telephony.models import Person

MOST = 5
"""So many people are told of."""
MOST_ASKED = 20
"""Of so many at a place of work the managers are asked for."""


async def manager(sought: str, scene: Scene) -> Ending | None:
    """Who the manager is; None where the directory has nobody and no place of that name."""
    if sought == MYSELF:
        return await _own(scene)
    found = await scene.reads.find_persons(sought, scene.actor, MOST_ASKED)
    people = [person for person in found if fits(words_of(sought), person)]
    if len(people) == 1:
        return await _of(people[0], scene)
    if people:
        lines = [await _line(person, scene) for person in people[:MOST]]
        return Ending(says=("says.several",), listed="\n".join(f"- {line}" for line in lines))
    return await _at_work(found, scene) if found else None


async def _own(scene: Scene) -> Ending:
    managing = await scene.reads.manager_of(scene.me)
    if managing is None:
        return Ending(says=("says.no_own_manager",))
    person = await scene.reads.person(managing.id, scene.actor)
    return Ending(says=("says.own_manager",), heading=person.display_name, listed=entry(person, scene))


async def _of(person: Person, scene: Scene) -> Ending:
    managing = await scene.reads.manager_of(person.id)
    if managing is None:
        return Ending(says=("says.no_manager",), values={"name": person.display_name})
    found = await scene.reads.person(managing.id, scene.actor)
    return Ending(
        says=("says.manager",),
        values={"name": person.display_name},
        heading=found.display_name,
        listed=entry(found, scene),
    )


async def _line(person: Person, scene: Scene) -> str:
    managing = await scene.reads.manager_of(person.id)
    if managing is None:
        return scene.say("says.no_manager", name=person.display_name)
    told = {"name": person.display_name, "department": person.department, "manager": managing.display_name}
    return scene.say("says.manager_listed", **told)


async def _at_work(found: Sequence[Person], scene: Scene) -> Ending:
    """The managers of those who work there; of these, those who work there too, where there are any."""
    managing = [await scene.reads.manager_of(person.id) for person in found]
    ids = list(dict.fromkeys(one.id for one in managing if one))
    there = {person.id for person in found}
    leading = [one for one in ids if one in there] or ids
    people = [await scene.reads.person(one, scene.actor) for one in leading[:MOST]]
    if not people:
        return Ending(says=("says.no_managers",))
    if len(people) == 1:
        return Ending(says=("says.manager_there",), heading=people[0].display_name, listed=entry(people[0], scene))
    return Ending(says=("says.managers_there",), listed=listed(people, scene))
