"""Hands a question over to a person at SML-IT."""

from dialogs.flow import Ending, Flow, Slot
from dialogs.flows.ticket import status, written
from dialogs.scene import Scene
from dialogs.slots.earlier_case import EarlierCase
from dialogs.slots.matter import Matter
from telephony.models import Severity, TicketType


def _belongs(scene: Scene) -> bool:
    """Whether it belongs to an earlier case, which is asked for only to change it."""
    return bool(scene.value("about")) or scene.frame.asked == "about"


def _opening(scene: Scene) -> str:
    return "says.writing_back" if scene.value("about") else "opening"


async def _hand_over(scene: Scene) -> Ending:
    return written(scene, TicketType.QUESTION, Severity.CAN_WAIT)


FLOW = Flow(
    id="hand_over",
    confirmed=True,
    slots=(
        Slot("about", EarlierCase(), needed=_belongs, optional=True),
        Slot("description", Matter(questions=True)),
    ),
    finish=_hand_over,
    opens=_opening,
    creates="create_ticket",
    follow=status,
)
