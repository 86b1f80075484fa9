"""Changes what a frame holds."""

from dialogs.flow import Flow
from dialogs.frames import Filled, Frame


def fill(frame: Frame, flow: Flow, slot: str, filled: Filled) -> Frame:
    """The frame with a slot filled; what depends on it is open again if the value is another."""
    before = frame.slots.get(slot)
    if before and before.value != filled.value:
        frame = without(frame, flow, slot)
    skipped = tuple(name for name in frame.skipped if name != slot)
    return frame.model_copy(update={"slots": frame.slots | {slot: filled}, "skipped": skipped})


def without(frame: Frame, flow: Flow, slot: str) -> Frame:
    """The frame with a slot, and what depends on it, open again."""
    open_again = {slot}
    while more := {one.name for one in flow.slots if open_again & set(one.depends)} - open_again:
        open_again |= more
    return frame.model_copy(
        update={
            "slots": {name: filled for name, filled in frame.slots.items() if name not in open_again},
            "skipped": tuple(name for name in frame.skipped if name not in open_again),
        }
    )


def said(frame: Frame) -> list[str]:
    """The slots that the person has filled, in the order of filling."""
    return [name for name, filled in frame.slots.items() if filled.said_in]
