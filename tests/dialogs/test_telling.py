"""What people are told of their orders."""

from dialogs.orders import Order, Result
from dialogs.turn import Happening
from telephony.commands import MarkFound
from telephony.models import Receipt, State
from tests.support.talk import TUESDAY_MORNING, Talk


def result(flow: str, name: str, state: State) -> Result:
    case = "T-2345-6789"
    order = Order(
        key=f"{case}/{name}", flow=flow, case=case, command=MarkFound(case=case), about="anna", purpose="test"
    )
    return Result(order, Receipt(id=order.key, state=state, at=TUESDAY_MORNING))


def test_a_result_whose_case_is_forgotten_is_told_as_far_as_it_can_be(talk: Talk) -> None:
    results = (result("lost_phone", "tell_manager", State.DONE), result("lost_phone", "wipe_device", State.DONE))
    (reply,) = talk.hear(happening=Happening.RESULTS, results=results)
    assert reply.text == "Telefonen är rensad."


def test_a_result_is_told_once(talk: Talk) -> None:
    results = (result("lost_phone", "wipe_device", State.DONE),)
    assert talk.hear(happening=Happening.RESULTS, results=results)
    assert not talk.hear(happening=Happening.RESULTS, results=results)


def test_results_of_a_flow_that_is_no_more_are_passed_over(talk: Talk) -> None:
    assert talk.hear(happening=Happening.RESULTS, results=(result("gone", "wipe_device", State.DONE),)) == ()
