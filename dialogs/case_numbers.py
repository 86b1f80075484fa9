"""Case numbers: what they are made of, and how they are found in what people write."""

import re
import unicodedata

SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""What case numbers are made of: nothing that is mistaken for another sign, or makes words."""
UNTOLD = "A"
"""Begins the numbers that nobody is told: those of what is over at once."""
GROUP = 4
"""Signs in each of the two groups."""

_GAP = r"[\s\W_]{0,3}"
_ALMOST = re.compile(
    r"(?<![^\W_])[A-Z](?: ?[-‐–—] ?[A-Z0-9]{3,5} ?[-‐–—] ?[A-Z0-9]{3,5}"
    r"| ?(?=[A-Z]{0,3}[0-9])[A-Z0-9]{4} ?(?=[A-Z]{0,3}[0-9])[A-Z0-9]{4})(?![^\W_])"
)
"""What is written with the hyphens of a case number, or with figures in both its groups."""
_WRITTEN = re.compile(rf"(?<![^\W_])([A-Z]){_GAP}([{SIGNS}]{{{GROUP}}}){_GAP}([{SIGNS}]{{{GROUP}}})(?![^\W_])")


_WRITTEN_ANYHOW = re.compile(_WRITTEN.pattern, re.IGNORECASE)


def find_case_number(text: str) -> str:
    """The first case number in a text as it is stored, however it is written there; empty when there is none."""
    found = _WRITTEN.search(_plain(text))
    return "-".join(found.groups()) if found else ""


def find_misread_number(text: str) -> str:
    """What stands in a text like a case number and can't be one; empty when nothing does, or when a real one does."""
    found = None if find_case_number(text) else _ALMOST.search(_plain(text))
    return found.group().replace(" ", "") if found else ""


def without_case_numbers(text: str) -> str:
    """A text without the case numbers in it."""
    return _WRITTEN_ANYHOW.sub(" ", text)


def around_case_number(text: str) -> tuple[str, str] | None:
    """What stands before and after the first case number in a text; None without one."""
    found = _WRITTEN_ANYHOW.search(text)
    return (text[: found.start()], text[found.end() :]) if found else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper()
