"""Questions that only some people are asked: which of several cases, whose phone, which of several phones."""

from collections.abc import Sequence

import pytest

from telephony.commands import TakeCase
from telephony.contract import Telephony
from telephony.models import LossKind
from tests.scenarios.conftest import ChatAs
from tests.support.cases import (
    LOSS,
    MANAGER,
    OTHER_LOSS,
    OWNER,
    REQUEST,
    STAFF,
    TICKET,
    ask,
    do,
    lose,
    order_everything,
    report_to_police,
    request_call_list,
    write_ticket,
)
from tests.support.chat import Chat, Received

OTHER_REQUEST = "L-3B3C-3D3F"
OTHER_TICKET = "S-3B3C-3D3F"
COLLEAGUE = "Åsa Kabelvik"
TWO_PHONES = "Torbjörn Brandskär"


async def say(chat: Chat, text: str) -> Received:
    """Write a message; gives the last reply."""
    return (await chat.send(chat.activity(text=text)))[-1]


async def say_all(chat: Chat, texts: Sequence[str]) -> tuple[list[str], Received]:
    """Write messages one after the other; gives what each was answered by a question for, and the last reply."""
    replies = [await say(chat, text) for text in texts]
    return [str(reply.trace["step"]) for reply in replies], replies[-1]


@pytest.fixture
def losses(telephony: Telephony) -> None:
    """Two reports about one person, both with a police report."""
    lose(telephony)
    lose(telephony, LossKind.DAMAGED, OTHER_LOSS)
    for case in (LOSS, OTHER_LOSS):
        report_to_police(telephony, case)


@pytest.fixture
def requests(telephony: Telephony) -> None:
    """Two requests for call lists by one manager."""
    request_call_list(telephony)
    request_call_list(telephony, OTHER_REQUEST, subject="Stig Rågåker")


@pytest.mark.usefixtures("losses")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jag behöver en lånetelefon", "lånetelefon är reserverad"),
        ("jag har bytt alla lösenord nu", "lösenord"),
        ("jag hittade telefonen", "markerad som hittad"),
    ],
)
async def test_an_owner_with_two_reports_is_asked_which(text: str, told: str, chat_as: ChatAs) -> None:
    chat = await chat_as(OWNER)
    asked, last = await say_all(chat, [text, "den skadade"])
    assert asked == ["case", ""]
    assert told in last.text
    assert OTHER_LOSS in last.text


@pytest.mark.parametrize(
    ("text", "told"),
    [("jag behöver en lånetelefon till sara", "är reserverad"), ("sara har hittat sin telefon", "markerad som hittad")],
)
async def test_a_manager_is_asked_before_anything_is_done_in_a_subordinates_case(
    text: str, told: str, telephony: Telephony, chat_as: ChatAs
) -> None:
    lose(telephony)
    report_to_police(telephony)
    chat = await chat_as(MANAGER)
    asked, last = await say_all(chat, [text, "ja"])
    assert asked == ["confirm", ""]
    assert told in last.text


@pytest.mark.usefixtures("losses")
async def test_an_owner_with_two_wipes_is_asked_which_to_stop(telephony: Telephony, chat_as: ChatAs) -> None:
    for case in (LOSS, OTHER_LOSS):
        order_everything(telephony, case)
    chat = await chat_as(OWNER)
    asked, last = await say_all(chat, ["stoppa rensningen", "den skadade", "ja"])
    assert asked == ["case", "confirm", ""]
    assert f"Rensningen i ärende {OTHER_LOSS} är stoppad" in last.text


async def test_an_owner_with_two_reported_phones_is_asked_which_to_wipe_after_all(
    telephony: Telephony, chat_as: ChatAs
) -> None:
    lose(telephony, LossKind.STOLEN, LOSS)
    lose(telephony, LossKind.LOST, OTHER_LOSS)
    chat = await chat_as(OWNER)
    asked, last = await say_all(chat, ["rensa den ändå", "den borttappade", "ja"])
    assert asked == ["case", "confirm", ""]
    assert f"Begäran om rensning i ärende {OTHER_LOSS}" in last.text


async def test_a_manager_with_two_reports_to_deal_with_is_asked_which(telephony: Telephony, chat_as: ChatAs) -> None:
    lose(telephony)
    lose(telephony, LossKind.DAMAGED, OTHER_LOSS)
    chat = await chat_as(MANAGER)
    asked, last = await say_all(chat, ["skriv in polisanmälan", OTHER_LOSS, "5000-K123456-26", "i går", "ja"])
    assert asked == ["case", "reference", "reported_at", "confirm", ""]
    assert "Polisanmälan 5000-K123456-26" in last.text


@pytest.mark.usefixtures("requests")
async def test_a_manager_with_two_requests_is_asked_which_to_withdraw(chat_as: ChatAs) -> None:
    chat = await chat_as(MANAGER)
    asked, last = await say_all(chat, ["dra tillbaka min begäran om samtalslista", "Stig", "ja"])
    assert asked == ["case", "confirm", ""]
    assert f"{OTHER_REQUEST} är tillbakadragen" in last.text


@pytest.mark.usefixtures("requests")
async def test_the_staff_are_asked_which_of_two_requests_to_review(chat_as: ChatAs) -> None:
    chat = await chat_as(STAFF)
    asked, last = await say_all(chat, ["granska begäran om samtalslista", REQUEST, "godkänn", "hoppa över", "ja"])
    assert asked == ["case", "decision", "note", "confirm", ""]
    assert "är sparat" in last.text


async def test_the_staff_are_asked_for_a_closing_note_to_change_it(telephony: Telephony, chat_as: ChatAs) -> None:
    lose(telephony)
    chat = await chat_as(STAFF)
    texts = [f"stäng {LOSS} telefonen är tillbaka", "ändra", "anteckningen", "lånetelefonen är tillbaka", "ja"]
    asked, last = await say_all(chat, texts)
    assert asked == ["confirm", "changing", "note", "confirm", ""]
    assert f"{LOSS} är stängt" in last.text


async def test_the_staff_are_asked_which_of_two_cases_to_close(telephony: Telephony, chat_as: ChatAs) -> None:
    lose(telephony)
    write_ticket(telephony)
    chat = await chat_as(STAFF)
    asked, last = await say_all(chat, ["stäng ärendet", LOSS, "ja"])
    assert asked == ["case", "confirm", ""]
    assert f"{LOSS} är stängt" in last.text


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["svara på ett ärende", "Jonas Ekollon", "fyra iPhone", "ja"], "är sparat"),
        (["answer a case", "Jonas Ekollon", "four iPhones", "yes"], "is saved"),
    ],
)
async def test_the_staff_are_asked_which_of_two_questions_to_answer(
    texts: list[str], told: str, telephony: Telephony, chat_as: ChatAs
) -> None:
    ask(telephony)
    ask(telephony, OTHER_TICKET, by="Jonas Ekollon")
    asked, last = await say_all(await chat_as(STAFF), texts)
    assert asked == ["case", "answer", "confirm", ""]
    assert OTHER_TICKET in last.text
    assert told in last.text


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ([f"jag tar {TICKET}", "ja"], f"Du har nu ärende {TICKET}."),
        ([f"I'll take {TICKET}", "yes"], f"You now have case {TICKET}."),
    ],
)
async def test_the_staff_are_asked_before_a_colleagues_case_is_taken_over(
    texts: list[str], told: str, telephony: Telephony, chat_as: ChatAs
) -> None:
    ask(telephony)
    do(telephony, COLLEAGUE, TakeCase(case=TICKET))
    asked, last = await say_all(await chat_as(STAFF), texts)
    assert asked == ["confirm", ""]
    assert told in last.text


async def test_whoever_replies_in_one_case_may_change_to_another(telephony: Telephony, chat_as: ChatAs) -> None:
    ask(telephony)
    write_ticket(telephony, OTHER_TICKET)
    asker, staff = await chat_as(OWNER), await chat_as(STAFF)
    await say(asker, "hej")
    await say_all(staff, [f"svara på {TICKET}: fyra", "ja"])
    answer = (await asker.until(2))[-1]
    await asker.press(answer.button("Svara"))
    texts = ["vi har bara tre nu", "ändra", "ärendet", OTHER_TICKET, "ja"]
    asked, last = await say_all(asker, texts)
    assert asked == ["confirm", "changing", "case", "confirm", ""]
    assert f"står nu i ärende {OTHER_TICKET}" in last.text


async def test_whoever_asks_a_person_is_asked_which_lines_to_leave_out(chat_as: ChatAs) -> None:
    texts = [
        "får jag ringa privat?",
        "skicka en fråga till supporten",
        "om växeln",
        "ändra",
        "tidigare i chatten",
        "rad 1",
        "ja",
    ]
    asked, last = await say_all(await chat_as(OWNER), texts)
    assert asked == ["", "description", "confirm", "changing", "lines", "confirm", ""]
    assert "är skickad till SML-IT" in last.text


@pytest.mark.parametrize(
    ("locale", "texts", "told"),
    [
        (
            "sv-SE",
            ["min mobil är stulen", "min egen", "Samsung", "i går kväll", "på bussen", "olåst", "jobbmejl", "ja", "ja"],
            "Stulen telefon, anmäld den 3 mars 2026",
        ),
        (
            "en-GB",
            ["a phone was stolen", "mine", "Samsung", "last night", "on the bus", "unlocked", "e-mail", "yes", "yes"],
            "Stolen phone, reported on 3 March 2026",
        ),
    ],
)
async def test_whoever_has_two_phones_is_asked_which(locale: str, texts: list[str], told: str, chat_as: ChatAs) -> None:
    chat = await chat_as(TWO_PHONES, locale=locale)
    asked, last = await say_all(chat, texts)
    assert "device" in asked
    assert told in last.text


@pytest.mark.parametrize(
    ("locale", "texts", "told"),
    [
        ("sv-SE", ["min mobil är trasig", "skärmen sprack", "ja"], "Vad som hände: ”skärmen sprack”"),
        ("en-GB", ["my phone is broken", "the screen cracked", "yes"], "What happened: “the screen cracked”"),
    ],
)
async def test_whoever_has_a_broken_phone_is_asked_how_it_came_about(
    locale: str, texts: list[str], told: str, chat_as: ChatAs
) -> None:
    asked, last = await say_all(await chat_as(OWNER, locale=locale), texts)
    assert asked == ["description", "confirm", ""]
    assert told in last.text


@pytest.mark.parametrize(
    ("locale", "texts", "told"),
    [
        (
            "sv-SE",
            ["en telefon är stulen", OWNER, "i går kväll", "på bussen", "olåst", "jobbmejl", "ja", "ja"],
            "Stulen telefon, anmäld den 3 mars 2026",
        ),
        (
            "en-GB",
            ["a phone was stolen", OWNER, "last night", "on the bus", "unlocked", "e-mail", "yes", "yes"],
            "Stolen phone, reported on 3 March 2026",
        ),
    ],
)
async def test_a_manager_is_asked_whose_phone_it_is(locale: str, texts: list[str], told: str, chat_as: ChatAs) -> None:
    chat = await chat_as(MANAGER, locale=locale)
    asked, last = await say_all(chat, texts)
    assert asked == ["owner", "when", "where", "locked", "contents", "wipe", "confirm", ""]
    assert told in last.text


async def test_which_of_several_phones_is_to_be_wiped_is_asked(telephony: Telephony, chat_as: ChatAs) -> None:
    lose(telephony, owner=TWO_PHONES, by="Anna Tallkvist")
    steps, _ = await say_all(await chat_as(TWO_PHONES), ["rensa den ändå"])
    assert steps == ["device"]


async def test_whoever_has_left_two_questions_is_asked_which_to_forget(chat_as: ChatAs) -> None:
    chat = await chat_as(OWNER)
    await say_all(
        chat, [f"säg till när ni vet: {text}" for text in ("får vi vikbara telefoner?", "när får vi headset?")]
    )
    asked, last = await say_all(chat, ["sluta bevaka", "headset"])
    assert asked == ["case", ""]
    assert last.text == "Nu har jag glömt frågan ”när får vi headset?” och säger inte till om den."
