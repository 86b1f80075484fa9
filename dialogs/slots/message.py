"""What somebody is to be written, in a message that asks for it to be sent."""

import re
from collections.abc import Sequence
from functools import cache

from dialogs.case_numbers import around_case_number
from dialogs.slots.words import QUOTES, STOPS
from knowledge.tokens import tokens_of

_COLON = r":(?=\s)"


def parted(text: str, verbs: Sequence[str], joints: Sequence[str]) -> tuple[str, str]:
    """A text as what says that somebody is to be written, and what is to be written; empty where it doesn't say.

    What is to be written follows the case number; without one, it follows the first joint or colon after a verb.

    Args:
        text: the message.
        verbs: the words by which somebody wants to write.
        joints: the words that lead to what is to be written.
    """
    start = _after_number(text, tuple(verbs), tuple(joints)) or _after_joint(text, tuple(verbs), tuple(joints))
    told = text[start:] if start else ""
    return text[: len(text) - len(told)], told.strip(STOPS + QUOTES)


def _after_number(text: str, verbs: tuple[str, ...], joints: tuple[str, ...]) -> int:
    """Where a message begins that follows a case number; 0 without a number, and where nothing follows it."""
    around = around_case_number(text)
    after = around[1] if around else ""
    led = _leading(verbs, joints).match(after)
    found = led if led and led.group().strip() else re.search(_COLON, after)
    start = len(text) - len(after) + (found.end() if found else 0)
    return start if tokens_of(text[start:]) else 0


def _after_joint(text: str, verbs: tuple[str, ...], joints: tuple[str, ...]) -> int:
    """Where a message begins that follows a joint; 0 without one."""
    found = _jointed(verbs, joints).search(text)
    return found.end() if found else 0


@cache
def _leading(verbs: tuple[str, ...], joints: tuple[str, ...]) -> re.Pattern[str]:
    """What may stand between a case number and a message: punctuation, then verbs and joints."""
    return re.compile(rf"\s*[,.:;–-]*\s*(?:{_any_of((*verbs, *joints))}\b\s*[,:]?\s*)*", re.IGNORECASE)


@cache
def _jointed(verbs: tuple[str, ...], joints: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of(verbs)}\b.*?(?:{_COLON}|\b{_any_of(joints)}\b)", re.IGNORECASE | re.DOTALL)


def _any_of(phrases: Sequence[str]) -> str:
    """The longest first, so that none stops at the beginning of another."""
    return f"(?:{'|'.join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))})"
