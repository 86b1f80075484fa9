"""The words of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.tokens import folded, tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Får JAG ringa?", ["får", "jag", "ringa"]),
        ("don't, don’t", ["dont", "dont"]),
        ("ring 0523-61 35 80!", ["ring", "0523", "61", "35", "80"]),
        ("en sms:a-lista med_streck", ["en", "sms", "a", "lista", "med", "streck"]),
        ("idé på Café Åsa", ["ide", "på", "cafe", "åsa"]),
        ("a\N{COMBINING RING ABOVE}ngest", ["ångest"]),
        ("\N{LATIN SMALL LIGATURE FI}ne \N{FULLWIDTH LATIN CAPITAL LETTER A}b", ["fine", "ab"]),
        ("<b>mobil</b>", ["b", "mobil", "b"]),
        ("", []),
        ("🤷 ... !?", []),
    ],
)
def test_words_are_in_lower_case_without_punctuation(text: str, tokens: list[str]) -> None:
    assert list(tokens_of(text)) == tokens


def test_a_word_without_swedish_letters_is_folded() -> None:
    assert [folded(word) for word in ("får", "före", "mobil")] == ["far", "fore", "mobil"]


@given(st.text())
def test_any_text_has_tokens_that_are_words(text: str) -> None:
    for token in tokens_of(text):
        assert token
        assert not any(letter.isspace() or letter in ".,!?-_" for letter in token)


@given(st.text("abcåäöÅÄÖé '.-1", max_size=40))
def test_the_tokens_of_tokens_are_the_same(text: str) -> None:
    tokens = tokens_of(text)
    assert tokens_of(" ".join(tokens)) == tokens
