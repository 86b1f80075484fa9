"""What is left to do after a loss, and what is done: a list that ticks itself off."""

from dialogs.cases import button, day, quoted
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from telephony.models import LossKind, LossReport, LossState

PASSWORDS = "passwords"
"""The name under which a case's states hold that the person has changed passwords."""


async def checklist(loss: LossReport, scene: Scene) -> list[str]:
    """The lines of an open loss, each with its tick in words as well."""
    lines = [_passwords(loss, scene)] if _may_be_read(loss) else []
    if loss.kind is LossKind.LOST:
        return [*lines, scene.say("says.new_phone"), scene.say("says.no_loan")]
    return [*lines, await _police(loss, scene), scene.say("says.new_phone"), await _loan(loss, scene)]


async def ways_on(loss: LossReport, scene: Scene) -> list[Suggestion]:
    """The buttons for what the person can do about a loss now."""
    if loss.state is not LossState.OPEN:
        return []
    reports = {one.id for one in await scene.reads.reports_of(scene.me)}
    buttons = []
    if loss.owner.id == scene.me and _may_be_read(loss) and not _has_changed_passwords(loss, scene):
        buttons.append(button(scene, "passwords", "passwords_changed", loss.case))
    if loss.kind is not LossKind.LOST and not loss.police_report and loss.owner.id in reports:
        buttons.append(button(scene, "police", "police_report", loss.case))
    if loss.police_report and not loss.loan and loss.owner.id in {scene.me, *reports}:
        buttons.append(button(scene, "loan", "loan_phone", loss.case))
    if _may_be_read(loss):
        buttons.append(button(scene, "found", "phone_found", loss.case))
    return buttons


def _may_be_read(loss: LossReport) -> bool:
    """Whether the phone may be in somebody else's hands."""
    return loss.kind is not LossKind.DAMAGED


def _has_changed_passwords(loss: LossReport, scene: Scene) -> bool:
    case = scene.case(loss.case)
    return case is not None and PASSWORDS in case.states


def _passwords(loss: LossReport, scene: Scene) -> str:
    if loss.owner.id != scene.me:
        return scene.say("says.passwords_owner")
    return scene.say("says.passwords_done" if _has_changed_passwords(loss, scene) else "says.passwords_left")


async def _police(loss: LossReport, scene: Scene) -> str:
    report = loss.police_report
    if report is None:
        key = "police_left" if loss.kind is LossKind.STOLEN else "police_if_vandalised"
        return scene.say(f"says.{key}" if await scene.reads.manager_of(loss.owner.id) else f"says.{key}_unmanaged")
    return scene.say("says.police_done", reference=quoted(report.reference), day=day(report.reported_at, scene))


async def _loan(loss: LossReport, scene: Scene) -> str:
    if loss.loan:
        return scene.say("says.loan_done")
    if loss.police_report is None:
        return scene.say("says.loan_waits")
    return scene.say("says.loan_possible" if await scene.reads.loan_phones() else "says.loan_none")
