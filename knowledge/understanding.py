"""What a message asks for: one or several entries of the knowledge base, each with a probability."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.language import Language
from knowledge.matching import Candidate, Matcher
from knowledge.phrasings import Phrasings
from knowledge.reading import Reading
from knowledge.sentences import Openers, joined_questions, sentences_of
from knowledge.tokens import tokens_of
from knowledge.wording import Wording
from knowledge.words import WordsFile

SURE = 0.5
"""From this probability on, an entry is taken as what a part of a message asks for."""
MOST_QUESTIONS = 3
"""So many questions of one message are answered."""
LEAD_LIKENESS = 0.6
"""A yes/no phrasing must be this like the message for its yes or no to be given."""
CORE_SHARE = 0.3
"""A feature in at least this share of an entry's phrasings belongs to what the entry is about."""


@dataclass(frozen=True)
class Understood:
    """What one part of a message asks for.

    Attributes:
        text: the part.
        wording: what it is about.
        candidates: the entries that it may ask for, most probable first; empty when nothing in it is known.
    """

    text: str
    wording: Wording
    candidates: list[Candidate]

    @property
    def probability(self) -> float:
        """That the first candidate is what is asked for."""
        return self.candidates[0].probability if self.candidates else 0.0


class Understanding:
    """Reads whole messages: several sentences, two questions in one, and questions that lean on the one before."""

    def __init__(self, reading: Reading, phrasings: Phrasings, matcher: Matcher, words: WordsFile) -> None:
        self._reading = reading
        self._phrasings = phrasings
        self._matcher = matcher
        self._open = _features(words.open_questions)
        self._closed = _features(words.closed_questions)
        self._asking = self._open | self._closed
        self._negations = _features(words.negations)
        self._closed_openers = {language: _tokens(words.closed_openers[language]) for language in Language}
        self._openers = {language: _openers(words, language) for language in Language}
        self._abbreviations = _tokens(words.abbreviations)
        self._leaning = {language: _tokens(words.leaning[language]) for language in Language}

    def understand(self, message: str, language: Language, before: str | None = None) -> list[Understood]:
        """What a message asks for, in its own order; never empty.

        Args:
            message: the person's words.
            language: the language they are in.
            before: the id of the entry that was answered before, for questions that lean on it.
        """
        whole = self._part(message, language)
        parts = [
            self._part(text, language)
            for sentence in sentences_of(message, self._abbreviations)
            for text in joined_questions(sentence, self._openers[language])
        ]
        parts = [part for part in parts if part.wording.features]
        if len(parts) > 1:
            found = self._several(whole, parts)
        else:
            found = [whole]
        if before and len(found) == 1:
            found = [self._leant(found[0], before, language)]
        return found

    def lead(self, part: Understood, language: Language) -> int | None:
        """The position of the yes/no lead that a part of a message gets for its first candidate, if any.

        A yes is only given to somebody who asked for one, and never where one of question and phrasing is negated
        and the other isn't.
        """
        if not self._wants_yes_or_no(part, language):
            return None
        negated = self._negations.intersection(part.wording.features)
        for likeness, phrasing in self._phrasings.likest_leads(part.candidates[0].entry, part.wording):
            if likeness < LEAD_LIKENESS:
                return None
            if self._negations.intersection(phrasing.features) == negated:
                return phrasing.lead
        return None

    def _wants_yes_or_no(self, part: Understood, language: Language) -> bool:
        asking = [name for name in part.wording.features if name in self._asking]
        if asking:
            return asking[0] in self._closed
        opener = tokens_of(part.text)[:1]
        return "?" in part.text or bool(opener and opener[0] in self._closed_openers[language])

    def _part(self, text: str, language: Language) -> Understood:
        wording = self._reading.read(text, language)
        return Understood(text, wording, self._matcher.match(wording))

    def _several(self, whole: Understood, parts: list[Understood]) -> list[Understood]:
        asking = [part for part in parts if self._asks(part)]
        told = [part.wording for part in parts if part not in asking]
        seen = list(told)
        found: list[Understood] = []
        for part in asking:
            found.append(self._better(part, self._with(part, seen)))
            seen.append(part.wording)
        sure = _distinct(part for part in found if part.probability >= SURE)
        if len(sure) > 1:
            return sure[:MOST_QUESTIONS]
        return [max([*sure, *found, whole, *([] if asking else parts)], key=lambda part: part.probability)]

    def _asks(self, part: Understood) -> bool:
        return "?" in part.text or not self._asking.isdisjoint(part.wording.features)

    def _leant(self, found: Understood, before: str, language: Language) -> Understood:
        """The message together with what was answered before, where that makes more sense."""
        first = tokens_of(found.text)[:1]
        leans = bool(first) and first[0] in self._leaning[language]
        if found.probability >= SURE and not leans:
            return found
        together = self._with(found, [Wording(tuple(self._phrasings.core(before, CORE_SHARE)), ())])
        return self._better(found, together)

    def _with(self, part: Understood, others: Iterable[Wording]) -> Understood:
        features = dict.fromkeys(part.wording.features)
        for other in others:
            features |= dict.fromkeys(name for name in other.features if name not in self._asking)
        wording = Wording(tuple(features), part.wording.unknown)
        return Understood(part.text, part.wording, self._matcher.match(wording))

    @staticmethod
    def _better(one: Understood, other: Understood) -> Understood:
        return other if other.probability > one.probability else one


def _distinct(parts: Iterable[Understood]) -> list[Understood]:
    by_entry: dict[str, Understood] = {}
    for part in parts:
        by_entry.setdefault(part.candidates[0].entry, part)
    return list(by_entry.values())


def _features(families: Iterable[str]) -> set[str]:
    return {f"<{family}>" for family in families}


def _tokens(words: Iterable[str]) -> set[str]:
    return {token for word in words for token in tokens_of(word)}


def _openers(words: WordsFile, language: Language) -> Openers:
    asking = [word for family in words.open_questions for word in words.families[family].get(language, [])]
    return Openers(
        joiners=_tokens(words.joiners[language]),
        questions={tokens_of(word)[0] for word in asking + words.closed_openers[language]},
    )
