"""The words that people use when they look for somebody, read from search_words.yaml."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict

from telephony.embedded.search_text import folded, words_of

_FILE = Path(__file__).with_suffix(".yaml")


class SearchWordsFile(BaseModel):
    """The shape of search_words.yaml; its comments say what each part is for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    ignored: list[str]
    endings: list[str]
    kinds: dict[str, list[str]]


@dataclass(frozen=True)
class SearchWords:
    """What the search knows about words, each of them folded.

    Attributes:
        ignored: words that name nobody and nothing, in small letters but not folded: "på" is no name, "Pa" may be.
        endings: endings that a word may have besides.
        kinds: the kind of workplace or work that a word stands for, by the word.
    """

    ignored: frozenset[str]
    endings: tuple[str, ...]
    kinds: dict[str, str]

    @classmethod
    def of(cls, file: SearchWordsFile) -> Self:
        """Those of a file."""
        kinds = {folded(word): folded(kind) for kind, synonyms in file.kinds.items() for word in (kind, *synonyms)}
        return cls(frozenset(file.ignored), tuple(folded(ending) for ending in file.endings), kinds)

    def naming(self, query: str) -> list[str]:
        """The folded words of a query that may name something, each once, in the query's order."""
        return list(dict.fromkeys(folded(word) for word in words_of(query) if word not in self.ignored))

    def kinds_in(self, words: Iterable[str]) -> list[str]:
        """The kind that stands in each of the words that has one; the longest, as förskolan is no school."""
        kinds = dict.fromkeys(self.kinds.values())
        found = (max((kind for kind in kinds if kind in word), key=len, default=None) for word in words)
        return [kind for kind in found if kind]

    def without_ending(self, word: str) -> list[str]:
        """What a word is without one of the endings."""
        return [word.removesuffix(ending) for ending in self.endings if word.endswith(ending)]


@cache
def search_words() -> SearchWords:
    """The words of search_words.yaml."""
    return SearchWords.of(SearchWordsFile.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8"))))
