"""What a flow sees of the moment that it runs in."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from dialogs.case_numbers import GROUP, SIGNS
from dialogs.cues import Sighting
from dialogs.exchanges import Exchange
from dialogs.frames import Case, Filled, Frame
from dialogs.orders import Errand, Order, Post
from dialogs.script import Script
from dialogs.turn import Turn
from knowledge.answers import filled, plain
from knowledge.facts import Facts
from knowledge.language import Language
from knowledge.topics import Text
from telephony.commands import Command
from telephony.contract import Reads
from telephony.models import Actor


@dataclass(frozen=True)
class Scene:
    """A frame in its turn.

    Attributes:
        turn: the turn.
        frame: the frame as it is by now.
        script: the flow's words.
        language: the language to speak.
        reads: the backend.
        facts: the routine's facts.
        sight: sees a text as cues do.
        cases: what the person has ordered before, the newest last.
        recent: what was said lately, the newest last.
        beneath: tells what has been said in the flow beneath, a line for each slot.
        eves: whether eves count as red days.
        desk: whether SML-IT has a channel where cases are shown.
        said: the keys of what has been said in this turn, for the trace.
    """

    turn: Turn
    frame: Frame
    script: Script
    language: Language
    reads: Reads
    facts: Facts
    sight: Callable[[str], Sighting]
    cases: tuple[Case, ...] = ()
    recent: tuple[Exchange, ...] = ()
    beneath: Callable[[], Sequence[str]] = tuple
    eves: bool = False
    desk: bool = False
    said: list[str] = field(default_factory=list)

    @property
    def me(self) -> str:
        """The Entra object id of the person."""
        return self.turn.person.id

    @property
    def actor(self) -> Actor:
        """On whose behalf the backend is asked."""
        return Actor(id=self.turn.person.id, tenant=self.turn.person.tenant)

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.turn.moment

    def at(self, frame: Frame) -> Self:
        """The same with the frame as it is by now."""
        return replace(self, frame=frame)

    def case(self, number: str) -> Case | None:
        """A case that the conversation remembers, by its number."""
        return next((case for case in self.cases if case.number == number), None)

    def value(self, slot: str) -> str:
        """A slot's value; empty when it isn't filled."""
        return self.frame.value(slot)

    def label(self, slot: str) -> str:
        """What people call a slot's value; empty when it isn't filled."""
        return self.frame.label(slot)

    def say(self, key: str, **values: str) -> str:
        """A text of the flow's words by its key, as in `Script.texts`, with facts and values in it."""
        self.said.append(f"{self.frame.flow}.{key}")
        return filled(_text(self.script, key)[self.language], self.language, self.facts, values)

    def says(self, key: str) -> bool:
        """Whether the flow's words have a text of that key."""
        try:
            _text(self.script, key)
        except KeyError:
            return False
        return True

    def hint(self, slot: str) -> str:
        """How an answer to a slot's question may look."""
        return plain(self.script.slots[slot].example[self.language], self.language, self.facts)

    def problem(self, slot: str, name: str) -> str:
        """What is wrong with an answer of a kind that may be given, before anybody has given it."""
        return plain(self.script.slots[slot].problems[name][self.language], self.language, self.facts)

    def field_label(self, slot: str, field: str) -> str:
        """What one of the fields is for that a form asks for a slot by."""
        return self.script.slots[slot].fields[field][self.language]

    def button(self, name: str) -> str:
        """What one of the flow's buttons says."""
        return plain(self.script.buttons[name][self.language], self.language, self.facts)

    def title(self, slot: str, choice: str) -> str:
        """What one of a slot's choices is called."""
        return plain(self.script.slots[slot].choices[choice].title[self.language], self.language, self.facts)

    def filled(self, value: str, label: str = "") -> Filled:
        """A value that was said in this turn."""
        return Filled(value=value, label=label, said_in=self.turn.id)

    def case_number(self, letter: str) -> str:
        """A new case number, the same whenever the same turn is run."""
        seed = "\n".join((self.turn.person.tenant, self.me, self.frame.id, self.turn.id, self.frame.flow))
        number = int.from_bytes(hashlib.sha256(seed.encode()).digest())
        signs = []
        for _ in range(2 * GROUP):
            number, place = divmod(number, len(SIGNS))
            signs.append(SIGNS[place])
        return f"{letter}-{''.join(signs[:GROUP])}-{''.join(signs[GROUP:])}"

    def posts(self, case: str, *, after: str) -> tuple[Order, ...]:
        """The order to show a new case in SML-IT's channel, if there is one; after the order that brings it there."""
        return (self.order(case, Post(), "SML-IT sees new cases", after=after),) if self.desk else ()

    def order(
        self,
        case: str,
        command: Command | Errand,
        purpose: str,
        *,
        about: str = "",
        after: str = "",
        at_end: bool = False,
        name: str = "",
    ) -> Order:
        """A command to carry out.

        Args:
            case: the case number.
            command: what to do.
            purpose: why, for the audit.
            about: whom it concerns; the person, where nobody is named.
            after: the name of the case's order that has to be taken in before.
            at_end: whether that one has to come to its end.
            name: its name within the case; the command's kind, where there is only one of it.
        """
        return Order(
            key=f"{case}/{name or command.do}",
            flow=self.frame.flow,
            case=case,
            command=command,
            about=about or self.me,
            purpose=purpose,
            after=f"{case}/{after}" if after else "",
            at_end=at_end,
        )


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


def _text(script: Script, key: str) -> Text:
    """A text by its key.

    Raises:
        KeyError: there is none.
    """
    found: object = script
    for part in _path(key):
        found = found[part] if isinstance(found, dict) else getattr(found, part)
    if not isinstance(found, Text):
        raise KeyError(key)
    return found


def _path(key: str) -> list[str]:
    first, *rest = key.split(".")
    if first in ("says", "results", "notices", "opening", "summary"):
        return [first, *rest]
    if rest[0] == "problem":
        return ["slots", first, "problems", *rest[1:]]
    return ["slots", first, *rest]
