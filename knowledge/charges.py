"""What a call costs with the routine's flatrate, by where it goes; as far as the routine says."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.language import Language


class Coverage(StrEnum):
    """What flatrate means for a call."""

    INCLUDED = "included"
    NOT_INCLUDED = "not_included"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Destination:
    """Where a call goes.

    Attributes:
        reason: the entry in destinations.yaml that tells what such a call costs, and why.
        number: the number as a person reads it; empty where none was named.
        country: the territory outside Sweden, by its ISO 3166 code; empty where none was named.
    """

    reason: str
    number: str = ""
    country: str = ""


@dataclass(frozen=True)
class Charge:
    """What a call costs with flatrate.

    Attributes:
        coverage: whether flatrate covers it.
        reason: why, as the name of an entry in destinations.yaml.
        number: the number as a person reads it; empty where none was named.
    """

    coverage: Coverage
    reason: str
    number: str = ""

    def say(self, language: Language) -> str:
        """The answer in a sentence or two, with the routine's facts in it."""
        raise NotImplementedError(language)


def find_destination(text: str) -> Destination | None:
    """The first place in a text that somebody may call: a number, a country or a kind of number."""
    raise NotImplementedError(text)


def charge_of(destination: Destination) -> Charge:
    """What a call there costs."""
    raise NotImplementedError(destination)
