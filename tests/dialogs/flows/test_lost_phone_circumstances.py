"""What happened to a lost phone, when and where, whether it was locked, and what was on it."""

import pytest

from dialogs.turn import Begin
from telephony.contract import Telephony
from telephony.models import Locked, LossKind
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import OWNER
from tests.support.losses import (
    SWEDISH,
    loss_of,
)


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


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("min mobil är trasig, skärmen är krossad", "min mobil är trasig, skärmen är krossad"),
        ("jag tappade mobilen i golvet och den startar inte", "jag tappade mobilen i golvet och den startar inte"),
        ("hej min mobil ramlade i vattnet", "hej min mobil ramlade i vattnet"),
        ("my phone is broken, the screen cracked", "my phone is broken, the screen cracked"),
    ],
)
def test_how_a_damage_came_about_is_not_asked_where_it_was_told_at_once(
    text: str, description: str, talk_as: TalkAs
) -> None:
    talk = talk_as(OWNER)
    talk.hear(text)
    trace = talk.replies[-1].trace
    assert (trace.step, trace.slots["description"]) == ("confirm", description)
    talk.hear("ja")
    assert loss_of(talk).description == description


@pytest.mark.parametrize("text", ["min mobil är trasig", "min jobbtelefon har gått sönder", "my phone is broken"])
def test_how_a_damage_came_about_is_asked_where_it_was_not_told(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    assert talk.ask(text).trace.step == "description"
    assert "- Beskrivning: skärmen sprack i fallet" in talk.hear_all("svara på svenska", "skärmen sprack i fallet")
    talk.hear("ja")
    assert loss_of(talk).description == "skärmen sprack i fallet"


def test_that_it_was_stolen_describes_no_damage(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är trasig", "den blev stulen")
    trace = talk.replies[-1].trace
    assert (trace.step, trace.slots["kind"], trace.slots.get("description")) == ("when", LossKind.STOLEN, None)


def test_a_description_of_a_damage_goes_with_it_when_it_was_a_theft(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är trasig, skärmen är krossad", "nej, den blev stulen")
    assert "description" not in talk.replies[-1].trace.slots


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("den är stulen, en kille ryckte den ur handen", "den är stulen, en kille ryckte den ur handen"),
        ("den är stulen", ""),
        ("Borttappad", ""),
    ],
)
def test_what_is_told_of_a_theft_when_asked_what_happened_goes_along(
    text: str, description: str, talk_as: TalkAs
) -> None:
    talk = talk_as(OWNER)
    talk.hear(press=Begin("lost_phone"))
    talk.hear_all(text, *SWEDISH, "rensa inte", "ja")
    assert loss_of(talk).description == description


@pytest.mark.parametrize(("at", "step"), [((), "when"), (("i går kväll",), "where")])
@pytest.mark.parametrize(("text", "kind"), [("den blev stulen", LossKind.STOLEN), ("it was stolen", LossKind.STOLEN)])
def test_what_has_happened_is_no_time_and_no_place(
    text: str, kind: LossKind, at: tuple[str, ...], step: str, talk_as: TalkAs
) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är borta", *at, text)
    trace = talk.replies[-1].trace
    assert (trace.step, trace.slots["kind"]) == (step, kind)
    assert step not in trace.slots


def test_own_words_for_a_time_are_kept_though_they_tell_what_has_happened(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är stulen", "strax innan den blev stulen")
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
    assert told in talk.hear_all("min mobil är borta", text)
    assert talk.replies[-1].trace.step == "when"


@pytest.mark.parametrize("text", ["last night", "last Friday", "I last saw it yesterday"])
def test_last_is_no_lock_in_english(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("my phone is gone", text)
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
    talk.hear_all("min mobil är borta", *SWEDISH[:2], text)
    assert talk.replies[-1].trace.slots["locked"] == locked


@pytest.mark.parametrize("number", ["850101-1236", "19850101-1236", "198501011236", "850161 1233"])
def test_an_identity_number_is_masked_and_warned_of(number: str, talk_as: TalkAs, backend: Telephony) -> None:
    talk = talk_as(OWNER, backend=backend)
    told = talk.hear_all("min mobil är stulen", *SWEDISH[:3], f"journalen för {number}")
    assert "Du skrev ett personnummer. Det behövs inte här" in told
    assert talk.replies[-1].trace.slots["contents"] == "journalen för ÅÅMMDD-XXXX"
    talk.hear_all("rensa inte", "ja")
    assert number not in talk.conversation.model_dump_json() + "".join(one.model_dump_json() for one in talk.orders)


def test_an_identity_number_is_masked_in_english_and_in_the_first_message(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    told = talk.hear_all("my phone was stolen, notes on 19850101-1236 are in it")
    assert "You wrote a personal identity number" in told
    assert "19850101-1236" not in talk.conversation.model_dump_json()


def test_what_is_optional_may_be_left_out(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min mobil är borta", "hoppa över", "hoppa över", "vet inte", "hoppa över", "nej", "ja")
    loss = loss_of(talk)
    assert (loss.when, loss.where, loss.locked, loss.contents) == ("", "", Locked.NOT_KNOWN, "")


@pytest.mark.parametrize(
    "texts",
    [
        (
            "min telefon är stulen på bussen i går, låst, rensa den inte",
            "hoppa över",
            "jag har ändrat mig om rensningen, rensa",
        ),
        (
            "my phone was stolen on the bus yesterday, locked, don't wipe it",
            "skip",
            "I changed my mind about the wipe, wipe it",
        ),
    ],
)
def test_a_change_of_mind_at_the_summary_orders_the_wipe_that_was_declined(
    texts: tuple[str, str, str], talk_as: TalkAs
) -> None:
    talk = talk_as(OWNER)
    talk.hear_all(*texts[:2])
    declined = talk.replies[-1].trace.slots
    talk.hear_all(texts[2])
    assert declined["wipe"] == "no"
    assert talk.replies[-1].trace.slots == {**declined, "wipe": "yes"}


@pytest.mark.parametrize(
    ("text", "locked"),
    [
        ("nej, den var olåst", "no"),
        ("nej den var inte låst", "no"),
        ("den var inte låst", "no"),
        ("nej det var den inte", "no"),
        ("no, the phone was unlocked", "no"),
        ("no it wasn't locked", "no"),
        ("ja, den var låst", "yes"),
        ("nej, det vet jag inte", "not_known"),
        ("tror inte att den hade kod", "no"),
        ("jag är rätt säker på att den inte var låst", "no"),
        ("jag är osäker, men tror inte den var låst", "no"),
        ("I don't think it was locked", "no"),
        ("vet inte om den var låst", "not_known"),
        ("jag är inte säker på om den var låst", "not_known"),
        ("jo den hade pinkod", "yes"),
        ("ja, det går inte att komma in utan kod", "yes"),
    ],
)
def test_an_answer_with_a_no_or_a_not_in_it_takes_back_nothing_that_was_said_before(
    text: str, locked: str, talk_as: TalkAs
) -> None:
    talk = talk_as(OWNER)
    assert talk.ask("jag tappade min jobbmobil på gymmet i går kväll").trace.step == "locked"
    assert talk.ask(text).trace.step == "contents"
    frame = talk.conversation.frame
    assert frame is not None
    assert (frame.value("locked"), frame.value("where")) == (locked, "på gymmet")


@pytest.mark.parametrize("text", ["vet inte riktigt, kanske i tisdags", "I don't know, maybe on Monday"])
def test_not_to_know_when_says_nothing_of_the_lock(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min jobbtelefon är borta", text)
    frame = talk.conversation.frame
    assert frame is not None
    assert "locked" not in frame.slots
    assert frame.value("when")


def test_of_what_it_is_not_and_what_it_is_the_latter_is_taken(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min jobbtelefon försvann på bussen i morse, den var låst", "hoppa över", "nej")
    assert "till: lördag 28 februari" in talk.hear_all("fel, inte igår utan i lördags")


@pytest.mark.parametrize("text", ["ja skicka in", "yes, submit it"])
def test_to_have_the_report_sent_is_no_wish_for_a_wipe(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min jobbtelefon försvann på bussen i morse, den var låst", "hoppa över")
    assert talk.ask(text).trace.step == "wipe"


@pytest.mark.parametrize("text", ["jag har blivit rånad på jobbtelefonen", "jag har blivit av med jobbmobilen"])
def test_the_phone_is_no_place(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear(text)
    frame = talk.conversation.frame
    assert frame is not None
    assert "where" not in frame.slots


@pytest.mark.parametrize("text", ["nej den var inte låst", "no, it wasn't locked at all"])
@pytest.mark.parametrize("step", ["when", "where"])
def test_what_is_said_of_the_lock_is_no_time_and_no_place(text: str, step: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear("min jobbtelefon är borta")
    if step == "where":
        talk.hear("i går kväll")
    assert talk.ask(text).trace.step == step
    frame = talk.conversation.frame
    assert frame is not None
    assert frame.value("locked") == "no"


def test_a_time_beside_the_lock_is_taken(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("min jobbtelefon är borta", "i går kväll, och den var låst")
    frame = talk.conversation.frame
    assert frame is not None
    assert (frame.value("locked"), frame.value("when") != "") == ("yes", True)
