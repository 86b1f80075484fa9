"""What flows about cases that are there already have in common: which there are, what they are called, what follows."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

from dialogs.case_numbers import UNTOLD, find_case_number
from dialogs.flow import Ending
from dialogs.frames import WAITING, Case, Filled
from dialogs.orders import Errand, Notice, Order, Tell
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.kind import Option
from dialogs.slots.whose import is_mine, is_of_another, spoken_of
from dialogs.turn import Begin
from knowledge.calendar import SWEDEN
from knowledge.fact_text import day_in_words
from knowledge.topics import Strict, Text
from knowledge.yaml_lines import read_yaml
from telephony.commands import Command
from telephony.models import (
    CallListRequest,
    CaseNumber,
    LossReport,
    PersonId,
    PersonRef,
    State,
    Ticket,
    TicketAddition,
    TicketAnswer,
)
from telephony.problems import ProblemType, TelephonyError

CASES = Path(__file__).with_name("cases.yaml")
ADDING = "add_to_case"
"""The flow that writes more in a case."""
NONE = "none"
"""Stands for a case where there is none."""
CALL_LIST, UNSENT = "call_list", "unsent"
"""The kinds of cases that the backend has no name for."""

Found = TypeVar("Found")
Among = Callable[[Scene], Awaitable[Sequence[Option]]]
Find = Callable[[str, Scene], Awaitable[Option | None]]


class _CaseWords(Strict):
    kinds: dict[str, Text]
    listed: Text
    listed_about: Text
    yours: dict[str, Text]


@cache
def _words() -> _CaseWords:
    words, _ = read_yaml(CASES, _CaseWords)
    return words


# ---- which there are ----


async def losses(scene: Scene) -> list[LossReport]:
    """The open losses that the person reported or that are about the person or a subordinate; the newest first."""
    reports = await scene.reads.reports_of(scene.me)
    people = {scene.me, *(one.id for one in reports)}
    found = await scene.reads.loss_reports(scene.actor)
    return [loss for loss in found if people & {loss.owner.id, loss.reported_by.id}]


async def tickets(scene: Scene) -> list[Ticket]:
    """The person's own open tickets, the newest first."""
    return [ticket for ticket in await scene.reads.tickets(scene.actor) if ticket.by.id == scene.me]


async def requests(scene: Scene) -> list[CallListRequest]:
    """The person's own requests for call lists that were not withdrawn, the newest first."""
    found = await scene.reads.call_list_requests(scene.actor)
    return [one for one in found if one.requester.id == scene.me and one.state is not State.WITHDRAWN]


async def to_review(scene: Scene) -> list[CallListRequest]:
    """The requests for call lists that the person is to decide on, the newest first."""
    found = await scene.reads.call_list_requests(scene.actor)
    return [one for one in found if one.requester.id != scene.me and one.state is State.UNDER_REVIEW]


def unsent(scene: Scene) -> list[Case]:
    """What was ordered here and is still on its way, the newest first."""
    told = [case for case in reversed(scene.cases) if not case.number.startswith(UNTOLD)]
    return [case for case in told if is_unsent(case)]


async def lacking(scene: Scene, among: Among, find: Find) -> Ending | None:
    """What ends a flow at its start that has no case: the one that was named isn't there, or there is none at all."""
    number = named(scene)
    if number:
        return None if await find(number, scene) else Ending(says=("says.unknown",), values={"case": number})
    return None if await among(scene) else Ending(says=("says.nothing",))


def is_unsent(case: Case) -> bool:
    """Whether something of a case is still on its way, as far as the conversation knows."""
    return not case.states or WAITING in case.states.values()


async def loss(case: CaseNumber, scene: Scene) -> LossReport | None:
    """A loss by its number; None when there is none that the person may see."""
    return await _if_seen(scene.reads.loss_report(case, scene.actor))


async def ticket(case: CaseNumber, scene: Scene) -> Ticket | None:
    """A ticket by its number; None when there is none that the person may see."""
    return await _if_seen(scene.reads.ticket(case, scene.actor))


async def request(case: CaseNumber, scene: Scene) -> CallListRequest | None:
    """A request for a call list by its number; None when there is none that the person may see."""
    return await _if_seen(scene.reads.call_list_request(case, scene.actor))


async def _if_seen(reading: Awaitable[Found]) -> Found | None:
    try:
        return await reading
    except TelephonyError as error:
        if error.problem is ProblemType.NOT_FOUND:
            return None
        raise


def named(scene: Scene) -> str:
    """The case that a turn names, in words or by its button; empty when it names none."""
    press = scene.turn.press
    if isinstance(press, Begin):
        return press.given.get("case", "")
    return find_case_number(scene.turn.text)


# ---- what they are called ----


def what(kind: str, scene: Scene) -> str:
    """What a kind of case is called."""
    return _words().kinds[kind][scene.language]


def yours(kind: str, scene: Scene) -> str:
    """What a kind of case is called to whom it belongs."""
    return _words().yours[kind][scene.language]


def day(moment: datetime | date, scene: Scene) -> str:
    """A day as people read it; of a moment, the day in Sweden."""
    return day_in_words(moment.astimezone(SWEDEN).date() if isinstance(moment, datetime) else moment, scene.language)


def quoted(text: str) -> str:
    """What somebody wrote, with nothing in it that a card would make a link of."""
    return text.replace("](", "] (").strip()


def said_since(ticket: Ticket) -> list[TicketAnswer | TicketAddition]:
    """What was answered and added since a ticket was written, the oldest first."""
    return sorted((*ticket.answers, *ticket.additions), key=lambda one: one.at)


def loss_option(loss: LossReport, scene: Scene) -> Option:
    """A loss to choose."""
    return _about(loss.case, loss.kind, loss.owner, loss.reported_at, scene)


def request_option(request: CallListRequest, scene: Scene) -> Option:
    """A request for a call list to choose."""
    return _about(request.case, CALL_LIST, request.subject, request.created_at, scene)


def ticket_option(ticket: Ticket, scene: Scene) -> Option:
    """A ticket to choose."""
    if ticket.by.id != scene.me:
        return _about(ticket.case, ticket.type, ticket.by, ticket.created_at, scene)
    return _plain(ticket.case, ticket.type, ticket.created_at, scene)


def unsent_option(case: Case, scene: Scene) -> Option:
    """A case that has not been sent yet, to choose."""
    return _plain(case.number, UNSENT, case.opened, scene)


def _about(case: CaseNumber, kind: str, person: PersonRef, moment: datetime, scene: Scene) -> Option:
    title = _words().listed_about[scene.language]
    values = {"case": case, "what": what(kind, scene), "person": person.display_name, "day": day(moment, scene)}
    return Option(case, title.format(**values), person)


def _plain(case: CaseNumber, kind: str, moment: datetime, scene: Scene) -> Option:
    title = _words().listed[scene.language]
    return Option(case, title.format(case=case, what=what(kind, scene), day=day(moment, scene)))


def only(among: Among) -> Callable[[Scene], Awaitable[Filled | None]]:
    """The default of a slot for a case: the only one, unless somebody else is spoken of; `NONE` where there is none."""

    async def default(scene: Scene) -> Filled | None:
        options = await among(scene)
        if len(options) > 1 or (options and await _is_of_another(options[0], scene)):
            return None
        return Filled(value=options[0].value, label=options[0].title) if options else Filled(value=NONE)

    return default


async def _is_of_another(option: Option, scene: Scene) -> bool:
    """Whether the message speaks of somebody whom a case isn't about."""
    if option.person is None:
        return False
    if is_mine(scene.turn.text):
        return option.person.id != scene.me
    try:
        named = await spoken_of(scene.turn.text, scene, [option.person])
    except TelephonyError:
        named = []
    if named:
        return option.person.id not in {one.id for one in named}
    return is_of_another(scene.turn.text) and option.person.id == scene.me


# ---- whose they are ----


async def theirs(scene: Scene) -> str | None:
    """The name of whom the case is about that was chosen; empty for the person's own, None where nobody can tell."""
    number = scene.value("case")
    if number in ("", NONE):
        return ""
    try:
        found = await loss(number, scene)
    except TelephonyError:
        return _remembered(number, scene)
    if found:
        return "" if found.owner.id == scene.me else found.owner.display_name
    return _remembered(number, scene) or ""


def _remembered(number: CaseNumber, scene: Scene) -> str | None:
    """The same, as far as the conversation knows the case."""
    known = scene.case(number)
    if known is None:
        return None
    owner = known.values.get("owner_id")
    return "" if owner == scene.me else known.values.get("owner") if owner else None


async def is_theirs(scene: Scene) -> bool:
    """Whether the case that was chosen is somebody else's, or may be, so that the person has to be sure of it."""
    return await theirs(scene) != ""


async def whose(scene: Scene) -> str:
    """Whose case it is, to be seen before anything is done in it; empty for the person's own."""
    name = await theirs(scene)
    return scene.say("says.theirs", case=scene.value("case"), owner=name) if name else ""


def owned(owner: PersonRef) -> dict[str, str]:
    """The values of a case that tell whose it is: by name, and by id, for two people may have one name."""
    return {"owner": owner.display_name, "owner_id": owner.id}


# ---- what follows ----


def follow_up(
    scene: Scene,
    case: CaseNumber,
    command: Command | Errand,
    purpose: str,
    *,
    about: str = "",
    after: str = "",
    name: str = "",
) -> Order:
    """A further order for a case that is there already; unlike those of a new case it may be given more than once."""
    own = scene.frame.id
    after = f"{own}/{after}" if after else ""
    return scene.order(case, command, purpose, about=about, after=after, name=f"{own}/{name or command.do}")


def told(scene: Scene, name: str, person: PersonId, notice: Notice, *, after: str) -> Order:
    """An order to tell somebody of a case, once another order has come to its end."""
    tell = Tell(person=person, notice=notice)
    return follow_up(scene, notice.case, tell, "news of a case", about=person, after=after, name=name)


def button(scene: Scene, name: str, flow: str, case: CaseNumber, **given: str) -> Suggestion:
    """A button that starts a flow with a case."""
    title = scene.button(name)
    return Suggestion(title, title, Begin(flow, {"case": case, **given}))


def report_button(scene: Scene) -> Suggestion:
    """The button that reports a phone, where no report is there."""
    title = scene.button("report")
    return Suggestion(title, title, Begin("lost_phone"))


def write_back(scene: Scene, case: CaseNumber) -> Suggestion:
    """The button by which whoever has been answered replies, in the same case."""
    return button(scene, "write_back", ADDING, case)


def under_notice(scene: Scene, notice: Notice) -> Sequence[Suggestion]:
    """The button under a notice that tells how its case stands."""
    return [button(scene, "status", "case_status", notice.case)]


def followed(scene: Scene, number: CaseNumber, orders: Sequence[Order], **values: str) -> Case:
    """What the conversation remembers of a case, with its new orders yet to be told of."""
    known = scene.case(number) or Case(number=number, flow=scene.frame.flow, opened=scene.now)
    new = {order.key.rpartition("/")[2] for order in orders}
    states = {name: state for name, state in known.states.items() if name not in new}
    return known.model_copy(update={"values": known.values | {"heading": number} | values, "states": states})
