"""Text as the person search compares it: words in small letters from a to z, as far as that goes."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’`´]")
_UNDIVIDED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; a hyphen parts words, and an apostrophe does not."""
    return _WORD.findall(_APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold())


def folded(text: str) -> str:
    """The text in small letters without accents, rings and dots, so that å is a and Björkris bjorkris."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_UNDIVIDED)
