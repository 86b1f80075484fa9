"""Ways of asking, written as templates in the language of hassil."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count, product
from math import gcd

from hassil import parse_sentence
from hassil.expression import Alternative, Expression, Permutation, RuleReference, Sequence, TextChunk
from hassil.parser import ParseError

_FAMILY = re.compile(r"<([^<>]+)>")
EMPTY = "the template is empty; write a way of asking or take the line out"
GOLDEN = 0.618
"""Steps of this share of a row fall evenly over it."""
MOST_EXPANSIONS = 2000
"""More ways than this in one template is a mistake of writing."""


class TemplateError(ValueError):
    """A template that can't be read; the message says what is wrong, for whoever wrote it."""


@lru_cache(maxsize=20_000)
def expansions(template: str) -> tuple[str, ...]:
    """Every wording of a template; a word family stays as its name in angle brackets.

    Raises:
        TemplateError: the template doesn't parse, or stands for too many wordings.
    """
    if not template.strip():
        raise TemplateError(EMPTY)
    try:
        expression = parse_sentence(template).expression
    except (ParseError, ValueError, AssertionError) as problem:
        raise TemplateError(
            f"the template {template!r} can't be read: look for a bracket without its pair"
        ) from problem
    wordings: dict[str, None] = {}
    for wording in _wordings(expression):
        wordings[" ".join(wording.split())] = None
        if len(wordings) > MOST_EXPANSIONS:
            raise TemplateError(
                f"the template {template!r} stands for more than {MOST_EXPANSIONS} wordings; write it as several"
            )
    if not any(wordings):
        raise TemplateError(EMPTY)
    return tuple(wordings)


def spread(wordings: tuple[str, ...], most: int) -> tuple[str, ...]:
    """At most so many of a template's wordings, spread over all its alternatives."""
    total = len(wordings)
    if total <= most:
        return wordings
    step = next(step for step in count(round(total * GOLDEN)) if gcd(step, total) == 1)
    return tuple(wordings[place * step % total] for place in range(most))


def families_in(wording: str) -> list[str]:
    """The names of the word families in a wording."""
    return _FAMILY.findall(wording)


def _wordings(expression: Expression) -> Iterator[str]:
    match expression:
        case TextChunk():
            yield expression.original_text
        case RuleReference():
            yield f" <{expression.rule_name}> "
        case Alternative():
            for item in expression.items:
                yield from _wordings(item)
        case Permutation() | Sequence():
            for parts in product(*(list(_wordings(item)) for item in expression.items)):
                yield "".join(parts)
        case _:
            raise TemplateError(f"{expression!r} is not used in this knowledge base")
