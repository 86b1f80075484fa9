"""SML-IT's staff sees what is open."""

import pytest

from dialogs.assistant import Assistant
from telephony.commands import CloseCase, TakeCase
from telephony.contract import Telephony
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, OWNER, REQUEST, STAFF, TICKET, do, lose, request_call_list, write_ticket
from tests.support.flows import started, unreachable, unsaid
from tests.support.talk import Talk

OTHER_TICKET = "S-3B3C-3D3F"

STARTS = [
    "visa ärenden",
    "visa ärendena",
    "visa alla ärenden",
    "visa arenden",
    "visa öppna ärenden",
    "öppna ärenden",
    "alla öppna ärenden",
    "alla ärenden tack",
    "ärendelistan",
    "visa ärendelistan",
    "ärendekön",
    "visa ärendekön",
    "lista ärenden",
    "lista alla ärenden",
    "vilka ärenden är öppna",
    "vilka ärenden väntar?",
    "vilka ärenden har kommit in i dag",
    "nya ärenden?",
    "obehandlade ärenden",
    "inkomna ärenden",
    "har det kommit in några ärenden",
    "vad ligger i kön",
    "supportkön",
    "inkorgen",
    "visa inkorgen",
    "mejlen till supporten",
    "visa mejlen till supporten",
    "mailen till supporten",
    "supportens mejl",
    "begäranden att granska",
    "något att granska?",
    "god morgon, jag jobbar på supporten och vill se alla öppna ärenden",
    "show cases",
    "show all cases",
    "show me all open cases",
    "open cases",
    "list cases",
    "the case queue",
    "ticket queue",
    "open tickets",
    "show the inbox",
    "support inbox",
    "new cases?",
    "any requests waiting for review?",
    "mails to support",
]
"""Messages that start the flow."""

ANSWERED = [
    "mina ärenden",
    "visa mitt ärende",
    "hur går det med mitt ärende",
    "var ser jag mina ärenden i portalen",
    "skicka ett ärende till supporten",
    "hur skapar jag ett ärende",
    "stäng ärendet",
    "visa mina öppna ärenden",
    "får jag ha jobbmejlen i mobilen",
    "hur får jag mejlen i telefonen",
    "vilken app ska jag ha för mejlen",
    "inkorgen i outlook är full",
    "hur rensar jag inkorgen i mobilen",
    "mejla supporten",
    "vad är supportens mejladress",
    "hur mejlar jag supporten",
    "visa kontakter på låsskärmen",
    "kön till växeln",
    "hur lång är kön till supporten",
    "godkänn begäran",
    "vilka appar är godkända",
    "samtalslista",
    "hur kontaktar jag supporten",
    "my cases",
    "show my case",
    "how is my case going",
    "my inbox is full",
    "how do I open a case",
    "phone cases",
    "do I need a phone case",
    "send an e-mail to support",
    "what is the e-mail address of support",
    "close the case",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_what_staff_says_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "desk"


@pytest.mark.parametrize("text", ANSWERED)
def test_what_others_say_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "desk"


def test_staff_sees_all_that_is_open_in_swedish(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend)
    request_call_list(backend)
    shown = talk_as(STAFF, backend=backend).ask("visa ärenden")
    assert f"- {LOSS} Stulen telefon, Sara Vitsippa, 3 mars 2026" in shown.text
    assert f"- {TICKET} Problem, Sara Vitsippa, 3 mars 2026" in shown.text
    assert f"- {REQUEST} Samtalslista, Sara Vitsippa, 3 mars 2026" in shown.text


def test_the_list_tells_who_has_each_case(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend)
    write_ticket(backend, OTHER_TICKET)
    request_call_list(backend)
    do(backend, "Åsa Kabelvik", TakeCase(case=LOSS))
    do(backend, STAFF, TakeCase(case=TICKET))
    lines = talk_as(STAFF, backend=backend).ask("visa ärenden").text.splitlines()
    assert [line.partition(" – ")[2] for line in sorted(lines) if line.startswith("- ")] == [
        "",
        "du har tagit det",
        "ingen har tagit det",
        "Åsa Kabelvik",
    ]


def test_staff_sees_all_that_is_open_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    shown = talk_as(STAFF, backend=backend).ask("show all cases")
    assert f"- {LOSS} Stolen phone, Sara Vitsippa, 3 March 2026" in shown.text
    assert [button.title for button in shown.suggestions] == [f"Show {LOSS}"]


def test_a_button_shows_the_case(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear("visa ärenden")
    shown = talk.press(0)
    assert shown.trace.flow == "desk_case"
    assert shown.heading == LOSS


@pytest.mark.parametrize("text", ["den andra", "the second one"])
def test_one_of_the_list_is_shown_by_its_place(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    second = talk.ask("visa ärenden").suggestions[1].title
    assert second == f"Visa {talk.ask(text).heading}"


def test_a_closed_case_is_not_listed(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    do(backend, STAFF, CloseCase(case=TICKET))
    assert talk_as(STAFF, backend=backend).ask("visa ärenden").text == "Inga ärenden är öppna just nu."


def test_the_newest_ten_are_listed_and_the_rest_counted(talk_as: TalkAs, backend: Telephony) -> None:
    for place in range(12):
        write_ticket(backend, f"S-2B2C-2D{place:02}")
    shown = talk_as(STAFF, backend=backend).ask("visa ärenden")
    assert shown.text.count("\n- ") + shown.text.startswith("- ") == 10
    assert shown.text.endswith("Äldre ärenden som inte visas: 2.")
    assert len(shown.suggestions) == 4


def test_a_request_that_staff_has_made_is_not_for_the_same_person_to_review(
    talk_as: TalkAs, backend: Telephony
) -> None:
    request_call_list(backend, subject="Oskar Pluggfors", by="Åsa Kabelvik")
    assert REQUEST not in talk_as("Åsa Kabelvik", backend=backend).ask("visa ärenden").text


def test_others_are_told_who_sees_it(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    shown = talk_as(OWNER, backend=backend).ask("visa ärenden")
    assert "Bara de som arbetar på SML-IT" in shown.text
    assert LOSS not in shown.text


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    assert "når inte telefonisystemet" in talk_as(STAFF, backend=unreachable()).ask("visa ärenden").text


@pytest.mark.parametrize(("shown", "closing"), [("visa ärenden", "stäng det"), ("show cases", "close it")])
def test_the_only_case_of_the_list_is_closed_once_confirmed(
    shown: str, closing: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(shown)
    told = talk.ask(closing)
    assert (told.trace.step, told.trace.slots) == ("confirm", {"case": LOSS})


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    employee, staff = talk_as(OWNER, backend=backend), talk_as(STAFF, backend=backend)
    employee.hear("visa ärenden")
    staff.hear("visa ärenden")
    for place in range(11):
        write_ticket(backend, f"S-2B2C-2D{place:02}")
    do(backend, STAFF, TakeCase(case="S-2B2C-2D10"))
    do(backend, "Åsa Kabelvik", TakeCase(case="S-2B2C-2D09"))
    staff.hear("visa ärenden")
    assert unsaid("desk", employee, staff) == set()
