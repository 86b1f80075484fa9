"""Plain texts, and what remains of a text when parts of its plain form are taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.plain_text import plain, without


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Till MÅNDAG  kl. 8", "till mandag kl. 8"),
        ("New Year’s Eve", "new years eve"),
        ("it's 13–15", "its 13-15"),
        ("  café\n", "cafe"),
    ],
)
def test_a_text_is_plain_in_lower_case_ascii(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "taken", "rest"),
    [
        ("Gått på lunch  till 13!", "till 13", "Gått på lunch !"),
        ("I’m at lunch till kl. 13", "till kl. 13", "I’m at lunch"),
        ("åäö – till 13 – ÅÄÖ", "till 13", "åäö – – ÅÄÖ"),
    ],
)
def test_what_is_taken_out_of_a_text_leaves_the_rest_as_it_was_written(text: str, taken: str, rest: str) -> None:
    start = plain(text).index(taken)
    assert without(text, [(start, start + len(taken))]) == rest


@given(st.text(max_size=200))
def test_a_text_without_nothing_is_itself_but_for_its_spaces(text: str) -> None:
    assert without(text, []) == " ".join(text.split())


@given(st.text(max_size=200))
def test_nothing_that_is_plain_remains_of_a_text_without_all_of_it(text: str) -> None:
    written = plain(text)
    if written:
        assert plain(without(text, [(0, len(written))])).strip() == ""
