"""Shapes: what a message may hold that no list of words can name, for cues to refer to."""

import re
from collections.abc import Callable, Mapping

from dialogs.case_numbers import find_case_number, find_misread_number
from dialogs.desk_wishes import answers_somebody, takes_case
from knowledge.amounts import find_amount
from knowledge.charges import find_destination
from knowledge.fact_kinds import Phone
from knowledge.facts import routine_facts
from knowledge.numbers import find_extension, holds_number, is_number_alone
from knowledge.tokens import tokens_of

SHORT, BRIEF = 2, 4
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


_HAPPENED = (
    r"(?:(?:bort)?tapp|förlor|förlag|stul|bestul|stöld|stjäl|stal|snod|snott|knyck|norp|borta\b|försvunn|försvann|tagit|"
    r"tog\b|sönder|trasig|sprack|spruck|krossa|lost\b|lose\b|losing|missing|gone\b|stole|theft|nick|pinch|taken|took|"
    r"broke|damaged|cracked|smashed)\w*"
)
_DENIED = re.compile(
    r"\b(?:inte|ej|aldrig|varken|ingen|not|never|nobody|no one|\w+n['’]?t) "
    rf"(?:(?:är|har|blev|blivit|varit|gått|alls|been|has|have|had) ){{0,2}}{_HAPPENED}(?: (?:eller|or|nor) \w+)?"
    rf"|{_HAPPENED} (?:den |mobilen |telefonen )?(?:inte|aldrig)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"\b{_HAPPENED}|hitta|\bfind\b", re.IGNORECASE)


def _denies(text: str) -> bool:
    """Whether a text says that something is not lost, stolen or broken, and tells of nothing that is."""
    left, denials = _DENIED.subn(" ", text)
    return denials > 0 and not _TOLD.search(left)


SHAPES: Mapping[str, Callable[[str], bool]] = {
    "#number": _names_somebody,
    "#number_alone": _is_somebodys_number,
    "#destination": lambda text: find_destination(text) is not None,
    "#dialled": lambda text: bool((found := find_destination(text)) and found.number),
    "#amount": lambda text: isinstance(find_amount(text), int) or bool(_FIGURE.search(text)),
    "#others_extension": _is_somebody_elses,
    "#denied": _denies,
    "#case": lambda text: bool(find_case_number(text)),
    "#misread_case": lambda text: bool(find_misread_number(text)),
    "#takes": takes_case,
    "#answers": answers_somebody,
    "#short": lambda text: len(tokens_of(text)) <= SHORT,
    "#brief": lambda text: len(tokens_of(text)) <= BRIEF,
}
"""Whether a text has a shape, by what cues call it."""
