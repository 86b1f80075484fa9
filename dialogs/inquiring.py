"""Asking how it is going: of somebody with a case, or in the middle of one, it is no small talk."""

from dialogs import cases
from dialogs.asking import NOTHING, Before
from dialogs.case_numbers import UNTOLD
from dialogs.course import Course
from dialogs.heard import Heard
from dialogs.outcome import Outcome
from dialogs.scene import Scene
from dialogs.stage import Stage, new_frame
from telephony.problems import TelephonyError

STATUS = "case_status"
"""The flow that tells how a case stands."""


class Inquiring:
    """Hears that somebody wants to know how it is going."""

    def __init__(self, stage: Stage, course: Course) -> None:
        self._stage = stage
        self._course = course

    async def hear(self, heard: Heard) -> Outcome | None:
        """How the person's cases stand, and what is under way; None where nothing is asked, or nothing is going on."""
        frame = heard.conversation.frame
        if (frame and frame.flow == STATUS) or not self._stage.repair.inquires(
            self._stage.sight(heard.turn.text, heard.spoken)
        ):
            return None
        before = Before(says=(self._stage.say(heard, "not_sent"),)) if frame else NOTHING
        if await _has_cases(self._stage.scene(heard, new_frame(STATUS, heard))):
            return await self._course.begin(STATUS, heard, text=heard.turn.text, before=before)
        return await self._course.again(heard, before) if frame else None


async def _has_cases(scene: Scene) -> bool:
    """Whether there is a case that the person may ask about; not where the backend is needed and doesn't answer."""
    if any(not case.number.startswith(UNTOLD) for case in scene.cases):
        return True
    try:
        return bool(await cases.losses(scene) or await cases.tickets(scene) or await cases.requests(scene))
    except TelephonyError:
        return False
