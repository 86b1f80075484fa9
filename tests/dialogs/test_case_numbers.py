"""Case numbers are found however people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.case_numbers import GROUP, SIGNS, find_case_number

NUMBERS = st.builds(
    "{}-{}-{}".format,
    st.sampled_from("TSLA"),
    st.text(SIGNS, min_size=GROUP, max_size=GROUP),
    st.text(SIGNS, min_size=GROUP, max_size=GROUP),
)
GAPS = st.sampled_from(["", "-", " ", " - ", "–", "_", "."])


@given(number=NUMBERS, first=GAPS, second=GAPS, low=st.booleans())
def test_any_spelling_is_read_as_the_number(number: str, first: str, second: str, low: bool) -> None:
    letter, one, other = number.split("-")
    written = f"{letter}{first}{one}{second}{other}"
    assert find_case_number(f"hur går det med {written.lower() if low else written}?") == number


@given(st.text(max_size=60))
def test_what_is_found_is_a_case_number(text: str) -> None:
    found = find_case_number(text)
    assert found == "" or find_case_number(found) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mina ärenden",
        "ring 0523-61 35 80",
        "T-7K3M",
        "XT-7K3M-2Q9XY",
        "T-OOOO-IIII",
        "iPhone 13 (IMEI 7163)",
        "den 3 mars 2026 kl. 10.00",
        "5000-K123456-26",
    ],
)
def test_other_words_and_numbers_are_none(text: str) -> None:
    assert find_case_number(text) == ""
