"""Hands a question over to a person at SML-IT."""

from dialogs.flow import Ending, Flow, Slot
from dialogs.flows.ticket import status, written
from dialogs.scene import Scene
from dialogs.slots.matter import Matter
from telephony.models import Severity, TicketType


async def _hand_over(scene: Scene) -> Ending:
    return written(scene, TicketType.QUESTION, Severity.CAN_WAIT)


FLOW = Flow(
    id="hand_over",
    confirmed=True,
    slots=(Slot("description", Matter(questions=True)),),
    finish=_hand_over,
    creates="create_ticket",
    follow=status,
)
