"""Whose manager is looked up in the directory."""

import pytest

from tests.dialogs.flows.conftest import TalkAs
from tests.support.flows import started


@pytest.mark.parametrize(
    "text",
    [
        "vem är chef för Sara Vitsippa",
        "vem är chef för sara vitsipa?",
        "Vem är Sara Vitsippas chef?",
        "vem är Saras närmaste chef",
        "vem är chef på Dalbäcksskolan",
        "vem är min chef",
        "vem har jag som chef",
        "who is the manager of Sara Vitsippa",
        "who is Sara Vitsippa's line manager?",
        "who's the manager at Dalbäcksskolan",
        "who is my boss",
    ],
)
def test_whose_manager_is_asked_for_gets_the_manager(text: str, talk_as: TalkAs) -> None:
    talk = talk_as("Sara Vitsippa")
    reply = talk.ask(text)
    assert reply.heading == "Mikael Lärkfors"
    assert "[0524-181 20](tel:+4652418120)" in reply.text
    assert not talk.conversation.frames


def test_the_manager_of_a_place_of_work_is_one_who_works_there(talk_as: TalkAs) -> None:
    assert talk_as("Sara Vitsippa").ask("vem är chef på hemtjänsten i Munkedal").heading == "Ann-Sofie Källsprång"


def test_the_managers_of_places_of_work_with_like_names_are_listed(talk_as: TalkAs) -> None:
    text = talk_as("Sara Vitsippa").ask("vem är chef för hemtjänsten").text
    assert text.startswith("De här är närmaste chefer för dem som arbetar där")
    assert [line.split(",")[0] for line in text.splitlines() if line.startswith("- ")] == [
        "- Maria Sillgren",
        "- Ann-Sofie Källsprång",
        "- Maria Sillgren",
    ]


def test_each_of_several_people_is_told_with_the_manager(talk_as: TalkAs) -> None:
    text = talk_as("Sara Vitsippa").ask("vem är chef för Anna").text
    assert "- Anna Tallkvist, Dalbäcksskolan: närmaste chef Mikael Lärkfors" in text
    assert text.count("\n- ") == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vem är chef för Gunvor Fyrljus", "Katalogen säger inte vem som är närmaste chef för Gunvor Fyrljus."),
        (
            "who is the manager of Gunvor Fyrljus",
            "The directory doesn't say who Gunvor Fyrljus's line manager is.",
        ),
        ("vem är chef för kommunledningen", "Katalogen säger inte vem som är chef där."),
        ("vem är min chef", "Katalogen säger inte vem som är din närmaste chef."),
        ("who is my manager", "The directory doesn't say who your line manager is."),
        ("vem är chef för Mattias Storkvist", "Jag hittar ingen i katalogen som passar in på ”Mattias Storkvist”."),
    ],
)
def test_what_the_directory_does_not_tell_of_managers_is_said(text: str, said: str, talk_as: TalkAs) -> None:
    assert talk_as("Gunvor Fyrljus").ask(text).text.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "vem är ansvarig chef för telefonen",
        "vem är chef när min chef är sjuk",
        "vem är den chef som godkänner en beställning?",
        "vad heter chefen för supporten",
        "who is the manager that reports a theft to the police?",
    ],
)
def test_a_question_about_what_managers_do_is_answered(text: str, talk_as: TalkAs) -> None:
    assert started(text, talk_as("Sara Vitsippa")) != "find_extension"
