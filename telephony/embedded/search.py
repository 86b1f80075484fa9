"""The search for persons by words: of a name, a title, a department or a municipality."""

from collections.abc import Sequence

from sqlalchemy import Connection

from telephony.embedded.search_index import Described, SearchIndex
from telephony.embedded.search_ranking import Asked, ranked
from telephony.embedded.search_readings import QueryWord
from telephony.embedded.search_text import folded, words_of
from telephony.embedded.search_vocabulary import Vocabulary
from telephony.embedded.search_words import search_words
from telephony.organisation import Member

_MOST_WORDS = 10
_LEAST_SHARE = 0.6
"""More than this share of a query's letters must be in words that name something."""


class PersonSearch:
    """Finds persons by their positions, the numbers that they have in a list of everyone.

    First the words of a query are looked up among the words that there are; then the persons who are described by all
    of them, or by what they may stand for, come from a full-text index; and these few are ranked. Of many who fit
    alike, those at the first positions are found.
    """

    def __init__(self, connection: Connection) -> None:
        self._vocabulary = Vocabulary(connection)
        self._index = SearchIndex(connection)
        self._words = search_words()

    def create(self) -> None:
        """Create the tables that are missing."""
        self._vocabulary.create()
        self._index.create()

    def replace_all(self, people: Sequence[Member]) -> None:
        """Make these people, in this order, everyone there is."""
        described = [self._described(position, member) for position, member in enumerate(people)]
        self._index.replace_all(described)
        self._vocabulary.replace_all(word for person in described for word in person.words())

    def named(self, query: str) -> list[tuple[int, float]]:
        """The positions of those who fit nearly as well as the best, with scores up to 100, best first.

        Every word that names something counts. Words that name nothing lower the scores, and nobody is found where
        they are too much of the query.
        """
        words = [QueryWord(word, self._vocabulary, self._words) for word in self._words.naming(query)[:_MOST_WORDS]]
        naming = [word for word in words if word.surest()]
        share = _letters(naming) / max(1, _letters(words))
        if share <= _LEAST_SHARE:
            return []
        return [(position, round(score * share, 1)) for position, score in self._ranking(naming)]

    def _ranking(self, words: Sequence[QueryWord]) -> list[tuple[int, float]]:
        """By the surest readings; with every reading of what isn't certain, or of all words if they fit nobody."""
        surest = [Asked(word.text, word.surest()) for word in words]
        people = self._index.matching(word.readings for word in surest)
        if people and all(word.certain for word in words):
            return ranked(people, surest)
        wider = [Asked(word.text, word.surest() if people and word.certain else word.every()) for word in words]
        return ranked({*people, *self._index.matching(word.readings for word in wider)}, wider)

    def _described(self, position: int, member: Member) -> Described:
        name = _folded(member.name)
        joined = [word for part in member.name.split() if "-" in part for word in _folded(part.replace("-", ""))]
        work = _folded(f"{member.title} {member.department} {member.municipality}")
        return Described(position, *map(" ".join, (name, joined, work, self._words.kinds_in(work))))


def _folded(text: str) -> list[str]:
    return [folded(word) for word in words_of(text)]


def _letters(words: Sequence[QueryWord]) -> int:
    return sum(len(word.text) for word in words)
