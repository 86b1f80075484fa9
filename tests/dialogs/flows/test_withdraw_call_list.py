"""A manager withdraws a request for a call list."""

from typing import Any

import pytest

from dialogs.turn import Begin, Happening
from knowledge.language import Language
from telephony.commands import RequestCallList, ReviewCallList
from telephony.contract import Telephony
from telephony.models import State
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import TUESDAY_MORNING, Talk, at_once
from tests.support.telephony import actor, person_id

STARTS = [
    "dra tillbaka min begäran om samtalslista",
    "jag vill dra tillbaka min begäran",
    "dra tillbaka begäran",
    "dra tillbaka samtalslistan",
    "jag drar tillbaka min begäran om en samtalslista",
    "vill dra tillbaka samtalslistan för Amina",
    "återkalla min begäran",
    "aterkalla min begaran om samtalslista",
    "jag vill återkalla begäran om samtalslistan",
    "återta min begäran om samtalslista",
    "ångra min begäran om samtalslista",
    "jag ångrar samtalslistan",
    "ta tillbaka min begäran",
    "jag vill ta tillbaka samtalslistan jag begärde",
    "ta bort min begäran om samtalslista",
    "avboka samtalslistan",
    "stoppa samtalslistan",
    "stoppa min begäran",
    "annullera begäran om samtalslista",
    "hej, jag behöver inte listan längre. dra tillbaka begäran om samtalslista",
    "samtalslistan behövs inte, dra tillbaka den",
    "kan du dra tillbaka min begäran?",
    "dra tillbaka begäran om samtals lista",
    "jag begärde en samtalslista igår men vill återkalla den",
    "withdraw my request",
    "withdraw the request",
    "I want to withdraw my call list request",
    "withdraw the call list",
    "please withdraw my request for a call list",
    "cancel my request for a call list",
    "cancel the call list request",
    "take back my request",
    "take back the call list request",
    "revoke my request",
    "retract my request for the call list",
    "stop the call list request",
    "call off the call list",
    "undo the call list request",
    "I'd like to cancel the call list for Amina",
    "could you withdraw my request for the call list",
    "I no longer need it, withdraw my request",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur drar jag tillbaka en begäran om samtalslista",
    "kan jag dra tillbaka min begäran?",
    "får jag ångra en begäran om samtalslista",
    "vad händer om jag drar tillbaka begäran",
    "vem kan dra tillbaka en begäran",
    "kan jag stoppa att samtalslistan lämnas ut",
    "kan jag neka att samtalslistan lämnas ut",
    "stoppa min chef från att få min samtalslista",
    "samtalslista",
    "jag vill begära en samtalslista",
    "hur begär jag en samtalslista",
    "status på min begäran",
    "hur går det med min begäran om samtalslista",
    "avbryt",
    "ångra",
    "ta tillbaka telefonen",
    "ska telefonen lämnas tillbaka",
    "dra tillbaka min begäran om lånetelefon",
    "ta bort röstbrevlådan",
    "stoppa rensningen",
    "vem får begära samtalslistor",
    "vad visar en samtalslista",
    "when can I withdraw a request",
    "how do I withdraw my request",
    "can I withdraw my call list request",
    "may I cancel the call list",
    "what happens if I withdraw my request",
    "who can withdraw the request",
    "can I stop a call list",
    "cancel my loan phone request",
    "how is my request going",
    "I want a call list",
    "cancel",
    "undo",
]
"""Messages that the routine, or something else, answers."""

START = "dra tillbaka min begäran om samtalslista"
FIRST, SECOND = "L-2222-2222", "L-3333-3333"


def requested(case: str, subject: str, backend: Telephony) -> None:
    """A request of Maria Sillgren's that is under review."""
    february = {"first": TUESDAY_MORNING.date().replace(month=2, day=1), "last": TUESDAY_MORNING.date()}
    command = RequestCallList(case=case, subject=person_id(subject), purpose="x", reason="y", **february)
    at_once(backend.carry_out(command, actor("Maria Sillgren", "Sotenäs"), case))


def manager(talk_as: TalkAs, backend: Telephony, **given: Any) -> Talk:
    """Who has made the requests."""
    return talk_as("Maria Sillgren", "Sotenäs", backend=backend, **given)


@pytest.mark.parametrize("text", STARTS)
def test_a_wish_to_withdraw_starts_it(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    assert started(text, manager(talk_as, backend)) == "withdraw_call_list"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_withdrawing_does_not_start_it(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    assert started(text, manager(talk_as, backend)) != "withdraw_call_list"


@pytest.mark.parametrize(
    ("texts", "told"),
    [((START, "ja"), "är tillbakadragen"), (("withdraw my request", "yes"), "has been withdrawn")],
)
def test_the_only_request_is_withdrawn_once_confirmed(
    texts: tuple[str, ...], told: str, talk_as: TalkAs, backend: Telephony
) -> None:
    requested(FIRST, "Amina Havsbris", backend)
    talk = manager(talk_as, backend)
    shown = talk.ask(texts[0])
    assert FIRST in shown.text
    assert "Amina Havsbris" in shown.text
    assert not talk.orders
    assert told in talk.hear(texts[1])[-1].text
    request = at_once(backend.call_list_request(FIRST, actor("Maria Sillgren", "Sotenäs")))
    assert request.state is State.WITHDRAWN


@pytest.mark.parametrize(
    ("locale", "words"),
    [(Language.SWEDISH, "har dragit tillbaka sin begäran"), (Language.ENGLISH, "has withdrawn the request")],
)
def test_the_subject_is_told(locale: Language, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    requested(FIRST, "Amina Havsbris", backend)
    talk = manager(talk_as, backend)
    talk.hear(START)
    assert "Amina Havsbris har fått veta det" in talk.ask("ja").text
    (tell,) = talk.notices
    assert tell.person == person_id("Amina Havsbris")
    assert [order.after for order in talk.orders] == ["", talk.orders[0].key]
    subject = talk_as("Amina Havsbris", backend=backend)
    told = subject.ask(happening=Happening.NOTICE, notice=tell.notice, locale=locale)
    for part in ("Maria Sillgren", words, FIRST):
        assert part in told.text
    assert [button.press for button in told.suggestions] == [Begin("case_status", {"case": FIRST})]


@pytest.mark.parametrize("answer", ["Amina", "L-2222-2222", "l2222 2222", "2"])
def test_one_of_several_is_chosen(answer: str, talk_as: TalkAs, backend: Telephony) -> None:
    requested(FIRST, "Amina Havsbris", backend)
    requested(SECOND, "Åke Tångräka", backend)
    talk = manager(talk_as, backend)
    asked = talk.ask(START)
    assert [button.title.partition(" ")[0] for button in asked.suggestions] == [SECOND, FIRST]
    assert talk.ask(answer).trace.slots == {"case": FIRST}


def test_a_number_said_at_once_is_not_asked(talk_as: TalkAs, backend: Telephony) -> None:
    requested(FIRST, "Amina Havsbris", backend)
    requested(SECOND, "Åke Tångräka", backend)
    assert manager(talk_as, backend).ask(f"{START} {FIRST}").trace.slots == {"case": FIRST}


def test_a_button_brings_the_number_along(talk_as: TalkAs, backend: Telephony) -> None:
    requested(FIRST, "Amina Havsbris", backend)
    requested(SECOND, "Åke Tångräka", backend)
    talk = manager(talk_as, backend)
    assert FIRST in talk.ask(press=Begin("withdraw_call_list", {"case": FIRST})).text


def test_a_request_that_is_decided_is_too_late_to_withdraw(talk_as: TalkAs, backend: Telephony) -> None:
    requested(FIRST, "Amina Havsbris", backend)
    at_once(backend.carry_out(ReviewCallList(case=FIRST, approved=True), actor("Oskar Pluggfors"), "review"))
    talk = manager(talk_as, backend)
    talk.hear(press=Begin("withdraw_call_list", {"case": FIRST}))
    assert "redan avgjord" in talk.hear("ja")[-1].text


def test_somebody_without_requests_is_told_so(talk_as: TalkAs) -> None:
    assert "inget att dra tillbaka" in talk_as("Sara Vitsippa").ask(START).text


@pytest.mark.parametrize("number", [FIRST, "L-4444-4444"])
def test_a_request_of_nobody_or_somebody_else_is_not_found(number: str, talk_as: TalkAs, backend: Telephony) -> None:
    requested(FIRST, "Amina Havsbris", backend)
    reply = talk_as("Amina Havsbris", backend=backend).ask(f"{START} {number}")
    assert f"ingen egen begäran {number}" in reply.text


@pytest.mark.parametrize(
    ("problem", "part"),
    [
        (ProblemType.NOT_FOUND, "har ingen begäran"),
        (ProblemType.NOT_NEAREST_MANAGER, "Bara den som har gjort"),
        (ProblemType.UPSTREAM_UNAVAILABLE, "inte tillbakadragen än"),
    ],
)
def test_a_refusal_is_told_with_its_reason(
    problem: ProblemType, part: str, talk_as: TalkAs, backend: Telephony
) -> None:
    requested(FIRST, "Amina Havsbris", backend)
    talk = manager(talk_as, refusing(backend, problem))
    talk.hear(START)
    assert part in talk.hear("ja")[-1].text


def test_a_backend_that_cannot_be_reached_is_told(talk_as: TalkAs) -> None:
    assert "0523-61 35 80" in manager(talk_as, unreachable()).ask(START).text


def test_nothing_is_withdrawn_before_it_is_confirmed(talk_as: TalkAs, backend: Telephony) -> None:
    requested(FIRST, "Amina Havsbris", backend)
    talk = manager(talk_as, backend)
    talk.hear_all(START, "avbryt")
    assert not talk.orders


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    talk, nobody = manager(talk_as, backend), talk_as("Sara Vitsippa", backend=backend)
    requested(FIRST, "Amina Havsbris", backend)
    requested(SECOND, "Åke Tångräka", backend)
    talk.hear_all(START, "xyzzy", "xyzzy", "varför?", "L-4444-4444", "Amina", "ja")
    for order in list(talk.orders):
        hear_results(talk, order)
    talk.hear(happening=Happening.NOTICE, notice=talk.notices[0].notice)
    nobody.hear(START)
    nobody.hear(f"{START} {FIRST}")
    assert unsaid("withdraw_call_list", talk, nobody) == set()
