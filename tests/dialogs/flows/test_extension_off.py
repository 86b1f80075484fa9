"""The own extension is switched off."""

from datetime import datetime

import pytest

from dialogs.assistant import Assistant
from dialogs.turn import Begin
from telephony.commands import SetReferral
from telephony.models import Reason
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import hear_results, refusing, started, unreachable, unsaid
from tests.support.talk import Talk, at_once, in_sweden
from tests.support.telephony import actor, open_telephony, person_id

SATURDAY_AFTERNOON = in_sweden(2026, 3, 7, 14, 50)

STARTS = [
    "stäng av min anknytning",
    "Stäng av anknytningen till 13",
    "stang av min anknytning",
    "koppla bort mig till 13",
    "koppla bort mig",
    "kopla bort mig till kl 15 tack",
    "koppla ur min anknytning i två timmar",
    "koppla bort min ankn resten av dagen",
    "Hej! Kan du stänga av min anknytning en timme?",
    "jag vill stänga av min anknytning",
    "skulle du kunna stänga av min anknytning till imorgon",
    "jag är sjuk, stäng av min anknytning",
    "stäng mig till 14",
    "stäng min linje till kl. 11",
    "avaktivera min anknytning till fredag",
    "slå av min anknytning nu",
    "hänvisa mig till 13",
    "hänvisa min anknytning till måndag 8",
    "sätt hänvisning lunch till halv ett",
    "lägg in en hänvisning på mig, möte till 15",
    "går på lunch",
    "Går på lunch nu, tillbaka 12.30",
    "gar pa lunch",
    "har gått på lunch till 13",
    "lunch till 13",
    "tar lunch en timme",
    "går på rast",
    "sitter i möte till 15",
    "i möte 13-15",
    "möte till halv fyra",
    "är på ett möte till 16",
    "har gått för dagen",
    "jag går hem nu",
    "på tjänsteresa till fredag",
    "jag är ledig i morgon",
    "ledig på fredag",
    "semester från måndag till fredag",
    "är på semester vecka 10",
    "borta till 14",
    "ute en stund, borta till halv tolv",
    "upptagen till 11",
    "har varit mycket idag så nu drar på lunch, stäng av min anknytning till 13",
    "switch off my extension",
    "turn my extension off until 1 pm",
    "Please turn off my extension for an hour",
    "can you switch my extension off until noon",
    "disconnect my line until 3",
    "switch me off for two hours",
    "gone to lunch",
    "at lunch until 12.30",
    "I'm off to lunch, back at 1",
    "in a meeting until 3",
    "in meetings all afternoon",
    "gone for the day",
    "I'm leaving for the day",
    "on a business trip until Friday",
    "taking the day off tomorrow",
    "on holiday until 20 March",
    "out of office until Monday",
    "away until 2 pm",
    "busy until 11",
]
"""Messages that start the flow."""

ANSWERED = [
    "hur kopplar jag bort min anknytning?",
    "hur stänger jag av anknytningen på lunchen",
    "vad gäller vid semester?",
    "får jag koppla bort min anknytning?",
    "måste jag stänga av anknytningen på lunchen",
    "Jag går på semester på fredag. Ska jag koppla bort anknytningen då?",
    "Jag är på kurs hela dagen och vill inte att folk ska ringa på anknytningen",
    "när ska jag stänga av anknytningen",
    "var stänger jag av min anknytning",
    "kan chefen stänga av min anknytning åt mig när jag är sjuk",
    "vem stänger av min anknytning när jag är sjuk?",
    "jag är sjuk idag",
    "vabbar idag",
    "stängs anknytningen av automatiskt när jag är ledig?",
    "går det att koppla bort både anknytningen och mobilnumret?",
    "hur länge får anknytningen vara avstängd?",
    "hör den som ringer ett meddelande när anknytningen är avstängd?",
    "Vad händer om jag glömmer att stänga av anknytningen?",
    "hur skapar jag egna hänvisningar",
    "vad är en hänvisning",
    "får jag ha mobilen framme i möten?",
    "kan jag lämna mobilen i bilen när jag går på lunch",
    "är supporten öppen på lunchen?",
    "har supporten gått för dagen?",
    "går på semester och svararen säger bara mitt vanliga",
    "får jag ta med telefonen på semester?",
    "stäng av positioneringen",
    "hur stänger jag av bluetooth?",
    "min kollega har haft anknytningen avstängd i flera veckor",
    "mobilen är borta",
    "How do I switch off my extension for lunch?",
    "do I have to switch off my extension when I am on leave",
    "Can both my extension and my mobile number be disconnected?",
    "What's the quickest way to switch off my extension for a lunch break?",
    "can my manager switch off my extension when I'm ill?",
    "may I turn off my extension during meetings",
    "is my extension off when I am on holiday?",
    "what's for lunch in the canteen",
    "can I take the phone with me on vacation to Spain",
]
"""Messages that the routine answers, or that are about something else."""


@pytest.mark.parametrize("text", STARTS)
def test_a_message_that_wants_it_off_starts_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) == "extension_off"


@pytest.mark.parametrize("text", ANSWERED)
def test_a_question_about_it_does_not_start_it(text: str, assistant: Assistant) -> None:
    assert started(text, Talk(assistant)) != "extension_off"


def ordered(talk: Talk) -> SetReferral:
    """The last command of a talk."""
    command = talk.orders[-1].command
    assert isinstance(command, SetReferral)
    return command


def test_with_until_when_said_nothing_is_asked(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask("koppla bort mig till 13")
    assert reply.text == "Din anknytning 18125 är avstängd till kl. 13.00."
    assert (ordered(talk).reason, ordered(talk).until) == (Reason.OTHER, in_sweden(2026, 3, 3, 13))


def test_reason_and_end_are_read_back(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("går på lunch, tillbaka kl 13")
    assert reply.text == "Din anknytning 18125 är avstängd till kl. 13.00. Anledning: lunch."


def test_it_is_the_same_in_english(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask("switch off my extension").trace.step == "reason"
    assert talk.ask("a meeting").trace.step == "until"
    assert talk.ask("for two hours").text == "Your extension 18125 is off until 12:00. Reason: meeting."


def test_where_nothing_is_known_reason_and_end_are_asked(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    first = talk.ask("stäng av min anknytning")
    assert [button.title for button in first.suggestions] == [
        "Lunch",
        "Möte",
        "Ute",
        "Gått för dagen",
        "Semester",
        "Annat",
    ]
    second = talk.press(0)
    assert [button.title for button in second.suggestions] == [
        "30 minuter",
        "1 timme",
        "Resten av dagen",
        "Tills vidare",
    ]
    assert talk.press(1).text == "Din anknytning 18125 är avstängd till kl. 11.00. Anledning: lunch."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("koppla bort mig till 13, fika", Reason.LUNCH),
        ("koppla bort mig till 13, sitter i sammanträde", Reason.MEETING),
        ("koppla bort mig till 13, är ute på ärende", Reason.OUT),
        ("koppla bort mig till fredag, tjänsteresa", Reason.BUSINESS_TRIP),
        ("koppla bort mig till fredag, är ledig", Reason.LEAVE),
        ("koppla bort mig till fredag, semester", Reason.VACATION),
        ("koppla bort mig till fredag", Reason.OTHER),
    ],
)
def test_each_reason_is_heard_in_the_same_message(text: str, reason: Reason, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(text)
    assert ordered(talk).reason is reason


@pytest.mark.parametrize(
    "text",
    [
        "jag är sjuk, koppla bort mig till fredag",
        "vabbar, stäng av min anknytning till i morgon",
        "sjukskriven och ledig, koppla bort mig till fredag",
    ],
)
def test_illness_is_neither_kept_nor_said(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    assert ordered(talk).reason is Reason.OTHER
    assert "Anledning" not in reply.text
    kept = talk.conversation.model_dump_json() + talk.orders[-1].model_dump_json()
    assert not any(word in kept for word in ("sjuk", "vab", "sick"))


def test_an_answer_that_tells_of_illness_becomes_another_reason(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("stäng av min anknytning")
    assert talk.ask("jag är sjuk").trace.slots == {"reason": "other"}
    assert "Din anknytning 18125 är avstängd till midnatt" in talk.ask("resten av dagen").text


def test_gone_for_the_day_needs_no_end(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask("har gått för dagen").text == (
        "Din anknytning 18125 är avstängd till midnatt, alltså till onsdag den 4 mars kl. 00.00. "
        "Anledning: gått för dagen."
    )
    assert ordered(talk).until == in_sweden(2026, 3, 4, 0)


@pytest.mark.parametrize("text", ["är på semester", "jag är ledig idag", "på tjänsteresa"])
def test_a_longer_absence_is_asked_for_its_end(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.hear(text)[-1]
    assert reply.trace.step == "until" or ordered(talk).until


def test_it_may_be_off_until_further_notice(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask("koppla bort mig tills vidare").text == "Din anknytning 18125 är avstängd tills vidare."
    assert ordered(talk).until is None


@pytest.mark.parametrize(
    ("text", "told", "longer", "told_then"),
    [
        (
            "koppla bort mig till fredag",
            "till och med torsdag den 5 mars, alltså till fredag den 6 mars kl. 00.00.",
            "Till och med fredag den 6 mars",
            "till och med fredag den 6 mars, alltså till lördag den 7 mars kl. 00.00.",
        ),
        (
            "switch off my extension until Friday",
            "through Thursday 5 March, that is until Friday 6 March at 00:00.",
            "Through Friday 6 March",
            "through Friday 6 March, that is until Saturday 7 March at 00:00.",
        ),
    ],
)
def test_until_a_day_is_read_back_with_its_hour_and_can_be_made_to_last_through_it(
    text: str, told: str, longer: str, told_then: str, talk_as: TalkAs
) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    assert told in reply.text
    assert [button.title for button in reply.suggestions][1] == longer
    talk.press(1)
    assert told_then in talk.replies[-1].text
    assert len(talk.replies[-1].suggestions) == 1
    assert ordered(talk).until == in_sweden(2026, 3, 7, 0)


@pytest.mark.parametrize(
    "text", ["koppla bort mig till och med fredag", "koppla bort mig till 13", "har gått för dagen"]
)
def test_an_end_that_can_be_taken_in_one_way_alone_gets_no_other(text: str, talk_as: TalkAs) -> None:
    assert [button.title for button in talk_as("Sara Vitsippa").ask(text).suggestions] == ["Ångra"]


def test_a_planned_absence_is_set_from_its_start_and_points_to_the_calendar(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask("semester från måndag till fredag")
    assert "stängs av den 9 mars 2026 och är avstängd till och med fredag den 13 mars, alltså till " in reply.text
    assert "Outlook" in reply.text
    assert ordered(talk).starts == in_sweden(2026, 3, 9, 0)


def test_a_later_hour_of_the_same_day_is_named_without_its_day(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("i möte 13-15")
    assert "stängs av kl. 13.00 och är avstängd till kl. 15.00. Anledning: möte." in reply.text


@pytest.mark.parametrize(
    ("text", "order", "within"),
    [
        (
            "i möte tills vidare",
            "set_referral",
            {"extension_off.says.open_end", "extension_off.says.reason"},
        ),
        ("koppla bort mig i morgon 13-15", "planned", {"extension_off.says.starts_later"}),
    ],
)
def test_the_trace_names_once_the_texts_within_what_is_told(
    text: str, order: str, within: set[str], talk_as: TalkAs
) -> None:
    talk = talk_as("Sara Vitsippa")
    assert set(talk.ask(text).trace.said) == {f"extension_off.results.{order}.done", *within}
    hear_results(talk, talk.orders[0])
    told = [key for reply in talk.replies for key in reply.trace.said]
    assert [told.count(key) for key in within] == [1] * len(within)


def test_an_hour_of_a_later_day_is_named_with_its_day(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("switch off my extension tomorrow from 13 to 15")
    assert "will be switched off on 4 March 2026 at 13:00 and stay off until Wednesday 4 March at 15:00." in reply.text


@pytest.mark.parametrize(
    ("text", "problem"),
    [("till kl 9 idag", "redan passerat"), ("från 15 till 13", "innan den börjar"), ("till kl 25", "finns inte")],
)
def test_an_end_that_cannot_be_right_is_told(text: str, problem: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("går på lunch")
    assert problem in talk.ask(text).text
    assert not talk.orders
    assert "till kl. 13.00" in talk.ask("till 13").text


def test_who_has_no_extension_is_told_so(talk_as: TalkAs) -> None:
    talk = talk_as("Amina Havsbris")
    assert talk.ask("stäng av min anknytning").text.startswith("Du har ingen anknytning")
    assert not talk.conversation.frames


def test_callers_are_told_and_undo_switches_it_on_again(talk_as: TalkAs) -> None:
    backend = open_telephony()
    talk = talk_as("Sara Vitsippa", backend=backend)
    talk.hear("går på lunch, tillbaka kl 13")
    person = at_once(backend.person(person_id("Sara Vitsippa"), actor("Olena Björkris")))
    assert person.referral
    assert person.referral.reason is Reason.LUNCH
    assert [button.press for button in talk.replies[-1].suggestions] == [Begin("extension_on")]
    assert talk.press(0).text == "Din anknytning 18125 är på."
    assert not at_once(backend.person(person_id("Sara Vitsippa"), actor("Sara Vitsippa"))).referral


def test_undo_of_a_planned_absence_takes_it_away(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("semester från måndag till fredag")
    assert [button.press for button in talk.replies[-1].suggestions] == [Begin("absence_undo")]
    assert talk.press(0).text == "Frånvaron är borttagen. Din anknytning 18125 är på som vanligt."


def test_a_button_may_bring_reason_and_end_along(talk_as: TalkAs) -> None:
    until = f"{in_sweden(2026, 3, 3, 9).isoformat()}/{in_sweden(2026, 3, 3, 13).isoformat()}"
    reply = talk_as("Sara Vitsippa").ask(press=Begin("extension_off", {"reason": "meal", "until": until}))
    assert reply.text == "Din anknytning 18125 är avstängd till kl. 13.00. Anledning: lunch."


def test_an_end_that_passed_meanwhile_is_told(talk_as: TalkAs) -> None:
    past = f"{datetime(2026, 3, 3, 8).astimezone().isoformat()}/{in_sweden(2026, 3, 3, 9).isoformat()}"
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(press=Begin("extension_off", {"reason": "meal", "until": past}))
    assert reply.text.startswith("Den tiden hann passera")
    assert not reply.suggestions


def test_a_backend_that_cannot_be_reached_is_told(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    reply = talk.ask("koppla bort mig till 13")
    assert not talk.orders
    assert [button.title for button in reply.suggestions]


def test_a_backend_that_takes_no_orders_gets_it_later(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=refusing(open_telephony(), ProblemType.UPSTREAM_UNAVAILABLE))
    reply = talk.ask("koppla bort mig till 13")
    assert "inte avstängd än" in reply.text
    assert not reply.suggestions


@pytest.mark.parametrize(
    ("text", "yes", "asked"),
    [
        ("lunch till 13", "ja", "Kl. 13.00 har redan passerat i dag. Menar du i morgon"),
        ("lunch until 1pm", "yes", "It is already past 13:00 today. Do you mean tomorrow"),
    ],
)
def test_an_hour_that_is_over_today_is_not_taken_for_tomorrows_unasked(
    text: str, yes: str, asked: str, talk_as: TalkAs
) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.moment = SATURDAY_AFTERNOON
    assert talk.ask(text).text.startswith(asked)
    assert not talk.orders
    talk.hear(yes)
    assert (ordered(talk).reason, ordered(talk).until) == (Reason("meal"), in_sweden(2026, 3, 8, 13))


@pytest.mark.parametrize("answers", [["nej", "till 16"], ["nej, till 16"], ["till 16"]])
def test_another_hour_may_be_meant_than_the_one_that_is_over(answers: list[str], talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.moment = SATURDAY_AFTERNOON
    talk.hear_all("koppla bort mig till 13", *answers)
    assert ordered(talk).until == in_sweden(2026, 3, 7, 16)


def test_the_button_for_tomorrow_is_pressed_for_an_hour_that_is_over(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.moment = SATURDAY_AFTERNOON
    talk.hear_all("koppla bort mig", "möte", "till 13")
    talk.press(0)
    assert ordered(talk).until == in_sweden(2026, 3, 8, 13)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("koppla av mej till 15 på måndag, nej till 17", in_sweden(2026, 3, 9, 17)),
        ("koppla bort mig till 12, nej 13", in_sweden(2026, 3, 3, 13)),
        ("switch my extension off until 3pm, sorry, until 4pm", in_sweden(2026, 3, 3, 16)),
    ],
)
def test_what_the_same_message_takes_back_does_not_count(text: str, until: datetime, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(text)
    assert ordered(talk).until == until


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talks = [talk_as("Sara Vitsippa") for _ in range(7)]
    for talk, texts in zip(
        talks,
        [
            ["stäng av min anknytning", "varför frågar du?", "hmm", "xyz", "lunch", "hm", "xyz", "varför frågar du?"],
            ["går på lunch", "till kl 9 idag", "från 15 till 13", "till kl 25", "tills vidare"],
            ["i möte 13-15"],
            ["semester från måndag till fredag"],
            ["koppla bort mig till 13"],
            ["koppla bort mig imorgon 13-15"],
            ["koppla bort mig till 8", "nej"],
        ],
        strict=False,
    ):
        talk.hear_all(*texts)
    for talk in talks[3:5]:
        hear_results(talk, talk.orders[0])
    talks.append(talk_as("Amina Havsbris"))
    talks[-1].hear("stäng av min anknytning")
    assert unsaid("extension_off", *talks) == set()
