"""People of the directory in words: who they are, and how to get hold of them."""

from collections.abc import Sequence

from dialogs.scene import Scene
from knowledge.deadlines import described_until
from knowledge.fact_text import national
from telephony.models import Person, Referral


def entry(person: Person, scene: Scene) -> str:
    """A person as paragraphs: who it is, then an item for each way to get hold of somebody."""
    who = scene.say("says.who", title=person.title, department=person.department, municipality=person.municipality)
    ways = "\n".join(f"- {way}" for way in _ways(person, scene))
    return "\n\n".join(filter(None, [who, ways]))


def listed(people: Sequence[Person], scene: Scene) -> str:
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
        ways.append(scene.say("says.extension", extension=person.extension, number=linked(person.number)))
    if person.mobile:
        ways.append(scene.say("says.mobile", number=linked(person.mobile)))
    if person.referral:
        ways.append(away(person.referral, scene))
    return ways


def away(referral: Referral, scene: Scene) -> str:
    """That somebody is away, and until when; never why."""
    return scene.say("says.away", until=_until(referral, scene))


def _until(referral: Referral, scene: Scene) -> str:
    if referral.until is None:
        return scene.say("says.open_end")
    return described_until(referral.until, scene.language, scene.now)


def linked(number: str) -> str:
    return f"[{national(number)}](tel:{number})"
