"""Words as they are compared: lower case, without punctuation, with the letters å, ä and ö."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(r"['’´`]")
_WORD = re.compile(r"[^\W_]+")
_SWEDISH_LETTERS = str.maketrans("åäö", "aao")


@lru_cache(maxsize=64)
def tokens_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in lower case, in order; accents but those of å, ä and ö are taken off."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.translate(_SWEDISH_LETTERS).isascii():
        plain = "".join(map(_without_accent, plain))
    return tuple(_WORD.findall(_APOSTROPHES.sub("", plain)))


def folded(token: str) -> str:
    """A token as somebody without Swedish letters writes it ("får" becomes "far")."""
    return token.translate(_SWEDISH_LETTERS)


def _without_accent(letter: str) -> str:
    if letter in "åäö":
        return letter
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
