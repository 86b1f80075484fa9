"""The phone that a loss report is about."""

from collections.abc import Sequence

from dialogs import cases
from dialogs.frames import Filled
from dialogs.scene import Scene
from dialogs.slots.device import Phone, described
from dialogs.slots.kind import Option
from telephony.models import Device, LossReport


class ReportedPhone(Phone):
    """One of the phones that the report in another slot may be about."""

    async def _devices(self, scene: Scene) -> Sequence[Device]:
        return await _chosen(scene)

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        return [Option(one.id, described(one)) for one in await self._devices(scene)]


async def phones_of(loss: LossReport, scene: Scene) -> Sequence[Device]:
    """The reported phone, or all of the owner's where the report names none."""
    return [loss.device] if loss.device else await scene.reads.devices_of(loss.owner.id, scene.actor)


async def only_phone(scene: Scene) -> Filled | None:
    """The default of the slot: the phone where there is one; None to ask which."""
    phones = await _chosen(scene)
    return Filled(value=phones[0].id, label=described(phones[0])) if len(phones) == 1 else None


async def _chosen(scene: Scene) -> Sequence[Device]:
    loss = await cases.loss(scene.value("case"), scene)
    return await phones_of(loss, scene) if loss else ()
