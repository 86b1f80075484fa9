"""Whose phone it is: one's own only where nobody else is spoken of."""

import pytest

from dialogs.frames import CONFIRM
from tests.dialogs.flows.conftest import TalkAs
from tests.support.telephony import person_id

SUBORDINATE, MANAGER, THEIR_MANAGER = "Anna Blåmussla", "Hassan Vågsten", "Birgitta Klippfisk"


def owner_of(talk_as: TalkAs, *texts: str, name: str = MANAGER) -> str:
    talk = talk_as(name)
    for text in texts[:-1]:
        talk.ask(text)
    return talk.hear(texts[-1])[-1].trace.slots.get("owner", "")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("anna blåmusslas telefon är borta sen i morse, låst, på bussen", SUBORDINATE),
        ("anna blamusslas mobil är stulen", SUBORDINATE),
        ("Anna Blåmussla's phone was stolen", SUBORDINATE),
        ("östen har tappat sin mobil", "Östen Hummerdal"),
        ("sara vitsippas mobil är stulen", "Sara Vitsippa"),
        ("min kollega olena har blivit av med mobilen", "Olena Björkris"),
        ("min chefs telefon är stulen", THEIR_MANAGER),
        ("min chef har tappat sin telefon", THEIR_MANAGER),
        ("my boss's phone has been stolen", THEIR_MANAGER),
        ("min telefon är stulen", MANAGER),
        ("jag tappade min mobil hos Karin Andersson", MANAGER),
        ("min telefon blev stulen, min kollega Anna Tallkvist såg det", MANAGER),
        ("jag har tappat bort mobilen till bussen", MANAGER),
    ],
)
def test_whoever_is_named_is_the_owner_and_else_oneself(text: str, owner: str, talk_as: TalkAs) -> None:
    assert owner_of(talk_as, text) == person_id(owner)


@pytest.mark.parametrize("name", [MANAGER, "Sara Vitsippa"])
@pytest.mark.parametrize(
    "text",
    [
        "pelles telefon är stulen",
        "min kollegas mobil är stulen",
        "hennes telefon är stulen",
        "annas telefon är stulen",
        "my colleague's phone was stolen",
    ],
)
def test_somebody_who_is_not_told_apart_is_asked_for_and_never_oneself(name: str, text: str, talk_as: TalkAs) -> None:
    asked = talk_as(name).ask(text)
    assert asked.trace.step == "owner"
    assert "owner" not in asked.trace.slots


def test_several_of_one_name_are_there_to_choose(talk_as: TalkAs) -> None:
    asked = talk_as("Sara Vitsippa").ask("annas telefon är stulen")
    assert "Anna Blåmussla, Särskilt boende Bergskrevan" in [button.title for button in asked.suggestions]


def test_my_boss_is_an_answer_and_not_oneself(talk_as: TalkAs) -> None:
    assert owner_of(talk_as, "en kollegas telefon är stulen", "min chef") == person_id(THEIR_MANAGER)


def test_a_colleague_without_a_name_is_asked_for_again(talk_as: TalkAs) -> None:
    talk = talk_as(MANAGER)
    talk.ask("en kollegas telefon är stulen")
    assert "owner" not in talk.ask("min kollega").trace.slots


@pytest.mark.parametrize(
    "text",
    [
        "jag vet inte vad hon heter",
        "jag vet inte vem det är",
        "ingen aning vem det är",
        "nej jag minns inte",
        "jag är osäker",
        "I don't know her name",
        "no idea whose it is",
        "I don't remember",
        "I'm unsure who",
        "who knows, I don't",
    ],
)
def test_who_does_not_know_whose_it_is_is_not_taken_for_the_owner(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("a colleague lost her phone")
    assert "owner" not in talk.hear(text)[-1].trace.slots


def test_who_never_tells_whose_it_is_is_offered_a_person(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.ask("a colleague lost her phone")
    offered = [
        button.title for _ in range(5) for reply in talk.hear("no idea whose it is") for button in reply.suggestions
    ]
    assert "Hand over to a person" in offered


def test_the_phone_to_wipe_is_the_named_persons(talk_as: TalkAs) -> None:
    talk = talk_as(MANAGER)
    talk.ask("anna blåmusslas telefon är borta sen i morse, låst, på bussen")
    talk.ask("nej")
    asked = talk.ask("rensa den")
    assert asked.trace.step == CONFIRM
    assert "Anna Blåmussla" in asked.text
    assert MANAGER not in asked.text


@pytest.mark.parametrize("text", ["vem är chef för Stig Rågåker?", "who is the manager of Stig Rågåker"])
def test_a_question_that_names_somebody_changes_nothing_in_a_summary(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Fatima Ängsull")
    assert talk.ask("min telefons skärm har spruckit").trace.step == CONFIRM
    told = talk.hear(text)
    assert all("ändrat" not in reply.text and "changed" not in reply.text for reply in told)
    assert told[-1].trace.slots["owner"] == person_id("Fatima Ängsull")
