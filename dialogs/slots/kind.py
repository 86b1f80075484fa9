"""What counts as an answer, and what it is read as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialogs.frames import Filled
from dialogs.reply import Field, Input, Item
from dialogs.scene import Scene, capital
from telephony.models import PersonRef


@dataclass(frozen=True)
class Understood:
    """An answer that fills a slot."""

    filled: Filled


@dataclass(frozen=True)
class Wrong:
    """An answer that is one, but can't be right.

    Attributes:
        problem: the name of the problem in the slot's words.
        values: what the sentence needs, by name.
    """

    problem: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Several:
    """An answer that may mean several things, to choose among."""

    options: Sequence["Option"]


@dataclass(frozen=True)
class Option:
    """One of several answers.

    Attributes:
        value: the slot's value.
        title: what its button says.
        person: whom it is about, where that is how it may be named.
    """

    value: str
    title: str
    person: PersonRef | None = None


Reading = Understood | Wrong | Several


class Kind:
    """A kind of slot: what counts as an answer.

    Attributes:
        free: whether any words are an answer.
        questions: whether a question may be the answer.
        whole: whether an answer is kept with the questions that stand in it.
        proposed: whether what is worked out is a proposal, which a form shows to be changed, also to nothing.
        long: whether an answer in words may be long.
    """

    free: bool = False
    questions: bool = False
    whole: bool = False
    proposed: bool = False
    long: bool = False

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """What an answer to the slot's question says; None when it is no answer."""
        raise NotImplementedError

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """The same in a message that was not an answer to the question: only what is plain."""
        return None

    async def corrected(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """What a message says that the slot's value is to be instead: by default what is plain."""
        return await self.notice(text, slot, scene)

    async def more(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """What the slot holds together with a message to the summary that says nothing else; None by default."""
        return None

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """The answers to offer as buttons; none when there are too many."""
        return ()

    async def fields(self, slot: str, scene: Scene) -> tuple[Field, ...]:
        """The fields of a form that ask for it: by default one, to choose among the options or to write in.

        Each is named by the slot, or by the slot, a full stop and a name of its own. What stands in them is what the
        slot holds already.
        """
        words = scene.script.slots[slot]
        options = await self.options(slot, scene)
        field = Field(
            name=slot,
            label=capital(words.name[scene.language]),
            input=Input.CHOICE if options else (Input.TEXT if self.long else Input.WORDS),
            value=scene.value(slot),
            items=tuple(Item(option.value, option.title) for option in options),
            hint="" if options else scene.hint(slot),
        )
        return (field,)

    async def filled_in(self, values: Mapping[str, str], slot: str, scene: Scene) -> Reading | None:
        """What stands in those fields says, some of which may be empty; None when it is no answer."""
        options = await self.options(slot, scene)
        chosen = next((one for one in options if one.value == values[slot]), None)
        if chosen:
            return Understood(scene.filled(chosen.value, chosen.title))
        return await self.read(values[slot], slot, scene)

    async def brought(self, value: str, slot: str, scene: Scene) -> Reading | None:
        """What a value says that a button brings along; None when it is no answer.

        Cards come back from people's clients, as they like, so nothing is taken as it is. It is read without the
        backend. By default no button brings any.
        """
        return None

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """A value as a summary says it."""
        return filled.label or filled.value

    def briefly(self, filled: Filled, slot: str, scene: Scene) -> str:
        """A value that has been changed, in a few words."""
        return self.shown(filled, slot, scene)
