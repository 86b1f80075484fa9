"""What is said that opens the report of a lost, stolen or damaged phone, and what is not."""

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin
from telephony.models import LossKind
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import OWNER
from tests.support.flows import started
from tests.support.talk import Talk

STARTS = [
    "blev rånad",
    "jag blev rånad nyss",
    "jag har blivit rånad",
    "I was robbed",
    "I just got mugged",
    "min mobil är borta",
    "min telefon är borta!!",
    "jag har tappat mobilen",
    "jag har tappat bort min jobbmobil",
    "har tappat telefonen på bussen mot Lysekil",
    "hittar inte min jobbtelefon nånstans",
    "jag hittar inte mobilen",
    "kan inte hitta jobbmobilen, tror den ligger kvar på tåget",
    "jag glömde kvar mobilen på restaurangen",
    "glömt kvar telefonen hos en brukare",
    "mobilen är försvunnen sen i morse",
    "telefonen försvann på stranden i lördags",
    "jag har blivit av med min telefon",
    "blev av med mobilen på stan igår",
    "jag har förlorat min jobbtelefon",
    "jag saknar min jobbmobil, den är borta",
    "min tjänstetelefon har kommit bort",
    "min mobil blev stulen",
    "min mobil blev stulen på tåget igår kväll",
    "mobilen är stulen",
    "nån har snott min mobil",
    "någon har stulit min jobbtelefon",
    "de snodde min lur på gymmet",
    "jobbluren är snodd",
    "telefonen stals ur bilen i natt",
    "det var inbrott på kontoret och mobilen är stulen",
    "jag blev rånad på mobilen",
    "någon tog min telefon på caféet",
    "min mobil har blivit stulen och den var olåst, vad ska jag göra?",
    "hjälp! telefonen är borta, den är full med patientuppgifter",
    "min medarbetare Sara Vitsippa har tappat sin mobil",
    "Saras jobbmobil är stulen",
    "en av mina anställda har blivit av med telefonen",
    "min kollegas mobil är borta",
    "hej, jag jobbar i hemtjänsten och har tappat min iphone någonstans på rundan",
    "jag vill anmäla att min telefon är stulen",
    "anmäl mobilen som borttappad",
    "min mobil ar borta, ligger nog kvar pa bussen",
    "moblen är borta",
    "min mobil är stulenn",
    "jag vill anmäla att min mobil är trasig",
    "telefonen är sönder, jag vill anmäla det",
    "någon har vandaliserat min mobil",
    "my phone is gone",
    "I've lost my phone",
    "i lost my work phone on the bus",
    "lost my mobile yesterday",
    "I can't find my work phone",
    "my phone is missing since this morning",
    "I left my phone on the train",
    "my phone was stolen",
    "my work phone got stolen last night and it was unlocked",
    "someone stole my phone at the gym",
    "somebody took my phone",
    "I've been robbed, they took my phone",
    "my handset was nicked at the pub",
    "I want to report my phone stolen",
    "help, my phone has been stolen",
    "an employee of mine has lost her phone",
    "my colleague's phone is missing",
    "Sara's work phone has been stolen",
    "I want to report my phone as broken",
    "I dropped my phone in the sea and it is gone",
    "min mobil är stulen, det finns personliga uppgifter på den",
    "min egen mobil är borta",
    "my phone was stolen, there is personal data on it",
    "någon har stulit mobilen ur mitt skåp",
    "jag kan inte hitta telefonen, den är helt försvunnen",
    "telefonen blev kvarglömd på bussen",
    "I can't find my phone anywhere",
    "my phone got pinched on the bus",
    "min lur är puts väck",
    "tappade mobben i älven",
    "rapportera stulen mobil",
    "anmäla förlorad telefon",
    "report a lost phone",
    "jag tappade bort telefonen under helgen, vad gör jag nu?",
    "tjuvar har tagit min jobbtelefon",
    "min telefon är väck",
    "mobilen ligger nog kvar på tåget till Göteborg",
    "lost my phoen",
    "my phone has disappeared",
    "I think I left my work phone in a taxi",
    "min tfn blev snodd",
    "min tel är stulen",
    "min nokia blev snodd",
    "telen är snodd",
    "nån jävel har snott telen",
    "lurjäveln blev snodd",
    "mobiljäveln är stulen",
    "nån snodde min samsung",
    "nån snodde min jobbtfn i morse",
    "någon har tagit min jobbtelefon",
    "jag har blivit bestulen på min jobbtelefon",
    "min jobbmobil är knyckt",
    "Hej! Jag jobbar i hemtjänsten i Munkedal. Hoppas att ni mår bra. I morse på tåget till jobbet upptäckte jag att "
    "någon hade tagit min jobbtelefon ur väskan.",
    "God morgon, jag undrar om ni kan hjälpa mig. Jag var på gymmet i går kväll. När jag kom tillbaka till skåpet var "
    "min mobil stulen. Tacksam för hjälp!",
    "Vi hade en personalfest i fredags. Under kvällen blev tyvärr min tjänstetelefon stulen från garderoben. Med "
    "vänlig hälsning, Sara",
    "someone nicked my phone",
    "someone's taken my phone",
    "got my phone pinched",
    "my mobile has been swiped",
    "my phone got lifted at the pub",
    "Hello, I hope you are well. I work at the school in Lysekil. Yesterday somebody took my work phone from the staff "
    "room. What should I do?",
    "min mobil är inte borta utan stulen",
    "my phone isn't lost, it was stolen",
    "mobilen är borta men inte stulen",
]
"""Messages that start the flow."""

BROKEN = [
    "tappade den i golvet och skärmen sprack",
    "jag tappade telefonen i golvet och skärmen sprack",
    "mobilen ramlade i vattnet",
    "mobilen ramlade i sjön, den startar inte",
    "tappade mobilen i toaletten",
    "den är sönder",
    "min telefon är sönder",
    "telefonen har gått sönder",
    "mobilen är trasig",
    "min iphone är krossad",
    "skärmen på min mobil är sprucken",
    "jag råkade köra över min jobbtelefon",
    "I dropped my phone and the screen cracked",
    "my phone is broken",
    "my phone fell in the water",
    "I ran over my work phone with the car",
]
"""Messages that start the flow for a phone that is damaged, and not lost."""

ANSWERED = [
    "vad gör jag om jag blir rånad",
    "jag blev rånad på min plånbok",
    "what do I do if I get robbed",
    "vad gör jag om jag tappar mobilen?",
    "vad gör jag om mobilen blir stulen",
    "vad händer om jag tappar bort telefonen",
    "hur anmäler jag en stulen telefon?",
    "hur rapporterar jag en borttappad mobil",
    "vem kontaktar jag om min mobil blir stulen?",
    "vem polisanmäler en stulen telefon?",
    "måste en stulen telefon polisanmälas",
    "hur snabbt måste jag anmäla en borttappad telefon",
    "vad gäller vid stöld av telefon",
    "kan en borttappad telefon rensas på distans",
    "får jag en ny mobil om min blir stulen",
    "får jag en lånetelefon om min telefon är stulen?",
    "vad kostar det om jag tappar bort mobilen",
    "ifall mobilen försvinner, vad gör jag då",
    "utifall telefonen blir stulen, vem ringer jag",
    "jag hittade telefonen",
    "mobilen är hittad",
    "hur går det med min anmälan om den stulna telefonen?",
    "jag har redan anmält min stulna telefon, hur går det med ärendet",
    "min privata mobil är stulen",
    "min dotters mobil är borta",
    "hittar inte appen på mobilen",
    "jag hittar inte inställningarna i telefonen",
    "hittar inte hur man byter ringsignal på mobilen",
    "hur skyddar jag mobilen mot stöld",
    "min skärm är sprucken",
    "hur lagar jag en trasig mobil",
    "vem betalar för en krossad skärm på mobilen",
    "samtalet försvann",
    "jag har tappat min lösenkod",
    "mina kontakter är borta",
    "jag har förlorat mitt körkort",
    "what do I do if I lose my phone?",
    "if my phone is stolen, who do I call",
    "what happens if my phone gets stolen",
    "how do I report a stolen phone",
    "who do I contact about a lost phone",
    "how soon do I have to report a lost phone",
    "what applies when a phone is stolen",
    "do I have to report a lost phone",
    "can a lost phone be wiped remotely",
    "I found my phone",
    "I reported my phone stolen, how is it going",
    "my private phone was stolen",
    "my daughter's phone is missing",
    "I can't find the app on my phone",
    "who pays for a broken phone",
    "I've lost my keys",
    "hittar inte var man stänger av ljudet på mobilen",
    "I can't find the settings on my phone",
    "how do I protect my phone from theft",
    "min privata telefon är borta",
    "my personal phone is gone",
    "hittar inte min anknytning",
    "täckningen är borta på mobilen",
    "ljudet är borta på telefonen",
    "mobilens bilder är borta",
    "I lost the connection on my phone",
    "batteriet är helt dött i mobilen",
    "min mobil är inte stulen",
    "jag har inte tappat den",
    "jag har inte tappat mobilen",
    "mobilen blev aldrig stulen",
    "ingen har stulit min mobil",
    "min mobil är varken stulen eller borta",
    "telefonen är inte försvunnen",
    "min mobil är inte sönder",
    "my phone isn't stolen",
    "my phone was never stolen",
    "I didn't lose my phone",
    "I haven't lost my phone",
    "nobody stole my phone",
    "min mobil är sönder, vem betalar?",
    "vad gör jag om telefonen går sönder?",
    "batteriet i mobilen är trasigt",
    "my headset is broken",
    "någon har tagit kontakt med mig på telefon",
    "jag hittar inte min kalender i mobilen",
    "hittar inte min outlook på telefonen",
    "jag hittar inte min chef i telefonkatalogen",
    "hittar inte min telefonlista",
    "jag satte mig på bussen och min telefon har ingen täckning",
    "telefonen ringer medan jag står vid tvättmaskinen",
    "ljudet i telefonen kommer i bitar",
]
"""Messages that the routine, or another flow, answers."""


FRESH = [
    "tjänstemobilen är stulen och ska fjärrensas omedelbart",
    "telefonen är stulen och måste rensas",
    "stolen work phone, must be wiped",
    "my phone was stolen, please erase it",
    "mobilen är borta, den ska rensas nu",
]
"""Losses that are told along with a wish for a wipe."""


@pytest.mark.parametrize("text", FRESH)
def test_a_loss_whose_phone_is_to_be_wiped_is_reported_first(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "lost_phone"


def test_a_bus_that_somebody_sat_on_breaks_no_phone(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("jag satte mig på bussen, sen var mobilen borta")
    frame = talk.conversation.frame
    assert frame and (frame.flow, frame.value("kind")) == ("lost_phone", "lost")


@pytest.mark.parametrize("text", STARTS)
def test_telling_of_a_loss_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "lost_phone"


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_phone_opens_as_damaged_and_says_nothing_of_changing_passwords_at_once(
    text: str, assistant: Assistant
) -> None:
    talk = Talk(assistant)
    assert started(text, talk) == "lost_phone"
    (opened,) = [reply for reply in talk.replies if reply.trace.flow == "lost_phone"]
    assert opened.trace.slots["kind"] == LossKind.DAMAGED
    assert "lost_phone.says.open_damaged" in opened.trace.said


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_about_losses_and_phones_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "lost_phone"


def test_the_button_asks_what_has_happened(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    asked = talk.ask(press=Begin("lost_phone"))
    assert "Är den trasig, men kvar hos dig: du behöver inte byta några lösenord." in asked.text
    assert [button.title for button in asked.suggestions] == ["Stulen", "Skadad eller trasig", "Borttappad"]
    talk.press(0)
    assert talk.replies[-1].trace.slots["kind"] == LossKind.STOLEN


@pytest.mark.parametrize("text", ["blev rånad", "I was robbed", "min mobil blev stulen"])
def test_who_is_robbed_is_told_of_112(text: str, talk_as: TalkAs) -> None:
    reply = talk_as(OWNER).hear(text)[-1]
    assert reply.trace.slots["kind"] == "stolen"
    assert "[112](tel:112)" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "nån har kastat den i väggen",
        "kastade luren i väggen",
        "jag satte mig på mobilen",
        "telefonen hamnade i tvättmaskinen",
        "jag spillde kaffe på telefonen",
        "kollegan råkade backa över min telefon",
        "telefonen gick i tusen bitar",
        "tappade telefonen i toaletten",
        "jag har tappat mobilen i sjön",
        "min mobil är död, jag tappade den i golvet",
        "someone threw my phone against the wall",
        "my phone went through the washing machine",
        "I spilled coffee on my phone",
        "the dog chewed my phone",
    ],
)
def test_a_phone_that_has_had_an_accident_is_reported_as_damaged(text: str, assistant: Assistant) -> None:
    talk = Talk(assistant)
    assert started(text, talk) == "lost_phone"
    assert talk.conversation.frame
    assert talk.conversation.frame.value("kind") == "damaged"


@pytest.mark.parametrize("text", ["min mobil är död", "min telefon dog plötsligt", "my phone is dead"])
def test_a_phone_that_is_dead_without_an_accident_is_a_ticket(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "ticket"


@pytest.mark.parametrize("words", ["rensa den inte", "rensa inte", "radera den inte", "töm den inte", "don't wipe it"])
def test_who_wants_no_wipe_from_the_start_is_not_asked_about_it(words: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(f"min mobil är stulen i går på tåget, låst, {words}")
    assert talk.conversation.frames[-1].value("wipe") == "no"


def test_a_phone_that_e_borta_is_reported_though_nobody_knows_whether_it_was_locked(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("hej min tjänstetelefon e borta sen i natt på jobbet, vet inte om den är låst")
    assert talk.conversation.frames[-1].flow == "lost_phone"
    assert talk.conversation.frames[-1].value("locked") == "not_known"
