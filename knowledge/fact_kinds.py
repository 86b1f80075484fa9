"""The kinds of facts, and what each may hold."""

from datetime import time
from typing import Annotated, Literal, Self, TypeVar
from urllib.parse import urlsplit

import phonenumbers
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveInt,
    StringConstraints,
    model_validator,
)

from knowledge.language import Language

_Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]+$")]
_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_RuleId = Annotated[str, StringConstraints(pattern=r"^R[0-9]{2}$")]
_Item = TypeVar("_Item")


def _clock_time(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError('a clock time stands in quotes, as in "17:00"')
    return time.fromisoformat(value)


def _phone_number(value: str) -> str:
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException as error:
        raise ValueError("a phone number begins with + and the country code, as in +46") from error
    if phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) != value:
        raise ValueError("a phone number is + and digits only")
    if not phonenumbers.is_valid_number(number):
        raise ValueError("no such phone number can exist")
    return value


def _https_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or any(character.isspace() for character in value):
        raise ValueError("an address begins with https:// and has no spaces")
    return value


def _at_least_one(items: tuple[_Item, ...]) -> tuple[_Item, ...]:
    if not items:
        raise ValueError("at least one is needed")
    return items


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class _Fact(_Strict):
    """What every fact has.

    Attributes:
        name: what answers call it.
        rules: the ids of the routine's rules that it comes from.
        text: the wording in each language, where it isn't worked out from the value.
    """

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    rules: Annotated[tuple[_RuleId, ...], Field(strict=False), AfterValidator(_at_least_one)]
    text: dict[Annotated[Language, Field(strict=False)], _Words] | None = None

    @model_validator(mode="after")
    def _is_worded_in_every_language(self) -> Self:
        if self.text is not None and (missing := set(Language) - set(self.text)):
            raise ValueError(f"the text lacks the language {', '.join(sorted(missing))}")
        return self


class Money(_Fact):
    """An amount in whole Swedish kronor."""

    kind: Literal["money"]
    value: NonNegativeInt


class ClockTime(_Fact):
    """A time of day in Sweden."""

    kind: Literal["time"]
    value: Annotated[time, BeforeValidator(_clock_time)]


class Duration(_Fact):
    """A length of time, counted in its unit."""

    kind: Literal["duration"]
    value: PositiveInt
    unit: Literal["second", "minute", "hour", "day"]


class Count(_Fact):
    """A number of things."""

    kind: Literal["count"]
    value: NonNegativeInt


class Phone(_Fact):
    """A phone number, in E.164."""

    kind: Literal["phone"]
    value: Annotated[str, AfterValidator(_phone_number)]


class Mail(_Fact):
    """A mail address."""

    kind: Literal["mail"]
    value: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]


class Url(_Fact):
    """The address of a web page."""

    kind: Literal["url"]
    value: Annotated[str, AfterValidator(_https_address)]


class Name(_Fact):
    """What something is called."""

    kind: Literal["name"]
    value: _Words


class DigitString(_Fact):
    """Digits that are dialled or recognised, not counted with."""

    kind: Literal["digits"]
    value: _Digits


class NumberRange(_Strict):
    """A run of phone numbers in one municipality.

    Attributes:
        municipality: whose numbers they are.
        area_code: the area code with its leading zero.
        first: the first number, without area code.
        last: the last number, without area code.
    """

    municipality: _Words
    area_code: Annotated[str, StringConstraints(pattern=r"^0[1-9][0-9]{0,2}$")]
    first: _Digits
    last: _Digits

    @model_validator(mode="after")
    def _runs_upwards(self) -> Self:
        if len(self.first) != len(self.last):
            raise ValueError("the first and the last number have different lengths")
        if self.first > self.last:
            raise ValueError("the first number is higher than the last")
        return self


class Series(_Fact):
    """The municipalities' phone numbers."""

    kind: Literal["series"]
    value: Annotated[tuple[NumberRange, ...], Field(strict=False), AfterValidator(_at_least_one)]


Fact = Annotated[
    Money | ClockTime | Duration | Count | Phone | Mail | Url | Name | DigitString | Series,
    Field(discriminator="kind"),
]
