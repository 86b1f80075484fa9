"""The police's numbers are found however people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.slots.police_reference import find_reference


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("5000-K123456-26", "5000-K123456-26"),
        ("numret är 5000-k123456-26, tack", "5000-K123456-26"),
        ("K123456-26", "K123456-26"),
        ("5000 K 123456 - 26", "5000-K123456-26"),
        ("det är K 98765-25.", "K98765-25"),
        ("polisens nummer: 5000-K1234567-26 från i går", "5000-K1234567-26"),
    ],
)
def test_a_number_is_written_as_the_police_do(text: str, reference: str) -> None:
    assert find_reference(text) == reference


@pytest.mark.parametrize("text", ["", "jag vet inte", "0523-61 35 80", "T-2B2C-2D2F", "K12", "den 3 mars 2026"])
def test_other_words_and_numbers_are_none(text: str) -> None:
    assert find_reference(text) == ""


@given(
    office=st.integers(1000, 9999),
    number=st.integers(100, 99_999_999),
    year=st.integers(10, 99),
    before=st.text("a ö,"),
)
def test_what_was_written_is_what_is_read(office: int, number: int, year: int, before: str) -> None:
    reference = f"{office}-K{number}-{year}"
    assert find_reference(f"{before} {reference.lower()}") == reference
