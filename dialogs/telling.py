"""Tells people what has become of their orders, and what others want them to know."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dialogs.asking import Asking
from dialogs.cases import quoted
from dialogs.conversation import Conversation
from dialogs.flow import Flow
from dialogs.frames import WAITING, Case, Filled
from dialogs.orders import Notice, Result
from dialogs.outcome import Outcome
from dialogs.reply import Reply, View
from dialogs.scene import Scene
from dialogs.turn import Scope
from knowledge.facts import UnknownFactError
from telephony.commands import AddToTicket, AnswerTicket
from telephony.problems import TelephonyError

GIVEN_UP = "given_up"
CASES_ARE_SHOWN_BY = "case_status"
"""The flow that shows people their own cases."""


class Telling:
    """Words results and notices as their flow's script has them."""

    def __init__(self, flows: Mapping[str, Flow], asking: Asking) -> None:
        self._flows = flows
        self._asking = asking

    async def results(
        self, scene: Scene, showing: Scene, conversation: Conversation, results: Sequence[Result]
    ) -> Outcome:
        """Tell what is new of one case's orders.

        Args:
            scene: one of the flow that ordered them; its frame stands for the case.
            showing: the same of the flow that shows cases.
            conversation: the conversation so far.
            results: what has become of the orders.
        """
        number = results[0].order.case
        before = conversation.case(number) or Case(number=number, flow=scene.frame.flow, opened=scene.now)
        states = {name_of(result): how(result) for result in results}
        values = before.values | {"case": number}
        news = [result for result in results if before.states.get(name_of(result)) != how(result)]
        case = before.model_copy(update={"states": before.states | states})
        flow = self._flows[scene.frame.flow]
        arrived = any(_arrives(result, flow, before) for result in news)
        card = await self._card(showing, case) if arrived and flow.shown_apart else None
        told = [result for result in news if not (card and _shows(showing, result))]
        says = [said for result in told for key, more in _keys(result) if (said := _told(scene, key, values | more))]
        if not says or _is_seen_anyway(scene, news):
            return Outcome(conversation.with_case(case), ())
        says += [more for result in told if flow.explains for more in await flow.explains(scene, result)]
        scene.said.extend(case.said)
        after = conversation.with_case(case.model_copy(update={"said": ()}))
        if card:
            return Outcome(after, (self._asking.reply(scene, says), card))
        buttons = flow.follow(scene, case) if flow.follow else ()
        reply = self._asking.reply(scene, says, buttons, heading=case.values.get("heading", ""))
        return Outcome(after, (replace(reply, view=View(showing.frame.flow, number) if arrived else None),))

    async def _card(self, showing: Scene, case: Case) -> Reply | None:
        """The card of a case; none while the backend doesn't answer, for the news must not wait."""
        frame = showing.frame.model_copy(update={"slots": {"case": Filled(value=case.number)}})
        scene = replace(showing, frame=frame, cases=(*showing.cases, case), said=[])
        try:
            card = self._asking.ended(await self._flows[frame.flow].finish(scene), scene)
        except TelephonyError:
            return None
        return card if card and card.view else None

    def notice(self, scene: Scene, conversation: Conversation, notice: Notice) -> Outcome:
        """Tell what somebody else's conversation has brought about."""
        offers, worded = self._flows[notice.flow].offers, self._flows[notice.flow].worded
        written = {name: quoted(value) for name, value in notice.values.items()}
        values = {**written, **(worded(scene, notice) if worded else {}), "case": notice.case}
        says = scene.say(f"notices.{notice.kind}", **values)
        buttons = offers(scene, notice) if offers else ()
        return Outcome(conversation, (self._asking.reply(scene, [says], buttons),))


def _shows(showing: Scene, result: Result) -> bool:
    """Whether a case's card tells what has become of an order."""
    return showing.says(f"results.{name_of(result)}.{how(result)}")


def _is_seen_anyway(scene: Scene, news: Sequence[Result]) -> bool:
    """Whether what has become of orders shows on the card that they were given on, in SML-IT's channel."""
    return scene.turn.scope is Scope.DESK and all(result.receipt for result in news)


def _arrives(result: Result, flow: Flow, before: Case) -> bool:
    """Whether a result says that a case has come to the backend, and can be shown from now on."""
    new = before.states.get(flow.creates) in (None, WAITING)
    return bool(flow.creates) and name_of(result) == flow.creates and result.receipt is not None and new


def _keys(result: Result) -> Iterator[tuple[str, dict[str, str]]]:
    """The texts that may be told of a result, with what they need besides the case's values."""
    command = result.order.command
    written = {"written": quoted(command.text)} if isinstance(command, AnswerTicket | AddToTicket) else {}
    yield f"results.{name_of(result)}.{how(result)}", written
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
