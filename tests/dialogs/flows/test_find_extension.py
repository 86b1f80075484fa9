"""People are looked up in the directory: one, several or nobody, from a message or a button."""

import re

import pytest

from dialogs.turn import Begin, Scope
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import MANAGER
from tests.support.directories import crowded, numberless
from tests.support.flows import unreachable, unsaid
from tests.support.telephony import open_telephony


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sök Tallkvist", "Anna Tallkvist"),
        ("numret till Anna Tallqvist tack", "Anna Tallkvist"),
        ("vem har 18123?", "Olena Björkris"),
        ("0524-181 23", "Olena Björkris"),
        ("+46 524 18123", "Olena Björkris"),
        ("vem har 070-174 06 14", "Hassan Vågsten"),
        ("vad har rektorn på Dalbäcksskolan för nummer", "Mikael Lärkfors"),
        ("vem är rektor på Dalbäcksskolan, och vad har hon för nummer?", "Mikael Lärkfors"),
        ("numret till receptionen i Lysekil", "Johanna Makrillsson"),
        ("find Anna Ljunghed's number", "Anna Ljunghed"),
        ("the number for the caretaker at Bergskrevan", "Östen Hummerdal"),
        ("who has extension 18121", "Anna Tallkvist"),
    ],
)
def test_somebody_is_found_in_one_turn(text: str, name: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask(text).heading == name
    assert not talk.conversation.frames


def test_several_are_listed(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("numret till Maria Sillgren")
    assert reply.text.startswith("Det här är de som passar bäst:\n\n- Maria Sillgren, Enhetschef, Hemtjänsten Norr")
    assert reply.text.count("\n- ") == 2


def test_of_many_five_are_listed_and_more_is_asked_for(talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask("vem jobbar på Dalbäcksskolan")
    assert re.match(r"\d+ personer passar. Här är de 5 första. Lägg till ett efternamn", reply.text)
    assert reply.text.count("\n- ") == 5


def test_of_very_many_it_is_only_said_that_they_are_more(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=crowded(open_telephony()))
    assert talk.ask("sök Tallkvist").text.startswith("Fler än 50 personer passar.")
    assert talk.ask("look up Tallkvist").text.startswith("More than 50 people match.")


@pytest.mark.parametrize(("text", "place"), [("numret till Maria Sillgren", 1), ("vem jobbar på hemtjänsten", 4)])
def test_each_of_several_has_a_button_that_shows_that_person_alone(text: str, place: int, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    name, department = reply.suggestions[place].title.split(", ")
    chosen = talk.press(place)
    assert chosen.heading == name
    assert department in chosen.text


@pytest.mark.parametrize("text", ["Maria Sillgren, Hemtjänsten Norr", "Maria på hemtjänsten norr", "Maria i Sotenäs"])
def test_one_of_several_is_chosen_in_words_by_name_and_work(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear("numret till Maria Sillgren")
    chosen = talk.ask(text)
    assert chosen.heading == "Maria Sillgren"
    assert "Hemtjänsten Norr" in chosen.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vem har 64123?", "[0523-66 41 23](tel:+46523664123) hör till Sotenäs. Anknytningen är 64123. Ingen står"),
        ("vem har 0951-14152", "Det numret finns inte i katalogen"),
        ("sök Mattias Storkvist", "Jag hittar ingen i katalogen som passar in på ”Mattias Storkvist”."),
        ("look up Mattias Storkvist", "I can't find anyone in the directory who matches “Mattias Storkvist”."),
    ],
)
def test_nobody_found_is_said_with_what_is_known(text: str, said: str, talk_as: TalkAs) -> None:
    reply = talk_as("Sara Vitsippa").ask(text)
    assert reply.text.startswith(said)
    assert [button.press for button in reply.suggestions] == [Begin("find_extension")]


@pytest.mark.parametrize("answer", ["Anna Tallkvist", "18121", "tallkvist tack"])
def test_from_the_button_it_asks_whom(answer: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    assert talk.ask(press=Begin("find_extension")).trace.step == "who"
    assert talk.hear(answer)[-1].heading == "Anna Tallkvist"


@pytest.mark.parametrize("text", ["sök i katalogen", "search the directory", "jag söker en kollega"])
def test_who_names_nobody_is_asked_whom(text: str, talk_as: TalkAs) -> None:
    assert talk_as("Sara Vitsippa").ask(text).trace.step == "who"


def test_a_question_in_between_is_answered_and_not_looked_up(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(press=Begin("find_extension"))
    replies = talk.hear("vad kostar det att köpa ut mobilen?")
    assert replies[0].trace.topic == "buyout_price"
    assert replies[-1].trace.step == "who"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vad är anna blåmusslas mobilnr", "Anna Blåmussla"),
        ("what is sara vitsippa's cell", "Sara Vitsippa"),
        ("chef över mikael lärkfors", "Kerstin Granbarr"),
        ("manager of mikael lärkfors", "Kerstin Granbarr"),
    ],
)
def test_whose_mobile_or_manager_is_asked_for_in_few_words_is_looked_up(text: str, name: str, talk_as: TalkAs) -> None:
    assert talk_as("Anna Tallkvist").ask(text).heading == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("den andra", "Anna Ljunghed"),
        ("the first one", "Anna Blåmussla"),
        ("hon i receptionen", "Anna Ljunghed"),
        ("Tallkvist", "Anna Tallkvist"),
    ],
)
def test_one_of_several_is_chosen_by_place_or_work_right_after(text: str, name: str, talk_as: TalkAs) -> None:
    talk = talk_as("Anna Tallkvist")
    talk.hear("sök anna")
    assert talk.ask(text).heading == name


def test_nobody_is_chosen_once_something_else_is_said(talk_as: TalkAs) -> None:
    talk = talk_as("Anna Tallkvist")
    talk.hear_all("sök anna", "vad kostar det att köpa ut telefonen?")
    assert talk.ask("den andra").trace.flow != "find_extension"


def test_her_mobile_and_her_manager_are_those_of_who_was_shown(talk_as: TalkAs) -> None:
    talk = talk_as("Anna Tallkvist")
    assert talk.ask("find Sara Vitsippa").heading == "Sara Vitsippa"
    assert talk.ask("her mobile").heading == "Sara Vitsippa"
    assert talk.ask("who is her boss").heading == MANAGER


@pytest.mark.parametrize("text", ["sven svensson", "Mattias Storkvist"])
def test_a_full_name_that_nobody_has_is_told(text: str, talk_as: TalkAs) -> None:
    assert f"som passar in på ”{text}”" in talk_as("Anna Tallkvist").ask(text).text


def test_it_works_in_groups(talk_as: TalkAs) -> None:
    assert talk_as("Sara Vitsippa").ask("sök Tallkvist", scope=Scope.GROUP).heading == "Anna Tallkvist"


def test_it_runs_in_the_middle_of_another_flow(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    talk.hear(press=Begin("lost_phone"))
    assert any(reply.heading == "Anna Tallkvist" for reply in talk.hear("numret till Anna Tallkvist"))
    assert talk.conversation.frame
    assert talk.conversation.frame.flow == "lost_phone"


def test_a_directory_that_cannot_be_reached_is_told_and_asked_again(talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa", backend=unreachable())
    reply = talk.ask("sök Tallkvist")
    assert "Jag når inte telefonisystemet just nu" in reply.text
    assert reply.trace.slots == {"who": "Tallkvist"}
    assert reply.suggestions


def test_every_text_is_said(talk_as: TalkAs) -> None:
    away, talk = talk_as("Olena Björkris"), talk_as("Sara Vitsippa")
    away.hear("koppla bort mig tills vidare")
    talk.hear(press=Begin("find_extension"))
    talk.hear_all("varför?", "vad kostar det?", "tack", "hej", "tack så mycket", "Hassan Vågsten")
    talk.hear_all("sök Björkris", "vem har 64123", "vem har 0951-14152", "sök Storkvist", "numret till Maria Sillgren")
    talk.hear("vem jobbar på Dalbäcksskolan")
    for place in ("Dalbäcksskolan", "kommunledningen", "hemtjänsten", "Sara Vitsippa", "Gunvor Fyrljus", "Anna"):
        away.hear(f"vem är chef för {place}")
    away.hear("vem är min chef")
    away.hear_all("Tallkvist", "koppla mig till Anna Tallkvist", "mobilen till Anna Tallkvist")
    many = talk_as("Gunvor Fyrljus", backend=crowded(open_telephony()))
    many.hear("sök Tallkvist")
    nobody = talk_as("Gunvor Fyrljus", backend=numberless(open_telephony()))
    nobody.hear_all("sök Tallkvist", "vem är min chef")
    # Any words answer an open question, so it never needs to be put in other words.
    assert unsaid("find_extension", talk, away, many, nobody) <= {"who.rephrase"}
