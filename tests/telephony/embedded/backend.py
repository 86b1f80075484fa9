"""A backend under test, whose time the test decides."""

from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, TypeVar

import pytest

from telephony.commands import Command
from telephony.embedded.backend import EmbeddedTelephony
from telephony.models import Actor, Receipt
from telephony.problems import ProblemType, TelephonyError
from tests.support.talk import TUESDAY_MORNING, at_once
from tests.support.telephony import open_telephony

Result = TypeVar("Result")


@dataclass
class Backend:
    """The embedded backend in memory.

    Attributes:
        now: what its clock says.
        telephony: the backend itself.
    """

    now: datetime = TUESDAY_MORNING
    telephony: EmbeddedTelephony = field(init=False)
    _keys: "count[int]" = field(default_factory=count)

    def __post_init__(self) -> None:
        """Open it."""
        self.telephony = open_telephony(lambda: self.now)

    def wait(self, **duration: float) -> None:
        """Let time pass, as timedelta names it."""
        self.now += timedelta(**duration)

    def do(self, actor: Actor, *commands: Command) -> Receipt:
        """Carry commands out, each with a key of its own; gives the receipt of the last."""
        *_, receipt = [
            at_once(self.telephony.carry_out(command, actor, f"key-{next(self._keys)}")) for command in commands
        ]
        return receipt

    def state(self, receipt: Receipt, actor: Actor) -> Receipt:
        """A receipt as it now stands."""
        current = at_once(self.telephony.receipt(receipt.id, actor))
        assert current is not None
        return current

    def refusal(self, actor: Actor, command: Command) -> ProblemType:
        """Why a command is not carried out."""
        return refusal(self.telephony.carry_out(command, actor, f"key-{next(self._keys)}"))


def refusal(asking: Coroutine[Any, Any, object]) -> ProblemType:
    """Why something is not told or done.

    Raises:
        AssertionError: when it is.
    """
    with pytest.raises(TelephonyError) as caught:
        at_once(asking)
    return caught.value.problem
