"""A problem that can wait is written to the support desk."""

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin
from telephony.models import Severity, TicketType
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import hear_closed, hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, open_telephony

STARTS = [
    "skriv ett ärende åt mig",
    "Skriv ett ärende",
    "kan du skriva ett ärende åt mig?",
    "kan du skapa ett ärende",
    "skapa ett ärende hos it",
    "skapa ärende",
    "skapa ett arende tack",
    "öppna ett ärende",
    "registrera ett ärende åt mig",
    "lägg in ett ärende",
    "lägg upp ett ärende på skrivaren",
    "jag behöver lägga upp ett ärende",
    "jag vill skapa ett supportärende",
    "gör ett ärende av det här",
    "jag vill felanmäla min telefon",
    "vill felanmala växeln",
    "felanmäl mobilen, den laddar inte",
    "jag vill göra en felanmälan",
    "gör en felanmälan åt mig",
    "jag vill lämna en felanmälan på växeln",
    "anmäl ett fel på min anknytning",
    "jag vill anmäla ett fel",
    "jag måste rapportera ett fel på telefonen",
    "hej! mobilen laddar inte längre. kan du skriva ett ärende om det",
    "skriv ett ärende: mobilen laddar inte",
    "Appen hänger sig varje morgon, skriv ett ärende på det",
    "write a ticket for me",
    "create a ticket",
    "please create a ticket",
    "could you open a ticket for me?",
    "raise a ticket please",
    "I want to raise a ticket about my phone",
    "log a ticket",
    "file a ticket, the app keeps freezing",
    "open a support case",
    "open a case for me",
    "I'd like to report a fault",
    "report a problem with my phone",
    "I want to report an issue",
    "log an issue: the phone won't charge",
    "my phone won't charge, please make a ticket",
    "jag kan inte ringa ut från min mobil, inget nät sen i morse, brådskar",
    "min telefon låter konstigt, folk hör inte mig",
    "telefonin ligger nere",
    "telefonsystemet ligger nere på hela skolan",
    "växeln har slutat fungera",
    "appen hänger sig, det är bråttom",
    "my outlook is broken and I cant work",
    "the phone system is down for the whole school",
    "our phones are down",
    "the app crashed, urgent",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur skapar jag ett ärende?",
    "hur gör jag en felanmälan",
    "hur felanmäler jag ett fel på mobilen",
    "var felanmäler man telefonen",
    "vart gör jag en felanmälan",
    "vad ska stå i ärendet?",
    "får jag skapa ärenden åt kollegor?",
    "kan man skapa ett ärende i portalen?",
    "kan jag felanmäla via mejl",
    "måste jag göra en felanmälan i portalen",
    "ska jag felanmäla eller ringa?",
    "går det att skapa ett ärende på kvällen",
    "finns det ett formulär för att felanmäla",
    "vem skapar ärenden",
    "status på mitt ärende",
    "hur går det med mitt ärende",
    "hur fort svarar ni på ärenden",
    "felanmälan",
    "mobilen fungerar inte vad gör jag",
    "jag har problem med mobilen",
    "support",
    "vad är självserviceportalen",
    "vem betalar felet",
    "jag vill rapportera en incident",
    "how do I raise a ticket with IT",
    "how do I report a fault",
    "where do I report a problem",
    "can I open a case by e-mail",
    "should I log an issue or call",
    "do I need a ticket for a loan phone",
    "got a parking ticket with the work car, do I pay it myself",
    "do i need a ticket for a two year old on the train",
    "how fast do you answer tickets",
    "what happens when I report a fault",
    "telefonin ligger nere, vad gör jag?",
    "vem ringer jag om växeln ligger nere",
    "what do I do if the phone system is down",
    "mobilen är trasig men det är inte bråttom",
]
"""Messages that the routine answers."""

SENT = ("skriv ett ärende", "mobilen laddar inte", "nej, det kan vänta", "ja")


@pytest.mark.parametrize("text", STARTS)
def test_a_wish_for_a_ticket_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "ticket"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_tickets_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "ticket"


def test_a_ticket_goes_off_after_a_preview_in_swedish(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert "0523-61 35 80" in talk.ask("skriv ett ärende").text
    talk.hear("mobilen laddar inte")
    shown = talk.ask("nej, det kan vänta")
    assert "- Problemet: mobilen laddar inte" in shown.text
    assert "- Hindrar ditt jobb just nu: Nej, det kan vänta" in shown.text
    assert not talk.orders
    sent = talk.hear("ja")[-1]
    assert sent.heading in sent.text
    assert sent.heading.startswith("S-")


def test_a_ticket_goes_off_after_a_preview_in_english(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("please create a ticket")
    talk.hear("the phone does not charge any more")
    shown = talk.ask("no, it can wait")
    assert "- The problem: the phone does not charge any more" in shown.text
    assert "has been sent to SML-IT" in talk.hear("yes")[-1].text


@pytest.mark.parametrize(
    "text",
    [
        "kan inte ringa, vad gör jag?",
        "jag kan inte ringa. vad ska jag göra?",
        "kan inte ringa till hemtjänsten vad gör jag?",
        "har ingen ton i luren, varför?",
        "är inte inloggad i appen, vad gör jag nu?",
        "I can't make calls, what do I do?",
    ],
)
def test_a_description_with_a_question_in_it_is_kept_whole(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("skriv ett ärende")
    talk.hear(text)
    assert talk.replies[-1].trace.slots["description"] == text


@pytest.mark.parametrize(
    "text",
    ["varför frågar du det?", "vad menar du?", "hur lång tid tar det?", "kan du inte ringa dem?", "why do you ask?"],
)
def test_a_mere_question_is_answered_and_not_taken_as_the_description(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("skriv ett ärende")
    replies = talk.hear(text)
    assert (replies[-1].trace.step, replies[-1].trace.slots) == ("description", {})
    assert len("".join(reply.text for reply in replies)) > len("Vad är det som inte fungerar?")


def test_the_desk_gets_a_problem_that_can_wait(talk_as: TalkAs) -> None:
    backend = open_telephony()
    talk = talk_as("Sara Vitsippa", backend=backend)
    talk.hear_all(*SENT)
    (ticket,) = at_once(backend.tickets(actor("Oskar Pluggfors")))
    assert ticket.type is TicketType.PROBLEM
    assert ticket.severity is Severity.CAN_WAIT
    assert ticket.description == "mobilen laddar inte"


@pytest.mark.parametrize(
    ("text", "description"),
    [
        (
            "hej! kan du skriva ett ärende åt mig: mobilen laddar inte. Jag har provat två laddare",
            "mobilen laddar inte. Jag har provat två laddare",
        ),
        ("skriv ett ärende till supporten om att rösten hackar", "rösten hackar"),
        ("skapa ett ärende om att appen hänger sig", "appen hänger sig"),
        ("Appen hänger sig varje morgon, skriv ett ärende på det", "Appen hänger sig varje morgon"),
        ("my phone won't charge any more, please make a ticket", "my phone won't charge any more"),
    ],
)
def test_what_was_said_at_once_is_not_asked(text: str, description: str, talk_as: TalkAs) -> None:
    shown = talk_as("Sara Vitsippa").ask(text)
    assert shown.trace.step == "hinders"
    assert shown.trace.slots["description"] == description


@pytest.mark.parametrize(
    ("description", "more"),
    [
        ("mobilen laddar inte", "jag har inget ljud"),
        ("mobilen laddar inte", "appen startar inte heller"),
        ("the phone won't charge", "there is no sound either"),
    ],
)
def test_what_else_is_wrong_is_added_and_no_answer(description: str, more: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(f"write a ticket: {description}" if "the phone" in description else f"skriv ett ärende: {description}")
    asked = talk.ask(more)
    assert asked.trace.step == "hinders"
    assert asked.trace.slots == {"description": f"{description}. {more}"}


def test_what_else_is_wrong_is_added_to_the_summary_too(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(*SENT[:3])
    shown = talk.ask("jag har inget ljud heller")
    assert "- Problemet: mobilen laddar inte. jag har inget ljud heller" in shown.text
    assert shown.trace.slots["hinders"] == "no"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("telefonen funkar inte alls", "yes"),
        ("it doesn't work at all", "yes"),
        ("det brådskar", "yes"),
        ("nej, det är inte så bråttom", "no"),
        ("nej, mobilen funkar än så länge", "no"),
        ("inte direkt", "no"),
    ],
)
def test_whether_it_hinders_is_heard_in_what_is_said_of_it(text: str, answer: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("skriv ett ärende: mobilen laddar inte")
    assert talk.ask(text).trace.slots == {"description": "mobilen laddar inte", "hinders": answer}


@pytest.mark.parametrize("text", ["my outlook is broken and I cant work", "telefonin ligger nere, det är bråttom"])
def test_an_urgent_problem_is_summed_up_at_once(text: str, talk_as: TalkAs) -> None:
    shown = talk_as("Sara Vitsippa").ask(text)
    assert shown.trace.slots["hinders"] == "yes"
    assert shown.trace.slots["description"]
    assert "0523-61 35 80" in shown.text


def test_a_button_may_bring_everything_along(talk_as: TalkAs) -> None:
    backend = open_telephony()
    talk = talk_as("Sara Vitsippa", backend=backend)
    talk.hear(press=Begin("ticket", {"description": "larmet når inte fram", "hinders": "yes"}))
    talk.hear("ja")
    (ticket,) = at_once(backend.tickets(actor("Oskar Pluggfors")))
    assert ticket.severity is Severity.HINDERS_WORK


@pytest.mark.parametrize("text", ["skriv ett ärende, jag kan inte jobba", "write a ticket, I cant work at all"])
def test_somebody_who_cannot_work_says_so_at_once(text: str, talk_as: TalkAs) -> None:
    assert talk_as("Sara Vitsippa").hear(text)[-1].trace.slots["hinders"] == "yes"


def test_how_urgent_it_is_can_be_changed(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(*SENT[:3])
    talk.press(1)
    talk.press(1)
    talk.hear("det är akut")
    assert talk.replies[-1].trace.slots["hinders"] == "yes"


def test_nothing_is_sent_before_it_is_confirmed(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(*SENT[:3], "avbryt", "ja", "ja")
    assert not talk.orders


def test_a_backend_that_cannot_be_reached_gets_the_ticket_later(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    talk.hear_all(*SENT)
    assert talk.orders[0].case in talk.replies[-1].text
    assert "sparat" in talk.replies[-1].text


def test_a_refused_ticket_is_told_with_another_way(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=refusing(open_telephony(), ProblemType.NOT_FOUND))
    talk.hear_all(*SENT)
    assert "hittar dig inte" in talk.replies[-1].text


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(SENT[0], "varför?", SENT[1], "xyzzy", "xyzzy", "varför?", *SENT[2:])
    hear_closed(talk, talk.orders[0], "Nu fungerar det.")
    hear_results(talk, talk.orders[0])
    # Any words answer an open question, so it never needs to be put in other words.
    assert unsaid("ticket", talk) == {"description.rephrase"}
