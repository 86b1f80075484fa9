"""The made-up organisation that a fresh machine works with, read from people.yaml."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

PEOPLE = Path(__file__).with_name("people.yaml")

EntraId = Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Text = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]


class OrganisationError(Exception):
    """The organisation's file can't be used; the message says where and why."""


class Member(BaseModel):
    """One person of the organisation.

    Attributes:
        id: the Entra object id.
        name: the display name.
        title: what the person works as.
        department: where in the municipality, or in a company that works for it.
        municipality: the municipality whose tenant the person belongs to.
        extension: five digits; None for who has a mobile alone.
        mobile: E.164, from the range kept for fiction; None for who has a fixed phone alone.
        mobile_hidden: whether the mobile number is hidden in the exchange; takes an extension.
        manager: the id of the nearest manager, if any.
        mail: the mail address.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    id: EntraId
    name: Text
    title: Text
    department: Text
    municipality: Text
    extension: Annotated[str, Field(pattern=r"^\d{5}$")] | None = None
    mobile: Annotated[str, Field(pattern=r"^\+46701740(60[5-9]|6[1-9]\d)$")] | None = None
    mobile_hidden: bool = False
    manager: EntraId | None = None
    mail: Annotated[str, Field(pattern=r"^[a-z.-]+@[a-z]+\.example$")]

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not self.extension and not self.mobile:
            raise ValueError("has neither an extension nor a mobile")
        if self.mobile_hidden and not (self.extension and self.mobile):
            raise ValueError("can't have a hidden mobile without both a mobile and an extension")
        return self


class Organisation(BaseModel):
    """Everyone, and the Entra tenant of each municipality.

    Attributes:
        tenants: the tenant id of each municipality, by its name.
        people: everyone, in the file's order.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    tenants: Mapping[Text, EntraId]
    people: tuple[Member, ...]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        problems = [
            *(f"two people have the {field} {value}" for field, value in self._shared()),
            *(f"{member.name}: {problem}" for member in self.people for problem in self._problems(member)),
        ]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def member(self, member_id: str) -> Member | None:
        """The person with an Entra object id, if there is one."""
        return next((member for member in self.people if member.id == member_id), None)

    def manager_of(self, member: Member) -> Member | None:
        """The nearest manager of a person, if there is one."""
        return self.member(member.manager) if member.manager else None

    def tenant_of(self, member: Member) -> str:
        """The Entra tenant that a person belongs to."""
        return self.tenants[member.municipality]

    def _shared(self) -> Iterable[tuple[str, str]]:
        for field in ("id", "extension", "mobile", "mail"):
            values = Counter(getattr(member, field) for member in self.people)
            yield from ((field, value) for value, times in values.items() if value and times > 1)

    def _problems(self, member: Member) -> Iterable[str]:
        if member.municipality not in self.tenants:
            yield f"the municipality {member.municipality} has no tenant"
        if member.manager and not self.member(member.manager):
            yield f"the manager {member.manager} is nobody here"
        elif self._manages_oneself(member):
            yield "is among the managers above oneself"

    def _manages_oneself(self, member: Member) -> bool:
        seen = {member.id}
        above = self.manager_of(member)
        while above and above.id not in seen:
            seen.add(above.id)
            above = self.manager_of(above)
        return above is not None and above.id == member.id


def load_organisation(path: Path = PEOPLE) -> Organisation:
    """Read and check the organisation.

    Raises:
        OrganisationError: the file can't be read, or what it says doesn't hold together.
    """
    try:
        return Organisation.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise OrganisationError(f"{path}: {error}") from error
    except ValidationError as error:
        raise OrganisationError("\n".join(f"{path}: {line}" for line in _sentences(error))) from error


def _sentences(error: ValidationError) -> Iterable[str]:
    for problem in error.errors(include_url=False):
        where = ".".join(str(step) for step in problem["loc"])
        yield f"{where}: {problem['msg']}" if where else problem["msg"]
