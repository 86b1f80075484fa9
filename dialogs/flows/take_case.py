"""SML-IT's staff takes a ticket or a loss on; one that a colleague has, once that is confirmed."""

from collections.abc import Mapping, Sequence

from dialogs import cases, desk_cases
from dialogs.case_numbers import find_misread_number
from dialogs.desk_cases import DeskCase
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows import desk
from dialogs.frames import Case
from dialogs.orders import Notice, Order, Result
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot, of_nobody
from dialogs.slots.whose import is_of_another
from telephony.commands import TakeCase
from telephony.problems import ProblemType


async def _gate(scene: Scene) -> Ending | None:
    """Only staff, and only where there is a case; not for a number that can't be one."""
    written = find_misread_number(scene.turn.text)
    misread = Ending(says=("says.misread",), values={"written": written}) if written else None
    lacking = await desk.gate(scene) or misread
    return lacking or await cases.lacking(scene, desk_cases.open_options, desk_cases.open_option) or await _none(scene)


async def _none(scene: Scene) -> Ending | None:
    """Where the case is to be that of somebody who has none."""
    text = scene.turn.text
    return await of_nobody(text, scene, desk_cases.open_options) if is_of_another(text) else None


async def _colleague(scene: Scene) -> str:
    """The name of the colleague who has the case that was chosen; empty where none has."""
    number = scene.value("case")
    found = await desk_cases.numbered(number, scene) if number else None
    assignee = found.assignee if found else None
    return assignee.display_name if assignee and assignee.id != scene.me else ""


async def _is_a_colleagues(scene: Scene) -> bool:
    return bool(await _colleague(scene))


async def _taken(scene: Scene) -> str:
    """That a colleague has the case, to be seen before it is taken over."""
    colleague = await _colleague(scene)
    return scene.say("says.colleagues", case=scene.value("case"), colleague=colleague) if colleague else ""


async def _take(scene: Scene) -> Ending:
    number = scene.value("case")
    found = await desk_cases.numbered(number, scene)
    if found is None:
        return Ending(says=("says.unknown",), values={"case": number})
    if found.assignee and found.assignee.id == scene.me:
        buttons = _buttons(found.kind, number, scene)
        return Ending(says=("says.mine",), values={"case": number}, heading=number, suggestions=buttons)
    take = cases.follow_up(
        scene,
        number,
        TakeCase(case=number, holder=found.assignee.id if found.assignee else ""),
        "a case is taken on",
        about=found.about.id,
    )
    orders = (take, *await _news(found, scene))
    values = {"asker": found.asker.display_name, "kind": found.kind}
    return Ending(orders=orders, case=cases.followed(scene, number, orders, **values))


async def _news(found: DeskCase, scene: Scene) -> list[Order]:
    """Who wrote or reported is told who has the case, but not of an own deed."""
    if found.asker.id == scene.me:
        return []
    values = {"kind": found.kind, "staff": await desk.my_name(scene)}
    notice = Notice(flow="take_case", kind="taken", case=found.number, values=values)
    return [cases.told(scene, "tell_asker", found.asker.id, notice, after="take_case")]


async def _overtaken(scene: Scene, result: Result) -> Sequence[str]:
    return await desk_cases.overtaken(result, scene)


def _afterwards(scene: Scene, case: Case) -> Sequence[Suggestion]:
    if case.states.get("take_case") == ProblemType.CONFLICT:
        return [cases.button(scene, "take_over", "take_case", case.number)]
    return _buttons(case.values.get("kind", ""), case.number, scene)


def _buttons(kind: str, number: str, scene: Scene) -> tuple[Suggestion, ...]:
    """What is left to do about a case that one has taken on."""
    answer = [cases.button(scene, "answer", "answer_case", number)] if desk_cases.is_ticket(kind) else []
    return (*answer, cases.button(scene, "close", "close_case", number))


def _worded(scene: Scene, notice: Notice) -> Mapping[str, str]:
    return {"yours": cases.yours(notice.values["kind"], scene)}


FLOW = Flow(
    id="take_case",
    desk=True,
    brief=True,
    unsure=_is_a_colleagues,
    gate=_gate,
    slots=(
        Slot(
            "case",
            CaseSlot(desk_cases.open_options, desk_cases.open_option),
            default=cases.only(desk_cases.open_options),
            background=_taken,
        ),
    ),
    finish=_take,
    explains=_overtaken,
    follow=_afterwards,
    offers=cases.under_notice,
    worded=_worded,
)
