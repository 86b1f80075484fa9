"""Reads messages and templates of both languages."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from knowledge.language import Language
from knowledge.templates import expansions, spread
from knowledge.tokens import tokens_of
from knowledge.topics import Asked, Asks, NotStated, OutsideFile, Topic, asked
from knowledge.ways import Phrasing
from knowledge.wording import Wording, WordingReader
from knowledge.words import Lexicon, WordsFile

MOST_WORDINGS = 8
"""So many wordings of a template are learnt; measured, more of them teach nothing."""


class Reading:
    """Turns text into features, by the words of the families and of all templates.

    Attributes:
        words: every known word, by language.
        faint: the stems of words that say little about a subject.
    """

    def __init__(self, words: WordsFile, entries: Iterable[Topic | NotStated], heard: Mapping[str, Asks]) -> None:
        self._spelled = {language: _first_words(words, language) for language in Language}
        self._asked = [(entry.id, way) for entry in entries for way in asked(entry)]
        self._heard = [
            (entry, language, text) for entry, asks in heard.items() for language in Language for text in asks[language]
        ]
        lexicons = {language: Lexicon(language, words) for language in Language}
        learnt = {language: self._template_words(language) for language in Language}
        for language, lexicon in lexicons.items():
            learnt[language] |= self._new_words(WordingReader(lexicon, learnt[language]), language)
        self.words = {
            language: lexicon.words | lexicon.fillers | lexicon.background | learnt[language]
            for language, lexicon in lexicons.items()
        }
        self.faint = {lexicon.stem(word) for lexicon in lexicons.values() for word in lexicon.background}
        self._readers = {language: WordingReader(lexicon, learnt[language]) for language, lexicon in lexicons.items()}

    def read(self, text: str, language: Language) -> Wording:
        """What a text is about."""
        return self._readers[language].read(text)

    def wordings(self, way: Asked) -> list[str]:
        """Every wording of a template, with the first word of a family in place of its name."""
        return self._spelled_out(expansions(way.template), way.language)

    def outside(self, messages: OutsideFile) -> list[Wording]:
        """Messages that ask for no entry."""
        return [self.read(text, language) for language in Language for text in messages[language]]

    def phrasings(self) -> list[Phrasing]:
        """Every way of asking, once for each entry and yes/no lead."""
        found: dict[tuple[str, int | None, frozenset[str]], Phrasing] = {}
        for entry, way in self._asked:
            texts = self._spelled_out(spread(expansions(way.template), MOST_WORDINGS), way.language)
            for text in texts:
                wording = self.read(text, way.language)
                key = (entry, way.lead, frozenset(wording.features))
                first = found.setdefault(key, Phrasing(entry, way.lead, wording, part=0.0))
                found[key] = replace(first, part=first.part + 1 / len(texts))
        for entry, language, text in self._heard:
            wording = self.read(text, language)
            found.setdefault((entry, None, frozenset(wording.features)), Phrasing(entry, None, wording))
        return [phrasing for phrasing in found.values() if phrasing.wording.features]

    def _spelled_out(self, wordings: Iterable[str], language: Language) -> list[str]:
        spelled = self._spelled[language]
        return [" ".join(tokens_of(" ".join(spelled.get(word, word) for word in text.split()))) for text in wordings]

    def _template_words(self, language: Language) -> set[str]:
        templates = (way.template for _, way in self._asked if way.language is language)
        words = {word for template in templates for text in expansions(template) for word in text.split()}
        return {token for text in self._spelled_out(words, language) for token in tokens_of(text)}

    def _new_words(self, reader: WordingReader, language: Language) -> set[str]:
        """Words that were heard more than once and are no form or misspelling of a known one."""
        heard = Counter(word for _, one, text in self._heard if one is language for word in reader.unknown(text))
        return {word for word, count in heard.items() if count > 1}


def _first_words(words: WordsFile, language: Language) -> dict[str, str]:
    return {f"<{family}>": entries[language][0] for family, entries in words.families.items() if entries.get(language)}
