"""Whether something is for on-call, or else which way is the right one."""

from datetime import datetime

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import nobody_may_call_on_call, started, unreachable, unsaid
from tests.support.talk import TUESDAY_MORNING, Talk, in_sweden
from tests.support.telephony import open_telephony

NIGHT = in_sweden(2026, 3, 3, 22)
SUNDAY = in_sweden(2026, 3, 8, 11)
EVE = in_sweden(2026, 12, 24, 10)
START = "är det här något för jouren?"
MATTER = "larmen når inte fram till mobilen"

STARTS = [
    "är det här något för jouren?",
    "är detta något för beredskapen",
    "e det här nåt för jouren",
    "är det här ett ärende för beredskapen?",
    "ar det har nagot for jouren",
    "är det något för it-jouren att mobilen har dött",
    "ska jag ringa jouren?",
    "ska jag ringa beredskapen nu",
    "bör jag ringa jouren",
    "borde jag ringa beredskapen eller vänta",
    "behöver jag ringa jouren för det här",
    "är det värt att ringa jouren",
    "ska vi ringa jouren",
    "ska jag kontakta beredskapen",
    "skrivaren på avdelningen har dött, får jag ringa jouren?",
    "Larmen når inte fram till mobilen. Kan jag ringa beredskapen?",
    "jag kan inte logga in, får jag ringa jouren",
    "telefonen är död och jag kan inte jobba, kan jag ringa beredskapen",
    "mobilen funkar inte alls, ska jag ringa jouren?",
    "växeln ligger nere, får jag ringa it-jouren",
    "vi är utelåsta ur systemet, kan vi ringa jouren?",
    "appen hänger sig hela tiden. får jag ringa beredskapen?",
    "jag kommer inte in i mobilen, måste jag ringa jouren",
    "mobilen strular, kan jag ringa jouren",
    "telefonen fungerar ej, får jag ringa jouren",
    "min telefon gick sönder, kan jag ringa jouren",
    "hej! nattpersonal här, kan inte jobba för att mobilen är nere, får jag ringa beredskapen?",
    "får jag ringa jouren om att mobilen är trasig",
    "is this something for on-call?",
    "is this a matter for on-call",
    "is this for on-call",
    "should I call on-call?",
    "should i call on-call or wait",
    "do I need to call on-call",
    "is it worth calling on-call",
    "should we call on-call",
    "my phone is dead and I can't work, may I call on-call?",
    "the alarms are down, can I call on-call",
    "I can't log in. Can I call on-call?",
    "the app is not working, should I call on-call",
    "we are locked out, can we call on-call?",
    "my phone is frozen, may i call on-call",
]
"""Messages that start the flow."""

ANSWERED = [
    "vilka slags problem tar beredskapen hand om",
    "vad hjälper beredskapen till med",
    "vad räknas som ett jourärende",
    "får man ringa jouren för att skrivaren krånglar en lördag?",
    "hur akut måste det vara för beredskapen",
    "vad kostar jouren",
    "är jouren gratis",
    "vilket nummer ska jag ringa till jouren",
    "är det här numret till jouren",
    "när ska jag ringa beredskapen",
    "hur ringer jag jouren",
    "vem ska ringa jouren",
    "när är beredskapen bemannad",
    "får jag ringa jouren",
    "har jouren ett eget nr",
    "mobilen fungerar inte",
    "jag kan inte jobba för att mobilen är nere",
    "ska jag ringa supporten",
    "är det här något för supporten",
    "min mobil är stulen, ska jag ringa jouren?",
    "ska jag ringa socialjouren",
    "det sprutar vatten ur gatan utanför skolan, hur får jag tag på va-jouren",
    "måste man bo inom 30 min från jobbet när man har beredskap på vattenverket",
    "vem betalar när jag ringer jouren",
    "what does on-call help with",
    "how urgent must it be for on-call",
    "when should I call on-call",
    "how do I call on-call",
    "what does on-call cost",
    "who should call on-call",
    "is on-call free",
    "should I call on-call if my phone is lost",
    "my phone is not working",
    "should I call support",
]
"""Messages that the routine, or another flow, answers."""


@pytest.mark.parametrize("text", STARTS)
def test_a_problem_for_on_call_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "oncall_check"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_on_call_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "oncall_check"


@pytest.mark.parametrize(
    ("name", "moment", "answers", "told"),
    [
        (
            "Sara Vitsippa",
            NIGHT,
            ("det kan vänta", "inte tittat i portalen än"),
            ["1. Leta", "3580.se", "3580@sml-it.se"],
        ),
        ("Sara Vitsippa", NIGHT, ("det kan vänta", "ja"), ["inget för beredskapen", "3580@sml-it.se"]),
        ("Sara Vitsippa", TUESDAY_MORNING, ("ja", "ja"), ["kontorstid, till kl. 17.00", "13580"]),
        ("Gunvor Fyrljus", TUESDAY_MORNING, ("ja", "ja"), ["kontorstid, till kl. 17.00", "13580"]),
        ("Gunvor Fyrljus", NIGHT, ("ja", "ja"), ["Ja, det här är något för beredskapen", "700 kr", "till onsdag"]),
        ("Gunvor Fyrljus", SUNDAY, ("ja", "inte än"), ["Ja, det här", "till måndag", "Titta gärna i portalen"]),
        ("Sara Vitsippa", NIGHT, ("ja", "ja"), ["inte behörighet", "i Munkedal", "- Gustav Mossberga", "700 kr"]),
        ("Sara Vitsippa", EVE, ("ja", "ja"), ["kontorstid", "aftonen"]),
    ],
)
def test_the_way_depends_on_the_answers_the_hour_and_the_right(
    name: str, moment: datetime, answers: tuple[str, ...], told: list[str], talk_as: TalkAs
) -> None:
    talk = talk_as(name)
    talk.moment = moment
    talk.hear_all(START, MATTER, *answers)
    assert [part for part in told if part not in talk.replies[-1].text] == []


def test_it_is_asked_and_told_in_english(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.moment = NIGHT
    talk.hear_all("is this something for on-call?", "the alarms don't reach our phones", "yes, I can't work", "not yet")
    last = talk.replies[-1].text
    assert "aren't authorised" in last
    assert "- Ann-Sofie Källsprång" in last
    assert "Do look in the portal first" in last


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("skrivaren på avdelningen har dött, får jag ringa jouren?", {"matter": "skrivaren på avdelningen har dött"}),
        ("Mobilen är död. Jag kan inte jobba. Ska jag ringa jouren?", {"hinders": "yes"}),
        ("The phone is dead and it can wait, should I call on-call?", {"hinders": "no"}),
    ],
)  # fmt: skip
def test_what_was_said_at_once_is_not_asked(text: str, slots: dict[str, str], talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    replies = talk.hear(text)
    assert slots.items() <= replies[-1].trace.slots.items()
    assert replies[-1].trace.step not in slots


def test_everything_said_at_once_is_answered_at_once(talk_as: TalkAs) -> None:
    talk = talk_as("Gunvor Fyrljus")
    talk.moment = NIGHT
    reply = talk.hear("Mobilen är död. Jag kan inte jobba. Har letat i portalen. Ska jag ringa jouren?")[-1]
    assert "Ja, det här är något för beredskapen" in reply.text


def test_the_ticket_is_written_with_what_was_said(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear_all(START, MATTER, "det kan vänta", "ja")
    (button,) = talk.replies[-1].suggestions
    assert button.press == Begin("ticket", {"description": MATTER, "hinders": "no"})
    assert MATTER in talk.press(0).text
    talk.hear("ja")
    assert talk.orders[0].command.do == "create_ticket"


def test_the_manager_is_named_where_nobody_may(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=nobody_may_call_on_call(open_telephony()))
    talk.moment = NIGHT
    talk.hear_all(START, MATTER, "ja", "ja")
    assert "Din närmaste chef är Mikael Lärkfors." in talk.replies[-1].text


def test_a_stolen_phone_goes_before_it(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(START)
    assert talk.hear("min mobil är stulen")[-1].trace.flow == "lost_phone"


def test_what_was_said_is_kept_when_the_backend_cannot_be_reached(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    talk.hear_all(START, MATTER, "ja", "ja")
    assert "0523-61 35 80" in talk.replies[-1].text
    assert talk.conversation.frame is not None
    assert talk.conversation.frame.value("matter") == MATTER


def test_every_text_is_said(talk_as: TalkAs) -> None:
    lost = talk_as("Sara Vitsippa")
    lost.hear_all(START, "varför?", "???", MATTER, "xyzzy", "xyzzy", "varför?", "ja", "xyzzy", "xyzzy", "varför?", "ja")
    for answer in ("ja", "inte än"):
        lost.hear_all(START, MATTER, "det kan vänta", answer)
    usual = open_telephony()
    askers = [("Gunvor Fyrljus", usual), ("Sara Vitsippa", usual), ("Sara Vitsippa", nobody_may_call_on_call(usual))]
    talks = [lost]
    for name, backend in askers:
        talk = talk_as(name, backend=backend)
        for moment in (NIGHT, EVE):
            for text in (START, MATTER, "ja", "inte än"):
                talk.hear(text, moment=moment)
        talks.append(talk)
    assert unsaid("oncall_check", *talks) == set()
