"""Puts facts into the routine's texts."""

import re
from collections.abc import Mapping

from knowledge.facts import Facts
from knowledge.language import Language

WORKED_OUT = ("lookup_number", "lookup_extension", "lookup_municipality", "clock")
"""Names that an answer may use besides the facts: worked out from the number in the message, or from its time."""
_REFERENCE = re.compile(r"\{([a-z0-9_]+)\}")


def references(text: str) -> list[str]:
    """The names in curly brackets in a text, in order."""
    return _REFERENCE.findall(text)


def filled(text: str, language: Language, facts: Facts, worked_out: Mapping[str, str] | None = None) -> str:
    """A text with every {name} replaced by the fact, addresses as links.

    Args:
        worked_out: texts that aren't facts of the routine but were worked out for this reply, by name.

    Raises:
        UnknownFactError: a name is neither a fact nor worked out.
    """
    values = worked_out or {}
    return _REFERENCE.sub(
        lambda found: values[found[1]] if found[1] in values else facts.markdown(found[1], language), text
    )


def plain(text: str, language: Language, facts: Facts) -> str:
    """The same for a button: without links."""
    return _REFERENCE.sub(lambda found: facts.text(found[1], language), text)
