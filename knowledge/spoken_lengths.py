"""Finds how long something is in what people write: "i två timmar", "1,5 h", "de senaste 30 dagarna"."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from knowledge.named_times import Length, Reach
from knowledge.spoken_times import HOUR, all_of, figures_of
from knowledge.time_words import Lengths, MomentsFile
from knowledge.word_patterns import Ignored, Match, key, keyed, one_of, without_groups

_HALF = Fraction(1, 2)
_MOST_MONTHS = 120
_MINUTES, _DAYS, _MONTHS = "minutes", "days", "months"
_Rule = tuple[str, Callable[[Match], Length | Ignored]]


def length_rules(words: MomentsFile) -> Iterator[_Rule]:
    """Lengths, with the words around them that tell where they lie."""
    lengths = words.lengths
    reader = _Reader(words)
    reaches = {
        **{key(word): Reach.ON for word in all_of(lengths.lasting)},
        **{key(word): Reach.AHEAD for word in all_of(lengths.ahead)},
    }
    leads = one_of([*all_of(lengths.lasting), *all_of(lengths.ahead)])
    about = rf"(?:{one_of(all_of(lengths.about))} )*"
    both = one_of(all_of(words.marks.both))
    hour = rf"(?:\d|{one_of(figures_of(words.numbers))}\b)"

    def read(match: Match) -> Length | Ignored:
        reach = Reach.AGO if match["ago"] else reaches[key(match["lead"])] if match["lead"] else Reach.ON
        return reader.read(match["length"], reach)

    def latest(match: Match) -> Length | Ignored:
        return reader.read(match["length"] if match["count"] else f"1 {match['length']}", Reach.LATEST)

    yield (
        rf"(?<![.,])\b(?:(?P<lead>{leads}) )?{about}(?P<length>{reader.part}(?:(?: {both})? {reader.part})?)"
        rf"(?! (?:over|i|past|to) {hour})(?P<ago> {one_of(all_of(lengths.ago))}\b)?",
        read,
    )
    yield rf"\b{one_of(all_of(lengths.latest))} (?P<length>(?P<count>{reader.count} ?)?{reader.unit})(?!\w)", latest


class _Reader:
    """Reads a length that was found.

    Attributes:
        count, unit, part: patterns without groups for a number, a unit, and a number with its unit.
    """

    def __init__(self, words: MomentsFile) -> None:
        lengths = words.lengths
        self._counts = keyed(figures_of(words.numbers) | figures_of(lengths.counts) | dict.fromkeys(words.articles, 1))
        self._units = _units(lengths)
        names = [*figures_of(words.numbers), *figures_of(lengths.counts), *words.articles]
        self.count = rf"(?:\d{{1,3}}(?:[.,]\d)?|{one_of(names)}\b)"
        self.unit = one_of(self._units)
        and_a_half = rf"(?: {one_of(all_of(lengths.and_a_half))})?"
        one = (
            rf"(?:(?P<hours>\d{{1,2}})h ?(?P<minutes>\d{{1,2}})(?: ?min)?\b"
            rf"|(?:(?P<count>{self.count})|(?P<half>{one_of(all_of(lengths.halves))}))"
            rf"(?P<more>{and_a_half}) ?(?P<unit>{self.unit})(?!\w)(?P<after>{and_a_half}))"
        )
        self._one = re.compile(one)
        self.part = without_groups(one)

    def read(self, written: str, reach: Reach) -> Length | Ignored:
        """The sum of the parts; a part of a day is no length, nor is nothing at all or more than is ever meant."""
        total = {_MINUTES: Fraction(0), _DAYS: Fraction(0), _MONTHS: Fraction(0)}
        for part in self._one.finditer(written):
            if part["hours"]:
                total[_MINUTES] += int(part["hours"]) * HOUR + int(part["minutes"])
            else:
                kind, size = self._units[key(part["unit"])]
                total[kind] += self._times(part) * size
        if not any(total.values()) or any(one.denominator != 1 for one in total.values()):
            return Ignored()
        if total[_MONTHS] > _MOST_MONTHS:
            return Ignored()
        return Length(int(total[_MINUTES]), int(total[_DAYS]), int(total[_MONTHS]), reach)

    def _times(self, part: Match) -> Fraction:
        if part["half"]:
            return _HALF
        written = part["count"]
        count = Fraction(written.replace(",", ".")) if written[0].isdigit() else Fraction(self._counts[key(written)])
        return count + (_HALF if part["more"] or part["after"] else 0)


def _units(lengths: Lengths) -> dict[str, tuple[str, int]]:
    """By a unit's key: what it counts, and how many of them."""
    kinds = {
        _MINUTES: (lengths.minutes, lengths.latest_minutes),
        _DAYS: (lengths.days, lengths.latest_days),
        _MONTHS: (lengths.months, lengths.latest_months),
    }
    return {
        key(word): (kind, size)
        for kind, figures in kinds.items()
        for words in figures
        for word, size in figures_of(words).items()
    }
