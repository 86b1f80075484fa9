"""Texts in lower-case ASCII, as they are read for times and figures, and where each part of one came from."""

import unicodedata

LONGEST = 2000
"""Characters of a text that are read: nobody names a time for the first time after so many."""
_DASHES = str.maketrans("–—\N{MINUS SIGN}", "---")


def plain(text: str) -> str:
    """The text in lower-case ASCII, without accents and apostrophes and with single spaces."""
    return " ".join(_in_ascii(text[:LONGEST]).split())


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without some parts of it.

    Args:
        text: as it was written.
        spans: where the parts begin and end in `plain(text)`, in order.
    """
    origins = _origins(text)
    kept, start = [], 0
    for begins, ends in spans:
        kept.append(text[start : origins[begins]])
        start = origins[ends - 1] + 1
    return " ".join(" ".join([*kept, text[start:]]).split())


def _in_ascii(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_DASHES)).encode("ascii", "ignore").decode("ascii")
    return text.lower().replace("'", "")


def _origins(text: str) -> list[int]:
    """For each character of the plain text, which one it was of the text."""
    origins: list[int] = []
    in_gap = True
    for place, one in enumerate(text[:LONGEST]):
        for letter in one if one.isalpha() and one.isascii() else _in_ascii(one):
            if not (letter.isspace() and in_gap):
                origins.append(place)
            in_gap = letter.isspace()
    return origins
