"""A loan phone is asked for after a theft or damage."""

import pytest

from dialogs.assistant import Assistant
from dialogs.frames import CONFIRM
from dialogs.turn import Begin, Happening
from telephony.commands import MarkFound
from telephony.contract import Telephony
from telephony.models import LossKind
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import (
    LOSS,
    MANAGER,
    OTHER_LOSS,
    OWNER,
    do,
    lose,
    report_to_police,
    take_all_loan_phones,
)
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, person_id

STARTS = [
    "jag behöver en lånetelefon",
    "Jag behöver en lånetelefon!",
    "behöver lånetelefon",
    "jag behöver låna en telefon",
    "behöver låna en mobil",
    "jag behover en lanetelefon",
    "jag vill ha en lånetelefon",
    "jag vill låna en mobil",
    "vill ha lånemobil",
    "vi behöver en lånetelefon till Sara",
    "kan du fixa en lånetelefon åt mig, tack",
    "be om en lånetelefon",
    "beställ en lånetelefon",
    "boka en lånetelefon",
    "jag vill boka lånetelefon",
    "reservera en lånetelefon",
    "reservera lånetelefon för T-7K3M-2Q9X",
    "ordna en lånemobil",
    "ge mig en lånetelefon",
    "jag begär en lånetelefon",
    "jag skulle vilja ha en lånetelefon",
    "en lånetelefon tack",
    "lånetelefon tack",
    "jag behöver en ersättningstelefon",
    "polisanmälan är klar så nu vill jag ha en lånetelefon",
    "hej, min mobil stals i veckan och jag behöver en lånetelefon tills den nya kommer",
    "behöver en låne telefon",
    "I need a loan phone",
    "i need a loaner",
    "I need to borrow a phone",
    "I want a loan phone",
    "I would like a loan phone",
    "I'd like a loan phone please",
    "a loan phone please",
    "please reserve a loan phone",
    "book a loan phone",
    "request a loan phone",
    "get me a loan phone",
    "we need a loan phone for Sara",
    "ask for a loan phone",
    "I need a replacement phone until the new one comes",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur får jag en lånetelefon?",
    "får jag en lånetelefon",
    "kan jag få en lånetelefon",
    "kan jag låna en telefon",
    "när får man en lånetelefon",
    "vem får låna en telefon",
    "finns det lånetelefoner",
    "finns det någon lånetelefon i lager?",
    "vad krävs för en lånetelefon",
    "vad kostar en lånetelefon",
    "måste det finnas en polisanmälan för lånetelefon",
    "lånetelefon",
    "vad gäller för lånetelefon",
    "hur länge får jag ha lånetelefonen",
    "var lämnar jag tillbaka lånetelefonen",
    "lämna tillbaka lånetelefonen",
    "får jag låna ut min telefon",
    "jag vill låna ut min mobil till en kollega",
    "går det att låna en telefon",
    "jag behöver en ny telefon",
    "vi behöver en telefon till en nyanställd",
    "jag behöver en laddare",
    "vem betalar lånetelefonen",
    "how do I get a loan phone?",
    "can I get a loan phone",
    "can I borrow a phone",
    "are there loan phones in stock",
    "what is required for a loan phone",
    "do I get a loan phone",
    "loan phone",
    "when must the loan phone be returned",
    "may I lend my phone",
    "I need a new phone",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_a_wish_for_one_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "loan_phone"


@pytest.mark.parametrize("text", ANSWERED)
def test_questions_about_loan_phones_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "loan_phone"


def test_one_is_reserved_in_swedish(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    talk = talk_as(OWNER, backend=backend)
    told = talk.ask("jag behöver en lånetelefon")
    assert f"En lånetelefon är reserverad i ärende {LOSS}. Hämta den hos SML-IT" in told.text
    assert "Mikael Lärkfors har fått veta det" in told.text
    assert at_once(backend.loss_report(LOSS, actor(OWNER))).loan


def test_one_is_reserved_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    assert (
        f"A loan phone is reserved in case {LOSS}." in talk_as(OWNER, backend=backend).ask("I need a loan phone").text
    )


def test_the_manager_is_told_what_was_reserved(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    talk = talk_as(OWNER, backend=backend)
    talk.hear("jag behöver en lånetelefon")
    (notice,) = talk.notices
    assert notice.person == person_id(MANAGER)
    manager = talk_as(MANAGER, backend=backend)
    told = manager.ask(happening=Happening.NOTICE, notice=notice.notice)
    assert told.text.startswith(f"Sara Vitsippa har bett om en lånetelefon i ärende {LOSS}.")
    assert "☑ Klart: en lånetelefon är reserverad" in manager.press(0).text


def test_a_manager_reserves_one_for_a_subordinate(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    talk = talk_as(MANAGER, backend=backend)
    asked = talk.ask("vi behöver en lånetelefon")
    assert asked.trace.step == CONFIRM
    assert f"Ärende {LOSS} gäller telefonen som {OWNER} har." in asked.text
    assert talk.orders == []
    assert "är reserverad" in talk.ask("ja").text
    assert talk.notices == []


def test_none_is_reserved_in_another_case_than_that_of_whoever_is_named(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, owner="Stig Rågåker")
    report_to_police(backend)
    talk = talk_as(MANAGER, backend=backend)
    asked = talk.ask("jag behöver en lånetelefon till sara")
    assert asked.text.startswith("Jag hittar ingen öppen anmälan för Sara Vitsippa")
    assert asked.trace.step == "case"
    assert talk.ask("till stig då").trace.step == CONFIRM
    assert talk.orders == []


@pytest.mark.parametrize(
    "text",
    [
        "kan jag få en lånetelefon? min blev stulen",
        "finns det en lånetelefon, min är trasig",
        "kan jag få en lånemobil, min mobil har gått sönder",
        "Can I get a loaner phone? mine was stolen",
        "my phone was stolen, could I get a loaner?",
        "jag behöver en lånetelefon till Olena Björkris",
    ],
)
def test_without_a_report_it_is_told_once_and_the_report_offered(text: str, talk_as: TalkAs) -> None:
    told = talk_as(OWNER).ask(text)
    assert told.trace.said == ("loan_phone.says.none",)
    assert [button.press for button in told.suggestions] == [Begin("lost_phone")]


def test_without_a_police_report_the_routine_gives_none(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    assert "ger ingen lånetelefon utan polisanmälan" in talk.ask("jag behöver en lånetelefon").text
    assert talk.notices == []


def test_one_is_had_when_the_police_report_has_come_in_between(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(OWNER, backend=backend)
    for _ in range(2):
        assert "ger ingen lånetelefon utan polisanmälan" in talk.ask("jag behöver en lånetelefon").text
    report_to_police(backend)
    assert "är reserverad" in talk.ask("jag behöver en lånetelefon").text


def test_a_lost_phone_gets_none_without_anything_being_ordered(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, LossKind.LOST)
    talk = talk_as(OWNER, backend=backend)
    told = talk.ask("jag behöver en lånetelefon")
    assert "anmäld som borttappad" in told.text
    assert "0523-61 35 80" in told.text
    assert talk.orders == []


def test_an_empty_stock_is_told(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    take_all_loan_phones(backend)
    talk = talk_as(OWNER, backend=backend)
    assert "finns ingen lånetelefon i lager" in talk.ask(press=Begin("loan_phone", {"case": LOSS})).text
    assert talk.notices == []


def test_without_a_loss_it_says_what_it_takes(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    assert "på två villkor" in talk.ask("jag behöver en lånetelefon").text
    assert talk.orders == []


def test_a_colleague_who_reported_it_may_not(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by="Jonas Ekollon")
    report_to_police(backend)
    talk = talk_as("Jonas Ekollon", backend=backend)
    assert "på två villkor" in talk.ask("jag behöver en lånetelefon").text
    talk.hear(f"reservera lånetelefon för {LOSS}")
    assert "Bara Sara Vitsippa, den närmaste chefen och SML-IT" in talk.ask("ja").text


def test_of_several_losses_one_is_chosen(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    lose(backend, LossKind.DAMAGED, OTHER_LOSS)
    talk = talk_as(OWNER, backend=backend)
    assert talk.ask("jag behöver en lånetelefon").trace.step == "case"
    assert f"är reserverad i ärende {LOSS}" in talk.ask("den stulna").text


def test_a_number_in_the_message_is_not_asked_for(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    lose(backend, LossKind.DAMAGED, OTHER_LOSS)
    talk = talk_as(OWNER, backend=backend)
    assert f"är reserverad i ärende {LOSS}" in talk.ask(f"reservera en lånetelefon för {LOSS.lower()}").text


def test_an_unknown_number_reserves_nothing(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=backend)
    assert "Jag hittar inget ärende" in talk.ask(f"reservera en lånetelefon för {LOSS}").text
    assert talk.orders == []


def test_a_found_phone_is_too_late(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    do(backend, OWNER, MarkFound(case=LOSS))
    talk = talk_as(OWNER, backend=backend)
    assert "ingen lånetelefon reserveras" in talk.ask(press=Begin("loan_phone", {"case": LOSS})).text
    assert talk.notices == []


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    assert "når inte telefonisystemet" in talk_as(OWNER, backend=unreachable()).ask("jag behöver en lånetelefon").text


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.UPSTREAM_UNAVAILABLE, "fortsätter försöka reservera"),
        (ProblemType.NOT_FOUND, "ingen lånetelefon är reserverad"),
        (ProblemType.NOT_DEVICE_OWNER, "närmaste chefen och SML-IT får be"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    assert words in talk_as(OWNER, backend=refusing(backend, problem)).ask("jag behöver en lånetelefon").text


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=backend)
    talk.hear("jag behöver en lånetelefon")
    talk.hear(f"reservera en lånetelefon för {LOSS}")
    lose(backend)
    report_to_police(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk.hear_all("jag behöver en lånetelefon", "blub", "blubb", "varför?", "den borttappade")
    talk.hear(press=Begin("loan_phone", {"case": LOSS}))
    for order in list(talk.orders):
        hear_results(talk, order)
    talk.hear(happening=Happening.NOTICE, notice=talk.notices[0].notice)
    manager = talk_as(MANAGER, backend=backend)
    manager.hear_all("vi behöver en lånetelefon till Stig", LOSS)
    assert unsaid("loan_phone", talk, manager) == set()
