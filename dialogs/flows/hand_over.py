"""Hands a question over to a person at SML-IT, with what was said before as far as the person wants it."""

from dialogs.cases import quoted
from dialogs.exchanges import shortened
from dialogs.flow import Ending, Flow, Slot
from dialogs.flows.ticket import status, written
from dialogs.frames import Filled
from dialogs.scene import Scene, capital
from dialogs.slots.lines import Lines, numbered
from dialogs.slots.matter import Matter
from telephony.models import Severity, TicketType

MOST_LINES, LONGEST_LINE = 12, 230
"""So much goes along that the whole stays within what a ticket takes."""


def _before(scene: Scene) -> list[str]:
    """What was said before: in the flow under way, and in the conversation since a question was handed over last."""
    new = [exchange for exchange in scene.recent if not exchange.handed_over]
    asked = [exchange for exchange in new if exchange.said != scene.value("description")]
    lines = [*scene.beneath(), *(scene.say("says.line", said=one.said, told=one.told) for one in asked)]
    return [shortened(quoted(line), LONGEST_LINE) for line in lines[-MOST_LINES:]]


_LINES = Lines(_before)


async def _open_question(scene: Scene) -> Filled | None:
    """What was asked last, where the routine didn't answer it."""
    latest = scene.recent[-1] if scene.recent else None
    return scene.filled(latest.said) if latest and latest.open and not latest.handed_over else None


async def _all_lines(scene: Scene) -> Filled | None:
    return _LINES.all_of(scene)


async def _how_to_strike(scene: Scene) -> str:
    """Where lines go along, how they are left out; below them when they are asked about."""
    if scene.frame.asked == "lines":
        return numbered("\n".join(_before(scene)))
    return scene.say("says.strike") if scene.value("lines") else ""


def _needs_lines(scene: Scene) -> bool:
    return "lines" in scene.frame.slots or bool(_before(scene))


async def _hand_over(scene: Scene) -> Ending:
    description, lines = scene.value("description"), scene.value("lines")
    if lines:
        description += f"\n\n{capital(scene.script.slots['lines'].name[scene.language])}:\n{numbered(lines)}"
    return written(scene, TicketType.QUESTION, Severity.CAN_WAIT, description)


FLOW = Flow(
    id="hand_over",
    confirmed=True,
    slots=(
        Slot("description", Matter(questions=True), default=_open_question),
        Slot("lines", _LINES, needed=_needs_lines, default=_all_lines, background=_how_to_strike),
    ),
    finish=_hand_over,
    creates="create_ticket",
    follow=status,
)
