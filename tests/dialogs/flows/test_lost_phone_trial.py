"""What people ran into who reported phones: other matters in between, second clicks, other languages."""

import pytest

from dialogs.orders import Notice
from dialogs.turn import Happening
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import MANAGER, OWNER
from tests.support.losses import COLLEAGUE, loss_of


def test_a_search_in_between_is_no_choice_of_whose_phone_it_is(talk_as: TalkAs) -> None:
    talk = talk_as(MANAGER)
    talk.hear("min telefon är trasig, skärmen sprack")
    before = [one for one in talk.replies[-1].forms[0].fields if one.name == "owner"]
    talk.hear("numret till Anna på skolan i Munkedal")
    after = [one for one in talk.replies[-1].forms[0].fields if one.name == "owner"]
    assert after == before
    assert after[0].value in {item.value for item in after[0].items}


def test_whoever_is_meant_already_is_among_those_in_the_form(talk_as: TalkAs) -> None:
    talk = talk_as(MANAGER)
    talk.hear(f"{COLLEAGUE}s telefon är trasig")
    talk.hear("numret till Anna på skolan i Munkedal")
    (owner,) = [one for one in talk.replies[-1].forms[0].fields if one.name == "owner"]
    assert owner.value in {item.value for item in owner.items}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("min mobil är trasig, skärmen sprack", "Det är redan skickat."),
        ("my phone is broken, the screen cracked", "It has already been sent."),
    ],
)
def test_a_second_click_on_what_was_sent_is_told_calmly(text: str, told: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    send = talk.ask(text).suggestions[0].press
    talk.hear(press=send)
    sent = len(talk.orders)
    assert talk.ask(press=send).text == told
    assert len(talk.orders) == sent


@pytest.mark.parametrize("text", ["glöm det, den låg i väskan", "never mind, it was in my bag"])
def test_who_lets_go_is_not_told_what_to_do_about_the_loss(text: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear("min mobil är borta" if "den" in text else "my phone is missing")
    assert talk.ask(text).trace.topic is None
    assert talk.conversation.frames == ()


def test_a_matter_from_a_group_goes_on_in_the_language_that_it_was_written_in(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear("where do I find the routine for phones?")
    begin = Notice(flow="lost_phone", kind="begin", case="", values={"text": "min mobil är stulen"})
    assert "Jag hjälper dig direkt." in talk.hear(happening=Happening.NOTICE, notice=begin)[-1].text
    assert "Var såg du den senast?" in talk.hear("i går")[-1].text


def test_of_a_damaged_phone_nothing_is_sent_that_was_not_confirmed(talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all("My phone fell in the water and is dead", "yes")
    assert (loss_of(talk).when, loss_of(talk).where, loss_of(talk).contents) == ("", "", "")


@pytest.mark.parametrize(
    ("first", "yes", "then"),
    [
        ("my phone is broken", "yes", "Actually it was stolen, not broken"),
        ("min mobil är trasig", "ja", "nej, den blev stulen"),
    ],
)
def test_a_damage_that_was_a_theft_is_reported_as_one(first: str, yes: str, then: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear_all(first, "hoppa över", yes)
    asked = talk.hear(then)[-1]
    assert (asked.trace.flow, asked.trace.step, asked.trace.slots["kind"]) == ("lost_phone", "when", "stolen")
