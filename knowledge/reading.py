"""Reads messages and templates of both languages."""

from collections.abc import Iterable
from dataclasses import replace

from knowledge.language import Language
from knowledge.phrasings import Phrasing
from knowledge.templates import expansions
from knowledge.tokens import tokens_of
from knowledge.topics import Asked, NotStated, Topic, asked
from knowledge.wording import Wording, WordingReader
from knowledge.words import Lexicon, WordsFile


class Reading:
    """Turns text into features, by the words of the families and of all templates.

    Attributes:
        words: every known word, by language.
        faint: the stems of words that say little about a subject.
    """

    def __init__(self, words: WordsFile, entries: Iterable[Topic | NotStated]) -> None:
        self._spelled = {language: _spelled_out(words, language) for language in Language}
        self._asked = [(entry.id, way, self.wordings(way)) for entry in entries for way in asked(entry)]
        lexicons = {language: Lexicon(language, words) for language in Language}
        templates = {language: self._template_words(language) for language in Language}
        self.words = {
            language: lexicon.words | lexicon.fillers | lexicon.background | templates[language]
            for language, lexicon in lexicons.items()
        }
        self.faint = {lexicon.stem(word) for lexicon in lexicons.values() for word in lexicon.background}
        self._readers = {
            language: WordingReader(lexicon, templates[language]) for language, lexicon in lexicons.items()
        }

    def read(self, text: str, language: Language) -> Wording:
        """What a text is about."""
        return self._readers[language].read(text)

    def wordings(self, way: Asked) -> list[str]:
        """Every wording of a template, with the first word of a family in place of its name."""
        spelled = self._spelled[way.language]
        return [
            " ".join(tokens_of(" ".join(spelled.get(word, word) for word in text.split())))
            for text in expansions(way.template)
        ]

    def phrasings(self) -> list[Phrasing]:
        """Every way of asking, once for each entry and yes/no lead."""
        found: dict[tuple[str, int | None, frozenset[str]], Phrasing] = {}
        for entry, way, texts in self._asked:
            for text in texts:
                features = frozenset(self.read(text, way.language).features)
                if features:
                    key = (entry, way.lead, features)
                    first = found.setdefault(key, Phrasing(entry, way.lead, text, features, part=0.0))
                    found[key] = replace(first, part=first.part + 1 / len(texts))
        return list(found.values())

    def _template_words(self, language: Language) -> set[str]:
        return {
            token
            for _, way, texts in self._asked
            if way.language is language
            for text in texts
            for token in tokens_of(text)
        }


def _spelled_out(words: WordsFile, language: Language) -> dict[str, str]:
    return {
        f"<{family}>": entries[language][0] for family, entries in words.families.items() if entries.get(language)
    }
