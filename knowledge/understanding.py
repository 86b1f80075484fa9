"""What a message asks for: one or several entries of the knowledge base, each with a probability."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from knowledge.language import Language
from knowledge.matching import Candidate, Matcher
from knowledge.phrasings import Phrasings
from knowledge.reading import Reading
from knowledge.sentences import Openers, joined_questions, sentences_of
from knowledge.tokens import tokens_of
from knowledge.wording import Wording
from knowledge.words import WordsFile

SURE = 0.35
"""From this probability on, an entry is taken as what a part of a message asks for."""
MOST_PARTS = 12
"""So many sentences and questions of a message are looked at one by one."""
MOST_QUESTIONS = 3
"""So many questions of one message are answered."""
LEAD_LIKENESS = 0.75
"""A yes/no phrasing must be this like the message for its yes or no to be given."""
LEAD_AHEAD = 0.05
"""It must be likelier by so much than any with another answer."""
SHORT = 4
"""In a message of at most so many words, "it" may stand anywhere; in a longer one it leans when it comes first."""
SIBLING = 2.0
"""Log odds that a question that leans on the one before gains for an entry of the same section."""
SAME_AGAIN = -2.0
"""Log odds that it loses for the entry that was just answered."""
MOST_AT_HAND = 64
"""What so many texts ask for is kept: a turn wants to know more than once."""
MOST_SUBJECTS = 2
"""So many features of the entry before are tried as what "it" is."""


@dataclass(frozen=True)
class Understood:
    """What one part of a message asks for.

    Attributes:
        text: the part.
        wording: what it is about by itself.
        matched: what was looked for: the same, or with what was said before.
        candidates: the entries that it may ask for, most probable first; empty when nothing in it is known.
    """

    text: str
    wording: Wording
    matched: Wording
    candidates: list[Candidate]

    @property
    def probability(self) -> float:
        """That the first candidate is what is asked for."""
        return self.candidates[0].probability if self.candidates else 0.0


class Understanding:
    """Reads whole messages: several sentences, two questions in one, and questions that lean on the one before."""

    def __init__(
        self,
        reading: Reading,
        phrasings: Phrasings,
        matcher: Matcher,
        words: WordsFile,
        siblings: Mapping[str, Set[str]],
    ) -> None:
        """siblings: by an entry's id, the entries that a following question is likely to be about."""
        self._siblings = siblings
        self._reading = reading
        self._phrasings = phrasings
        self._matcher = matcher
        self._match = lru_cache(maxsize=MOST_AT_HAND)(matcher.match)
        self._open = _features(words.open_questions)
        self._open_only = self._open - _features(words.joining_questions)
        self._closed = _features(words.closed_questions)
        self._asking = self._open | self._closed
        self._anchors = _features(words.anchors)
        self._negations = _features(words.negations)
        self._closed_openers = {language: _tokens(words.closed_openers[language]) for language in Language}
        self._openers = {language: _openers(words, language) for language in Language}
        self._abbreviations = _tokens(words.abbreviations)
        self._turning = {language: _tokens(words.turning[language]) for language in Language}
        self._leaning = {language: _tokens(words.leaning[language]) for language in Language}

    def features(self, message: str, language: Language) -> frozenset[str]:
        """What a message is about: the families of its words as "<phone>", and stems of other known words."""
        return frozenset(self._reading.read(message, language).features)

    def read(self, message: str, language: Language) -> Wording:
        """What a message is about, before anything is looked for."""
        return self._reading.read(message, language)

    def understand(self, message: str, language: Language, before: str | None = None) -> list[Understood]:
        """What a message asks for, its main question first; never empty.

        Args:
            message: the person's words.
            language: the language they are in.
            before: the id of the entry that was answered before, for questions that lean on it.
        """
        whole = self._part(message, language)
        texts = [
            text
            for sentence in sentences_of(message, self._abbreviations)
            for text in joined_questions(sentence, self._openers[language])
        ]
        parts = [self._part(text, language) for text in texts[:MOST_PARTS]] if len(texts) > 1 else []
        parts = [part for part in parts if part.wording.features]
        found = self._several(whole, parts, language) if parts else [whole]
        if before and len(found) == 1:
            found = [self._leant(found[0], before, language)]
        return found

    def lead(self, part: Understood, language: Language) -> int | None:
        """The position of the yes/no lead that a part of a message gets for its first candidate, if any.

        A yes is only given to somebody who asked for one; never where question and phrasing differ in what turns a yes
        into a no; and never where another lead is nearly as likely.
        """
        if not self._wants_yes_or_no(part, language):
            return None
        turned = self._turned(part.wording, language)
        leads = self._phrasings.likest_leads(part.candidates[0].entry, part.wording)
        likest = [
            (likeness, phrasing.lead)
            for likeness, phrasing in takewhile(lambda found: found[0] > LEAD_LIKENESS - LEAD_AHEAD, leads)
            if self._turned(phrasing.wording, language) == turned
        ]
        if not likest or likest[0][0] < LEAD_LIKENESS:
            return None
        best, lead = likest[0]
        return None if any(other != lead and best - likeness < LEAD_AHEAD for likeness, other in likest) else lead

    def _turned(self, wording: Wording, language: Language) -> set[str]:
        """What in a question may turn its yes into a no: negations, "only", and a choice between two."""
        said = self._negations.intersection(wording.features)
        return said | self._turning[language].intersection(wording.words[:-1])

    def asks_in_words(self, text: str, language: Language) -> bool:
        """Whether a text holds a word that asks or a verb of asking leave, such as "vad", "får" or "how"."""
        return not self._asking.isdisjoint(self._reading.read(text, language).features)

    def names_a_subject_only(self, part: Understood) -> bool:
        """Whether a part of a message is nothing but a word or two of telephony at work ("mobil")."""
        return (
            bool(part.wording.features) and not part.wording.unknown and self._anchors.issuperset(part.wording.features)
        )

    def _wants_yes_or_no(self, part: Understood, language: Language) -> bool:
        if not self._closed_openers[language].isdisjoint(tokens_of(part.text)[:1]):
            return self._open_only.isdisjoint(part.wording.features)
        asking = self._asking.intersection(part.wording.features)
        return self._open.isdisjoint(asking) if asking else "?" in part.text

    def _part(self, text: str, language: Language) -> Understood:
        wording = self._reading.read(text, language)
        return Understood(text, wording, wording, self._match(wording))

    def _several(self, whole: Understood, parts: list[Understood], language: Language) -> list[Understood]:
        """The message as a whole, and what else one of its questions asks for on its own."""
        asking = [part for part in parts if self._asks(part, language)]
        told = [part.text for part in parts if part not in asking]
        found: list[Understood] = []
        for part in asking:
            readings = [part, self._told(told, part, whole, language)] if told else [part]
            if found and found[-1].candidates:
                readings.append(self._leant(part, found[-1].candidates[0].entry, language))
            found.append(max(readings, key=lambda reading: reading.probability))
        sure = _distinct(part for part in found if part.probability >= SURE)
        if len(sure) <= 1:
            return [_as_sure_as(whole, found)]
        main = whole.candidates[0].entry
        return sorted(sure, key=lambda part: part.candidates[0].entry != main)[:MOST_QUESTIONS]

    def _told(self, told: list[str], part: Understood, whole: Understood, language: Language) -> Understood:
        """A question together with what was told around it: often the whole message, which has been read already."""
        text = " ".join([*told, part.text])
        return whole if tokens_of(text) == whole.wording.words else self._part(text, language)

    def _asks(self, part: Understood, language: Language) -> bool:
        openers = self._openers[language]
        first, second = [*tokens_of(part.text), "", ""][:2]
        opens = (second if first in openers.joiners else first) in openers.questions
        return opens or "?" in part.text or not self._asking.isdisjoint(part.wording.features)

    def _leant(self, found: Understood, before: str, language: Language) -> Understood:
        """The message together with what was answered before, where that makes more sense."""
        words = tokens_of(found.text)
        leans = not self._leaning[language].isdisjoint(words if len(words) <= SHORT else words[:1])
        if not leans and (found.probability >= SURE or not self._asks(found, language)):
            return found
        leaning = dict.fromkeys(self._siblings.get(before, ()), SIBLING) | {before: SAME_AGAIN}
        subjects = [name for name in self._phrasings.core(before) if name not in self._asking]
        readings = [self._with(found, [subject], leaning) for subject in subjects[:MOST_SUBJECTS]]
        readings.append(self._with(found, [], leaning))
        return max([found, *readings], key=lambda part: part.probability)

    def _with(self, part: Understood, subjects: list[str], leaning: Mapping[str, float]) -> Understood:
        features = dict.fromkeys([*part.wording.features, *subjects])
        wording = replace(part.wording, features=tuple(features))
        return Understood(part.text, part.wording, wording, self._matcher.match(wording, leaning))


def _as_sure_as(whole: Understood, parts: Iterable[Understood]) -> Understood:
    """The whole message, as surely in scope as the question in it that is most so: background makes nothing strange."""
    in_scope = sum(one.probability for one in whole.candidates)
    surest = max((sum(one.probability for one in part.candidates) for part in parts), default=0.0)
    if surest <= in_scope or not in_scope:
        return whole
    candidates = [replace(one, probability=one.probability * surest / in_scope) for one in whole.candidates]
    return replace(whole, candidates=candidates)


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
