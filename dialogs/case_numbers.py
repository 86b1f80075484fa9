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
_WRITTEN = re.compile(rf"(?<![^\W_])([A-Z]){_GAP}([{SIGNS}]{{{GROUP}}}){_GAP}([{SIGNS}]{{{GROUP}}})(?![^\W_])")


def find_case_number(text: str) -> str:
    """The first case number in a text as it is stored, however it is written there; empty when there is none."""
    found = _WRITTEN.search(unicodedata.normalize("NFKC", text).upper())
    return "-".join(found.groups()) if found else ""
