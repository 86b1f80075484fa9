"""Shows SML-IT's staff one case as the desk was written about it, with what can be done about it."""

from collections.abc import Iterator, Sequence

from dialogs import cases, desk_cases
from dialogs.desk_cases import DeskCase
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows.call_list import purpose_in_words
from dialogs.flows.desk import gate
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.case import CaseSlot, of_nobody
from dialogs.slots.kind import Option
from telephony.models import CallListRequest, Mail, MailLanguage, State


async def _any_open(scene: Scene) -> Sequence[Option]:
    return [
        *(cases.request_option(one, scene) for one in await cases.to_review(scene)),
        *await desk_cases.open_options(scene),
    ]


async def _show(scene: Scene) -> Ending:
    number = scene.value("case")
    request = await cases.request(number, scene)
    mails = [cases.quoted(f"{mail.subject}\n\n{mail.text}") for mail in await _mails(number, scene)]
    if not mails:
        return Ending(says=("says.unknown",), values={"case": number})
    if request:
        purpose = purpose_in_words(request.purpose, scene.language)
        values = {"purpose": cases.quoted(purpose), "reason": cases.quoted(request.reason)}
        mails.append(scene.say("says.reason", **values))
        return Ending(
            listed="\n\n".join(mails), heading=number, shows=number, suggestions=tuple(_decisions(request, scene))
        )
    case = await desk_cases.numbered(number, scene)
    if case and case.is_open:
        mails.append(desk_cases.who_has(case, scene))
    return Ending(
        listed="\n\n".join(mails), heading=number, shows=number, suggestions=tuple(_ways_on(number, case, scene))
    )


async def _mails(number: str, scene: Scene) -> list[Mail]:
    """The mails about a case, in the order in which they came."""
    mails = await scene.reads.mails(scene.actor, MailLanguage(scene.language))
    return [mail for mail in reversed(mails) if mail.case == number]


def _decisions(request: CallListRequest, scene: Scene) -> list[Suggestion]:
    if request.state is not State.UNDER_REVIEW or request.requester.id == scene.me:
        return []
    return [cases.button(scene, name, "review", request.case, decision=name) for name in ("approve", "reject")]


def _ways_on(number: str, case: DeskCase | None, scene: Scene) -> Iterator[Suggestion]:
    """What can be done about a loss or a ticket as it stands."""
    is_open = case is not None and case.is_open
    if case and is_open and not (case.assignee and case.assignee.id == scene.me):
        yield cases.button(scene, "take", "take_case", number)
    if case and is_open and case.is_ticket:
        yield cases.button(scene, "answer", "answer_case", number)
    yield cases.button(scene, "status", "case_status", number)
    if is_open:
        yield cases.button(scene, "close", "close_case", number)


async def _gate(scene: Scene) -> Ending | None:
    """Only staff, and not for the case of somebody who has none."""
    return await gate(scene) or await of_nobody(scene.turn.text, scene, _any_open)


FLOW = Flow(
    id="desk_case",
    brief=True,
    gate=_gate,
    slots=(Slot("case", CaseSlot(_any_open)),),
    finish=_show,
)
