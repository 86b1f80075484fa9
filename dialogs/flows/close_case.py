"""SML-IT's staff closes a ticket or a loss."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from dialogs import cases, desk_cases
from dialogs.case_numbers import find_case_number, find_misread_number, without_case_numbers
from dialogs.cues import Cues
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows import desk
from dialogs.frames import CONFIRM
from dialogs.listening import listening
from dialogs.orders import Notice, Order
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot, of_nobody
from dialogs.slots.kind import Reading
from dialogs.slots.whose import is_of_another
from dialogs.slots.words import STOPS, Words, after_lead
from knowledge.tokens import tokens_of
from telephony.commands import CloseCase
from telephony.models import LossReport

LONGEST_NAME = 3
"""Words that a name has at most."""
FEWEST = 2
"""Words that a message at the summary has at least that is a note of itself."""


class _ClosingNote(Words):
    """What the message that closes a case says besides, or what is told at the summary."""

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: only in the message that starts the flow, and at the summary."""
        if scene.frame.asked == CONFIRM:
            return await self.read(_told(text, slot, scene), slot, scene)
        return None if scene.frame.asked else await self.read(_note(text, slot, scene), slot, scene)

    async def corrected(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: not for what was said of another case, which is gone with it."""
        return await self.notice(text, slot, scene) if scene.value(slot) else None


def _told(text: str, slot: str, scene: Scene) -> str:
    """The note that a message at the summary tells; empty for a yes or no, a question, a case or another wish."""
    led = after_lead(text, scene.script.slots[slot].around)
    if led or find_case_number(text) or listening().yes_or_no(text) is not None or listening().is_question(text):
        return led
    seen, words = scene.sight(text), scene.script.slots[slot]
    note = _note(text, slot, scene)
    is_other = Cues(words.called).fit(seen) or Cues(words.refuses).fit(seen)
    return "" if is_other or len(note.split()) < FEWEST else note


def _note(text: str, slot: str, scene: Scene) -> str:
    words = scene.script.slots
    return _besides(text, words["case"].around, words[slot].around)


def _besides(text: str, closing: Sequence[str], around: Sequence[str]) -> str:
    """A text without case numbers, and without what only closes before or after what it tells.

    Args:
        text: the message.
        closing: the words that close, and what is closed.
        around: the small words that may stand around those.
    """
    words = without_case_numbers(text).split()
    closes, plain = ({tokens_of(word) for word in listed} for listed in (closing, (*closing, *around, "")))
    words = words if find_case_number(text) else _after_whose(words, closes)
    telling = [place for place, word in enumerate(words) if tokens_of(word) not in plain]
    if not telling:
        return ""
    before, after = words[: telling[0]], words[telling[-1] + 1 :]
    core = words[telling[0] : telling[-1] + 1]
    return " ".join([*_after_closing(before, closes), *core, *_before_closing(after, closes)]).strip(STOPS)


def _after_whose(words: list[str], closes: set[tuple[str, ...]]) -> list[str]:
    """The words after the case that is closed by somebody's name ("close Sara's case"); all of them without one."""
    closing = [place for place, word in enumerate(words) if tokens_of(word) in closes]
    for start, end in pairwise(closing):
        between = words[start:end]
        if len(between) <= LONGEST_NAME + 1 and not any(word[-1] in STOPS for word in between):
            return [*words[: start + 1], *words[end:]]
    return words


def _after_closing(before: list[str], closes: set[tuple[str, ...]]) -> list[str]:
    """The words after the last that closes, and after a stop that follows it; all of them where none does."""
    closing = [place for place, word in enumerate(before) if tokens_of(word) in closes]
    if not closing:
        return before
    stops = [place for place, word in enumerate(before) if place >= closing[-1] and word[-1] in STOPS]
    return before[max([closing[-1], *stops]) + 1 :]


def _before_closing(after: list[str], closes: set[tuple[str, ...]]) -> list[str]:
    """The words up to the last stop before the first that closes; all of them where none does."""
    closing = next((place for place, word in enumerate(after) if tokens_of(word) in closes), None)
    if closing is None:
        return after
    return after[: max((place + 1 for place in range(closing) if after[place][-1] in STOPS), default=0)]


def _is_noted(scene: Scene) -> bool:
    """Whether there is a note, which is asked for only to change it."""
    return bool(scene.value("note")) or scene.frame.asked == "note"


async def _gate(scene: Scene) -> Ending | None:
    """Only staff, and only where there is a case; not for a number that can't be one."""
    written = find_misread_number(scene.turn.text)
    misread = Ending(says=("says.misread",), values={"written": written}) if written else None
    return (
        await desk.gate(scene)
        or misread
        or await cases.lacking(scene, desk_cases.open_options, desk_cases.option)
        or await _of_nobody(scene)
    )


async def _of_nobody(scene: Scene) -> Ending | None:
    """Where the case is somebody's by name, and not only a note speaks of somebody."""
    text = scene.turn.text
    return await of_nobody(text, scene, desk_cases.open_options) if is_of_another(text) else None


async def _close(scene: Scene) -> Ending:
    number = scene.value("case")
    loss = await cases.loss(number, scene)
    close = cases.follow_up(
        scene,
        number,
        CloseCase(case=number, note=scene.value("note")),
        "the case is dealt with",
        about=loss.owner.id if loss else "",
    )
    orders = (close, *(_news(loss, scene) if loss else ()))
    reporter = loss.reported_by.display_name if loss else ""
    return Ending(orders=orders, case=cases.followed(scene, number, orders, reporter=reporter))


def _news(loss: LossReport, scene: Scene) -> list[Order]:
    """Who reported a loss is told, but not of an own deed; who wrote a ticket hears of it as the ticket's result."""
    if loss.reported_by.id == scene.me:
        return []
    note = scene.value("note")
    kind, values = ("closed_with", {"note": note}) if note else ("closed", {})
    notice = Notice(flow="close_case", kind=kind, case=loss.case, values=values)
    return [cases.told(scene, "tell_reporter", loss.reported_by.id, notice, after="close_case")]


def _worded(_scene: Scene, notice: Notice) -> Mapping[str, str]:
    return {name: cases.quoted(value) for name, value in notice.values.items()}


FLOW = Flow(
    id="close_case",
    desk=True,
    confirmed=True,
    gate=_gate,
    slots=(
        Slot(
            "case",
            CaseSlot(desk_cases.open_options, desk_cases.option),
            default=cases.only(desk_cases.open_options),
        ),
        Slot("note", _ClosingNote(desk_cases.LONGEST), needed=_is_noted, optional=True, depends=("case",)),
    ),
    finish=_close,
    offers=cases.under_notice,
    worded=_worded,
)
