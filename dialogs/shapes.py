"""Shapes: what a message may hold that no list of words can name, for cues to refer to."""

import re
from collections.abc import Callable, Mapping

from dialogs.case_numbers import find_case_number, find_misread_number
from knowledge.amounts import find_amount
from knowledge.charges import find_destination
from knowledge.fact_kinds import Phone
from knowledge.facts import routine_facts
from knowledge.numbers import find_extension, holds_number, is_number_alone
from knowledge.tokens import tokens_of

SHORT = 2
"""A message of at most so many words says hardly more than one thing."""
_FIGURE = re.compile(r"\d[\d .]*\d\d")


def _names_somebody(text: str) -> bool:
    """Whether a text holds a phone number or an extension other than support's own, which the routine tells."""
    found = find_extension(text)
    return holds_number(text) and (found is None or found.number != routine_facts().of(Phone, "desk_phone").value)


def _is_somebodys_number(text: str) -> bool:
    return is_number_alone(text) and _names_somebody(text)


_OTHERS = re.compile(
    r"\b(?:[A-ZÅÄÖ][\w-]+s|(?i:hennes|hans|deras|kollegans|her|his|their|[a-z-]+'s)) "
    r"(?i:anknytning\w*|extension|telefon\w*|samtal)"
)


def _is_somebody_elses(text: str) -> bool:
    """Whether a text speaks of the extension of somebody who is named or pointed out."""
    return bool(_OTHERS.search(text))


SHAPES: Mapping[str, Callable[[str], bool]] = {
    "#number": _names_somebody,
    "#number_alone": _is_somebodys_number,
    "#destination": lambda text: find_destination(text) is not None,
    "#dialled": lambda text: bool((found := find_destination(text)) and found.number),
    "#amount": lambda text: isinstance(find_amount(text), int) or bool(_FIGURE.search(text)),
    "#others_extension": _is_somebody_elses,
    "#case": lambda text: bool(find_case_number(text)),
    "#misread_case": lambda text: bool(find_misread_number(text)),
    "#short": lambda text: len(tokens_of(text)) <= SHORT,
}
"""Whether a text has a shape, by what cues call it."""
