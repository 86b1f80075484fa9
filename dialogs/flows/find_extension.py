"""Looks people up in the directory: by name, department, extension or number."""

from collections.abc import Sequence

from dialogs.contact_ways import entry, linked, listed
from dialogs.flow import Ending, Flow, Slot
from dialogs.managers import manager
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.sought import MYSELF, Sought, asks_for_manager, asks_for_mobile, asks_to_connect
from dialogs.turn import Begin
from knowledge.numbers import find_extension, holds_number
from telephony.models import Person

MOST = 5
"""So many people are listed."""
MOST_COUNTED = 50
"""Of more than so many it is only said that they are more."""


def offer(sought: str, scene: Scene) -> Ending:
    """Say that a name is in the directory, for somebody who may have meant another word."""
    title = scene.button("look_up")
    button = Suggestion(title, title, Begin("find_extension", {"who": sought}))
    return Ending(says=("says.offered",), values={"sought": sought.capitalize()}, suggestions=(button,))


async def _look_up(scene: Scene) -> Ending:
    sought = scene.value("who")
    if sought == MYSELF or asks_for_manager(scene.sight(scene.turn.text)):
        return await manager(sought, scene) or nobody(sought, scene)
    found = await scene.reads.find_persons(sought, scene.actor, MOST_COUNTED + 1)
    match len(found):
        case 0:
            return nobody(sought, scene)
        case 1:
            notes = _notes(found, scene)
            return Ending(says=notes, heading=found[0].display_name, listed=entry(found[0], scene))
        case _:
            return _several(found, scene)


def _several(found: Sequence[Person], scene: Scene) -> Ending:
    """The first of several, how many there are if they are more, and a button to each."""
    shown = found[:MOST]
    says, values = "says.several", {}
    if len(found) > MOST:
        says, values = "says.too_many", {"count": _counted(len(found), scene), "most": str(MOST)}
    return Ending(
        says=(says, *_notes(shown, scene)),
        values=values,
        listed=listed(shown, scene),
        suggestions=(*map(_chosen, shown), *_again(scene)),
    )


def _counted(count: int, scene: Scene) -> str:
    return str(count) if count <= MOST_COUNTED else scene.say("says.more_than", most=str(MOST_COUNTED))


def _chosen(person: Person) -> Suggestion:
    """The button to one of several, who is found alone by the number, or else by all that there is to say."""
    title = f"{person.display_name}, {person.department}"
    return Suggestion(
        title, title, Begin("find_extension", {"who": person.number or f"{title}, {person.municipality}"})
    )


def _notes(found: Sequence[Person], scene: Scene) -> tuple[str, ...]:
    """What is said of a wish that can't be met, the same whether a mobile number is hidden or there is none."""
    seen = scene.sight(scene.turn.text)
    notes = ["says.no_connecting"] if asks_to_connect(seen) else []
    if not any(person.extension or person.mobile for person in found):
        notes.append("says.no_number")
    elif asks_for_mobile(seen) and not any(person.mobile for person in found):
        notes.append("says.no_mobile")
    return tuple(notes)


def nobody(sought: str, scene: Scene) -> Ending:
    """Say that nobody fits, and what is known of a number all the same."""
    number = find_extension(sought)
    if number:
        values = {
            "number": linked(number.number),
            "municipality": number.municipality,
            "extension": number.extension,
        }
        return Ending(says=("says.number_of_nobody",), values=values, suggestions=_again(scene))
    if holds_number(sought):
        return Ending(says=("says.outside",), suggestions=_again(scene))
    return Ending(says=("says.nobody",), values={"sought": sought}, suggestions=_again(scene))


def _again(scene: Scene) -> tuple[Suggestion, ...]:
    title = scene.button("again")
    return (Suggestion(title, title, Begin("find_extension")),)


FLOW = Flow(id="find_extension", slots=(Slot("who", Sought()),), finish=_look_up, personal=False, brief=True)
