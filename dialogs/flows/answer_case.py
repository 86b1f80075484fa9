"""SML-IT's staff answers a problem or a question; whoever asked gets the answer in the own chat."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialogs import cases, desk_cases
from dialogs.case_numbers import find_misread_number
from dialogs.cues import Cues
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows import desk
from dialogs.frames import CONFIRM, Case
from dialogs.orders import Notice, Order, Result
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot, of_nobody
from dialogs.slots.holder import Holder
from dialogs.slots.kind import Option, Reading
from dialogs.slots.message import parted
from dialogs.slots.words import Words, after_lead
from dialogs.turn import Begin
from telephony.commands import AnswerTicket
from telephony.models import Ticket, TicketAnswer


async def _open(scene: Scene) -> Sequence[Option]:
    return [one.option for one in await desk_cases.all_open(scene) if one.is_ticket]


async def _numbered(number: str, scene: Scene) -> Option | None:
    found = await desk_cases.numbered(number, scene)
    return found.option if found and found.is_open and found.is_ticket else None


class _Asked(CaseSlot):
    """The case that is answered, which isn't sought in the answer itself."""

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        before, _ = _parted(text, scene)
        return await super().notice(before, slot, scene)


class _Answer(Words):
    """The answer, which is sent on as it is written, with the questions in it."""

    questions = True
    whole = True

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: in the message that starts the flow, and at the summary what it is to be instead."""
        if scene.frame.asked == CONFIRM:
            return await self.read(after_lead(text, scene.script.slots[slot].around), slot, scene)
        return None if scene.frame.asked else await self.read(_parted(text, scene)[1], slot, scene)

    async def corrected(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind: not for what was said to another case, which is gone with it."""
        return await self.notice(text, slot, scene) if scene.value(slot) else None


def _parted(text: str, scene: Scene) -> tuple[str, str]:
    """A message as what says that a case is answered, and the answer; empty where there is none but small words."""
    words = scene.script.slots
    before, answer = parted(text, words["case"].around, words["answer"].around)
    is_small = Cues(words["answer"].refuses).fit(scene.sight(answer))
    return (text, "") if is_small else (before, answer)


async def _gate(scene: Scene) -> Ending | None:
    """Only staff, and only where there is something to answer; not for a number that can't be a case."""
    if not_staff := await desk.gate(scene):
        return replace(not_staff, suggestions=(_own_case(scene),))
    written = find_misread_number(scene.turn.text)
    misread = Ending(says=("says.misread",), values={"written": written}) if written else None
    return misread or await cases.lacking(scene, _open, _numbered) or await _none(scene)


def _own_case(scene: Scene) -> Suggestion:
    """The button for whoever means a case of their own."""
    title, number = scene.button("add"), cases.named(scene)
    return Suggestion(title, title, Begin(cases.ADDING, {"case": number} if number else {}))


async def _none(scene: Scene) -> Ending | None:
    """Where somebody is to be answered who has asked nothing."""
    before, _ = _parted(scene.turn.text, scene)
    return await of_nobody(before, scene, _open)


async def _asked(scene: Scene) -> str:
    """What is answered: who wrote what, and what has been said since."""
    number = scene.value("case")
    ticket = await cases.ticket(number, scene) if number else None
    if ticket is None:
        return ""
    asked = scene.say(
        "says.asked",
        asker=ticket.by.display_name,
        day=cases.day(ticket.created_at, scene),
        description=cases.quoted(ticket.description),
    )
    return "\n\n".join(filter(None, [asked, *_since(ticket, scene), _colleague(ticket, scene)]))


def _colleague(ticket: Ticket, scene: Scene) -> str:
    """That a colleague has the case, which an answer takes over; empty where none has."""
    if ticket.assignee is None or ticket.assignee.id == scene.me:
        return ""
    return scene.say("says.colleagues", colleague=ticket.assignee.display_name)


def _since(ticket: Ticket, scene: Scene) -> list[str]:
    """What was answered to it, and what its asker added."""
    return [
        scene.say(
            "says.answered" if isinstance(one, TicketAnswer) else "says.added",
            person=(one.by if isinstance(one, TicketAnswer) else ticket.by).display_name,
            day=cases.day(one.at, scene),
            text=cases.quoted(one.text),
        )
        for one in cases.said_since(ticket)
    ]


async def _send(scene: Scene) -> Ending:
    number, text = scene.value("case"), scene.value("answer")
    ticket = await cases.ticket(number, scene)
    if ticket is None:
        return Ending(says=("says.unknown",), values={"case": number})
    command = AnswerTicket(case=number, text=text, holder=_holder(ticket, scene))
    answer = cases.follow_up(scene, number, command, "a ticket is answered", about=ticket.by.id)
    orders = (answer, *await _news(ticket, text, scene))
    return Ending(orders=orders, case=cases.followed(scene, number, orders, asker=ticket.by.display_name))


def _holder(ticket: Ticket, scene: Scene) -> str:
    """Who had the case as it stood before the person: on its card or, in the chat, by now."""
    seen = scene.value("seen") or (ticket.assignee.id if ticket.assignee else desk_cases.NOBODY)
    return "" if seen == desk_cases.NOBODY else seen


async def _overtaken(scene: Scene, result: Result) -> Sequence[str]:
    return await desk_cases.overtaken(result, scene)


async def _news(ticket: Ticket, text: str, scene: Scene) -> list[Order]:
    """Who asked gets the answer; nobody is told of an own one."""
    if ticket.by.id == scene.me:
        return []
    values = {"kind": ticket.type.value, "staff": await desk.my_name(scene), "answer": text}
    notice = Notice(flow="answer_case", kind="answered", case=ticket.case, values=values)
    return [cases.told(scene, "tell_asker", ticket.by.id, notice, after="answer_ticket")]


def _afterwards(scene: Scene, case: Case) -> Sequence[Suggestion]:
    return [cases.button(scene, "close", "close_case", case.number)]


def _under_answer(scene: Scene, notice: Notice) -> Sequence[Suggestion]:
    """The buttons of whoever asked: to write back, and how it is going."""
    return [cases.write_back(scene, notice.case), *cases.under_notice(scene, notice)]


def _worded(scene: Scene, notice: Notice) -> Mapping[str, str]:
    values = notice.values
    return {"yours": cases.yours(values["kind"], scene), "answer": cases.quoted(values["answer"])}


FLOW = Flow(
    id="answer_case",
    desk=True,
    confirmed=True,
    gate=_gate,
    slots=(
        Slot("case", _Asked(_open, _numbered), default=cases.only(_open)),
        Slot("answer", _Answer(desk_cases.LONGEST), depends=("case",), background=_asked),
    ),
    given=(Slot("seen", Holder()),),
    finish=_send,
    explains=_overtaken,
    follow=_afterwards,
    offers=_under_answer,
    worded=_worded,
)
