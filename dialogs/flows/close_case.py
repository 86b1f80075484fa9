"""SML-IT's staff closes a ticket or a loss."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.case_numbers import find_misread_number, without_case_numbers
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows import desk
from dialogs.orders import Notice, Order
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot
from dialogs.slots.kind import Option, Reading
from dialogs.slots.words import Words
from knowledge.tokens import tokens_of
from telephony.commands import CloseCase
from telephony.models import LossReport


async def _open(scene: Scene) -> Sequence[Option]:
    return [
        *(cases.loss_option(loss, scene) for loss in await scene.reads.loss_reports(scene.actor)),
        *(cases.ticket_option(ticket, scene) for ticket in await scene.reads.tickets(scene.actor)),
    ]


async def _numbered(number: str, scene: Scene) -> Option | None:
    if loss := await cases.loss(number, scene):
        return cases.loss_option(loss, scene)
    ticket = await cases.ticket(number, scene)
    return cases.ticket_option(ticket, scene) if ticket else None


class _ClosingNote(Words):
    """What the message that closes a case says besides."""

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: only in the message that starts the flow."""
        note = "" if scene.frame.asked else _besides(text, scene.script.slots[slot].around)
        return await self.read(note, slot, scene)


def _besides(text: str, around: Sequence[str]) -> str:
    """A text without what stands around a note on either side: case numbers, and words that only close."""
    words = without_case_numbers(text).split()
    plain = {tokens_of(word) for word in around}
    telling = [place for place, word in enumerate(words) if (found := tokens_of(word)) and found not in plain]
    return " ".join(words[telling[0] : telling[-1] + 1]).strip(" ,.;:!") if telling else ""


def _is_noted(scene: Scene) -> bool:
    """Whether there is a note, which is asked for only to change it."""
    return bool(scene.value("note")) or scene.frame.asked == "note"


async def _gate(scene: Scene) -> Ending | None:
    """Only staff, and only where there is a case; not for a number that can't be one."""
    written = find_misread_number(scene.turn.text)
    misread = Ending(says=("says.misread",), values={"written": written}) if written else None
    return await desk.gate(scene) or misread or await cases.lacking(scene, _open, _numbered)


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
    notice = Notice(flow="close_case", kind="closed", case=loss.case)
    return [cases.told(scene, "tell_reporter", loss.reported_by.id, notice, after="close_case")]


FLOW = Flow(
    id="close_case",
    confirmed=True,
    gate=_gate,
    slots=(
        Slot("case", CaseSlot(_open, _numbered), default=cases.only(_open)),
        Slot("note", _ClosingNote(), needed=_is_noted, optional=True, depends=("case",)),
    ),
    finish=_close,
    offers=cases.under_notice,
)
