"""Checks what the flows say and hear: every problem with its file, line and cure."""

import re
from collections.abc import Collection, Iterator

from dialogs.catalogue import FLOWS
from dialogs.flow import Flow
from dialogs.script import Script, read_script
from dialogs.shapes import SHAPES
from knowledge.answers import references
from knowledge.language import Language
from knowledge.problems import KnowledgeError, Problem
from knowledge.topics import Text
from knowledge.yaml_lines import Lines

_NAMED = re.compile(r"<(\w+)>|(#\w+)")


def problems_of_flows(families: Collection[str]) -> list[Problem]:
    """Everything that is wrong with the flows' words.

    Args:
        families: the names of the word families that there are.
    """
    problems: list[Problem] = []
    for flow in FLOWS.values():
        try:
            script, lines = read_script(flow.id)
        except KnowledgeError as error:
            problems += error.problems
            continue
        problems += [
            *_slots(flow, script, lines),
            *_cues(script, lines, families),
            *_after(script, lines),
            *_values(script, lines),
        ]
    return problems


def _slots(flow: Flow, script: Script, lines: Lines) -> Iterator[Problem]:
    """Slots that only the flow or only its words have."""
    declared = {slot.name for slot in flow.slots}
    for name in sorted(declared - set(script.slots)):
        yield lines.problem(("slots",), f"the flow asks for {name}, which has no words here; add them")
    for name in sorted(set(script.slots) - declared):
        yield lines.problem(("slots", name), f"the flow never asks for {name}; take it out")
    if (flow.confirmed or flow.unsure) and script.summary is None:
        yield lines.problem((), "the flow is confirmed, so it needs a text above its summary: add summary")


def _after(script: Script, lines: Lines) -> Iterator[Problem]:
    """Flows to start afterwards, or to give way to, that there aren't."""
    for flow in sorted(set(script.after) - set(FLOWS)):
        yield lines.problem(("after", flow), f"there is no flow {flow}")
    for flow in sorted(set(script.gives_way) - set(FLOWS)):
        yield lines.problem(("gives_way",), f"there is no flow {flow}")
    for sentence in sorted(set(script.needless) - set(script.says)):
        yield lines.problem(("needless", sentence), f"says has no {sentence}; add it")


def _cues(script: Script, lines: Lines, families: Collection[str]) -> Iterator[Problem]:
    """Cues that refer to what there isn't."""
    for place, cue in _all_cues(script):
        for family, shape in _NAMED.findall(cue):
            if family and family not in families:
                yield lines.problem(place, f"words.yaml has no family {family}")
            if shape and shape not in SHAPES:
                yield lines.problem(place, f"there is no shape {shape}; those that there are: {', '.join(SHAPES)}")


def _all_cues(script: Script) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield from ((("starts", place), cue) for place, cue in enumerate(script.starts))
    for flow, cues in script.after.items():
        yield from ((("after", flow, place), cue) for place, cue in enumerate(cues))
    for name, slot in script.slots.items():
        yield from ((("slots", name, "called", place), cue) for place, cue in enumerate(slot.called))
        for choice, words in slot.choices.items():
            yield from (
                (("slots", name, "choices", choice, "heard", place), cue) for place, cue in enumerate(words.heard)
            )


def _values(script: Script, lines: Lines) -> Iterator[Problem]:
    """Texts whose languages don't have the same facts and values in them."""
    for key, text in script.texts():
        if _differ(text):
            yield lines.problem(tuple(key.split(".")), f"{key}: the two languages have different {{values}} in them")


def _differ(text: Text) -> bool:
    swedish, english = (set(references(text[language])) for language in Language)
    return swedish != english
