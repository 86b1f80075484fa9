"""How people answer, whatever they are asked: yes and no, whose, where, and whether they ask themselves."""

import re
from functools import cache
from pathlib import Path

from pydantic import Field

from knowledge.sentences import sentences_of
from knowledge.tokens import folded, tokens_of
from knowledge.topics import Strict
from knowledge.yaml_lines import read_yaml

LISTENING = Path(__file__).with_name("listening.yaml")

_DOUBTFUL = 3
"""An answer of at most so many words may end with a question mark ("halv två?")."""
_BARE = 2
"""A yes or a no of at most so many words says nothing else."""
_WORD = re.compile(r"[^\W_]+(?:['’:-][^\W_]+)*")


class _YesOrNo(Strict):
    yes: list[str]
    no: list[str]


class _PlaceWords(Strict):
    begins: list[str]
    leaves: list[str]
    never: list[str]
    vague: list[str]
    joins: list[str]
    between: list[str]
    then: list[str]
    definite: list[str]
    most: int = Field(gt=0)


class _TellingWords(Strict):
    begins: list[str]
    negations: list[str]
    asked: list[str]


class _ExplainingWords(Strict):
    begins: list[str]
    asked: list[str]


class _ListeningFile(Strict):
    yes: list[str]
    no: list[str]
    phrases: _YesOrNo
    signs: _YesOrNo
    own: list[str]
    others: list[str]
    place: _PlaceWords
    times: list[str]
    asks: list[str]
    tells: _TellingWords
    requests: list[str]
    explains: _ExplainingWords
    asks_within: list[str]
    confirms: list[str]
    doubts: list[str]


class Listening:
    """Reads what answers have in common; the words are in listening.yaml."""

    def __init__(self, path: Path = LISTENING) -> None:
        words, _ = read_yaml(path, _ListeningFile)
        self._yes, self._no = _folded(words.yes), _folded(words.no)
        self._phrases = [(phrase, True) for phrase in _folded(words.phrases.yes)]
        self._phrases += [(phrase, False) for phrase in _folded(words.phrases.no)]
        self._phrases.sort(key=lambda found: -len(found[0]))
        self._signs = words.signs
        self._own, self._others = _folded(words.own), _folded(words.others)
        self._begins = _folded(words.place.begins)
        self._leaves = _folded(words.place.leaves)
        self._never = _folded(words.place.never)
        self._vague = _folded(words.place.vague)
        self._joins = _folded(words.place.joins)
        self._between = _folded(words.place.between)
        self._then, self._definite = _folded(words.place.then), tuple(words.place.definite)
        self._most = words.place.most
        self._times = _folded(words.times)
        self._asks = _folded(words.asks)
        self._tells_not, self._negations = _folded(words.tells.begins), _folded(words.tells.negations)
        self._asked = _folded(words.tells.asked)
        self._requests = _folded(words.requests)
        begins, asked = (_any_of(row) for row in (words.explains.begins, words.explains.asked))
        self._explains = re.compile(rf" {begins} (?:\S+ ){{0,2}}{asked} ")
        within = "|".join(map(re.escape, words.asks_within))
        self._confirms, self._doubts = _folded(words.confirms), _folded(words.doubts)
        self._joint = re.compile(rf",\s*(?=(?:{within})\b)", re.IGNORECASE)

    def yes_or_no(self, text: str) -> bool | None:
        """Whether an answer is a yes or a no; None when it is neither."""
        plain = " ".join(folded(token) for token in tokens_of(text))
        if not plain:
            return self._sign(text)
        for phrase, means in self._phrases:
            if plain == phrase or plain.startswith(f"{phrase} "):
                return means
        for word in plain.split():
            if word in self._yes or word in self._no:
                return word in self._yes
        return None

    def is_bare_yes_or_no(self, text: str) -> bool:
        """Whether a message is a yes or a no and hardly anything else."""
        return len(tokens_of(text)) <= _BARE and self.yes_or_no(text) is not None

    def confirms(self, text: str) -> bool | None:
        """Whether a summary is confirmed or turned down; None for a yes with something more to it, and all else."""
        words = [folded(token) for token in tokens_of(text)]
        if self.is_go_ahead(text):
            return True
        answer = self.yes_or_no(text)
        return None if answer and not self._doubts.isdisjoint(words) else answer

    def is_go_ahead(self, text: str) -> bool:
        """Whether a message says that all is to be done, and nothing else."""
        return " ".join(folded(token) for token in tokens_of(text)) in self._confirms

    def is_own(self, text: str) -> bool | None:
        """Whether somebody speaks of something of their own; None when they don't say whose."""
        words = {folded(token) for token in tokens_of(text)}
        if words & self._others:
            return False
        return True if words & self._own else None

    def place(self, text: str) -> str:
        """Where something was, by a message that tells it in passing; empty when it doesn't."""
        for sentence in re.split(r"[.,;:!?\n]", text):
            words = _WORD.findall(sentence)
            for start, word in enumerate(words):
                if folded(word.casefold()) in self._begins and (found := self._place_from(words, start)):
                    return found
        return ""

    def is_of_time(self, text: str) -> bool:
        """Whether a text has words that lead to a time."""
        return not self._times.isdisjoint(folded(token) for token in tokens_of(text))

    def is_question(self, text: str) -> bool:
        """Whether a text asks something."""
        words = [folded(token) for token in tokens_of(text)]
        if self._tells(words, asks="?" in text):
            return False
        if words and words[0] in self._asks:
            return True
        return "?" in text and len(words) > _DOUBTFUL

    def is_request(self, text: str) -> bool:
        """Whether a text asks somebody to do something, and not only whether or how it is done, or to explain that."""
        row = f" {' '.join(folded(token) for token in tokens_of(text))} "
        return not self._explains.search(row) and any(f" {request} " in row for request in self._requests)

    def parted(self, text: str) -> tuple[str, str]:
        """A message as what it tells and what it asks."""
        sentences = [part for sentence in sentences_of(text) for part in self._joint.split(sentence)]
        asked = [sentence for sentence in sentences if self.is_question(sentence)]
        told = [sentence for sentence in sentences if not self.is_question(sentence)]
        return " ".join(told), " ".join(asked)

    def _tells(self, words: list[str], *, asks: bool) -> bool:
        """Whether words tell that something isn't so, though they begin as a question ("kan inte ringa")."""
        begun = len(words) > 1 and words[0] in self._tells_not and words[1] in self._negations
        if not begun or self._asked.intersection(words[2:3]):
            return False
        return not asks or not (self._asks - self._tells_not).isdisjoint(words[2:])

    def _place_from(self, words: list[str], start: int) -> str:
        taken = self._up_to_its_end(words, start)
        rest = " ".join(folded(word.casefold()) for word in taken[1:])
        if not rest:
            return taken[0] if folded(taken[0].casefold()) in self._vague else ""
        if any(rest == never or rest.startswith(f"{never} ") for never in self._never) or rest[0].isdigit():
            return ""
        return " ".join([*taken, *self._joined(words, start + len(taken), taken)])

    def _up_to_its_end(self, words: list[str], start: int) -> list[str]:
        """The words of a place from the one that begins it to the last that can belong to it."""
        taken = [words[start]]
        for place, word in enumerate(words[start + 1 : start + 1 + self._most], start + 1):
            if folded(word.casefold()) in self._leaves or self._begins_time(words[place : place + 2]):
                break
            taken.append(word)
        return taken

    def _joined(self, words: list[str], end: int, taken: list[str]) -> list[str]:
        """What goes on with a place: the other end of "mellan … och …", or the next place ("och sedan på bussen")."""
        plain = [folded(word.casefold()) for word in words]
        if plain[end : end + 1] == [] or plain[end] not in self._joins:
            return []
        if self._between.intersection(folded(word.casefold()) for word in taken):
            return words[end : end + 2]
        then = [word for word in plain[end + 1 : end + 2] if word in self._then]
        following = end + 1 + len(then)
        if plain[following : following + 1] and plain[following] in self._begins:
            found = self._place_from(words, following)
            return [*words[end:following], found] if found else []
        is_last = then and following == len(words) - 1
        return words[end:] if is_last and plain[following].endswith(self._definite) else []

    def _begins_time(self, pair: list[str]) -> bool:
        """Whether two words are a time and no place ("i går")."""
        first, *rest = [folded(word.casefold()) for word in pair]
        return bool(rest) and first in self._begins and rest[0] in self._never

    def _sign(self, text: str) -> bool | None:
        if any(sign in text for sign in self._signs.yes):
            return True
        return False if any(sign in text for sign in self._signs.no) else None


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(" ".join(folded(token) for token in tokens_of(word)) for word in words)


def _any_of(words: list[str]) -> str:
    """The pattern of one of several words."""
    return f"(?:{'|'.join(sorted(map(re.escape, _folded(words))))})"


@cache
def listening() -> Listening:
    """The one reader of listening.yaml."""
    return Listening()
