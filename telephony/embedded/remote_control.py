"""Orders to reported phones: lock, wipe, block the SIM card, and sign the owner out."""

from datetime import datetime

from telephony.commands import BlockSim, LockDevice, RevokeSessions, StopWipe, WipeDevice
from telephony.embedded.desk_mails import DeskMails
from telephony.embedded.device_orders import DeviceOrders
from telephony.embedded.device_states import STOPPABLE, Course
from telephony.embedded.devices import Devices, Held
from telephony.embedded.loss_reports import LossReports
from telephony.embedded.occasion import Occasion
from telephony.embedded.people import People
from telephony.embedded.rights import require_owner_side
from telephony.embedded.standing import Standing
from telephony.models import CaseNumber, LossReport, LossState
from telephony.problems import ProblemType, TelephonyError


class RemoteControl:
    """Takes orders to phones in; how they go from there is a matter of time."""

    def __init__(
        self, people: People, devices: Devices, reports: LossReports, orders: DeviceOrders, mails: DeskMails
    ) -> None:
        self._people = people
        self._devices = devices
        self._reports = reports
        self._orders = orders
        self._mails = mails

    def lock_or_wipe(self, command: LockDevice | WipeDevice, occasion: Occasion) -> None:
        """Order a lock or a wipe of device management."""
        held = self._missing_phone(command, occasion)
        if not held.device.enrolled:
            raise TelephonyError(ProblemType.NOT_ENROLLED, f"{command.device} is not in device management")
        self._orders.add(command.case, command.do, Course(held.wipe), occasion)

    def stop_wipe(self, command: StopWipe, occasion: Occasion) -> None:
        """Stop every wipe that has not gone out, and nothing else."""
        report = self._report(command.case, occasion)
        states = {key: self.standing(key, occasion.at).state for key in self._orders.keys(command.case, "wipe_device")}
        if not states:
            raise TelephonyError(ProblemType.NOT_FOUND, f"no wipe was ordered in {command.case}")
        stoppable = [key for key, state in states.items() if state in STOPPABLE]
        if not stoppable:
            raise TelephonyError(ProblemType.TOO_LATE, f"the wipe is {next(iter(states.values())).value}")
        for key in stoppable:
            self._orders.stop(key, occasion.at)
        self._mails.wipe_stopped(report, occasion)

    def block_sim(self, command: BlockSim, occasion: Occasion) -> None:
        """Order a block of the SIM card of the operator, which takes no contact with the phone."""
        held = self._missing_phone(command, occasion)
        course = Course.SUPPORTED if held.device.can_block_sim else Course.UNSUPPORTED
        self._orders.add(command.case, command.do, course, occasion)

    def revoke_sessions(self, command: RevokeSessions, occasion: Occasion) -> None:
        """Sign the owner out, whether the phone is found or not."""
        report = self._report(command.case, occasion)
        if command.owner != report.owner.id:
            raise TelephonyError(ProblemType.NOT_FOUND, f"{command.case} is not about a phone of {command.owner}")
        self._orders.add(command.case, command.do, Course.AT_ONCE, occasion)

    def standing(self, key: str, now: datetime) -> Standing:
        """How the order with an idempotency key stands."""
        return self._orders.standing(key, now)

    def _missing_phone(self, command: LockDevice | WipeDevice | BlockSim, occasion: Occasion) -> Held:
        """The phone of a command: the reported one, or any of the owner's when the report names none."""
        report = self._report(command.case, occasion)
        if report.state is not LossState.OPEN:
            raise TelephonyError(ProblemType.TOO_LATE, f"{command.case} is {report.state.value}")
        held = self._devices.get(command.device)
        if held is None or held.owner != report.owner.id or (report.device or held.device) != held.device:
            raise TelephonyError(ProblemType.NOT_FOUND, f"{command.case} is not about the phone {command.device}")
        return held

    def _report(self, case: CaseNumber, occasion: Occasion) -> LossReport:
        report = self._reports.get(case, occasion.by, occasion.at)
        require_owner_side(occasion.by, self._people.get(report.owner.id))
        return report
