"""Switches the person's own extension on."""

from collections.abc import Sequence

from dialogs.absences import button, in_words
from dialogs.case_numbers import UNTOLD
from dialogs.flow import Ending, Flow
from dialogs.frames import Case
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.times import OPEN_END
from dialogs.turn import Begin
from telephony.commands import ClearReferral
from telephony.models import Referral, State


async def _switch_on(scene: Scene) -> Ending:
    person = await scene.reads.person(scene.me, scene.actor)
    if person.extension is None:
        return Ending(says=("says.no_extension",))
    if person.referral is None and person.planned:
        values = {"extension": person.extension} | in_words(person.planned, scene)
        return Ending(says=("says.planned",), values=values, suggestions=button("absence_undo", scene))
    if person.referral is None:
        return Ending(says=("says.already_on",), values={"extension": person.extension})
    case = scene.case_number(UNTOLD)
    order = scene.order(case, ClearReferral(), "the person is available")
    values = {"extension": person.extension} | _before(person.referral)
    return Ending(orders=(order,), case=Case(number=case, flow="extension_on", opened=scene.now, values=values))


def _before(referral: Referral) -> dict[str, str]:
    """What switches the extension off again as it was, as the slots of extension_off."""
    end = referral.until.isoformat() if referral.until else OPEN_END
    return {"reason": referral.reason, "until": f"{referral.starts.isoformat()}/{end}"}


def _undo(scene: Scene, case: Case) -> Sequence[Suggestion]:
    if case.states.get("clear_referral") != State.DONE:
        return []
    title = scene.button("undo")
    given = {name: case.values[name] for name in ("reason", "until")}
    return [Suggestion(title, title, Begin("extension_off", given))]


FLOW = Flow(id="extension_on", slots=(), finish=_switch_on, follow=_undo, brief=True)
