"""Leaves a question that the routine doesn't answer, until it does."""

from dialogs.case_numbers import UNTOLD
from dialogs.cases import quoted
from dialogs.exchanges import LONGEST_SAID, shortened
from dialogs.flow import Ending, Flow, Slot
from dialogs.frames import Case, Filled
from dialogs.orders import Watch
from dialogs.reply import Suggestion
from dialogs.scene import Scene
from dialogs.slots.asked import Asked
from dialogs.turn import Begin
from knowledge.tokens import tokens_of

WATCH = "watch"
MOST = 10
"""So many questions of one person wait in a conversation; it has cases to remember besides."""


def waiting(scene: Scene) -> list[Case]:
    """The questions that the person has left and that wait for an answer, the newest first."""
    return [case for case in reversed(scene.cases) if case.flow == WATCH and case.is_open]


async def _latest(scene: Scene) -> Filled | None:
    """The latest question that the routine didn't answer."""
    left = [exchange.said for exchange in scene.recent if exchange.open]
    return Filled(value=left[-1]) if left else None


async def _leave(scene: Scene) -> Ending:
    question = shortened(quoted(scene.value("question")), LONGEST_SAID)
    values = {"question": question}
    others = waiting(scene)
    known = next((one for one in others if tokens_of(one.values["question"]) == tokens_of(question)), None)
    if known:
        return Ending(says=("says.already",), values=values, suggestions=_forget(scene, known))
    if len(others) >= MOST:
        return Ending(says=("says.full",), values={"count": str(len(others))})
    case = scene.case_number(UNTOLD)
    order = scene.order(case, Watch(question=question, language=scene.language), "a question waits for an answer")
    return Ending(orders=(order,), case=Case(number=case, flow=WATCH, opened=scene.now, values=values))


def _forget(scene: Scene, case: Case) -> tuple[Suggestion, ...]:
    """The button that takes the question back, while it waits."""
    title = scene.button("forget")
    return (Suggestion(title, title, Begin("unwatch", {"case": case.number})),) if case.is_open else ()


FLOW = Flow(
    id=WATCH,
    personal=False,
    slots=(Slot("question", Asked(), default=_latest),),
    finish=_leave,
    brief=True,
    needless_with="unwatch",
    follow=_forget,
)
