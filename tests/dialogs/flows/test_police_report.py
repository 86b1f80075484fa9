"""The nearest manager enters the police's number."""

from datetime import date

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin, Happening
from telephony.commands import CloseCase, RecordPoliceReport
from telephony.contract import Telephony
from telephony.models import LossKind
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, MANAGER, OTHER_LOSS, OWNER, STAFF, do, lose, report_to_police
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, open_telephony, person_id

REFERENCE = "5000-K123456-26"

STARTS = [
    "skriv in polisanmälan",
    "Jag vill skriva in en polisanmälan",
    "skriv in polisanmalan",
    "lägg in polisanmälan",
    "jag vill lägga in polisens nummer",
    "registrera polisanmälan",
    "jag ska registrera en polisanmälan för min medarbetare",
    "fyll i polisanmälan",
    "polisanmälan är gjord",
    "polisanmälan är klar nu",
    "polisanmälan gjordes igår",
    "polisanmälan är inskickad, 5000-K123456-26",
    "här är polisens nummer: 5000-K123456-26",
    "här kommer diarienumret från polisen",
    "jag har gjort polisanmälan",
    "jag har gjort en polisanmälan för Saras telefon",
    "nu har jag gjort polisanmälan åt Sara Vitsippa",
    "jag har polisanmält stölden",
    "jag har nu polisanmält det",
    "stölden är polisanmäld",
    "vi har polisanmält telefonen",
    "jag har fått polisens diarienummer",
    "polisanmälan till T-7K3M-2Q9X är gjord",
    "hej! jag är rektor och har gjort polisanmälan i morse, numret är K123456-26",
    "ange polisens diarienummer",
    "mata in polisanmälan",
    "enter the police report",
    "I want to enter a police report",
    "register police report",
    "add the police reference",
    "here is the police reference: 5000-K123456-26",
    "the police report is done",
    "the police report has been made",
    "the police report was filed, it is done",
    "I made the police report yesterday",
    "I have filed a police report for my employee",
    "we have reported the theft to the police",
    "I reported it to the police this morning",
    "I have the police case number",
    "got the reference from the police",
    "submit the police report",
]
"""Messages that start the flow."""

ANSWERED = [
    "vem gör polisanmälan?",
    "vem polisanmäler stölden",
    "måste en stulen telefon polisanmälas",
    "hur gör jag en polisanmälan",
    "ska jag göra polisanmälan själv",
    "när ska något polisanmälas",
    "kan jag polisanmäla stölden själv",
    "behövs polisanmälan för en lånetelefon",
    "krävs polisanmälan om jag tappat telefonen",
    "polisanmälan",
    "vad händer efter polisanmälan",
    "vad ska stå i polisanmälan",
    "var skriver man polisanmälan",
    "min telefon blev stulen och ska polisanmälas",
    "får jag polisanmäla",
    "räcker det att polisanmäla",
    "varför ska chefen polisanmäla",
    "gör SML-IT polisanmälan",
    "polisen",
    "ringa polisen",
    "jag vill anmäla att min telefon är stulen",
    "måste jag ha diarienumret",
    "who makes the police report?",
    "how do I report a theft to the police",
    "must theft be reported to the police",
    "is a police report needed for a loan phone",
    "do I have to report it to the police myself",
    "can I report the theft to the police",
    "police report",
    "what happens after the police report",
    "should I call the police",
    "why is a police report required",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_what_a_manager_says_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "police_report"


@pytest.mark.parametrize("text", ANSWERED)
def test_questions_about_police_reports_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "police_report"


def test_a_manager_enters_it_from_start_to_end_in_swedish(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    assert talk.ask("skriv in polisanmälan").trace.step == "reference"
    assert talk.ask(f"det är {REFERENCE.lower()}").trace.step == "reported_at"
    shown = talk.press(1)
    assert f"- Polisens diarienummer: {REFERENCE}" in shown.text
    assert "- Dagen då den gjordes: 2 mars 2026" in shown.text
    told = talk.ask("ja")
    assert f"Polisanmälan {REFERENCE} är inskriven i ärende {LOSS}." in told.text
    assert "Sara Vitsippa har fått veta det" in told.text
    report = at_once(backend.loss_report(LOSS, actor(MANAGER))).police_report
    assert report is not None
    assert (report.reference, report.reported_at) == (REFERENCE, date(2026, 3, 2))


def test_a_manager_enters_it_from_start_to_end_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear_all("enter the police report", REFERENCE, "today")
    assert "- The day that it was made: 3 March 2026" in talk.replies[-1].text
    assert "has been entered" in talk.hear("yes")[-1].text


def test_what_was_said_at_once_is_not_asked(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, case=OTHER_LOSS)
    talk = talk_as(MANAGER, backend=backend)
    shown = talk.ask(f"skriv in polisanmälan {REFERENCE} gjord i går för {LOSS.lower()}")
    assert shown.trace.step == "confirm"
    assert shown.trace.slots == {"case": LOSS, "reference": REFERENCE, "reported_at": "2026-03-02"}


def test_another_case_at_the_summary_asks_the_reference_and_the_day_anew(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, case=OTHER_LOSS)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear(f"skriv in polisanmälan {REFERENCE} gjord i går för {LOSS}")
    asked = talk.ask(f"nej, det ska vara {OTHER_LOSS}")
    assert (asked.trace.step, asked.trace.slots) == ("reference", {"case": OTHER_LOSS})


def test_the_button_of_the_notice_brings_the_case(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, case=OTHER_LOSS)
    talk = talk_as(MANAGER, backend=backend)
    assert talk.ask(press=Begin("police_report", {"case": LOSS})).trace.step == "reference"


def test_of_several_losses_one_is_chosen_by_name_or_kind(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, LossKind.DAMAGED, OTHER_LOSS, owner="Stig Rågåker")
    talk = talk_as(MANAGER, backend=backend)
    assert talk.ask("skriv in polisanmälan").trace.step == "case"
    assert talk.ask("Stig Rågåkers").trace.slots["case"] == OTHER_LOSS


def test_a_lost_phone_and_one_with_a_report_are_not_offered(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    told = talk_as(MANAGER, backend=backend).ask("skriv in polisanmälan")
    assert "som saknar polisanmälan" in told.text


def test_another_reference_may_be_entered_in_place_of_the_first(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    for reference in (REFERENCE, "5000-K654321-26"):
        talk.hear_all(f"skriv in polisanmälan {reference} i {LOSS}", "i går", "ja")
        assert f"{reference} är inskriven" in talk.replies[-1].text
    report = at_once(backend.loss_report(LOSS, actor(MANAGER))).police_report
    assert report is not None
    assert report.reference == "5000-K654321-26"


def test_a_reference_that_looks_wrong_is_read_back_and_taken(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear_all("skriv in polisanmälan", "  ABC  12 ", "i går")
    assert "- Polisens diarienummer: ABC 12" in talk.replies[-1].text
    talk.hear("ja")
    assert isinstance(talk.orders[0].command, RecordPoliceReport)
    assert talk.orders[0].command.reference == "ABC 12"


def test_a_reference_that_is_too_long_is_asked_for_again(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear("skriv in polisanmälan")
    assert "längre än polisens diarienummer" in talk.ask("1" * 61).text


@pytest.mark.parametrize("day", ["i morgon", "den 30 februari"])
def test_a_day_that_cannot_be_is_asked_for_again(day: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear_all("skriv in polisanmälan", REFERENCE)
    asked = talk.ask(day)
    assert asked.trace.step == "reported_at"
    assert "Den dagen" in asked.text


def test_the_owner_is_told_and_may_ask_for_a_loan_phone(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear_all("skriv in polisanmälan", REFERENCE, "i går", "ja")
    (notice,) = talk.notices
    assert notice.person == person_id(OWNER)
    owner = talk_as(OWNER, backend=backend)
    told = owner.ask(happening=Happening.NOTICE, notice=notice.notice)
    assert told.text.startswith(f"Mikael Lärkfors har skrivit in polisanmälan i ärende {LOSS}.")
    assert "En lånetelefon är reserverad" in owner.press(0).text


def test_somebody_who_is_no_manager_hears_who_enters_it(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    told = talk_as(OWNER, backend=backend).ask("jag har gjort polisanmälan")
    assert "närmaste chefen" in told.text
    assert "Din närmaste chef är Mikael Lärkfors." in told.text


def test_somebody_without_a_manager_hears_it_too(talk_as: TalkAs) -> None:
    assert "närmaste chefen" in talk_as("Kaj Ankarberg").ask("skriv in polisanmälan").text


def test_another_manager_may_not_see_the_case(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    told = talk_as("Birgitta Klippfisk", backend=backend).ask(f"skriv in polisanmälan för {LOSS}")
    assert f"Jag hittar inget ärende {LOSS}" in told.text


def test_a_manager_who_reported_for_somebody_elses_subordinate_is_refused(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend, by="Birgitta Klippfisk")
    talk = talk_as("Birgitta Klippfisk", backend=backend)
    talk.hear_all(f"skriv in polisanmälan för {LOSS}", REFERENCE, "i går", "ja")
    assert "den närmaste chefen till Sara Vitsippa får" in talk.replies[-1].text
    assert talk.notices == []


def test_staff_may_enter_it(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear_all("skriv in polisanmälan", REFERENCE, "i går", "ja")
    assert "är inskriven" in talk.replies[-1].text


def test_a_closed_case_is_too_late(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    do(backend, STAFF, CloseCase(case=LOSS))
    talk = talk_as(MANAGER, backend=backend)
    talk.hear_all(f"skriv in polisanmälan för {LOSS}", REFERENCE, "i går", "ja")
    assert "redan stängt" in talk.replies[-1].text
    assert talk.notices == []


def test_an_unknown_number_is_asked_for_again(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, case=OTHER_LOSS)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear("skriv in polisanmälan")
    assert "Jag hittar inget ärende T-9Z9Z-9Z9Z" in talk.ask("T-9Z9Z-9Z9Z").text


def test_a_correction_at_the_end_is_taken(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    talk.hear_all("skriv in polisanmälan", REFERENCE, "i går")
    assert "5000-K999999-26" in talk.ask("nej, numret är 5000-K999999-26").text


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    assert "når inte telefonisystemet" in talk_as(MANAGER, backend=unreachable()).ask("skriv in polisanmälan").text


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.UPSTREAM_UNAVAILABLE, "är sparad"),
        (ProblemType.NOT_FOUND, "inget är inskrivet"),
        (ProblemType.NOT_NEAREST_MANAGER, "Bara SML-IT och den närmaste chefen"),
        (ProblemType.TOO_LATE, "redan stängt"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=refusing(backend, problem))
    talk.hear_all("skriv in polisanmälan", REFERENCE, "i går", "ja")
    assert words in talk.replies[-1].text


def test_the_reference_is_not_entered_for_another_than_the_one_who_is_named(
    talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend, owner="Stig Rågåker")
    talk = talk_as(MANAGER, backend=backend)
    asked = talk.ask(f"skriv in polisanmälan för sara vitsippa {REFERENCE} i går")
    assert asked.text.startswith("Jag hittar ingen anmälan för Sara Vitsippa där polisens diarienummer saknas.")
    assert asked.trace.step == "case"


def test_the_one_who_is_named_tells_which_case_it_is_entered_in(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    lose(backend, case=OTHER_LOSS, owner="Stig Rågåker")
    asked = talk_as(MANAGER, backend=backend).ask(f"skriv in polisanmälan för Stig Rågåker, {REFERENCE} i går")
    assert asked.trace.slots["case"] == OTHER_LOSS
    assert f"Ärende {OTHER_LOSS} gäller telefonen som Stig Rågåker har." in asked.text


@pytest.mark.parametrize(
    "text", ["för sara", "det gäller Sara", "Sara Vitsippas", "it's about Sara", "for sara vitsippa"]
)
def test_whoever_the_case_is_about_already_is_no_reference_and_no_miss(
    text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    first = talk.ask("jag vill skriva in polisanmälan")
    again = talk.hear(text)[-1]
    assert LOSS in again.text
    assert again.trace.step == first.trace.step == "reference"
    assert not talk.conversation.frames[-1].misses


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    employee, stranger = talk_as(OWNER, backend=backend), talk_as(MANAGER, backend=open_telephony())
    employee.hear("skriv in polisanmälan")
    stranger.hear("skriv in polisanmälan")
    stranger.hear(f"skriv in polisanmälan för {LOSS}")
    lose(backend)
    lose(backend, LossKind.DAMAGED, OTHER_LOSS)
    talk = talk_as(MANAGER, backend=backend)
    case = ("skriv in polisanmälan", "blub", "blubb", "varför?", "för Stig", "T-9Z9Z-9Z9Z", LOSS)
    reference = ("varför?", "???", "1" * 61, REFERENCE)
    day = ("blub", "blubb", "varför?", "i morgon", "den 30 februari", "från fredag till torsdag", "i går", "ja")
    talk.hear_all(*case, *reference, *day)
    for order in list(talk.orders):
        hear_results(talk, order)
    employee.hear(happening=Happening.NOTICE, notice=talk.notices[0].notice)
    assert unsaid("police_report", talk, employee, stranger) == set()
