"""Misspelt words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.spelling import Speller

WORDS = {
    "anknytning": "anknytning",
    "skarmlas": "skärmlås",
    "telefon": "telefon",
    "abonnemang": "abonnemang",
    "kamera": "kamera",
    "sakerhetskopiering": "säkerhetskopiering",
    "voicemail": "voicemail",
    "mms": "mms",
}
LONG = [word for word in WORDS if len(word) >= 7]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SPELLER = Speller(WORDS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("anknytnign", "anknytning"),
        ("anknyning", "anknytning"),
        ("anknytninng", "anknytning"),
        ("akarmlas", "skärmlås"),
        ("telefpn", "telefon"),
        ("kmaera", "kamera"),
        ("telefon", "telefon"),
    ],
)
def test_a_mistake_is_put_right(written: str, meant: str) -> None:
    assert SPELLER.correct(written) == meant


@pytest.mark.parametrize("written", ["", "mns", "tele", "dator", "7elef0n", "amera", "cykelhjalm", "telefonerar"])
def test_what_is_too_short_or_too_far_away_is_left_alone(written: str) -> None:
    assert SPELLER.correct(written) is None


def test_two_mistakes_are_put_right_in_a_long_word_when_asked_for() -> None:
    assert SPELLER.correct("abbonemang") is None
    assert SPELLER.correct("abbonemang", mistakes=2) == "abonnemang"
    assert SPELLER.correct("tellefom", mistakes=2) is None


@st.composite
def with_one_mistake(draw: st.DrawFn) -> tuple[str, str]:
    word = draw(st.sampled_from(LONG))
    place = draw(st.integers(1, len(word) - 2))
    letter = draw(st.sampled_from(LETTERS))
    left_out = word[:place] + word[place + 1 :]
    added = word[:place] + letter + word[place:]
    replaced = word[:place] + letter + word[place + 1 :]
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word, draw(st.sampled_from([left_out, added, replaced, swapped]))


@given(with_one_mistake())
def test_any_one_mistake_in_a_long_word_is_put_right(mistaken: tuple[str, str]) -> None:
    word, written = mistaken
    assert SPELLER.correct(written) == WORDS[word]


@given(st.text())
def test_any_text_gets_a_known_word_or_none(text: str) -> None:
    assert SPELLER.correct(text, mistakes=2) in {None, *WORDS.values()}
