"""The parts of a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentences import Openers, joined_questions, sentences_of
from knowledge.tokens import tokens_of

OPENERS = Openers(joiners={"och", "and"}, questions={"vem", "får", "vad", "who"})


@pytest.mark.parametrize(
    ("message", "sentences"),
    [
        ("Jag slutar. Vad gör jag?", ["Jag slutar.", "Vad gör jag?"]),
        ("Får jag?Hur?", ["Får jag?", "Hur?"]),
        ("ett\n\ntvå", ["ett", "två"]),
        ("pris + avgift", ["pris", "avgift"]),
        ("hej... du; vad", ["hej...", "du;", "vad"]),
        ("i 3.5 timmar på 3580@sml-it.se", ["i 3.5 timmar på 3580@sml-it.se"]),
        ("... !! 🤷", []),
        ("", []),
    ],
)
def test_a_message_is_taken_apart_where_its_sentences_end(message: str, sentences: list[str]) -> None:
    assert sentences_of(message) == sentences


def test_the_full_stop_of_an_abbreviation_ends_no_sentence() -> None:
    assert sentences_of("Ring kl. 13 på fredag. Går det?", {"kl"}) == ["Ring kl. 13 på fredag.", "Går det?"]


@pytest.mark.parametrize(
    ("sentence", "questions"),
    [
        ("vad kostar det och vem betalar", ["vad kostar det", "och vem betalar"]),
        ("jag tappade den, får jag en ny", ["jag tappade den", "får jag en ny"]),
        ("vad kostar det and who pays", ["vad kostar det", "and who pays"]),
        ("vad kostar det och jag undrar vem som betalar", ["vad kostar det", "och jag undrar vem som betalar"]),
        ("vad gör jag, vad kostar det och vem betalar", ["vad gör jag", "vad kostar det", "och vem betalar"]),
    ],
)
def test_questions_joined_in_one_sentence_are_parted(sentence: str, questions: list[str]) -> None:
    assert joined_questions(sentence, OPENERS) == questions


@pytest.mark.parametrize("sentence", ["och vem betalar", "mobil och dator", "hej, vad kostar det", "jag, du", ""])
def test_what_is_one_question_stays_whole(sentence: str) -> None:
    assert joined_questions(sentence, OPENERS) == [sentence]


@given(st.text("aå .!?;,\n+1", max_size=60) | st.text())
def test_no_word_is_lost_between_sentences(message: str) -> None:
    assert tokens_of(" ".join(sentences_of(message, {"a"}))) == tokens_of(message)


@given(st.lists(st.sampled_from(["och", "vem", "vad", ",", "mobil", "?", "."]), max_size=20).map(" ".join) | st.text())
def test_no_word_is_lost_between_questions(sentence: str) -> None:
    assert tokens_of(" ".join(joined_questions(sentence, OPENERS))) == tokens_of(sentence)
