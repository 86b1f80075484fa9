"""Word families."""

import pytest
import yaml

from knowledge.language import Language
from knowledge.words import Lexicon, WordsFile
from tests.support.routine import WORDS

FILE = WordsFile.model_validate(yaml.safe_load(WORDS))
SWEDISH = Lexicon(Language.SWEDISH, FILE)
ENGLISH = Lexicon(Language.ENGLISH, FILE)


@pytest.mark.parametrize(
    ("lexicon", "word", "family"),
    [
        (SWEDISH, "mobil", "phone"),
        (SWEDISH, "mobilerna", "phone"),
        (SWEDISH, "utköpet", "buy_out"),
        (SWEDISH, "dator", None),
        (SWEDISH, "phone", None),
        (ENGLISH, "phones", "phone"),
        (ENGLISH, "prices", "cost"),
        (ENGLISH, "mobil", None),
    ],
)
def test_a_word_and_its_forms_have_a_family(lexicon: Lexicon, word: str, family: str | None) -> None:
    assert lexicon.family(word) == family


@pytest.mark.parametrize(("lexicon", "word"), [(SWEDISH, "min"), (SWEDISH, "dag"), (ENGLISH, "my")])
def test_words_that_say_little_have_no_family(lexicon: Lexicon, word: str) -> None:
    assert lexicon.family(word) is None


@pytest.mark.parametrize(
    ("lexicon", "words"),
    [
        (SWEDISH, ("mobil", "mobilen", "mobiler")),
        (SWEDISH, ("abonnemang", "abonnemanget", "abonnemangets")),
        (ENGLISH, ("lock", "locks", "locked", "locking")),
    ],
)
def test_endings_are_taken_off(lexicon: Lexicon, words: tuple[str, ...]) -> None:
    assert len({lexicon.stem(word) for word in words}) == 1


def test_a_phrase_is_known_by_the_stems_of_its_words() -> None:
    (phrase,) = SWEDISH.phrases[SWEDISH.stem("köpa")]
    assert (phrase.family, phrase.stems[1]) == ("buy_out", "ut")
