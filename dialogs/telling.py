"""Tells people what has become of their orders, and what others want them to know."""

from collections.abc import Iterator, Mapping, Sequence

from dialogs.asking import Asking
from dialogs.cases import quoted
from dialogs.conversation import Conversation
from dialogs.flow import Flow
from dialogs.frames import WAITING, Case
from dialogs.orders import Notice, Result
from dialogs.outcome import Outcome
from dialogs.scene import Scene
from knowledge.facts import UnknownFactError

GIVEN_UP = "given_up"


class Telling:
    """Words results and notices as their flow's script has them."""

    def __init__(self, flows: Mapping[str, Flow], asking: Asking) -> None:
        self._flows = flows
        self._asking = asking

    def results(self, scene: Scene, conversation: Conversation, results: Sequence[Result]) -> Outcome:
        """Tell what is new of one case's orders; the scene's frame stands for the case."""
        number = results[0].order.case
        case = conversation.case(number) or Case(number=number, flow=scene.frame.flow, opened=scene.now)
        states = {name_of(result): how(result) for result in results}
        values = case.values | {"case": number}
        news = [result for result in results if case.states.get(name_of(result)) != how(result)]
        says = [told for result in news for key, more in _keys(result) if (told := _told(scene, key, values | more))]
        case = case.model_copy(update={"states": case.states | states})
        if not says:
            return Outcome(conversation.with_case(case), ())
        scene.said.extend(case.said)
        after = conversation.with_case(case.model_copy(update={"said": ()}))
        follow = self._flows[scene.frame.flow].follow
        buttons = follow(scene, case) if follow else ()
        return Outcome(after, (self._asking.reply(scene, says, buttons, heading=case.values.get("heading", "")),))

    def notice(self, scene: Scene, conversation: Conversation, notice: Notice) -> Outcome:
        """Tell what somebody else's conversation has brought about."""
        offers, worded = self._flows[notice.flow].offers, self._flows[notice.flow].worded
        values = {**notice.values, **(worded(scene, notice) if worded else {}), "case": notice.case}
        says = scene.say(f"notices.{notice.kind}", **values)
        buttons = offers(scene, notice) if offers else ()
        return Outcome(conversation, (self._asking.reply(scene, [says], buttons),))


def _keys(result: Result) -> Iterator[tuple[str, dict[str, str]]]:
    """The texts that may be told of a result, with what they need besides the case's values."""
    yield f"results.{name_of(result)}.{how(result)}", {}
    if result.receipt and result.receipt.note:
        yield "says.note", {"note": quoted(result.receipt.note)}


def _told(scene: Scene, key: str, values: Mapping[str, str]) -> str:
    """What is said of a result; empty where nothing is, or where what it needs has been forgotten with its case."""
    try:
        return scene.say(key, **values) if scene.says(key) else ""
    except UnknownFactError:
        return ""


def name_of(result: Result) -> str:
    """The name of an order within its case."""
    return result.order.key.rpartition("/")[2]


def how(result: Result) -> str:
    """How an order stands, in one word: what a script's results are named by."""
    if result.given_up:
        return GIVEN_UP
    if result.receipt:
        return result.receipt.state.value
    return WAITING if result.waiting or result.problem is None else result.problem.value
