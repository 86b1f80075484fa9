"""What a buy-out costs is worked out."""

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin, Scope
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import started, unreachable, unsaid
from tests.support.talk import Talk

STARTS = [
    "vad kostar det att köpa ut mobilen om den är värd 1500?",
    "vad kostar det att köpa ut mobilen om den är värd 1500 kr",
    "vad kostar det att kopa ut mobilen om den ar vard 1500",
    "Vad får jag betala om jag köper ut telefonen och marknadsvärdet är 2 000 kr?",
    "min iphone är värd 1 200 kronor, vad kostar det att lösa ut den",
    "marknadsvärdet är 900 kr vad blir utköpet",
    "utköp, marknadsvärde 1500",
    "utköp marknadsvärde 2500:-",
    "köpa ut mobilen värd 800 kr",
    "vill köpa loss luren, värdet är 1100 kr",
    "Hej! Jag slutar snart och vill köpa ut min telefon. Den är värd ca 1500 kr, vad blir summan?",
    "hur mycket blir det om jag löser ut en mobil värd femtonhundra kronor",
    "vad betalar jag för att behålla telefonen om den är värderad till 700 kr",
    "om telefonen är värd tvåtusen kr vad kostar utköpet",
    "köpa ut mobil värderad till 1250",
    "vad blir totalen för utköp om värdet är 3000",
    "jag köper min jobbtelefon, värd 450 kr, vad ska jag betala",
    "räkna ut vad utköpet kostar",
    "räkna ut utköpet",
    "kan du räkna ut vad det kostar att köpa ut min mobil?",
    "rakna ut utköpspriset",
    "kan du räkna på ett utköp åt mig",
    "beräkna utköp av telefon",
    "hjälp mig räkna ut vad jag får betala för att köpa ut mobilen",
    "what does it cost to buy out my phone if it is worth 1500?",
    "what do I pay to buy my phone if it's worth SEK 1500",
    "my phone is valued at 1200 kr, what does it cost to buy it out",
    "I want to buy my phone, it's worth about 2000 SEK. What's the total?",
    "buyout, market value 1500",
    "buy out my phone worth 900 kr",
    "how much to keep my phone if the market value is 1000 kr",
    "purchase my phone with a market value of 750 kronor",
    "price of buying my phone worth 1,500 SEK",
    "if the value is fifteen hundred kronor, how much is it to buy out the phone",
    "taking over my phone, market value 600 kr, what do I pay to buy it",
    "total for a buy-out with market value 2500",
    "calculate the buyout",
    "calculate what it costs to buy out my phone",
    "work out the cost of buying out my phone",
    "please work out the buy-out for me",
    "can you calculate the buyout price of my phone?",
]
"""Messages that start the flow."""

ANSWERED = [
    "vad kostar det att köpa ut mobilen?",
    "hur köper jag ut telefonen",
    "får jag köpa ut min telefon",
    "kan jag köpa ut telefonen när jag slutar",
    "vem betalar jag till när jag köper ut mobilen",
    "Till vem betalar jag marknadsvärdet när jag köper ut mobilen?",
    "vem bestämmer marknadsvärdet",
    "hur räknar ni ut vad telefonen är värd",
    "hur räknas priset för utköpet ut",
    "vad är min iphone 13 värd om jag vill köpa ut den",
    "de där 984 kronorna, ska dom till min enhet eller till it?",
    "984 spänn, är det allt man betalar för att behålla luren?",
    "måste jag lämna in telefonen vid utköp",
    "kan värdet va noll om telefonen är riktigt sliten",
    "utköp",
    "vad är den administrativa avgiften",
    "vad kostar en ny telefon",
    "mobilen var värd 5000 kr och är stulen",
    "kan du räkna ut bmi på 82 kilo och 1,76",
    "kan du räkna ut 25 procent av 3480",
    "vad kostar 3000 sms?",
    "vad kostar beredskapen",
    "får jag köpa appar för 100 kr",
    "köpa ut en arvinge från ett sommarhus, hur räknar man",
    "what does it cost to buy out my phone?",
    "how do I buy my work phone",
    "who sets the market value?",
    "how is the price of a buy-out worked out",
    "The 984, who gets that one? And the other part?",
    "is the fee all I pay for the phone",
    "Who receives the money when I buy out my phone?",
    "what's the euro worth in kronor",
    "can I buy a new phone for 5000 kr",
]
"""Messages that the routine answers, or that are about something else."""


@pytest.mark.parametrize("text", STARTS)
def test_a_value_or_a_wish_to_work_it_out_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "buyout"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_buying_out_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "buyout"


@pytest.mark.parametrize(
    ("text", "value", "whole"),
    [
        ("vad kostar det att köpa ut mobilen om den är värd 1500?", "1 500 kr", "2 484 kr"),
        ("utköp, marknadsvärde 1 500 kr", "1 500 kr", "2 484 kr"),
        ("min iphone 13 är värd runt 1 200, vad kostar det att lösa ut den", "1 200 kr", "2 184 kr"),
        ("hur mycket blir det om jag löser ut en mobil värd femtonhundra kronor", "1 500 kr", "2 484 kr"),
    ],
)
def test_with_the_value_said_the_sum_comes_at_once(text: str, value: str, whole: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    assert f"Du betalar {whole} för telefonen." in reply.text
    assert "- 984 kr i administrativ avgift till SML-IT" in reply.text
    assert f"- {value}, telefonens marknadsvärde, till verksamheten som köpte in telefonen" in reply.text
    assert "Lämna alltid tillbaka telefonen till SML-IT" in reply.text
    assert not talk.conversation.frames


def test_it_is_the_same_in_english(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("what does it cost to buy out my phone if it is worth 1500?")
    assert "You pay SEK 2,484 for the phone." in reply.text
    assert "- SEK 1,500, the phone's market value, to the department that bought the phone" in reply.text
    assert "Always return the phone to SML-IT" in reply.text


@pytest.mark.parametrize("answer", ["1500", "1500 kr", "jag tror 1500", "ungefär 1 500 kr", "femtonhundra", "1,5 tkr"])
def test_from_the_button_it_asks_for_the_value(answer: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask(press=Begin("buyout")).trace.step == "value"
    assert "2 484 kr" in talk.ask(answer).text


@pytest.mark.parametrize("answer", ["vet inte", "hoppa över", "ingen aning"])
def test_without_the_value_the_rest_is_told(answer: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("räkna ut utköpet")
    reply = talk.ask(answer)
    assert "984 kr i administrativ avgift" in reply.text
    assert "Vem som bestämmer marknadsvärdet står inte i rutinen" in reply.text
    assert "Lämna alltid tillbaka" in reply.text


@pytest.mark.parametrize(
    ("answer", "problem"),
    [("det är minus 500 kronor", "mindre än noll"), ("2 000 000 kr", "Det är mer än en telefon brukar vara värd")],
)
def test_a_value_that_cannot_be_right_is_told(answer: str, problem: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("räkna ut utköpet")
    assert problem in talk.ask(answer).text
    assert "2 484 kr" in talk.ask("1500").text


def test_the_answer_about_the_price_leads_here(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("vad kostar det att köpa ut mobilen?")
    assert reply.trace.topic == "buyout_price"
    assert Begin("buyout") in [button.press for button in reply.suggestions]


def test_it_needs_no_backend_and_works_in_groups(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    assert "2 484 kr" in talk.ask("utköp, marknadsvärde 1500", scope=Scope.GROUP).text


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("räkna ut utköpet")
    talk.hear_all("varför frågar du det?", "hm", "xyz", "-500 kr", "2 000 000 kr", "vet inte")
    talk.hear("utköp, marknadsvärde 1500")
    assert unsaid("buyout", talk) == set()
