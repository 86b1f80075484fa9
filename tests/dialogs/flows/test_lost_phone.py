"""A phone is reported as lost, stolen or damaged, and is locked and wiped."""

from collections.abc import Sequence

import pytest

from dialogs.assistant import Assistant
from dialogs.orders import Notice, Order
from dialogs.turn import Begin, Happening, Scope
from telephony.commands import BlockSim, LockDevice, ReportLoss, RevokeSessions, WipeDevice
from telephony.contract import Telephony
from telephony.models import Locked, LossKind
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, MANAGER, OWNER, STAFF
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk, at_once
from tests.support.telephony import actor, member, open_telephony, person_id

COLLEAGUE, TWO_PHONES, NO_PHONE = "Jonas Ekollon", "Viktor Nätås", "Anna Tallkvist"
"""Somebody with the owner's manager, somebody of SML-IT's staff with two phones, and somebody without any."""

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
]
"""Messages that the routine, or another flow, answers."""

SWEDISH = ("i går kväll", "på bussen mot Dingle", "den var olåst", "jobbmejl")
"""When and where it was last seen, whether it was locked, and what was on it."""
ENGLISH = ("last night", "on the bus", "it was unlocked", "work e-mail")


@pytest.fixture
def backend() -> Telephony:
    return open_telephony()


def hear_all(talk: Talk, texts: Sequence[str]) -> str:
    """Everything that is said in answer to the last of several messages."""
    for text in texts:
        replies = talk.hear(text)
    return "\n".join(reply.text for reply in replies)


def steps(talk: Talk) -> list[str]:
    """What was asked for, in order."""
    return [reply.trace.step for reply in talk.replies if reply.trace.step]


def names(orders: Sequence[Order]) -> list[str]:
    """The orders by their names within their case."""
    return [order.key.rpartition("/")[2] for order in orders]


def loss_of(talk: Talk) -> ReportLoss:
    """What was reported."""
    command = talk.orders[0].command
    assert isinstance(command, ReportLoss)
    return command


def notice_of(talk: Talk, name: str) -> Notice:
    """What somebody by name was to be told."""
    (notice,) = [one.notice for one in talk.notices if one.person == person_id(name)]
    return notice


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tappade bort den", LossKind.LOST),
        ("den ramlade ur fickan", LossKind.LOST),
        ("den är inte stulen, bara borta", LossKind.LOST),
        ("den ramlade i vattnet", LossKind.DAMAGED),
        ("it fell on the floor and the screen shattered", LossKind.DAMAGED),
        ("nån hade tagit den ur väskan", LossKind.STOLEN),
        ("it got pinched", LossKind.STOLEN),
    ],
)
def test_what_has_happened_is_told_in_many_ways(text: str, kind: LossKind, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear(press=Begin("lost_phone"))
    assert talk.ask(text).trace.slots["kind"] == kind


@pytest.mark.parametrize(("at", "step"), [((), "when"), (("i går kväll",), "where")])
@pytest.mark.parametrize(("text", "kind"), [("den blev stulen", LossKind.STOLEN), ("it was stolen", LossKind.STOLEN)])
def test_what_has_happened_is_no_time_and_no_place(
    text: str, kind: LossKind, at: tuple[str, ...], step: str, talk_as: TalkAs
) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["min mobil är borta", *at, text])
    trace = talk.replies[-1].trace
    assert (trace.step, trace.slots["kind"]) == (step, kind)
    assert step not in trace.slots


def test_own_words_for_a_time_are_kept_though_they_tell_what_has_happened(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["min mobil är stulen", "strax innan den blev stulen"])
    assert talk.replies[-1].trace.slots["when"] == "strax innan den blev stulen"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("min mobil blev stulen på tåget mellan Munkedal och Uddevalla", "på tåget mellan Munkedal och Uddevalla"),
        ("jag tappade mobilen på Willys i Lysekil och sedan bussen", "på Willys i Lysekil"),
        ("min mobil är borta, på Willys i Lysekil och sedan bussen", "på Willys i Lysekil och sedan bussen"),
        ("my phone was stolen at the gym and then on the bus", "at the gym and then on the bus"),
        ("min mobil blev stulen på gymmet och den var olåst", "på gymmet"),
        ("min mobil blev stulen på bussen och sen var den borta", "på bussen"),
    ],
)
def test_a_place_that_goes_on_after_och_is_kept_whole(text: str, place: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear(text)
    assert talk.replies[-1].trace.slots["where"].startswith(place)


@pytest.mark.parametrize("number", ["850101-1236", "19850101-1236", "198501011236", "850161 1233"])
def test_an_identity_number_is_masked_and_warned_of(number: str, talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=backend)
    told = hear_all(talk, ["min mobil är stulen", *SWEDISH[:3], f"journalen för {number}"])
    assert "Du skrev ett personnummer. Det behövs inte här" in told
    assert talk.replies[-1].trace.slots["contents"] == "journalen för ÅÅMMDD-XXXX"
    hear_all(talk, ["rensa inte", "ja"])
    assert number not in talk.conversation.model_dump_json() + "".join(one.model_dump_json() for one in talk.orders)


def test_an_identity_number_is_masked_in_english_and_in_the_first_message(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    told = hear_all(talk, ["my phone was stolen, notes on 19850101-1236 are in it"])
    assert "You wrote a personal identity number" in told
    assert "19850101-1236" not in talk.conversation.model_dump_json()


@pytest.mark.parametrize("text", ANSWERED)
def test_other_words_about_losses_and_phones_do_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "lost_phone"


def test_an_owner_reports_a_theft_from_start_to_end_in_swedish(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=backend)
    assert "Byt lösenord på allt" in talk.ask("min mobil är stulen").text
    shown = hear_all(talk, [*SWEDISH, "ja, rensa den"])
    assert "iPhone 13 (IMEI …7163)" in shown
    assert not talk.orders
    told = hear_all(talk, ["ja"])
    assert steps(talk) == ["when", "where", "locked", "contents", "wipe", "confirm"]
    assert f"Ditt ärendenummer är {talk.orders[0].case}" in told
    assert "Begäran om rensning är skickad. Vi vet ännu inte om telefonen är rensad." in told
    loss = at_once(backend.loss_report(talk.orders[0].case, actor(OWNER)))
    assert (loss.kind, loss.locked, loss.where) == (LossKind.STOLEN, Locked.NO, "på bussen mot Dingle")
    assert [button.press for button in talk.replies[-1].suggestions] == [
        Begin("case_status", {"case": loss.case}),
        Begin("phone_found", {"case": loss.case}),
    ]


def test_an_owner_reports_a_theft_from_start_to_end_in_english(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    assert "Change the passwords" in talk.ask("my phone was stolen").text
    assert "Was the phone locked" in hear_all(talk, ENGLISH[:2])
    assert "This is the report" in hear_all(talk, [*ENGLISH[2:], "yes, wipe it"])
    told = hear_all(talk, ["yes"])
    assert f"Your case number is {talk.orders[0].case}" in told
    assert "We don't know yet whether it is wiped." in told


def test_what_was_said_at_once_is_not_asked(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["min mobil blev stulen på tåget i går kväll, den var olåst, rensa den", "jobbmejl", "ja"])
    assert steps(talk) == ["contents", "confirm"]
    assert names(talk.orders)[:4] == ["report_loss", "revoke_sessions", "lock_device", "wipe_device"]


def test_the_button_asks_what_has_happened(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    asked = talk.ask(press=Begin("lost_phone"))
    assert "Är den trasig, men hos dig: då behöver du inte byta några lösenord." in asked.text
    assert [button.title for button in asked.suggestions] == ["Stulen", "Skadad eller trasig", "Borttappad"]
    talk.press(0)
    assert talk.replies[-1].trace.slots["kind"] == LossKind.STOLEN


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("en telefon är stulen", OWNER, *SWEDISH, "ja, rensa den", "ja"), "Sara Vitsippa har fått veta"),
        (("a phone was stolen", OWNER, *ENGLISH, "yes, wipe it", "yes"), "Sara Vitsippa has been told"),
    ],
)
def test_a_manager_is_asked_whose_phone_it_is_and_may_order_a_wipe(
    texts: tuple[str, ...], told: str, talk_as: TalkAs
) -> None:
    talk = talk_as(MANAGER)
    assert told in hear_all(talk, texts)
    assert steps(talk) == ["owner", "when", "where", "locked", "contents", "wipe", "confirm"]
    assert names(talk.orders) == [
        "report_loss",
        "revoke_sessions",
        "lock_device",
        "wipe_device",
        "block_sim",
        "tell_owner",
    ]
    assert {order.about for order in talk.orders} == {person_id(OWNER)}
    assert loss_of(talk).device == member(OWNER).phones[0].id


def test_a_manager_who_names_the_subordinate_is_not_asked_whose(talk_as: TalkAs) -> None:
    talk = talk_as(MANAGER)
    talk.hear("min medarbetare Sara Vitsippa har tappat sin mobil")
    assert talk.replies[-1].trace.slots["owner"] == person_id(OWNER)
    assert talk.replies[-1].trace.step == "when"


def test_a_manager_may_report_an_own_phone(talk_as: TalkAs) -> None:
    talk = talk_as(MANAGER)
    hear_all(talk, ["en telefon är borta", "min egen"])
    assert talk.replies[-1].trace.slots["owner"] == person_id(MANAGER)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("min kollegas mobil är stulen", OWNER, *SWEDISH, "ja"), "Mikael Lärkfors har fått veta"),
        (("my colleague's phone was stolen", OWNER, *ENGLISH, "yes"), "Mikael Lärkfors has been told"),
    ],
)
def test_a_colleague_may_report_and_is_not_asked_for_a_wipe(texts: tuple[str, ...], told: str, talk_as: TalkAs) -> None:
    talk = talk_as(COLLEAGUE)
    assert told in hear_all(talk, texts)
    assert steps(talk) == ["owner", "when", "where", "locked", "contents", "confirm"]
    assert names(talk.orders) == ["report_loss", "tell_manager", "tell_owner"]
    assert (loss_of(talk).owner, loss_of(talk).device) == (person_id(OWNER), None)


def test_the_staff_are_asked_whose_phone_it_is_and_may_order_a_wipe(talk_as: TalkAs) -> None:
    talk = talk_as(STAFF)
    hear_all(talk, ["en telefon är stulen", OWNER, *SWEDISH, "ja, rensa den", "ja"])
    assert steps(talk)[0] == "owner"
    assert "wipe_device" in names(talk.orders)
    assert loss_of(talk).owner == person_id(OWNER)


@pytest.mark.parametrize("name", [COLLEAGUE, MANAGER, STAFF])
def test_somebody_who_is_named_in_full_is_the_owner(name: str, talk_as: TalkAs) -> None:
    talk = talk_as(name)
    talk.hear("Sara Vitsippas mobil är stulen")
    assert talk.replies[-1].trace.slots["owner"] == person_id(OWNER)


def test_an_owner_of_several_names_is_chosen(talk_as: TalkAs) -> None:
    talk = talk_as(COLLEAGUE)
    asked = hear_all(talk, ["min kollegas mobil är borta", "Maria Sillgren"])
    assert "Vilken av dem" in asked
    talk.press(0)
    assert talk.replies[-1].trace.slots["owner"] in {
        person_id("Maria Sillgren", "Sotenäs"),
        person_id("Maria Sillgren", "Lysekil"),
    }


@pytest.mark.parametrize("answer", ["iPhone", "iphone 13", "1", "den första"])
def test_of_two_phones_one_is_chosen(answer: str, talk_as: TalkAs) -> None:
    talk = talk_as(TWO_PHONES)
    asked = hear_all(talk, ["min mobil är borta"])
    assert "Vilken av telefonerna" in asked
    assert [button.title.partition(" (")[0] for button in talk.replies[-1].suggestions] == [
        "iPhone 13",
        "Samsung Galaxy A54",
        "Finns inte i listan",
    ]
    talk.hear(answer)
    assert talk.replies[-1].trace.slots["device"] == member(TWO_PHONES).phones[0].id


def test_a_phone_that_is_not_in_the_list_is_reported_without_a_wipe(talk_as: TalkAs) -> None:
    talk = talk_as(TWO_PHONES)
    hear_all(talk, ["min mobil är borta", "den finns inte i listan", *SWEDISH, "ja"])
    assert "wipe" not in steps(talk)
    assert names(talk.orders) == ["report_loss"]
    assert loss_of(talk).device is None


def test_who_has_no_phone_in_the_list_reports_without_one(talk_as: TalkAs) -> None:
    talk = talk_as(NO_PHONE)
    assert "Telefonen: Finns inte i listan" in hear_all(talk, ["min mobil är borta", *SWEDISH])
    hear_all(talk, ["ja"])
    assert names(talk.orders) == ["report_loss"]


def test_the_report_goes_on_when_nothing_can_be_read(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER, backend=unreachable())
    assert "är sparad" in hear_all(talk, ["min mobil är stulen", *SWEDISH, "ja"])
    assert steps(talk) == ["when", "where", "locked", "contents", "confirm"]
    assert names(talk.orders) == ["report_loss"]
    assert loss_of(talk).device is None


def test_a_damaged_phone_is_neither_locked_nor_wiped(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["jag vill anmäla att min mobil är trasig", "ja"])
    assert steps(talk) == ["confirm"]
    assert names(talk.orders) == ["report_loss", "tell_manager"]
    assert notice_of(talk, MANAGER).kind == "manager_damaged"


def test_of_a_lost_phone_the_manager_is_not_told(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["jag har tappat mobilen", *SWEDISH, "ja, rensa den", "ja"])
    assert talk.notices == []


def test_of_a_theft_the_manager_is_told_and_may_enter_the_police_report(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["min mobil är stulen", *SWEDISH, "rensa inte", "ja"])
    assert names(talk.orders) == ["report_loss", "tell_manager"]
    told = talk_as(MANAGER).ask(happening=Happening.NOTICE, notice=notice_of(talk, MANAGER))
    case = talk.orders[0].case
    assert told.text.startswith(f"Sara Vitsippa har fått sin telefon stulen. Anmälan har nummer {case}.")
    assert [button.press for button in told.suggestions] == [Begin("police_report", {"case": case})]


def test_an_owner_is_told_of_what_somebody_else_reported(talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(MANAGER, backend=backend)
    hear_all(talk, ["Saras telefon är stulen", *SWEDISH, "rensa inte", "ja"])
    owner = talk_as(OWNER, backend=backend)
    told = owner.ask(happening=Happening.NOTICE, notice=notice_of(talk, OWNER))
    assert told.text.startswith("Mikael Lärkfors har anmält att din telefon är borta eller skadad.")
    assert [button.press for button in told.suggestions] == [Begin("phone_found", {"case": talk.orders[0].case})]
    assert "hittad" in owner.press(0).text


def test_the_sim_card_is_blocked_last_once_the_wipe_has_come_to_its_end(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["min mobil är borta", *SWEDISH, "ja, rensa den", "ja"])
    case = talk.orders[0].case
    assert [order.key for order in talk.orders] == [
        f"{case}/report_loss",
        f"{case}/revoke_sessions",
        f"{case}/lock_device",
        f"{case}/wipe_device",
        f"{case}/block_sim",
    ]
    device, owner = member(OWNER).phones[0].id, person_id(OWNER)
    assert [order.command for order in talk.orders[1:]] == [
        RevokeSessions(case=case, owner=owner),
        LockDevice(case=case, device=device),
        WipeDevice(case=case, device=device),
        BlockSim(case=case, device=device),
    ]
    report = f"{case}/report_loss"
    assert [(order.after, order.at_end) for order in talk.orders] == [
        ("", False),
        (report, False),
        (report, False),
        (report, False),
        (f"{case}/wipe_device", True),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("i morgon kl 15", "Den tiden har inte varit än"),
        ("den 31 februari", "Den tiden finns inte"),
        ("kl 25", "Den tiden finns inte"),
    ],
)
def test_a_time_that_cannot_be_right_is_told(text: str, told: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    assert told in hear_all(talk, ["min mobil är borta", text])
    assert talk.replies[-1].trace.step == "when"


@pytest.mark.parametrize("text", ["last night", "last Friday", "I last saw it yesterday"])
def test_last_is_no_lock_in_english(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["my phone is gone", text])
    assert "locked" not in talk.replies[-1].trace.slots


@pytest.mark.parametrize(
    ("text", "locked"),
    [
        ("den var låst", "yes"),
        ("jag hade skärmlås med pinkod", "yes"),
        ("olåst", "no"),
        ("ingen kod", "no"),
        ("vet inte", "not_known"),
    ],
)
def test_whether_it_was_locked_is_heard(text: str, locked: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["min mobil är borta", *SWEDISH[:2], text])
    assert talk.replies[-1].trace.slots["locked"] == locked


@pytest.mark.parametrize(("text", "wipe"), [("nej", "no"), ("nej tack", "no"), ("ja", "yes"), ("no", "no")])
def test_a_mere_yes_or_no_says_whether_to_wipe(text: str, wipe: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["min mobil är borta", *SWEDISH, text])
    assert (talk.replies[-1].trace.step, talk.replies[-1].trace.slots["wipe"]) == ("confirm", wipe)


def test_what_is_optional_may_be_left_out(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    hear_all(talk, ["min mobil är borta", "hoppa över", "hoppa över", "vet inte", "hoppa över", "nej", "ja"])
    loss = loss_of(talk)
    assert (loss.when, loss.where, loss.locked, loss.contents) == ("", "", Locked.NOT_KNOWN, "")


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ProblemType.UPSTREAM_UNAVAILABLE, "är sparad"),
        (ProblemType.CONFLICT, "kunde inte tas emot"),
        (ProblemType.NOT_FOUND, "hittar inte den personen"),
    ],
)
def test_a_refusal_is_told(problem: ProblemType, words: str, talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=refusing(backend, problem))
    assert words in hear_all(talk, ["min mobil är borta", *SWEDISH, "rensa inte", "ja"])


def test_it_goes_on_in_the_personal_chat(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear("min mobil är stulen", scope=Scope.GROUP)
    assert [notice.person for notice in talk.notices] == [talk.person.id]


@pytest.mark.parametrize("text", ["blev rånad", "I was robbed", "min mobil blev stulen"])
def test_who_is_robbed_is_told_of_112(text: str, talk_as: TalkAs) -> None:
    reply = talk_as(OWNER).hear(text)[-1]
    assert reply.trace.slots["kind"] == "stolen"
    assert "[112](tel:112)" in reply.text


def test_every_text_is_said(talk_as: TalkAs) -> None:
    owner = talk_as(TWO_PHONES)
    first = ["blub", "varför?", "min egen", "blub", "blubb", "varför?", "stulen", "blub", "varför?", "iPhone"]
    when = ["???", "i morgon kl 15", "den 31 februari", "varför?", "i går"]
    where_and_locked = ["???", "varför?", "på bussen", "blub", "varför?", "olåst"]
    contents_and_wipe = ["???", "varför?", "jobbmejl", "blub", "varför?", "ja"]
    owner.hear(press=Begin("lost_phone"))
    hear_all(owner, [*first, *when, *where_and_locked, *contents_and_wipe, "ja"])
    colleague = talk_as(COLLEAGUE)
    hear_all(colleague, ["min kollegas telefon är stulen", OWNER, *SWEDISH, "ja"])
    for talk in (owner, colleague):
        for order in list(talk.orders):
            hear_results(talk, order)
    for notice in colleague.notices:
        colleague.hear(happening=Happening.NOTICE, notice=notice.notice)
    damaged = Notice(flow="lost_phone", kind="manager_damaged", case=LOSS, values={"owner": OWNER})
    colleague.hear(happening=Happening.NOTICE, notice=damaged)
    broken = talk_as(OWNER)
    hear_all(broken, ["min mobil är sönder", "nej, jag hittade den hel i väskan"])
    gone = talk_as(OWNER)
    gone.hear("min mobil är borta")
    assert unsaid("lost_phone", owner, colleague, broken, gone) == set()


def test_a_broken_phone_has_no_button_to_say_that_it_is_found(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear("min mobil är sönder")
    talk.hear("ja")
    assert [offer.title for reply in talk.replies for offer in reply.suggestions].count("Jag hittade telefonen") == 0
    assert talk.conversation.cases
