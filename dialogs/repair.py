"""What people say about the conversation itself when a flow is under way, and what is said to that."""

import re
from enum import StrEnum
from functools import cache
from pathlib import Path

from dialogs.cues import Cues, Sighting
from knowledge.answers import filled, plain
from knowledge.facts import Facts
from knowledge.language import Language
from knowledge.talk import SetPhrases
from knowledge.templates import expansions
from knowledge.tokens import folded, tokens_of
from knowledge.topics import Asks, Strict, Text
from knowledge.yaml_lines import read_yaml

REPAIR = Path(__file__).with_name("repair.yaml")
MOST_CLAUSES = 20
"""So many of the last clauses of a message are looked at for one that takes back what came before."""
MOST_HESITATIONS = 4
"""So many beginnings that hesitate are looked past."""
FEWEST_STATED = 3
"""Without a colon, words that state what an answer is to be are at least so many."""
_LEADING = re.compile(r"^[\s,.:;!–-]+")
_AROUND = " \t\r\n\N{NO-BREAK SPACE},.:;!?\"'()–-"
_WORD = re.compile(r"[^\W_]+")
_CLAUSES = re.compile(r"[.,:;!?\n]+(?=\s)|\s[–-]\s")


class Repair(StrEnum):
    """What a person may want of the conversation."""

    CANCEL = "cancel"
    BACK = "back"
    RESTART = "restart"
    SKIP = "skip"
    DONT_KNOW = "dont_know"
    WAIT = "wait"
    PERSON = "person"
    RESUME = "resume"
    WHY = "why"
    CHANGE = "change"


UNDOING = (Repair.CANCEL, Repair.BACK, Repair.RESTART)
"""What is meant all the same after a word that hesitates ("vänta nej, avbryt")."""


class RepairFile(Strict):
    """The shape of repair.yaml; its comments say what each part is for."""

    commands: dict[str, Asks]
    cancelling: Asks
    correcting: Asks
    hesitating: Asks
    stating: list[str]
    corrected: Asks
    doubtful: list[str]
    replacing: Asks
    rejecting: list[str]
    referring: list[str]
    inquiring: list[str]
    first: list[str]
    later: list[str]
    negations: list[str]
    contrasts: list[str]
    joints: list[str]
    emergency: list[str]
    says: dict[str, Text]
    buttons: dict[str, Text]


class RepairWords:
    """Reads what people say about the conversation, and words what is said to that."""

    def __init__(self, facts: Facts, path: Path = REPAIR) -> None:
        words, _ = read_yaml(path, RepairFile)
        self._facts = facts
        self._commands = SetPhrases({name: _wordings(asks) for name, asks in words.commands.items()})
        self._cancelling = _beginnings(words.cancelling)
        self._correcting = _beginnings(words.correcting)
        self._hesitating = _beginnings(words.hesitating)
        self._stating = _stating(words.stating)
        self._corrected = _beginnings(words.corrected)
        self._doubtful = frozenset(folded(word) for word in words.doubtful)
        self._replacing = [_pattern(template) for template in (*words.replacing.sv, *words.replacing.en)]
        self._rejecting = Cues(words.rejecting)
        self._referring = Cues(words.referring)
        self._inquiring = Cues(words.inquiring)
        self._first, self._later = Cues(words.first), Cues(words.later)
        joints = "|".join(re.escape(word) for word in words.joints)
        self._joints = re.compile(rf"[.!?;,\n]+|\b(?:{joints})\b", re.IGNORECASE)
        self._negations = frozenset(words.negations)
        negated, contrasted = ("|".join(map(re.escape, row)) for row in (words.negations, words.contrasts))
        self._contrast = re.compile(
            rf"\b(?:{negated})\b.+?\b(?:{contrasted})\s+(?P<right>.+)", re.IGNORECASE | re.DOTALL
        )
        self._emergency = Cues(words.emergency)
        self._says = words.says
        self._buttons = words.buttons

    def command(self, text: str) -> Repair | None:
        """What a whole message wants of the conversation."""
        found = self._commands.find(text)
        meant = None if found in UNDOING else self._commands.find(self._decided(text))
        if meant in UNDOING:
            return Repair(meant)
        return Repair(found) if found else None

    def after_cancelling(self, text: str) -> str:
        """What follows in a message that begins by cancelling; empty when it doesn't, or when nothing follows."""
        return _after(self._decided(text), self._cancelling)

    def after_correcting(self, text: str) -> str:
        """What a message says that begins or ends by correcting, besides that; empty when it doesn't."""
        rest = _after(text, self._correcting)
        rest = _after(rest, self._correcting) or rest
        return _before(rest or text, self._corrected) or rest

    def corrected_within(self, text: str) -> str:
        """What a message says after it has taken back what it said before; empty when it takes nothing back."""
        later = [text[end.end() :] for end in list(_CLAUSES.finditer(text))[-MOST_CLAUSES:]]
        return next((meant for rest in reversed(later) if (meant := _after(rest, self._correcting))), "")

    def surely_corrects(self, text: str) -> bool:
        """Whether a message that begins by correcting can't well be a mere answer."""
        words = [folded(token) for token in tokens_of(text)]
        if _before(text, self._corrected):
            return True
        after = tokens_of(_after(text, self._correcting))
        return bool(after) and (words[0] not in self._doubtful or len(after) < len(words) - 1)

    def replacement(self, text: str) -> tuple[str, str] | None:
        """What a message wants to have replaced, and by what."""
        plain_text = " ".join(text.strip(" .!").split())
        for pattern in self._replacing:
            if found := pattern.search(plain_text):
                return found["old"].strip(" ,"), found["new"].strip(" ,")
        return None

    def contrasted(self, text: str) -> str:
        """What a text says is right where it first says what isn't ("not X but Y"); all of it where it doesn't."""
        found = self._contrast.search(text)
        return found["right"] if found else text

    def stated(self, text: str) -> tuple[str, str] | None:
        """What a message calls an answer and what it says that it is to be ("the question is: ..."); None otherwise."""
        found = self._stating.match(" ".join(text.split()))
        if found is None:
            return None
        words = tokens_of(found["new"])
        if ":" not in found["between"] and (len(words) < FEWEST_STATED or words[0] in self._negations):
            return None
        return found["name"], found["new"]

    def rejects(self, seen: Sighting) -> bool:
        """Whether a message turns something down that was offered."""
        return self._rejecting.fit(seen)

    def refers(self, seen: Sighting) -> bool:
        """Whether a message speaks of what was spoken of before."""
        return self._referring.fit(seen)

    def inquires(self, seen: Sighting) -> bool:
        """Whether a message asks how something is going."""
        return self._inquiring.fit(seen)

    def puts_first(self, seen: Sighting) -> bool:
        """Whether a short message wants what was proposed to go first."""
        return self._first.fit(seen)

    def puts_off(self, seen: Sighting) -> bool:
        """Whether a short message wants what was proposed to wait."""
        return self._later.fit(seen)

    def without_negation(self, text: str) -> str:
        """The text without the words that negate."""
        return " ".join(token for token in tokens_of(text) if token not in self._negations)

    def parts(self, text: str) -> list[str]:
        """The things that a message says, one beside the other."""
        return [part for part in self._joints.split(text) if part.strip()]

    def is_emergency(self, seen: Sighting) -> bool:
        """Whether somebody may be in danger."""
        return self._emergency.fit(seen)

    def say(self, sentence: str, language: Language, **values: str) -> str:
        """One of the sentences by its name."""
        return filled(self._says[sentence][language], language, self._facts, values)

    def button(self, name: str, language: Language) -> str:
        """What one of the buttons says."""
        return plain(self._buttons[name][language], language, self._facts)

    def texts(self) -> tuple[str, ...]:
        """The names of all sentences."""
        return tuple(self._says)

    def _decided(self, text: str) -> str:
        """A text without the words at its beginning that hesitate."""
        for _ in range(MOST_HESITATIONS):
            text = _after(text, self._hesitating) or text
        return text


def _wordings(asks: Asks) -> list[str]:
    return [text for language in Language for template in asks[language] for text in expansions(template)]


def _beginnings(asks: Asks) -> tuple[tuple[str, ...], ...]:
    """The words of each beginning, the longest first."""
    found = {tuple(folded(token) for token in tokens_of(text)) for language in Language for text in asks[language]}
    return tuple(sorted(found, key=len, reverse=True))


def _after(text: str, beginnings: tuple[tuple[str, ...], ...]) -> str:
    """The text after the longest of the beginnings that it has; empty when it has none."""
    words = tuple(folded(token) for token in tokens_of(text))
    for beginning in beginnings:
        if words[: len(beginning)] == beginning:
            return _without_words(text, len(beginning))
    return ""


def _before(text: str, endings: tuple[tuple[str, ...], ...]) -> str:
    """The text before the longest of the endings that it has; empty when it has none."""
    words = tuple(folded(token) for token in tokens_of(text))
    length = next((len(ending) for ending in endings if words[-len(ending) :] == ending), 0)
    starts = [word.start() for word in _WORD.finditer(text)]
    return text[: starts[-length]].strip(_AROUND) if 0 < length <= len(starts) else ""


def _without_words(text: str, count: int) -> str:
    rest = re.sub(rf"^\W*(?:[^\W_]+\W+){{{count - 1}}}[^\W_]+", "", text, count=1)
    return _LEADING.sub("", rest).strip()


def _stating(verbs: list[str]) -> re.Pattern[str]:
    """A name of at most three words, then a verb or a colon or both, then the rest."""
    verb = "|".join(map(re.escape, verbs))
    between = rf"(?P<between> (?:{verb})(?: ?:)?| ?:)"
    return re.compile(rf"(?P<name>\w+(?: \w+){{0,2}}?){between} (?P<new>.+)", re.IGNORECASE)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    words = re.escape(template).replace(r"\{old\}", "(?P<old>.+?)").replace(r"\{new\}", "(?P<new>.+)")
    return re.compile(words.replace(r"\ ", r"[\s,]+") + "$", re.IGNORECASE)
