"""One of a person's phones."""

from collections.abc import Sequence

from dialogs.frames import Filled
from dialogs.scene import Scene
from dialogs.slots.kind import Kind, Option, Reading, Several, Understood
from knowledge.tokens import folded, tokens_of
from telephony.models import Device
from telephony.problems import TelephonyError

NONE = "none"
"""Stands for a phone that isn't among those that are known."""


class Phone(Kind):
    """A phone by its model or its last four IMEI digits, of the person in another slot."""

    def __init__(self, owner: str) -> None:
        """owner: the slot that holds whose phone it is."""
        self._owner = owner

    async def read(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        return await self.notice(text, slot, scene)

    async def notice(self, text: str, slot: str, scene: Scene) -> Reading | None:
        """See Kind."""
        if not scene.value(self._owner):
            return None
        words = {folded(token) for token in tokens_of(text)}
        devices = await self._devices(scene)
        found = [device for device in devices if words & _names(device, devices)]
        if len(found) == 1:
            return Understood(scene.filled(found[0].id, described(found[0])))
        return Several([Option(one.id, described(one)) for one in found]) if 1 < len(found) < len(devices) else None

    async def _devices(self, scene: Scene) -> Sequence[Device]:
        """The owner's phones, as far as the person may know them: whoever may not can still say that one is gone."""
        try:
            return await scene.reads.devices_of(scene.value(self._owner), scene.actor)
        except TelephonyError:
            return ()

    async def options(self, slot: str, scene: Scene) -> Sequence[Option]:
        """See Kind."""
        devices = await self._devices(scene)
        return [*(Option(one.id, described(one)) for one in devices), Option(NONE, scene.title(slot, NONE))]

    def shown(self, filled: Filled, slot: str, scene: Scene) -> str:
        """See Kind."""
        return scene.title(slot, NONE) if filled.value == NONE else filled.label


def described(device: Device) -> str:
    """A phone as people tell it from another."""
    return f"{device.model} (IMEI …{device.imei_last4})"


def _names(device: Device, devices: Sequence[Device]) -> set[str]:
    """The words that name this phone and no other of them."""
    others = {word for other in devices if other is not device for word in _words(other)}
    return _words(device) - (others if len(devices) > 1 else set())


def _words(device: Device) -> set[str]:
    return {folded(token) for token in tokens_of(f"{device.model} {device.imei_last4}")}
