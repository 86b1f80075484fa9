"""How probable words and letters are for each entry."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.chances import Chances, grams_of

BUYOUT, LOAN, LOCK = 0, 1, 2
CHANCES = Chances(
    [["buy", "phone"], ["buy", "price", "phone"], ["loan", "phone"], ["lock", "phone"], ["lock", "screen", "phone"]],
    np.array([BUYOUT, BUYOUT, LOAN, LOCK, LOCK]),
    np.ones(5),
)


@pytest.mark.parametrize(
    ("terms", "entry"),
    [(["buy"], BUYOUT), (["price"], BUYOUT), (["loan"], LOAN), (["lock", "screen"], LOCK), (["phone", "loan"], LOAN)],
)
def test_terms_speak_for_the_entry_that_uses_them(terms: list[str], entry: int) -> None:
    scores = CHANCES.scores(terms)
    assert int(np.argmax(scores)) == entry
    assert scores[entry] > 0 > min(scores)


def test_more_of_an_entrys_terms_speak_louder_for_it() -> None:
    assert CHANCES.scores(["buy", "price"])[BUYOUT] > CHANCES.scores(["buy", "screen"])[BUYOUT]


@pytest.mark.parametrize("terms", [[], ["weather"], ["weather", "football"]])
def test_unknown_terms_say_nothing(terms: list[str]) -> None:
    assert not CHANCES.scores(terms).any()


def test_a_term_that_all_entries_use_tells_nothing() -> None:
    assert not CHANCES.scores(["phone"]).any()
    assert CHANCES.scores(["phone", "loan"]) == pytest.approx(CHANCES.scores(["loan"]))


def test_a_term_that_two_entries_use_tells_less_than_one_that_a_single_entry_uses() -> None:
    texts = [["buy", "phone"], ["loan", "phone"], ["lock", "screen"]]
    chances = Chances(texts, np.array([BUYOUT, LOAN, LOCK]), np.ones(3))
    assert np.ptp(chances.scores(["phone"])) < np.ptp(chances.scores(["loan"]))


def test_a_way_of_asking_that_is_a_small_part_of_its_template_counts_less() -> None:
    texts = [["buy"], ["price"], ["buy"], ["price"], ["lock"]]
    entries = np.array([BUYOUT, BUYOUT, LOAN, LOAN, LOCK])
    scores = Chances(texts, entries, np.array([1.0, 0.1, 0.1, 1.0, 1.0])).scores(["buy"])
    assert scores[BUYOUT] > scores[LOAN]


@given(st.lists(st.sampled_from(["buy", "phone", "price", "loan", "lock", "weather"])))
def test_any_terms_give_each_entry_a_finite_score_whatever_their_order(terms: list[str]) -> None:
    scores = CHANCES.scores(terms)
    assert scores.shape == (3,)
    assert np.isfinite(scores).all()
    assert CHANCES.scores(reversed(terms)) == pytest.approx(scores)


def test_grams_are_runs_of_letters_with_the_edges_of_the_word() -> None:
    grams = set(grams_of("går"))
    assert grams == {" ga", "gar", "ar ", " gar", "gar "}


def test_words_with_a_part_in_common_share_grams() -> None:
    assert set(grams_of("mobiltelefon")) & set(grams_of("jobbtelefonen"))
    assert not set(grams_of("mobil")) & set(grams_of("dator"))
