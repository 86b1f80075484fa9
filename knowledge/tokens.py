"""Words as they are compared: lower case, without accents and punctuation."""

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’´`]")
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """The text in lower case with its accents taken off ("Får" becomes "far")."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def tokens_of(text: str) -> list[str]:
    """The folded words and numbers of a text, in order."""
    return _WORD.findall(_APOSTROPHES.sub("", folded(text)))
