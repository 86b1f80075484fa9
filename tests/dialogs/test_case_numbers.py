"""Case numbers are found however people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.case_numbers import GROUP, SIGNS, find_case_number, find_misread_number

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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("hur går det med T-7K30-2Q9X?", "T-7K30-2Q9X"),
        ("status på t-7ko3-2q9x", "T-7KO3-2Q9X"),
        ("T-1234-5678", "T-1234-5678"),
        ("T - AAAA - BBBB", "T-AAAA-BBBB"),
        ("t-7k3m-2q9", "T-7K3M-2Q9"),
        ("t 7k30 2q9x", "T7K302Q9X"),
        ("T-7K3M-2Q9X", ""),
        ("T-7K30-2Q9X eller T-7K3M-2Q9X", ""),
        ("5000-K123456-26", ""),
        ("i dag gick inte ring", ""),
        ("Gäller det även Office365?", ""),
        ("0523-61 35 80", ""),
    ],
)
def test_what_is_written_like_a_case_number_and_cannot_be_one_is_told_from_one(text: str, written: str) -> None:
    assert find_misread_number(text) == written
