"""What a call costs is told."""

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin, Scope
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import started, unreachable, unsaid
from tests.support.talk import Talk

STARTS = [
    "Kostar det att ringa 0771-567 567?",
    "kostar de att ringa 0771567567",
    "vad kostar det att ringa 0771 567 567",
    "är det gratis att ringa 070-174 06 14",
    "ar det gratis att ringa 0701740614",
    "kostar det nåt att ringa 020-123 456",
    "ingår 1177 i flatrate",
    "är 1177 gratis att ringa?",
    "kostar 114 14 något",
    "hur dyrt är det att ringa 118 118?",
    "Hej! Jag ringer ofta 1177 åt brukare, är det gratis?",
    "är 112 gratis",
    "kostar det att ringa 116 117?",
    "kostar det att ringa 0900-123 45 67",
    "vad kostar det att ringa +47 22 86 44 00",
    "kostar samtal till +45 33 63 33 63 något?",
    "kostar det att ringa 0524-18 123",
    "ingår samtal till 08-123 456 78",
    "är det fritt att ringa 0523-66 40 10",
    "pris för att ringa 0939-123 45 67",
    "kostar det att ringa till Norge?",
    "är det gratis att ringa norge",
    "vad kostar samtal till Danmark",
    "ingår samtal till utlandet?",
    "leverantören sitter i Tyskland, ingår det att ringa dit",
    "vad kostar det att ringa nummerupplysningen?",
    "kostar det att ringa vårdguiden",
    "är det gratis att ringa polisen",
    "Does it cost anything to call 0771-567 567?",
    "is it free to call 070-174 06 14",
    "what does it cost to call 1177",
    "is 114 14 free",
    "how much does it cost to call 118 118?",
    "are calls to +47 22 86 44 00 included",
    "is 112 free to call",
    "does flatrate cover 020-123 456",
    "price for calling 0900-123 45 67",
    "does it cost anything to call Norway?",
    "are calls to Denmark free",
    "how much does it cost to call Germany from the office",
    "is calling directory enquiries free",
    "i need to call a supplier in Poland, is that free?",
]
"""Messages that start the flow."""

ANSWERED = [
    "ingår samtal i flatrate?",
    "vad ingår i flatrate",
    "vad är flatrate",
    "Är det gratis att ringa 0771-nummer?",
    "vad gäller för 0771-nummer",
    "vilka nummer ingår inte",
    "kostar det något att ringa?",
    "Kostar det kommunen något när jag ringer en vanlig svensk mobil?",
    "kostar det att ringa vanliga nummer inom sverige",
    "Går det att använda betaltjänster på jobbtelefonen?",
    "får jag ringa betalnummer",
    "Hur många sms är gratis?",
    "vad kostar ett sms",
    "vad kostar ett sms till danmark",
    "Får jag ringa 0771-567 567 gratis?",
    "vad kostar det att ringa beredskapen",
    "vad kostar det att ringa 13580 på natten",
    "kostar det att ringa supporten",
    "Är på resa i Spanien. Blir det dyrt att ringa hem härifrån?",
    "vad kostar surf i Norge",
    "kostar det något när någon ringer mig från USA?",
    "vem betalar när jag ringer 118 118",
    "vad kostar det att köpa ut mobilen",
    "vem har 0524-18123",
    "112",
    "får jag ringa utomlands",
    "kan jag använda telefonen i Norge",
    "is flatrate included in every mobile subscription?",
    "Does it cost anything to call a 0771 number?",
    "What does it cost the municipality when I call the tax agency on 0771?",
    "which calls are free",
    "what does a text to Norway cost",
    "can I use data in Spain for free",
    "how many free texts do I get",
    "are payment services blocked on my phone",
]
"""Messages that the routine answers, or that are about something else."""


@pytest.mark.parametrize("text", STARTS)
def test_a_question_about_one_destination_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "flatrate"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_the_routine_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "flatrate"


@pytest.mark.parametrize(
    ("text", "heading", "reason"),
    [
        ("kostar det att ringa 070-174 06 14?", "Kostar ingenting", "070-174 06 14"),
        ("kostar det att ringa 0524-18 123?", "Kostar ingenting", "kommunernas egna nummer"),
        ("kostar det att ringa 112?", "Kostar ingenting", "hela landet"),
        ("Kostar det att ringa 0771-567 567?", "Ingår inte i flatrate", "samhällstjänster"),
        ("kostar det att ringa 0900-123 45 67?", "Blockerat", "Betalningstjänster är blockerade"),
        ("kostar det att ringa 1177?", "Oklart", "Det står inte i rutinen"),
        ("kostar det att ringa till Norge?", "Oklart", "Norge"),
        ("does it cost anything to call 070-174 06 14?", "Costs nothing", "within Sweden"),
        ("does it cost anything to call 0771-567 567?", "Not included in flatrate", "on the invoice"),
        ("does it cost anything to call 0900-123 45 67?", "Blocked", "Payment services are blocked"),
        ("does it cost anything to call Norway?", "Not certain", "Norway"),
    ],
)
def test_the_answer_comes_at_once_with_its_reason(text: str, heading: str, reason: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    assert reply.heading == heading
    assert reason in reply.text
    assert not talk.conversation.frames


@pytest.mark.parametrize(
    ("answer", "heading"),
    [("0771-567 567", "Ingår inte i flatrate"), ("Norge", "Oklart"), ("en vanlig mobil", "Kostar ingenting")],
)
def test_from_the_button_it_asks_where_to(answer: str, heading: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask(press=Begin("flatrate")).trace.step == "destination"
    assert talk.hear(answer)[-1].heading == heading


def test_a_number_that_is_none_is_told_to_be_so(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(press=Begin("flatrate"))
    assert "Kontrollera siffrorna" in talk.hear("0000-000 000")[-1].text


def test_another_number_can_be_asked_for(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("kostar det att ringa 1177?")
    assert talk.press(0).trace.step == "destination"


def test_the_answer_about_flatrate_leads_here(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("vad ingår i flatrate?")
    assert reply.trace.topic == "flatrate_what"
    assert Begin("flatrate") in [button.press for button in reply.suggestions]


def test_it_needs_no_backend_and_works_in_groups(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    assert talk.ask("kostar det att ringa 1177?", scope=Scope.GROUP).heading == "Oklart"


def test_it_runs_in_the_middle_of_another_flow(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(press=Begin("lost_phone"))
    assert any(reply.heading == "Oklart" for reply in talk.hear("kostar det att ringa 1177?"))
    assert talk.conversation.frame
    assert talk.conversation.frame.flow == "lost_phone"


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(press=Begin("flatrate"))
    talk.hear_all("varför frågar du det?", "hm", "xyz", "en vanlig mobil")
    for number in ("0771-567 567", "0900-123 45 67", "1177", "070-174 06 14"):
        talk.hear(f"kostar det att ringa {number}?")
    headings = {f"says.{reply.heading}" for reply in talk.replies}
    assert headings >= {"says.Kostar ingenting", "says.Ingår inte i flatrate", "says.Blockerat", "says.Oklart"}
    assert {key for key in unsaid("flatrate", talk) if not key.startswith("says.")} == set()
