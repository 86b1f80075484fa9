"""What people answer when they are asked whether to take another flow first, or to throw one away."""

import pytest

from dialogs.frames import CONFIRM
from dialogs.turn import Happening
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import result
from tests.support.talk import Talk

REPORT = "min mobil blev stulen i går kväll på tåget, den var låst, rensa den"


@pytest.fixture
def proposed(talk_as: TalkAs) -> Talk:
    """A manager who is asked whether to switch the extension off before going on with a call list."""
    talk = talk_as("Mikael Lärkfors")
    talk.ask("jag vill begära en samtalslista")
    assert "Vill du stänga av din anknytning först?" in talk.ask("koppla bort mig").text
    return talk


@pytest.fixture
def confirming(talk_as: TalkAs) -> Talk:
    """Somebody whose report of a stolen phone waits for confirmation."""
    talk = talk_as("Sara Vitsippa")
    talk.ask(REPORT)
    assert talk.ask("hoppa över").trace.step == CONFIRM
    return talk


def under_way(talk: Talk) -> str:
    assert talk.conversation.frame
    return talk.conversation.frame.flow


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "ja visst",
        "byt",
        "båda",
        "ta anknytningen först",
        "ta samtalslistan sen",
        "koppla bort mig",
        "switch",
        "👍",
    ],
)
def test_the_other_flow_goes_first_when_it_is_chosen(text: str, proposed: Talk) -> None:
    assert proposed.ask(text).trace.step == "reason"
    assert under_way(proposed) == "extension_off"


@pytest.mark.parametrize(
    "text",
    [
        "nej",
        "sen",
        "efteråt",
        "inte nu",
        "ta samtalslistan först",
        "anknytningen sen",
        "nej det kan vänta",
        "det här först",
    ],
)
def test_the_other_flow_waits_when_it_is_put_off(text: str, proposed: Talk) -> None:
    assert "Jag kommer ihåg att du också vill stänga av din anknytning" in proposed.ask(text).text
    assert under_way(proposed) == "call_list"
    assert [wish.flow for wish in proposed.conversation.wishes] == ["extension_off"]


@pytest.mark.parametrize("text", ["ja, till 15", "koppla bort mig till 15"])
def test_what_is_said_beside_the_yes_is_not_lost(text: str, proposed: Talk) -> None:
    done, resumed = proposed.hear(text)[-2:]
    assert "avstängd till kl. 15.00" in done.text
    assert resumed.trace.step == "subject"


def test_what_is_said_beside_the_no_is_not_lost(proposed: Talk) -> None:
    assert proposed.ask("nej, Sara Vitsippa").trace.step == "period"


def test_an_answer_to_the_flow_under_way_is_taken_as_such_and_the_wish_remembered(proposed: Talk) -> None:
    note, question = proposed.hear("Sara Vitsippa")
    assert "Jag har inte glömt att du också vill stänga av din anknytning" in note.text
    assert question.trace.step == "period"
    assert proposed.conversation.proposal is None


@pytest.mark.parametrize("text", ["vad sa du?", "vad menar du?"])
def test_a_proposal_is_put_again_to_whoever_did_not_get_it(text: str, proposed: Talk) -> None:
    assert "Vill du stänga av din anknytning först?" in proposed.ask(text).text
    assert proposed.conversation.proposal


def test_cancelling_at_a_proposal_leaves_the_wish_alone(proposed: Talk) -> None:
    proposed.ask("avbryt")
    assert not proposed.conversation.frames
    assert not proposed.conversation.wishes


@pytest.mark.parametrize("text", ["är det bråttom?", "blargh", "okej men den var olåst", "det var på bussen", "?"])
def test_whatever_comes_after_a_proposal_the_summary_is_put_again_before_it_can_be_confirmed(
    text: str, confirming: Talk
) -> None:
    confirming.ask("koppla bort mig")
    last = confirming.hear(text)[-1]
    assert last.trace.step == CONFIRM
    assert "Så här ser anmälan ut" in last.text
    assert not confirming.orders


def test_a_correction_beside_a_no_changes_the_summary(confirming: Talk) -> None:
    confirming.ask("koppla bort mig")
    reply = confirming.ask("nej, den var olåst")
    assert "Jag har ändrat ”skärmlås” till: Nej, den var olåst" in reply.text
    assert reply.trace.step == CONFIRM


def test_cancelling_twice_cancels(confirming: Talk) -> None:
    assert "slänga" in confirming.ask("avbryt").text
    assert "Då avbryter jag" in confirming.ask("avbryt").text


def test_going_on_keeps_what_was_to_be_thrown_away(confirming: Talk) -> None:
    confirming.ask("avbryt")
    assert confirming.ask("fortsätt").trace.step == CONFIRM


@pytest.mark.parametrize("text", ["ok", "ja", "mm", "okej tack"])
def test_whoever_agrees_to_wait_has_confirmed_nothing(text: str, confirming: Talk) -> None:
    confirming.ask("vänta lite")
    reply = confirming.ask(text)
    assert reply.trace.step == CONFIRM
    assert not confirming.orders
    assert "Anmälan är mottagen" in confirming.hear("ja")[0].text


def test_a_yes_after_news_of_something_else_confirms_nothing(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("koppla bort mig till 13")
    (order,) = talk.orders
    talk.ask(REPORT)
    talk.ask("hoppa över")
    talk.ask(happening=Happening.RESULTS, results=(result(order, "given_up"),))
    assert talk.ask("ja").trace.step == CONFIRM
    assert talk.orders == [order]


def test_news_do_not_make_a_yes_to_an_earlier_proposal(proposed: Talk) -> None:
    talk = proposed
    talk.conversation = talk.conversation.said_aside()
    assert "Vill du stänga av din anknytning först?" in talk.ask("ja").text
    assert talk.ask("ja").trace.step == "reason"
