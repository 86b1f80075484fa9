"""A flow's questions as a form, to be answered at once or in part; the rest is asked for in the chat."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from dialogs.filling import fill, without
from dialogs.flow import Flow, Slot
from dialogs.frames import CONFIRM, Frame
from dialogs.repair import RepairWords
from dialogs.reply import Field, Form, Input
from dialogs.scene import Scene
from dialogs.slots.kind import Understood, Wrong
from dialogs.turn import Fill

FEWEST = 2
"""A form has so many fields at least that are still to be filled in; otherwise the question is as quick."""


@dataclass(frozen=True)
class Draft:
    """A form that is being filled in.

    Attributes:
        values: what stands in its fields and can't be taken, by name.
        problems: what is wrong with it, by slot.
        opened: whether it was asked for.
        left: whether it was open, and its question is wanted back.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    opened: bool = False
    left: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the form stands in the place of its question's buttons."""
        return self.opened or bool(self.problems)


NO_DRAFT = Draft()
OPEN, LEAVE = "form", "question"
"""What buttons stand for that open a form, and that leave it again."""


class Forming:
    """Makes forms of flows' questions, and reads what was filled in."""

    def __init__(self, flows: Mapping[str, Flow], repair: RepairWords) -> None:
        self._flows = flows
        self._repair = repair

    async def form(self, scene: Scene, draft: Draft = NO_DRAFT) -> Form | None:
        """The form at the scene's question; None where it would save nothing."""
        by_slot = await self._fields(scene)
        fields = [one for slot, fields in by_slot.items() for one in _drafted(fields, draft, slot)]
        fewest = 1 if scene.frame.asked == CONFIRM or draft.is_open else FEWEST
        if len(by_slot.keys() - (scene.frame.slots if fewest == FEWEST else {})) < fewest:
            return None
        title = "form_change" if scene.frame.asked == CONFIRM else "form"
        return Form(
            press=Fill(scene.frame.id, scene.frame.step, {}),
            title=self._repair.button(title, scene.language),
            note=self._repair.say("form_wrong" if draft.problems else "form_note", scene.language),
            send=self._repair.button("form_send", scene.language),
            fields=tuple(fields),
            open=draft.is_open,
        )

    async def filled(self, sent: Fill, scene: Scene) -> tuple[Frame, Draft]:
        """The scene's frame with what was filled in, and what of it can't be taken."""
        flow = self._flows[scene.frame.flow]
        if not sent.values:  # some clients have been seen to send no fields at all
            return scene.frame, NO_DRAFT
        problems: dict[str, str] = {}
        by_slot = await self._fields(scene)
        for name, fields in by_slot.items():
            values = {one.name: sent.values.get(one.name, "").strip() for one in fields}
            slot = flow.slot(name)
            if slot and values != {one.name: one.value for one in fields}:
                scene, problem = await self._take(slot, flow, values, scene)
                problems |= {name: problem} if problem else {}
        return _skipping(scene.frame, flow, by_slot.keys()), Draft(sent.values if problems else {}, problems)

    async def _take(self, slot: Slot, flow: Flow, values: Mapping[str, str], scene: Scene) -> tuple[Scene, str]:
        """The scene with a slot as its fields have it, and what is wrong with that, if anything."""
        if not any(values.values()) and not slot.kind.proposed:
            return scene.at(without(scene.frame, flow, slot.name)), ""
        match await slot.kind.filled_in(values, slot.name, scene):
            case Understood(filled):
                return scene.at(fill(scene.frame, flow, slot.name, filled)), ""
            case Wrong(problem, about):
                return scene, scene.say(f"{slot.name}.problem.{problem}", **about)
            case _:
                return scene, scene.say(f"{slot.name}.example")

    async def _fields(self, scene: Scene) -> dict[str, tuple[Field, ...]]:
        """The fields of those slots that can be asked for now, by slot, whatever is said of them already."""
        found: dict[str, tuple[Field, ...]] = {}
        for slot in self._flows[scene.frame.flow].slots:
            if not slot.needed(scene) or any(not scene.value(name) for name in slot.depends):
                continue
            filled = scene.frame.slots.get(slot.name)
            if filled is None and slot.default and slot.name not in scene.frame.trail:
                default = await slot.default(scene)
                if default:
                    scene = scene.at(fill(scene.frame, self._flows[scene.frame.flow], slot.name, default))
                    continue
            if filled and not filled.said_in and not slot.kind.proposed:
                continue
            fields = await slot.kind.fields(slot.name, scene)
            if not _leaves_no_choice(fields):
                found[slot.name] = tuple(replace(one, optional=slot.optional) for one in fields)
        return found


def _drafted(fields: tuple[Field, ...], draft: Draft, slot: str) -> list[Field]:
    """A slot's fields with what was filled in that can't be taken; what is wrong with it is told in the first."""
    first, *rest = (replace(one, value=draft.values.get(one.name, one.value)) for one in fields)
    return [replace(first, problem=draft.problems.get(slot, "")), *rest]


def _leaves_no_choice(fields: tuple[Field, ...]) -> bool:
    return any(one.input is Input.CHOICE and len(one.items) < FEWEST for one in fields)


def _skipping(frame: Frame, flow: Flow, fields: Collection[str]) -> Frame:
    """The frame where what may be left out and was left empty isn't asked for any more."""
    open_still = [slot.name for slot in flow.slots if slot.optional and slot.name not in (*frame.slots, *frame.skipped)]
    empty = [name for name in open_still if name in fields]
    return frame.model_copy(update={"skipped": (*frame.skipped, *empty)})
