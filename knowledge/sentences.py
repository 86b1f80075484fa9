"""Takes a message apart into the things it says."""

import re
from collections.abc import Set
from dataclasses import dataclass

from knowledge.tokens import tokens_of

WIDEST_JOINT = 4
"""A question opens at most this many words after the word that joins it to the one before."""
_END = re.compile(r"(?<=[.!?;])\s+|(?<=[?!])(?=\w)|\n+|\s\+\s")
_WORD = re.compile(r"[^\W_]+")


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
        elif tokens_of(text):
            sentences.append(text.strip())
    return sentences


def joined_questions(sentence: str, openers: Openers) -> list[str]:
    """The questions in one sentence, cut at "… och vem …" and "…, får …" where each side says something."""
    if "," not in sentence and openers.joiners.isdisjoint(tokens_of(sentence)):
        return [sentence]
    words = [(word.start(), sentence[word.start() : word.end()].casefold()) for word in _WORD.finditer(sentence)]
    parts: list[str] = []
    start = first = 0
    for place, (position, word) in enumerate(words):
        following = {later for _, later in words[place + 1 : place + 1 + WIDEST_JOINT]}
        after_comma = word in openers.questions and sentence[:position].rstrip().endswith(",")
        after_joiner = word in openers.joiners and not openers.questions.isdisjoint(following)
        if (after_comma or after_joiner) and place - first > 1:
            parts.append(sentence[start:position].rstrip(" ,"))
            start, first = position, place
    return [*parts, sentence[start:]]
