"""Whether the person may contact on-call is told in one turn."""

from datetime import datetime

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin, Scope
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import nobody_may_call_on_call, started, unreachable, unsaid
from tests.support.talk import Talk, in_sweden
from tests.support.telephony import open_telephony

NIGHT = in_sweden(2026, 3, 3, 22)
EVE = in_sweden(2026, 12, 24, 10)

STARTS = [
    "får jag ringa beredskapen?",
    "får jag ringa jouren",
    "Får jag ringa jouren nu?",
    "får ja ringa jouren",
    "far jag ringa beredskapen",
    "kan jag ringa beredskapen",
    "kan jag ringa jouren nu",
    "kan jag ringa beredskapen just nu?",
    "får jag kontakta beredskapen",
    "får jag kontakta it-jouren?",
    "får jag ringa it jouren",
    "får jag ringa IT-beredskapen?",
    "får jag använda beredskapen",
    "har jag behörighet att ringa beredskapen?",
    "har jag rätt att ringa jouren",
    "har jag tillstånd att kontakta beredskapen",
    "har vi rätt att ringa jouren på vår enhet?",
    "är jag behörig att ringa beredskapen",
    "är jag behörig att kontakta jouren",
    "får vi på skolan ringa jouren",
    "får jag som undersköterska ringa it-beredskapen?",
    "får jag som vikarie ringa jouren?",
    "hej, får jag ringa beredskapen?",
    "undrar bara, får jag ringa jouren",
    "jag är ny här. får jag ringa beredskapen?",
    "får jag ringa jourtelefonen",
    "får jag väcka jouren",
    "vet du om jag får ringa beredskapen",
    "may I call on-call?",
    "may i call oncall",
    "can I call on-call",
    "can i phone on-call now?",
    "am I allowed to call on-call?",
    "am i allowed to contact on call",
    "am I authorised to call on-call",
    "Am I entitled to ring the on-call technician?",
    "i'm a substitute caretaker, am i allowed to call oncall",
    "do I have permission to call on-call",
    "do i have the right to phone on-call?",
    "are we allowed to call on-call",
    "can we use on-call",
    "hi, may I contact on-call?",
]
"""Messages that start the flow."""

ANSWERED = [
    "vem får ringa beredskapen?",
    "Får vem som helst ringa it-beredskapen?",
    "kan vem som helst ringa beredskapen en lördag",
    "kan jag ringa jouren på julafton?",
    "får jag ringa beredskapen på midsommarafton",
    "kan jag ringa jouren i helgen",
    "får jag ringa beredskapen i natt",
    "kan jag ringa jouren på lördag?",
    "får jag ringa jouren kl 22",
    "hur får jag behörighet att ringa beredskapen?",
    "kan jag få behörighet till jouren",
    "vad gör jag om jag inte får ringa jouren",
    "vem bestämmer om jag får ringa beredskapen",
    "när är beredskapen bemannad",
    "vad kostar det att ringa beredskapen",
    "måste jag själv betala för beredskapen",
    "får man ringa jouren för att skrivaren krånglar en lördag?",
    "vilket nummer har jouren",
    "vad hjälper beredskapen till med",
    "får jag ringa supporten",
    "tappade telefonen lördag kväll och har ingen behörighet till jouren, vad gör jag då",
    "vilka chefer står på listan över dom som får ringa it-beredskapen",
    "får jag ringa socialjouren",
    "får jag byta min beredskapsvecka",
    "får man ta ett glas vin till maten när man har snöberedskap hemma",
    "får jag jourersättning",
    "who may call on-call?",
    "can I call on-call on Christmas Eve?",
    "can I call on-call at night",
    "how do I get permission to call on-call",
    "what does it cost to call on-call",
    "do I have to pay for on-call myself",
    "can anyone call on-call",
    "when is on-call staffed",
]
"""Messages that the routine answers."""


@pytest.mark.parametrize("text", STARTS)
def test_somebody_who_asks_for_oneself_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "oncall_right"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_others_or_another_time_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "oncall_right"


@pytest.mark.parametrize(
    ("name", "moment", "text", "told"),
    [
        ("Gunvor Fyrljus", NIGHT, "får jag ringa jouren?", ["Ja, du har", "nu, till onsdag", "700 kr"]),
        ("Gunvor Fyrljus", EVE, "får jag ringa jouren?", ["Ja, du har", "kontorstid, till kl. 17.00", "aftonen"]),
        ("Sara Vitsippa", NIGHT, "får jag ringa jouren?", ["Nej, du har inte", "- Gustav Mossberga", "700 kr"]),
        ("Gunvor Fyrljus", NIGHT, "may I call on-call?", ["Yes, you are authorised", "until Wednesday", "SEK 700"]),
        ("Sara Vitsippa", EVE, "may I call on-call?", ["No, you aren't", "- Gustav Mossberga", "until 17:00", "13580"]),
    ],
)  # fmt: skip
def test_the_right_the_hour_and_the_cost_are_told_in_one_turn(
    name: str, moment: datetime, text: str, told: list[str], talk_as: TalkAs
) -> None:
    reply = talk_as(name).ask(text, moment=moment)
    assert [part for part in told if part not in reply.text] == []
    assert reply.trace.topic == "oncall_who"


def test_no_eve_is_mentioned_on_other_days(talk_as: TalkAs) -> None:
    assert "aftonen" not in talk_as("Sara Vitsippa").ask("får jag ringa beredskapen?").text


def test_the_manager_is_named_where_nobody_may(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa", backend=nobody_may_call_on_call(open_telephony())).ask("får jag ringa jouren?")
    assert "Din närmaste chef är Mikael Lärkfors." in reply.text


def test_somebody_without_a_manager_gets_the_same_without_a_name(talk_as: TalkAs) -> None:
    reply = talk_as("Britt Kvarnsten", backend=nobody_may_call_on_call(open_telephony())).ask("får jag ringa jouren?")
    assert "kommunen som bestämmer" in reply.text
    assert "närmaste chef är" not in reply.text


def test_somebody_outside_the_directory_gets_an_answer_too(assistant: Assistant) -> None:
    assert "kommunen som bestämmer" in Talk(assistant).ask("får jag ringa jouren?").text


@pytest.mark.parametrize(
    ("name", "flows"), [("Sara Vitsippa", ["oncall_check", "ticket"]), ("Gunvor Fyrljus", ["oncall_check"])]
)
def test_buttons_lead_on(name: str, flows: list[str], talk_as: TalkAs) -> None:
    buttons = talk_as(name).ask("får jag ringa jouren?").suggestions
    assert [button.press for button in buttons] == [Begin(flow) for flow in flows]


def test_it_is_told_in_the_middle_of_another_flow(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("skriv ett ärende")
    replies = talk.hear("får jag ringa jouren?")
    assert "Nej, du har inte behörighet" in replies[0].text
    assert replies[-1].trace.flow == "ticket"


def test_a_backend_that_cannot_be_reached_is_told(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa", backend=unreachable()).ask("får jag ringa jouren?")
    assert "0523-61 35 80" in reply.text
    assert "behörighet" not in reply.text


def test_it_is_told_in_the_personal_chat_alone(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.hear("får jag ringa jouren?", scope=Scope.GROUP)[0]
    assert "behörighet" not in reply.text
    assert [notice.person for notice in talk.notices] == [talk.person.id]


def test_somebody_elses_right_is_not_told(talk_as: TalkAs) -> None:
    talk = talk_as("Gunvor Fyrljus")
    assert "Jag kan bara se vad som gäller för dig" in talk.ask("får Anna Tallkvist ringa jouren?").text
    assert "bara se" not in talk.ask("får jag ringa jouren?").text


def test_every_text_is_said(talk_as: TalkAs) -> None:
    usual = open_telephony()
    askers = [("Gunvor Fyrljus", usual), ("Sara Vitsippa", usual), ("Sara Vitsippa", nobody_may_call_on_call(usual))]
    talks = []
    for name, backend in askers:
        talk = talk_as(name, backend=backend)
        for moment in (NIGHT, EVE):
            talk.hear("får jag ringa jouren?", moment=moment)
        talks.append(talk)
    talks[0].hear_all("can Maria Sillgren call on-call?", "får Anna Tallkvist ringa jouren?")
    assert unsaid("oncall_right", *talks) == set()
