"""The made-up organisation that a fresh machine works with, read from people.yaml."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from telephony.models import Platform

PEOPLE = Path(__file__).with_name("people.yaml")

EntraId = Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Text = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
FiveDigits = Annotated[str, Field(pattern=r"^\d{5}$")]


class OrganisationError(Exception):
    """The organisation's file can't be used; the message says where and why."""


class WipeAnswer(StrEnum):
    """How a phone answers when it is to be locked or wiped from afar.

    `unknown` means that it never says whether it did, `on_hold` that the order waits at device management at first,
    `unreachable` that the phone does not fetch the order.
    """

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    UNKNOWN = "unknown"
    ON_HOLD = "on_hold"
    UNREACHABLE = "unreachable"


class Phone(BaseModel):
    """A phone that somebody has been given.

    Attributes:
        id: the number on its inventory label.
        model: as people call it.
        platform: what it runs.
        imei_last4: the last four digits of its IMEI.
        days_since_contact: days since device management last heard of it, counted at the start; None if it never has.
        wipe: how it answers when it is to be locked or wiped.
        enrolled: whether device management reaches it at all.
        can_block_sim: whether its SIM card can be blocked from here.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^SML-\d{4}$")]
    model: Text
    platform: Annotated[Platform, Field(strict=False)]
    imei_last4: Annotated[str, Field(pattern=r"^\d{4}$")]
    days_since_contact: Annotated[int, Field(ge=0)] | None = None
    wipe: Annotated[WipeAnswer, Field(strict=False)]
    enrolled: bool = True
    can_block_sim: bool = False


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
        phones: the phones that the person has been given.
        staff: whether the person is of SML-IT's staff, who deal with cases.
        may_call_on_call: whether the municipality has decided that the person may call on-call.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    id: EntraId
    name: Text
    title: Text
    department: Text
    municipality: Text
    extension: FiveDigits | None = None
    mobile: Annotated[str, Field(pattern=r"^\+46701740(60[5-9]|6[1-9]\d)$")] | None = None
    mobile_hidden: bool = False
    manager: EntraId | None = None
    mail: Annotated[str, Field(pattern=r"^[a-z.-]+@[a-z]+\.example$")]
    phones: Annotated[tuple[Phone, ...], Field(strict=False)] = ()
    staff: bool = False
    may_call_on_call: bool = False

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not self.extension and not self.mobile:
            raise ValueError("has neither an extension nor a mobile")
        if self.mobile_hidden and not (self.extension and self.mobile):
            raise ValueError("can't have a hidden mobile without both a mobile and an extension")
        if len({phone.imei_last4 for phone in self.phones}) < len(self.phones):
            raise ValueError("has two phones with the same last digits of the IMEI")
        return self


class Series(BaseModel):
    """A series of phone numbers; the last five digits of each are the extension.

    Attributes:
        prefix: what stands before the extension in E.164.
        first: the first extension.
        last: the last extension, included.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    prefix: Annotated[str, Field(pattern=r"^\+46\d{3,4}$")]
    first: FiveDigits
    last: FiveDigits


class Organisation(BaseModel):
    """Everyone, and what the municipalities have in common.

    Attributes:
        tenants: the Entra tenant id of each municipality, by its name.
        series: the series of phone numbers.
        loan_phones: how many loan phones there are in all.
        months_kept: for how many months back calls are kept.
        people: everyone, in the file's order.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    tenants: Mapping[Text, EntraId]
    series: tuple[Series, ...] = ()
    loan_phones: Annotated[int, Field(ge=0)] = 0
    months_kept: Annotated[int, Field(ge=1)] = 6
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
        return self._by_id.get(member_id)

    def manager_of(self, member: Member) -> Member | None:
        """The nearest manager of a person, if there is one."""
        return self.member(member.manager) if member.manager else None

    def tenant_of(self, member: Member) -> str:
        """The Entra tenant that a person belongs to."""
        return self.tenants[member.municipality]

    def number_of(self, extension: str) -> str | None:
        """The whole number of an extension in E.164, if it is in one of the series."""
        return next(
            (series.prefix + extension for series in self.series if series.first <= extension <= series.last), None
        )

    @cached_property
    def _by_id(self) -> Mapping[str, Member]:
        return {member.id: member for member in self.people}

    def _shared(self) -> Iterable[tuple[str, str]]:
        for field in ("id", "extension", "mobile", "mail"):
            values = Counter(getattr(member, field) for member in self.people)
            yield from ((field, value) for value, times in values.items() if value and times > 1)
        phones = Counter(phone.id for member in self.people for phone in member.phones)
        yield from (("phone", phone) for phone, times in phones.items() if times > 1)

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
