"""The own extension is switched off, for a reason, and on again."""

import pytest

from dialogs.turn import Begin
from telephony.models import Reason
from telephony.problems import ProblemType
from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import hear_results, refusing, unreachable, unsaid
from tests.support.referrals import ordered
from tests.support.talk import at_once, in_sweden
from tests.support.telephony import actor, open_telephony, person_id


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


def test_a_backend_that_cannot_be_reached_is_told(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    reply = talk.ask("koppla bort mig till 13")
    assert not talk.orders
    assert "Jag når inte telefonisystemet just nu" in reply.text
    assert reply.suggestions


def test_a_backend_that_takes_no_orders_gets_it_later(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=refusing(open_telephony(), ProblemType.UPSTREAM_UNAVAILABLE))
    reply = talk.ask("koppla bort mig till 13")
    assert "inte avstängd än" in reply.text
    assert not reply.suggestions


LIKE_ONE = "I'm away from my desk the rest of the day, callers should hear that I am gone"


def test_what_only_sounds_like_it_is_confirmed_before_anything_is_done(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    asked = talk.ask(LIKE_ONE)
    assert (asked.trace.flow, asked.trace.step) == ("extension_off", "confirm")
    assert talk.orders == []
    assert "until 15:00" in talk.ask("no, until 15").text
    talk.hear("ok")
    assert len(talk.orders) == 1


def test_every_text_is_said(talk_as: TalkAs) -> None:
    talks = [talk_as("Sara Vitsippa") for _ in range(8)]
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
            [LIKE_ONE],
        ],
        strict=False,
    ):
        talk.hear_all(*texts)
    for talk in talks[3:5]:
        hear_results(talk, talk.orders[0])
    talks.append(talk_as("Amina Havsbris"))
    talks[-1].hear("stäng av min anknytning")
    assert unsaid("extension_off", *talks) == set()
