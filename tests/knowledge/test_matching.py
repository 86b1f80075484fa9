"""Which entries a message may ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.base import entries_of
from knowledge.files import Files, read_files
from knowledge.language import Language
from knowledge.matching import Candidate, Matcher
from knowledge.phrasings import Phrasings
from knowledge.reading import Reading
from tests.support.routine import SmallRoutine

SWEDISH, ENGLISH = Language.SWEDISH, Language.ENGLISH


class Small:
    """The matcher of the small routine."""

    def __init__(self, files: Files) -> None:
        self.reading = Reading(files.words, entries_of(files).values(), files.heard)
        self.phrasings = Phrasings(self.reading.phrasings(), self.reading.outside(files.outside), self.reading.faint)
        self.matcher = Matcher(self.phrasings, files.weights, files.words.anchors)

    def match(self, text: str, language: Language = SWEDISH, **leaning: float) -> list[Candidate]:
        return self.matcher.match(self.reading.read(text, language), leaning)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    return Small(read_files(SmallRoutine(tmp_path_factory.mktemp("routine")).folder))


@pytest.mark.parametrize(
    ("text", "language", "entry"),
    [
        ("Vad kostar det att köpa ut min mobil?", SWEDISH, "buyout_price"),
        ("utköp", SWEDISH, "buyout_price"),
        ("köper lurens ut", SWEDISH, "buyout_price"),
        ("vem godkänner utköpet", SWEDISH, "buyout_owner"),
        ("skarmlas", SWEDISH, "screen_lock"),
        ("What's the price to buy out the phone?", ENGLISH, "buyout_price"),
        ("who approves", ENGLISH, "buyout_owner"),
    ],
)
def test_the_entry_that_a_message_is_likest_to_comes_first(
    text: str, language: Language, entry: str, small: Small
) -> None:
    assert small.match(text, language)[0].entry == entry


def test_words_that_people_have_really_written_are_known(small: Small) -> None:
    assert small.match("hur dyr är luren")[0].entry == "buyout_price"


def test_a_candidate_tells_the_phrasing_that_it_was_found_by(small: Small) -> None:
    first = small.match("vem godkänner ett utköp")[0]
    assert first.phrasing.wording.text == "vem godkänner utköp"
    assert first.phrasing.lead is None


def test_a_message_with_nothing_in_it_asks_for_nothing(small: Small) -> None:
    assert small.match("") == []
    assert small.match("jag det min") == []


def test_a_message_of_unknown_words_is_not_taken_for_a_question_about_the_routine(small: Small) -> None:
    assert sum(one.probability for one in small.match("fotboll elefant banan")) < 0.1


def test_an_exact_way_of_asking_is_more_probable_than_one_with_unknown_words(small: Small) -> None:
    exact, strange = small.match("vem godkänner utköp"), small.match("vem godkänner utköp elefanten banan fotboll")
    assert exact[0].probability > strange[0].probability


def test_an_entry_that_the_conversation_leans_on_gains(small: Small) -> None:
    before = {one.entry: one.probability for one in small.match("utköp")}
    after = {one.entry: one.probability for one in small.match("utköp", buyout_owner=2.0)}
    assert after["buyout_owner"] > before["buyout_owner"]
    assert after["buyout_price"] < before["buyout_price"]


@given(words=st.lists(st.sampled_from(["vad", "mobil", "köpa", "ut", "skärmlås", "vem", "fotboll", "inte"])))
def test_probabilities_are_in_order_and_add_up_to_at_most_one(small: Small, words: list[str]) -> None:
    text = " ".join(words)
    found = [one.probability for one in small.match(text)]
    assert found == sorted(found, reverse=True)
    assert all(probability >= 0 for probability in found)
    assert sum(found) <= 1 + 1e-9
    entries = [one.entry for one in small.match(text)]
    assert len(entries) == len(set(entries))
