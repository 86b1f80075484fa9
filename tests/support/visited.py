"""Which steps and texts of the flows the tests have been through."""

from collections.abc import Iterable, Mapping
from typing import Any

from dialogs.catalogue import FLOWS
from dialogs.frames import CONFIRM
from dialogs.script import read_scripts

STEPS: set[str] = set()
"""Every question that a scenario has been asked over HTTP, as `flow.slot`."""
TEXTS: set[str] = set()
"""Every text of a flow that any test has been told, as `flow.key`."""


def told(keys: Iterable[str]) -> None:
    """Note texts that somebody was told."""
    TEXTS.update(keys)


def asked(message: Mapping[str, Any]) -> None:
    """Note what somebody was told and asked over HTTP, by the reply's trace."""
    trace = (message.get("channelData") or {}).get("trace") or {}
    told(trace.get("said", ()))
    if trace.get("step"):
        STEPS.add(f"{trace['flow']}.{trace['step']}")


def everything() -> dict[str, list[str]]:
    """All that was noted, to be added elsewhere."""
    return {"steps": sorted(STEPS), "texts": sorted(TEXTS)}


def add(noted: Mapping[str, Iterable[str]]) -> None:
    """Add what was noted elsewhere."""
    STEPS.update(noted["steps"])
    TEXTS.update(noted["texts"])


def all_steps() -> set[str]:
    """Every question of every flow."""
    slots = {f"{flow.id}.{slot.name}" for flow in FLOWS.values() for slot in flow.slots}
    return slots | {f"{flow.id}.{CONFIRM}" for flow in FLOWS.values() if flow.confirmed or flow.unsure}


def all_texts() -> set[str]:
    """Every text of every flow that is said as a sentence."""
    return {f"{flow}.{key}" for flow, script in read_scripts(FLOWS).items() for key, _ in script.texts()}


def left() -> dict[str, tuple[set[str], int]]:
    """What is left, and of how many, by what it is."""
    steps, texts = all_steps(), all_texts()
    return {
        "flow steps that no scenario visits": (steps - STEPS, len(steps)),
        "flow texts that no test is told": (texts - TEXTS, len(texts)),
    }
