"""Looks people up in the directory: by name, department, extension or number."""

from collections.abc import Sequence
from datetime import datetime

from dialogs.flow import Ending, Flow, Slot
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.sought import Sought, asks_for_mobile, asks_to_connect
from dialogs.turn import Begin
from knowledge.deadlines import described_until
from knowledge.fact_text import national
from knowledge.numbers import find_extension, holds_number
from telephony.models import Person, Referral

MOST = 5
"""So many people are listed."""


def offer(sought: str, scene: Scene) -> Ending:
    """Say that a name is in the directory, for somebody who may have meant another word."""
    title = scene.button("look_up")
    button = Suggestion(title, title, Begin("find_extension", {"who": sought}))
    return Ending(says=("says.offered",), values={"sought": sought.capitalize()}, suggestions=(button,))


async def _look_up(scene: Scene) -> Ending:
    sought = scene.value("who")
    found = await scene.reads.find_persons(sought, scene.actor, MOST + 1)
    match len(found):
        case 0:
            return _nobody(sought, scene)
        case 1:
            notes = _notes(found, scene)
            return Ending(says=notes, heading=found[0].display_name, listed=_entry(found[0], scene))
        case count:
            says = "says.too_many" if count > MOST else "says.several"
            notes = _notes(found[:MOST], scene)
            return Ending(says=(says, *notes), listed=_list(found[:MOST], scene), suggestions=_again(scene))


def _notes(found: Sequence[Person], scene: Scene) -> tuple[str, ...]:
    """What is said of a wish that can't be met, the same whether a mobile number is hidden or there is none."""
    seen = scene.sight(scene.turn.text)
    notes = ["says.no_connecting"] if asks_to_connect(seen) else []
    if not any(person.extension or person.mobile for person in found):
        notes.append("says.no_number")
    elif asks_for_mobile(seen) and not any(person.mobile for person in found):
        notes.append("says.no_mobile")
    return tuple(notes)


def _nobody(sought: str, scene: Scene) -> Ending:
    number = find_extension(sought)
    if number:
        values = {
            "number": _linked(number.number),
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


def _entry(person: Person, scene: Scene) -> str:
    """A person as paragraphs: who it is, then an item for each way to get hold of somebody."""
    who = scene.say("says.who", title=person.title, department=person.department, municipality=person.municipality)
    ways = "\n".join(f"- {way}" for way in _ways(person, scene))
    return "\n\n".join(filter(None, [who, ways]))


def _list(people: Sequence[Person], scene: Scene) -> str:
    return "\n".join(f"- {_item(person, scene)}" for person in people)


def _item(person: Person, scene: Scene) -> str:
    who = scene.say(
        "says.listed",
        name=person.display_name,
        title=person.title,
        department=person.department,
        municipality=person.municipality,
    )
    return " ".join([who, *(f"{way}." for way in _ways(person, scene))])


def _ways(person: Person, scene: Scene) -> list[str]:
    """How to get hold of a person, and until when that may not work; nothing of a number that isn't there."""
    ways = []
    if person.extension and person.number:
        ways.append(scene.say("says.extension", extension=person.extension, number=_linked(person.number)))
    if person.mobile:
        ways.append(scene.say("says.mobile", number=_linked(person.mobile)))
    if person.referral:
        ways.append(scene.say("says.away", until=_until(person.referral, scene.now, scene)))
    return ways


def _until(referral: Referral, now: datetime, scene: Scene) -> str:
    if referral.until is None:
        return scene.say("says.open_end")
    return described_until(referral.until, scene.language, now)


def _linked(number: str) -> str:
    return f"[{national(number)}](tel:{number})"


FLOW = Flow(id="find_extension", slots=(Slot("who", Sought()),), finish=_look_up, personal=False, brief=True)
