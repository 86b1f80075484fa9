"""Takes a message apart into the things it says."""

import re
from collections.abc import Set
from dataclasses import dataclass

from knowledge.tokens import tokens_of

WIDEST_JOINT = 2
"""A question opens at most this many words after the word that joins it to the one before."""
_END = re.compile(r"(?<=[.!?;])\s+|(?<=[?!])(?=\w)|\n+")
_JOINT = re.compile(r"(?<=\w)(?:\s*,\s*|\s+)(?=\w)")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class Openers:
    """Words that begin a new part of a message.

    Attributes:
        joiners: words that join two questions.
        questions: words that open a question.
    """

    joiners: Set[str]
    questions: Set[str]


def sentences_of(message: str, abbreviations: Set[str] = frozenset()) -> list[str]:
    """The sentences of a message; the full stop of an abbreviation ends none."""
    sentences: list[str] = []
    for text in _END.split(message):
        before = tokens_of(sentences[-1])[-1:] if sentences and sentences[-1].endswith(".") else []
        if before and before[0] in abbreviations:
            sentences[-1] += " " + text
        elif _LETTER.search(text):
            sentences.append(text.strip())
    return sentences


def joined_questions(sentence: str, openers: Openers) -> list[str]:
    """The questions in one sentence, cut at "… och vem …" and "…, får …" where each side says something."""
    parts: list[str] = []
    start = 0
    for joint in _JOINT.finditer(sentence):
        first, *following = tokens_of(sentence[joint.end() :])[: WIDEST_JOINT + 1] or [""]
        after_comma = "," in joint.group() and first in openers.questions
        after_joiner = first in openers.joiners and not openers.questions.isdisjoint(following)
        says_something = len(tokens_of(sentence[start : joint.start()])) > 1
        if (after_comma or after_joiner) and says_something:
            parts.append(sentence[start : joint.start()])
            start = joint.end()
    return [*parts, sentence[start:]]
