"""An organisation of any size for tests: the people of people.yaml, and as many more as it takes.

python -m telephony.embedded.made_up 1000 > people.yaml
"""

import sys
import uuid
from collections.abc import Iterable, Iterator
from itertools import accumulate, cycle, islice
from pathlib import Path
from random import Random
from string import ascii_lowercase

import yaml
from pydantic import BaseModel, ConfigDict

from telephony.embedded.search_text import folded
from telephony.organisation import Member, Organisation, load_organisation

_PARTS = Path(__file__).with_suffix(".yaml")
_EXTENSIONS = 100_000
_EVENNESS = 8
"""The greater, the less the first ones of the first names stand out."""
_BEGINNINGS = (1, 1, 1, 1, 2)
"""How many beginnings a family name has: two make the rare names, of which there are many in life."""
_WIDTH = 120


class SizeError(ValueError):
    """No organisation of that size can be made; the message says why."""


class Unit(BaseModel):
    """A kind of unit, as made_up.yaml has it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    names: list[str]
    chief: str
    size: int
    titles: list[str]


class Post(BaseModel):
    """A manager's post above the units, as made_up.yaml has it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str
    department: str


class Parts(BaseModel):
    """The shape of made_up.yaml; its comments say what each part is for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    first_names: list[str]
    family_name_beginnings: list[str]
    family_name_ends: list[str]
    place_beginnings: list[str]
    place_ends: list[str]
    units: list[Unit]
    head: Post
    area: Post
    units_of_an_area: int
    kept_free: list[str]


class _Hiring:
    """Hires people; no two get the same extension or mail address."""

    def __init__(self, parts: Parts, random: Random, extensions: Iterable[str], mails: Iterable[str]) -> None:
        self._parts = parts
        self._random = random
        self._extensions = iter(extensions)
        self._mails = set(mails)
        self._commonness = list(accumulate(1 / (rank + _EVENNESS) for rank in range(len(parts.first_names))))

    def hire(self, municipalities: Iterable[str]) -> Iterator[Member]:
        """Managers before those whom they manage, without end: one area after the other in each municipality."""
        heads = [self._hire(self._parts.head.title, self._parts.head.department, name) for name in municipalities]
        yield from heads
        for head in cycle(heads):
            area = self._hire(self._parts.area.title, self._parts.area.department, head.municipality, head.id)
            yield area
            for _ in range(self._parts.units_of_an_area):
                yield from self._unit(area)

    def _unit(self, area: Member) -> Iterator[Member]:
        kind = self._random.choice(self._parts.units)
        place = self._random.choice(self._parts.place_beginnings) + self._random.choice(self._parts.place_ends)
        department = self._random.choice(kind.names).format(place=place)
        chief = self._hire(kind.chief, department, area.municipality, area.id)
        yield chief
        for _ in range(kind.size):
            yield self._hire(self._random.choice(kind.titles), department, area.municipality, chief.id)

    def _hire(self, title: str, department: str, municipality: str, manager: str | None = None) -> Member:
        name = self._name()
        return Member(
            id=str(uuid.UUID(int=self._random.getrandbits(128), version=4)),
            name=name,
            title=title,
            department=department,
            municipality=municipality,
            extension=next(self._extensions),
            manager=manager,
            mail=self._mail(name, municipality),
        )

    def _name(self) -> str:
        (first,) = self._random.choices(self._parts.first_names, cum_weights=self._commonness)
        beginnings = self._random.choices(self._parts.family_name_beginnings, k=self._random.choice(_BEGINNINGS))
        return f"{first} {''.join((*beginnings, self._random.choice(self._parts.family_name_ends))).capitalize()}"

    def _mail(self, name: str, municipality: str) -> str:
        address = folded(name).replace(" ", ".")
        while (mail := f"{address}@{folded(municipality)}.example") in self._mails:
            address += self._random.choice(ascii_lowercase)
        self._mails.add(mail)
        return mail


def made_up_organisation(size: int, seed: int = 1) -> Organisation:
    """Make up an organisation.

    Args:
        size: how many people. Those of people.yaml come first; the others have an extension each and no mobile,
            since the mobiles for fiction would not do.
        seed: the same one gives the same organisation.

    Raises:
        SizeError: fewer people than people.yaml has, or more than there are extensions for.
    """
    known = load_organisation()
    parts = Parts.model_validate(yaml.safe_load(_PARTS.read_text(encoding="utf-8")))
    random = Random(seed)  # noqa: S311 - nothing here is secret
    taken = {*parts.kept_free, *(member.extension for member in known.people)}
    extensions = [number for number in (f"{number:05}" for number in range(_EXTENSIONS)) if number not in taken]
    smallest, greatest = len(known.people), len(known.people) + len(extensions)
    if not smallest <= size <= greatest:
        raise SizeError(f"the size must be from {smallest} to {greatest}: an extension has five digits")
    random.shuffle(extensions)
    hiring = _Hiring(parts, random, extensions, (member.mail for member in known.people))
    people = (*known.people, *islice(hiring.hire(known.tenants), size - smallest))
    return Organisation.model_validate({**dict(known), "people": people})


def main() -> None:
    """Write an organisation of the size named on the command line as YAML."""
    try:
        (size,) = sys.argv[1:]
        organisation = made_up_organisation(int(size))
    except ValueError as error:
        reason = error if isinstance(error, SizeError) else "how many people? A number, please"
        sys.exit(f"{reason}. Example: python -m telephony.embedded.made_up 1000 > people.yaml")
    content = organisation.model_dump(mode="json", exclude_defaults=True)
    yaml.dump(content, sys.stdout, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


if __name__ == "__main__":
    main()
