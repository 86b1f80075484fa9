"""SML-IT's staff sees one case, and what can be done about it."""

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin
from telephony.commands import AnswerTicket, CloseCase, CreateTicket, ReviewCallList, TakeCase
from telephony.contract import Telephony
from telephony.models import LossKind, Severity, TicketType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import (
    LOSS,
    OTHER_LOSS,
    OWNER,
    REQUEST,
    STAFF,
    TICKET,
    do,
    lose,
    report_to_police,
    request_call_list,
    write_ticket,
)
from tests.support.flows import started, unreachable, unsaid
from tests.support.talk import Talk

STARTS = [
    "öppna T-7K3M-2Q9X",
    "Öppna t-7k3m-2q9x",
    "oppna T7K3M2Q9X",
    "öppna ärende T-7K3M-2Q9X",
    "öppna ärendet T 7K3M 2Q9X tack",
    "mejlet om T-7K3M-2Q9X",
    "visa mejlet om T-7K3M-2Q9X",
    "visa mailet för T-7K3M-2Q9X",
    "mejlen om S-7K3M-2Q9X",
    "mailen om S-7K3M-2Q9X",
    "vad stod i mejlet om T-7K3M-2Q9X?",
    "jag vill läsa mejlet i ärende S-7K3M-2Q9X",
    "detaljer om T-7K3M-2Q9X",
    "detaljerna i T-7K3M-2Q9X",
    "visa detaljerna för L-7K3M-2Q9X",
    "mer om L-7K3M-2Q9X",
    "berätta mer om T-7K3M-2Q9X",
    "visa ett ärende",
    "visa mejlet om ett ärende",
    "mejlet om ett ärende",
    "öppna S-7K3M-2Q9X",
    "visa detaljer",
    "visa detaljerna om ärendet",
    "ärendets detaljer",
    "detaljer om ett ärende",
    "hej, en kollega bad mig öppna T-7K3M-2Q9X och titta på det",
    "öppna L-7K3M-2Q9X så jag kan läsa skälet",
    "open T-7K3M-2Q9X",
    "open case T-7K3M-2Q9X",
    "please open t 7k3m 2q9x",
    "the mail about T-7K3M-2Q9X",
    "show the mail about S-7K3M-2Q9X",
    "show the mails about S-7K3M-2Q9X",
    "details of T-7K3M-2Q9X",
    "show me the details of L-7K3M-2Q9X",
    "what are the details of case T-7K3M-2Q9X",
    "show a case",
    "the mail about a case",
    "open S7K3M2Q9X",
    "show case details",
    "case details please",
    "I want to open T-7K3M-2Q9X and read it",
    "show Märta Dimfors case",
    "open märta's case",
    "visa johan krabbelins ärende",
    "öppna saras ärende",
    "show me the case of Sara Vitsippa",
]
"""Messages that start the flow."""

ANSWERED = [
    "visa mitt ärende",
    "mina ärenden",
    "status på T-7K3M-2Q9X",
    "T-7K3M-2Q9X",
    "hur går det med T-7K3M-2Q9X",
    "stäng T-7K3M-2Q9X",
    "godkänn L-7K3M-2Q9X",
    "jag hittade telefonen T-7K3M-2Q9X",
    "öppna anknytningen",
    "öppna ärenden",
    "hur öppnar jag ett ärende",
    "öppna ett ärende åt mig",
    "öppna ett ärende om skärmen",
    "open a new ticket please",
    "open urgent ticket",
    "show me my open case",
    "hur öppnar jag ett nytt ärende i portalen",
    "visa ärenden",
    "detaljer om flatrate",
    "mer om flatrate",
    "vad är en öppen enhet",
    "öppna telefonen med fingeravtryck",
    "visa mejl på låsskärmen",
    "får jag läsa mejlen i mobilen",
    "öppettider",
    "har ni öppet",
    "får samtalslistan lämnas ut",
    "skicka ett ärende till supporten",
    "my case",
    "how is my case going",
    "open my extension",
    "how do I open a case in the portal",
    "show all cases",
    "are you open",
    "what is an open device",
    "close T-7K3M-2Q9X",
    "reserve a loan phone for T-7K3M-2Q9X",
]
"""Messages that mean something else."""


@pytest.mark.parametrize("text", STARTS)
def test_what_staff_says_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "desk_case"


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "desk_case"


def test_a_loss_is_shown_as_the_desk_was_written_about_it(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    shown = talk_as(STAFF, backend=backend).ask(f"öppna {LOSS}")
    assert shown.heading == LOSS
    assert shown.text.startswith(f"Stulen telefon: {LOSS}, Sara Vitsippa (Munkedal)")
    assert shown.text.index("> på tåget") < shown.text.index("> 5000-K123456-26")
    assert [button.press for button in shown.suggestions] == [
        Begin("take_case", {"case": LOSS}),
        Begin("case_status", {"case": LOSS}),
        Begin("close_case", {"case": LOSS}),
    ]


def test_staff_who_write_english_read_the_mails_in_english(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    report_to_police(backend)
    shown = talk_as(STAFF, backend=backend).ask(f"open {LOSS}")
    assert shown.text.startswith(f"Stolen phone: {LOSS}, Sara Vitsippa (Munkedal)")
    assert "Was the screen locked: " in shown.text
    assert shown.text.index("> på tåget") < shown.text.index("Police reference")


def test_a_request_is_shown_with_its_reason_and_both_decisions(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    shown = talk_as(STAFF, backend=backend).ask(f"open {REQUEST}")
    assert "Reason, in the manager's own words: fakturan är tre gånger så hög" in shown.text
    assert [(button.title, button.press) for button in shown.suggestions] == [
        ("Approve", Begin("review", {"case": REQUEST, "decision": "approve"})),
        ("Reject", Begin("review", {"case": REQUEST, "decision": "reject"})),
    ]


def test_a_decided_request_has_no_decisions_left(talk_as: TalkAs, backend: Telephony) -> None:
    request_call_list(backend)
    do(backend, STAFF, ReviewCallList(case=REQUEST, approved=True))
    assert talk_as(STAFF, backend=backend).ask(f"öppna {REQUEST}").suggestions == ()


def test_nothing_more_is_done_about_a_closed_ticket(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    talk = talk_as(STAFF, backend=backend)
    shown = talk.ask(f"öppna {TICKET}")
    assert [button.title for button in shown.suggestions] == ["Ta ärendet", "Svara", "Hur går det?", "Stäng"]
    do(backend, STAFF, CloseCase(case=TICKET))
    assert [button.title for button in talk.ask(f"öppna {TICKET}").suggestions] == ["Hur går det?"]


@pytest.mark.parametrize(
    ("by", "words", "buttons"),
    [
        ("", "Ingen har tagit ärendet än.", ["Ta ärendet", "Svara", "Hur går det?", "Stäng"]),
        (STAFF, "Du har ärendet.", ["Svara", "Hur går det?", "Stäng"]),
        ("Åsa Kabelvik", "Åsa Kabelvik har ärendet.", ["Ta ärendet", "Svara", "Hur går det?", "Stäng"]),
    ],
)
def test_a_case_tells_who_has_it_and_can_be_taken_by_others(
    by: str, words: str, buttons: list[str], talk_as: TalkAs, backend: Telephony
) -> None:
    write_ticket(backend)
    if by:
        do(backend, by, TakeCase(case=TICKET))
    shown = talk_as(STAFF, backend=backend).ask(f"öppna {TICKET}")
    assert shown.text.endswith(words)
    assert [button.title for button in shown.suggestions] == buttons


def test_the_answers_are_shown_as_the_desk_was_written_about_them(talk_as: TalkAs, backend: Telephony) -> None:
    write_ticket(backend)
    do(backend, STAFF, AnswerTicket(case=TICKET, text="starta om den"))
    shown = talk_as(STAFF, backend=backend).ask(f"öppna {TICKET}")
    assert shown.text.index("> växeln svarar på franska") < shown.text.index("> starta om den")


def test_nothing_that_somebody_wrote_becomes_a_link(talk_as: TalkAs, backend: Telephony) -> None:
    command = CreateTicket(
        case=TICKET,
        type=TicketType.PROBLEM,
        severity=Severity.CAN_WAIT,
        description="se [3580.se](https://example.org/)",
    )
    do(backend, OWNER, command)
    shown = talk_as(STAFF, backend=backend).ask(f"öppna {TICKET}")
    assert "3580.se" in shown.text
    assert "](" not in shown.text


def test_without_a_number_it_is_asked_for(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend, by="Jonas Ekollon")
    talk = talk_as(STAFF, backend=backend)
    assert talk.ask("visa ett ärende").trace.step == "case"
    assert talk.ask("Ekollon").heading == TICKET


def test_an_unknown_number_is_told(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    assert "inte fått något ärende" in talk_as(STAFF, backend=backend).ask(f"öppna {OTHER_LOSS}").text


@pytest.mark.parametrize(
    "text",
    ["show Sara Vitsippas case", "open sara's case", "visa sara vitsippas ärende", "visa ärendet för Sara Vitsippa"],
)
def test_a_case_is_found_by_whose_it_is(text: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    write_ticket(backend, by="Jonas Ekollon")
    assert talk_as(STAFF, backend=backend).ask(text).heading == LOSS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("visa johan krabbelins ärende", "Johan Krabbelin har inget öppet ärende"),
        ("show Johan Krabbelin's case", "Johan Krabbelin has no open case"),
    ],
)
def test_for_whoever_has_no_case_it_is_said_so(text: str, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    told = talk_as(STAFF, backend=backend).ask(text)
    assert words in told.text
    assert LOSS not in told.text


@pytest.mark.parametrize("shown", [f"status på {LOSS}", f"öppna {LOSS}"])
@pytest.mark.parametrize("text", ["visa mejlen", "read the mails", "what does the email say"])
def test_right_after_a_case_is_shown_its_mails_are_read(
    shown: str, text: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    talk = talk_as(STAFF, backend=backend)
    talk.hear(shown)
    told = talk.ask(text)
    assert told.heading == LOSS
    assert "> på tåget" in told.text


def test_others_are_told_who_sees_it(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    shown = talk_as(OWNER, backend=backend).ask(f"öppna {LOSS}")
    assert "Bara de som arbetar på SML-IT" in shown.text
    assert "på tåget" not in shown.text


def test_a_backend_that_cannot_be_reached_is_asked_again(talk_as: TalkAs) -> None:
    assert "når inte telefonisystemet" in talk_as(STAFF, backend=unreachable()).ask("visa ett ärende").text


def test_every_text_is_said(talk_as: TalkAs, backend: Telephony) -> None:
    employee, staff = talk_as(OWNER, backend=backend), talk_as(STAFF, backend=backend)
    employee.hear("visa ett ärende")
    lose(backend)
    lose(backend, LossKind.LOST, OTHER_LOSS)
    request_call_list(backend)
    do(backend, STAFF, TakeCase(case=LOSS))
    do(backend, "Åsa Kabelvik", TakeCase(case=OTHER_LOSS))
    write_ticket(backend)
    staff.hear_all(*(f"öppna {case}" for case in (LOSS, OTHER_LOSS, TICKET)))
    staff.hear_all(
        "visa ett ärende", "blub", "blubb", "varför?", REQUEST, "öppna T-9Z9Z-9Z9Z", "visa johan krabbelins ärende"
    )
    assert unsaid("desk_case", employee, staff) == set()
