"""Whose phone is reported as lost, by whom, and which of the owner's phones it is."""

import pytest

from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import MANAGER, OWNER, STAFF
from tests.support.losses import COLLEAGUE, ENGLISH, NO_PHONE, SWEDISH, TWO_PHONES, loss_of, names, steps
from tests.support.telephony import member, person_id


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
    assert told in talk.hear_all(*texts)
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
    talk.hear_all("en telefon är borta", "min egen")
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
    assert told in talk.hear_all(*texts)
    assert steps(talk) == ["owner", "when", "where", "locked", "contents", "confirm"]
    assert names(talk.orders) == ["report_loss", "tell_manager", "tell_owner"]
    assert (loss_of(talk).owner, loss_of(talk).device) == (person_id(OWNER), None)


def test_the_staff_are_asked_whose_phone_it_is_and_may_order_a_wipe(talk_as: TalkAs) -> None:
    talk = talk_as(STAFF)
    talk.hear_all("en telefon är stulen", OWNER, *SWEDISH, "ja, rensa den", "ja")
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
    asked = talk.hear_all("min kollegas mobil är borta", "Maria Sillgren")
    assert "Vilken av dem" in asked
    talk.press(0)
    assert talk.replies[-1].trace.slots["owner"] in {
        person_id("Maria Sillgren", "Sotenäs"),
        person_id("Maria Sillgren", "Lysekil"),
    }


@pytest.mark.parametrize("answer", ["iPhone", "iphone 13", "1", "den första"])
def test_of_two_phones_one_is_chosen(answer: str, talk_as: TalkAs) -> None:
    talk = talk_as(TWO_PHONES)
    asked = talk.hear_all("min mobil är borta")
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
    talk.hear_all("min mobil är borta", "den finns inte i listan", *SWEDISH, "ja")
    assert "wipe" not in steps(talk)
    assert names(talk.orders) == ["report_loss"]
    assert loss_of(talk).device is None


def test_who_has_no_phone_in_the_list_reports_without_one(talk_as: TalkAs) -> None:
    talk = talk_as(NO_PHONE)
    assert "Telefonen: Finns inte i listan" in talk.hear_all("min mobil är borta", *SWEDISH)
    talk.hear_all("ja")
    assert names(talk.orders) == ["report_loss"]
