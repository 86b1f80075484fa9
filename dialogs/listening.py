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
_WORD = re.compile(r"[^\W_]+(?:['’:-][^\W_]+)*")


class _YesOrNo(Strict):
    yes: list[str]
    no: list[str]


class _PlaceWords(Strict):
    begins: list[str]
    leaves: list[str]
    never: list[str]
    vague: list[str]
    most: int = Field(gt=0)


class _ListeningFile(Strict):
    yes: list[str]
    no: list[str]
    phrases: _YesOrNo
    signs: _YesOrNo
    own: list[str]
    others: list[str]
    place: _PlaceWords
    asks: list[str]
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
        self._most = words.place.most
        self._asks = _folded(words.asks)
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

    def confirms(self, text: str) -> bool | None:
        """Whether a summary is confirmed or turned down; None for a yes with something more to it, and all else."""
        words = [folded(token) for token in tokens_of(text)]
        if " ".join(words) in self._confirms:
            return True
        answer = self.yes_or_no(text)
        return None if answer and not self._doubts.isdisjoint(words) else answer

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

    def is_question(self, text: str) -> bool:
        """Whether a text asks something."""
        words = tokens_of(text)
        if words and folded(words[0]) in self._asks:
            return True
        return "?" in text and len(words) > _DOUBTFUL

    def parted(self, text: str) -> tuple[str, str]:
        """A message as what it tells and what it asks."""
        sentences = [part for sentence in sentences_of(text) for part in self._joint.split(sentence)]
        asked = [sentence for sentence in sentences if self.is_question(sentence)]
        told = [sentence for sentence in sentences if not self.is_question(sentence)]
        return " ".join(told), " ".join(asked)

    def _place_from(self, words: list[str], start: int) -> str:
        taken = [words[start]]
        for place, word in enumerate(words[start + 1 : start + 1 + self._most], start + 1):
            if folded(word.casefold()) in self._leaves or self._begins_time(words[place : place + 2]):
                break
            taken.append(word)
        rest = " ".join(folded(word.casefold()) for word in taken[1:])
        if not rest:
            return taken[0] if folded(taken[0].casefold()) in self._vague else ""
        if any(rest == never or rest.startswith(f"{never} ") for never in self._never) or rest[0].isdigit():
            return ""
        return " ".join(taken)

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


@cache
def listening() -> Listening:
    """The one reader of listening.yaml."""
    return Listening()
