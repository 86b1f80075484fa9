"""Choices that are written instead of pressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.choosing import chosen
from dialogs.phrasebook import Phrasebook
from knowledge.facts import routine_facts

TITLES = ["Vem som får betalt vid utköp", "Lånetelefon", "Skärmlås på telefonen"]
WORDS = Phrasebook(routine_facts()).place_words


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1", 0),
        ("ett", 0),
        ("den första", 0),
        ("Nummer 2, tack!", 1),
        ("alternativ 2", 1),
        ("den andra", 1),
        ("tvaan", None),
        ("jag menar den tredje", 2),
        ("sista", 2),
        ("the last one", 2),
        ("the third one", 2),
        ("the second", 1),
        ("option 3 please", 2),
        ("lånetelefon", 1),
        ("Lanetelefon", 1),
        ("SKÄRMLÅS PÅ TELEFONEN", 2),
        ("vem som far betalt vid utköp?", 0),
    ],
)
def test_a_choice_is_named_by_number_place_or_title(text: str, place: int | None) -> None:
    assert chosen(text, TITLES, WORDS) == place


@pytest.mark.parametrize("text", ["", "4", "0", "ja", "1 2", "vad kostar utköp", "telefonen", "den"])
def test_what_names_no_choice_chooses_none(text: str) -> None:
    assert chosen(text, TITLES, WORDS) is None


def test_a_place_beyond_the_choices_chooses_none() -> None:
    assert chosen("3", TITLES[:2], WORDS) is None
    assert chosen("sista", TITLES[:2], WORDS) == 1


@pytest.mark.parametrize("text", ["1", "sista", "Lånetelefon", ""])
def test_without_choices_none_is_chosen(text: str) -> None:
    assert chosen(text, [], WORDS) is None


@given(st.sampled_from(TITLES))
def test_a_title_names_its_choice(title: str) -> None:
    assert chosen(title, TITLES, WORDS) == TITLES.index(title)


@given(st.text())
def test_any_text_names_a_choice_or_none(text: str) -> None:
    assert chosen(text, TITLES, WORDS) in {None, 0, 1, 2}
