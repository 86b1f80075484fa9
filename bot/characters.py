"""Characters that no text of a person's has, and that PostgreSQL or UTF-8 can't hold."""

import re

_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def without_unusable(text: str) -> str:
    """A text without control characters and half emoji; line breaks and tabs stay."""
    return _UNUSABLE.sub("", text)
