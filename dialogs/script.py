"""What a flow says and hears, as its owner writes it down: one YAML file for each flow."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field

from knowledge.problems import KnowledgeError, Problem
from knowledge.topics import Strict, Text
from knowledge.yaml_lines import Lines, read_yaml

FOLDER = Path(__file__).with_name("flows")


class ChoiceWords(Strict):
    """One of the answers that a slot takes.

    Attributes:
        title: what its button says, and what a summary calls it.
        heard: the cues by which it is understood in a message.
        insists: the cues by which it is meant in the middle of the flow, whatever was asked or would be started.
    """

    title: Text
    heard: list[str] = Field(default=[])
    insists: list[str] = Field(default=[])


class SlotWords(Strict):
    """What is said about a slot.

    Attributes:
        name: what a summary calls it.
        ask: the question.
        rephrase: the question in other words, after an answer that was not understood.
        example: how an answer may look, after a second one.
        why: why it is asked.
        called: the cues by which somebody who wants to change it names it.
        asked: the cues by which somebody asks for what has to be seen before it is answered.
        refuses: the cues of messages that are no answer, though the slot takes any words.
        around: words that stand around an answer and are no part of it.
        more: the cues by which a later message tells more of the same.
        choices: the answers that it takes, by value.
        problems: what is wrong with an answer, by the problem's name.
        fields: what its fields in a form are called, where it has several.
    """

    name: Text
    ask: Text
    rephrase: Text
    example: Text
    why: Text
    called: list[str] = Field(default=[])
    asked: list[str] = Field(default=[])
    refuses: list[str] = Field(default=[])
    around: list[str] = Field(default=[])
    more: list[str] = Field(default=[])
    choices: dict[str, ChoiceWords] = Field(default={})
    problems: dict[str, Text] = Field(default={})
    fields: dict[str, Text] = Field(default={})


class Script(Strict):
    """A flow's words.

    Attributes:
        title: what a button says that starts it.
        doing: what the person is about to do in it, after "att" or "to".
        topic: the topic that it answers as well, if any.
        rules: the routine's rules that it rests on.
        starts: the cues by which a message starts it.
        gives_way: the flows that it gives way to where likeness to what others have written speaks for them.
        anchors: the cues of which a message needs one to start it by mere likeness to what others have written.
        answers: whether the flow answers questions, so that a question may start it as well as a wish.
        answers_first: whether a message that gives the cues is answered all the same when it asks for another topic.
        needless: in the middle of the flow, the cues by which a message says that it isn't needed, by the name of the
            sentence that asks then whether to throw it away.
        after: right after the flow, the cues by which a message starts another, by that one's id.
        opening: what is said at once, before the first question.
        slots: what is said about each slot.
        summary: what stands above the summary.
        confirm: the button that confirms.
        says: its other sentences, by name.
        results: what is said of an order, by its command's kind and how it went.
        notices: what other people are told, by the notice's kind.
        buttons: what other buttons say, by name.
    """

    title: Text
    doing: Text
    topic: str | None = None
    rules: list[str] = Field(default=[])
    starts: list[str] = Field(default=[])
    gives_way: list[str] = Field(default=[])
    anchors: list[str] = Field(default=[])
    answers: bool = False
    answers_first: bool = False
    needless: dict[str, list[str]] = Field(default={})
    after: dict[str, list[str]] = Field(default={})
    opening: Text | None = None
    slots: dict[str, SlotWords] = Field(default={})
    summary: Text | None = None
    confirm: Text | None = None
    says: dict[str, Text] = Field(default={})
    results: dict[str, dict[str, Text]] = Field(default={})
    notices: dict[str, Text] = Field(default={})
    buttons: dict[str, Text] = Field(default={})

    def texts(self) -> Iterator[tuple[str, Text]]:
        """Every text that is said as a sentence, by its key: what `text` takes."""
        for name in ("opening", "summary"):
            if text := getattr(self, name):
                yield name, text
        for name, slot in self.slots.items():
            yield from ((f"{name}.{part}", getattr(slot, part)) for part in ("ask", "rephrase", "example", "why"))
            yield from ((f"{name}.problem.{problem}", text) for problem, text in slot.problems.items())
        yield from ((f"says.{name}", text) for name, text in self.says.items())
        for kind, states in self.results.items():
            yield from ((f"results.{kind}.{state}", text) for state, text in states.items())
        yield from ((f"notices.{kind}", text) for kind, text in self.notices.items())


def read_script(flow: str) -> tuple[Script, Lines]:
    """The words of a flow, and where they stand in their file.

    Raises:
        KnowledgeError: the file can't be read or has another shape; names every place.
    """
    return read_yaml(FOLDER / f"{flow}.yaml", Script)


def read_scripts(flows: Iterable[str]) -> dict[str, Script]:
    """The words of flows, by their ids.

    Raises:
        KnowledgeError: files can't be read or have another shape; names every place in all of them.
    """
    scripts: dict[str, Script] = {}
    problems: list[Problem] = []
    for flow in flows:
        try:
            scripts[flow], _ = read_script(flow)
        except KnowledgeError as error:
            problems += error.problems
    if problems:
        raise KnowledgeError(problems)
    return scripts
