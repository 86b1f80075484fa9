"""Reports a phone as lost, stolen or damaged, and has it locked and wiped."""

from collections.abc import Sequence

from dialogs.flow import Ending, Flow, Slot
from dialogs.frames import Case, Filled
from dialogs.orders import Notice, Order, Tell
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.choice import Choice
from dialogs.slots.device import NONE, Phone, described
from dialogs.slots.happening import Happening
from dialogs.slots.owner import Owner, speaks_of_another
from dialogs.slots.times import LastSeen
from dialogs.slots.words import Place, Words
from dialogs.slots.yes_no import NO, YES, YesNo
from dialogs.turn import Begin
from telephony.commands import BlockSim, LockDevice, ReportLoss, RevokeSessions, WipeDevice
from telephony.models import Locked, LossKind, PersonRef
from telephony.problems import TelephonyError

TOLD_TO_MANAGER = (LossKind.STOLEN, LossKind.DAMAGED)
"""What the nearest manager reports to the police (R26)."""


async def _reports(scene: Scene) -> Sequence[PersonRef]:
    """The person's subordinates; nobody's where the directory doesn't tell, for the report must not wait."""
    try:
        return await scene.reads.reports_of(scene.me)
    except TelephonyError:
        return ()


async def _own(scene: Scene) -> Filled | None:
    """It is the person's own phone, unless the person speaks of somebody else's or has others to answer for."""
    if await speaks_of_another(scene.turn.text, scene) or await _reports(scene) or await _is_staff(scene):
        return None
    return Filled(value=scene.me, label=scene.turn.person.name)


async def _is_staff(scene: Scene) -> bool:
    """Whether the person is of SML-IT's staff; nobody is where the directory doesn't tell."""
    try:
        return await scene.reads.is_staff(scene.actor)
    except TelephonyError:
        return False


async def _only_phone(scene: Scene) -> Filled | None:
    """The owner's phone where there is one; none where nobody can tell, for the report must not wait."""
    try:
        devices = await scene.reads.devices_of(scene.value("owner"), scene.actor)
    except TelephonyError:
        return Filled(value=NONE)
    if len(devices) > 1:
        return None
    return Filled(value=devices[0].id, label=described(devices[0])) if devices else Filled(value=NONE)


async def _not_allowed(scene: Scene) -> Filled | None:
    """No wipe by somebody who may not order one: only the owner, the nearest manager and SML-IT's staff may."""
    owner = scene.value("owner")
    if owner == scene.me or await _is_staff(scene):
        return None
    return None if owner in {one.id for one in await _reports(scene)} else Filled(value=NO)


def _may_be_wiped(scene: Scene) -> bool:
    return scene.value("kind") != LossKind.DAMAGED and scene.value("device") != NONE


def _is_gone(scene: Scene) -> bool:
    return scene.value("kind") != LossKind.DAMAGED


def _is_described(scene: Scene) -> bool:
    """A damage is described; and what was told of a loss or a theft all the same goes along."""
    return scene.value("kind") == LossKind.DAMAGED or bool(scene.value("description"))


def _opening(scene: Scene) -> str:
    """Passwords first for a phone that is out of its owner's hands; a broken one needs other care."""
    openings = {"": "open_unknown", LossKind.DAMAGED: "open_damaged", LossKind.STOLEN: "open_stolen"}
    named = openings.get(scene.value("kind"))
    return f"says.{named}" if named else "opening"


async def _report(scene: Scene) -> Ending:
    case = scene.case_number("T")
    kind = LossKind(scene.value("kind"))
    owner = scene.value("owner")
    manager = await _manager_of(owner, scene)
    orders = [_loss(case, kind, scene), *scene.posts(case, after="report_loss"), *_protection(case, scene)]
    if manager and manager.id != scene.me and kind in TOLD_TO_MANAGER:
        notice = Notice(flow="lost_phone", kind=f"manager_{kind}", case=case, values={"owner": scene.label("owner")})
        orders.append(_told("tell_manager", manager.id, notice, scene))
    if owner != scene.me:
        notice = Notice(
            flow="lost_phone", kind="owner_reported", case=case, values={"reporter": scene.turn.person.name}
        )
        orders.append(_told("tell_owner", owner, notice, scene))
    values = {
        "kind": kind,
        "owner": scene.label("owner"),
        "owner_id": owner,
        "manager": manager.display_name if manager else "",
        "heading": case,
    }
    return Ending(orders=tuple(orders), case=Case(number=case, flow="lost_phone", opened=scene.now, values=values))


async def _manager_of(owner: str, scene: Scene) -> PersonRef | None:
    """The nearest manager; None also when the directory doesn't tell, for the report must not wait."""
    try:
        return await scene.reads.manager_of(owner)
    except TelephonyError:
        return None


def _loss(case: str, kind: LossKind, scene: Scene) -> Order:
    device, is_gone = scene.value("device"), _is_gone(scene)
    command = ReportLoss(
        case=case,
        kind=kind,
        owner=scene.value("owner"),
        device=None if device == NONE else device,
        when=scene.value("when") if is_gone else "",
        where=scene.value("where") if is_gone else "",
        locked=Locked((scene.value("locked") if is_gone else "") or Locked.NOT_KNOWN),
        contents=scene.value("contents") if is_gone else "",
        description=scene.value("description"),
    )
    return scene.order(case, command, f"phone {kind}", about=scene.value("owner"))


def _protection(case: str, scene: Scene) -> list[Order]:
    """Lock, then wipe, and block the SIM card last: a wipe needs the connection that the block cuts."""
    device, owner = scene.value("device"), scene.value("owner")
    if scene.value("wipe") != YES or device == NONE:
        return []
    purpose = "keep what is on a lost phone from others"
    return [
        scene.order(case, RevokeSessions(case=case, owner=owner), purpose, about=owner, after="report_loss"),
        scene.order(case, LockDevice(case=case, device=device), purpose, about=owner, after="report_loss"),
        scene.order(case, WipeDevice(case=case, device=device), purpose, about=owner, after="report_loss"),
        scene.order(case, BlockSim(case=case, device=device), purpose, about=owner, after="wipe_device", at_end=True),
    ]


def _told(name: str, person: str, notice: Notice, scene: Scene) -> Order:
    purpose = "a phone that is lost, stolen or damaged"
    return scene.order(
        notice.case, Tell(person=person, notice=notice), purpose, about=person, after="report_loss", name=name
    )


def _afterwards(scene: Scene, case: Case) -> Sequence[Suggestion]:
    """How it is going, and that the phone is found, unless it was broken and never gone."""
    given = {"case": case.number}
    flows = {"status": "case_status"}
    if case.values.get("kind") != LossKind.DAMAGED:
        flows["found"] = "phone_found"
    return [
        Suggestion(title, title, Begin(flow, given)) for name, flow in flows.items() for title in [scene.button(name)]
    ]


def _for_the_manager(scene: Scene, notice: Notice) -> Sequence[Suggestion]:
    if notice.kind == "owner_reported":
        title, flow = scene.button("found"), "phone_found"
    else:
        title, flow = scene.button("police"), "police_report"
    return [Suggestion(title, title, Begin(flow, {"case": notice.case}))]


FLOW = Flow(
    id="lost_phone",
    urgent=True,
    confirmed=True,
    needless_with="phone_found",
    opens=_opening,
    slots=(
        Slot("owner", Owner(_reports, oneself=True), default=_own),
        Slot("kind", Choice()),
        Slot(
            "description",
            Happening("kind", told_at_once=LossKind.DAMAGED, denied_by=LossKind.STOLEN),
            optional=True,
            needed=_is_described,
            depends=("kind",),
        ),
        Slot("device", Phone("owner"), default=_only_phone, depends=("owner",)),
        Slot("when", LastSeen(besides="kind"), optional=True, needed=_is_gone),
        Slot("where", Place(besides="kind"), optional=True, needed=_is_gone),
        Slot("locked", YesNo(), needed=_is_gone),
        Slot("contents", Words(), optional=True, needed=_is_gone),
        Slot("wipe", YesNo(), needed=_may_be_wiped, default=_not_allowed, depends=("owner", "device")),
    ),
    finish=_report,
    creates="report_loss",
    shown_apart=True,
    follow=_afterwards,
    offers=_for_the_manager,
)
