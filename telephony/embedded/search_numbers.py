"""Phone numbers and extensions in a query, however they are written."""

import re
import unicodedata

_RUN = re.compile(r"(?<![^\W_])\+?[\d(](?:[ /().-]{0,4}\d){4,}(?![^\W_])", re.ASCII)
_SIGNS = re.compile(r"[ /().-]")
_WHOLE = re.compile(r"(?:(?:\+|00)?460?|0)([1-9]\d{6,})")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def numbers_in(query: str) -> list[str]:
    """The numbers of five digits or more in a query: as the exchange has them, an extension or E.164.

    A number with neither country code nor area code is taken for an extension.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", query))
    return [_as_stored(run.group()) for run in _RUN.finditer(plain)]


def _as_stored(written: str) -> str:
    digits = _SIGNS.sub("", written)
    whole = _WHOLE.fullmatch(digits)
    return f"+46{whole.group(1)}" if whole else digits
