"""A nearest manager asks for the call list of a subordinate."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from dialogs import cases
from dialogs.flow import Ending, Flow, Slot
from dialogs.frames import Case, Filled
from dialogs.orders import Notice, Tell
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.script import ChoiceWords, read_script
from dialogs.slots.barred import Barred
from dialogs.slots.choice import Choice
from dialogs.slots.kept_period import KeptPeriod
from dialogs.slots.subordinate import Subordinate, outsider, reports
from dialogs.slots.words import Words
from knowledge.language import Language
from telephony.commands import RequestCallList
from telephony.models import State

SOURCE = "source"
"""The purpose that nobody may have: to find out who has told journalists something."""
_PURPOSE = Barred(Choice(), SOURCE)


async def _gate(scene: Scene) -> Ending | None:
    """Only a nearest manager may, about a subordinate, and for no search for a journalist's source."""
    if not await reports(scene):
        manager = await scene.reads.manager_of(scene.me)
        says = ("says.not_manager", "says.your_manager") if manager else ("says.not_manager",)
        return Ending(says=says, values={"manager": manager.display_name if manager else ""})
    if _PURPOSE.hears(scene.turn.text, "purpose", scene):
        return Ending(says=("says.source",))
    wrong = await outsider(scene.turn.text, scene)
    return Ending(says=(f"says.{wrong.problem}",), values=wrong.values) if wrong else None


async def _request(scene: Scene) -> Ending:
    case, subject = scene.case_number("L"), scene.value("subject")
    first, last = map(date.fromisoformat, scene.value("period").split("/"))
    purpose = scene.value("purpose")
    command = RequestCallList(
        case=case, subject=subject, first=first, last=last, purpose=purpose, reason=scene.value("reason")
    )
    notice = Notice(
        flow="call_list",
        kind="subject_told",
        case=case,
        values={"requester": scene.turn.person.name, "period": scene.value("period"), "purpose": purpose},
    )
    tell = Tell(person=subject, notice=notice)
    why = f"a call list requested by the nearest manager: {purpose}"
    orders = (
        scene.order(case, command, why, about=subject),
        scene.order(case, tell, why, about=subject, after=command.do, name="tell_subject"),
    )
    values = {"heading": case, "subject": scene.label("subject")}
    return Ending(orders=orders, case=Case(number=case, flow="call_list", opened=scene.now, values=values))


def purpose_in_words(purpose: str, language: Language) -> str:
    """What a request's purpose is called; as the request has it, where it is none that is chosen here."""
    choice = _purposes().get(purpose)
    return choice.title[language] if choice else purpose


@cache
def _purposes() -> Mapping[str, ChoiceWords]:
    return read_script("call_list")[0].slots["purpose"].choices


def _worded(scene: Scene, notice: Notice) -> Mapping[str, str]:
    """The period and the purpose."""
    return {
        "period": KeptPeriod().shown(Filled(value=notice.values["period"]), "period", scene),
        "purpose": purpose_in_words(notice.values["purpose"], scene.language),
    }


def _afterwards(scene: Scene, case: Case) -> Sequence[Suggestion]:
    buttons = [cases.button(scene, "status", "case_status", case.number)]
    if case.states.get("request_call_list") == State.UNDER_REVIEW:
        buttons.append(cases.button(scene, "withdraw", "withdraw_call_list", case.number))
    return buttons


FLOW = Flow(
    id="call_list",
    confirmed=True,
    gate=_gate,
    slots=(
        Slot("subject", Subordinate()),
        Slot("period", KeptPeriod()),
        Slot("purpose", _PURPOSE),
        Slot("reason", Barred(Words(), SOURCE)),
    ),
    finish=_request,
    creates="request_call_list",
    follow=_afterwards,
    offers=cases.under_notice,
    worded=_worded,
)
