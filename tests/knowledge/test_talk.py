"""Set phrases: small talk and commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.base import KnowledgeBase
from knowledge.talk import SetPhrases

PHRASES = SetPhrases({"hello": ["hej", "god morgon"], "thanks": ["tack så mycket"], "why": ["varför det svaret"]})


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Hej!", "hello"),
        ("GOD MORGON :)", "hello"),
        ("tack, så mycket…", "thanks"),
        ("tack sa mycket", "thanks"),
        ("god mrgon", "hello"),
        ("varför dte svaret?", "why"),
    ],
)
def test_a_phrase_is_known_in_any_case_and_with_a_slip_of_the_finger(text: str, meaning: str) -> None:
    assert PHRASES.find(text) == meaning


@pytest.mark.parametrize("text", ["", "hek", "🤷", "god", "tack så mycket för hjälpen", "hej vad kostar utköp"])
def test_what_is_no_phrase_stands_for_nothing(text: str) -> None:
    assert PHRASES.find(text) is None


@pytest.mark.parametrize(
    ("message", "rest", "meanings"),
    [
        ("Hej! Vad kostar utköp? Tack så mycket!", "Vad kostar utköp?", ["hello", "thanks"]),
        ("Vad kostar utköp?", "Vad kostar utköp?", []),
        ("Hej. Tack så mycket.", "", ["hello", "thanks"]),
        ("hej", "", ["hello"]),
        ("hej tack så mycket", "", ["hello", "thanks"]),
        ("god morgon tack sa mycket", "", ["hello", "thanks"]),
        ("hej vad kostar utköp", "hej vad kostar utköp", []),
        ("Jag slutar.\nVad gör jag?", "Jag slutar. Vad gör jag?", []),
    ],
)
def test_phrases_around_a_question_are_parted_from_it(message: str, rest: str, meanings: list[str]) -> None:
    assert PHRASES.part_from(message) == (rest, meanings)


@given(st.text())
def test_any_text_is_a_phrase_or_not(text: str) -> None:
    assert PHRASES.find(text) in {None, "hello", "thanks", "why"}
    PHRASES.part_from(text)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Hejsan", "hello"),
        ("good morning!", "hello"),
        ("tusen tack", "thanks"),
        ("Thanks a lot", "thanks"),
        ("Vem är du?", "who_are_you"),
        ("are you a robot", "who_are_you"),
        ("hjälp", "help"),
        ("What can you do?", "help"),
        ("jag vill prata med en människa", "human"),
        ("hejdå", "bye"),
        ("Sparas det jag skriver?", "privacy"),
        ("läser min chef det här", "privacy"),
        ("is this stored?", "privacy"),
        ("varifrån får du dina svar?", "sources"),
        ("can I trust you", "sources"),
        ("fan vad dåligt", "complaint"),
        ("hallojsan", "hello"),
    ],
)
def test_the_small_talk_of_the_routine_is_known(text: str, meaning: str, knowledge: KnowledgeBase) -> None:
    assert knowledge.small_talk_phrases.find(text) == meaning


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("svara på engelska", "speak_english"),
        ("Please answer in Swedish", "speak_swedish"),
        ("varför det svaret?", "why"),
        ("Where does it say that?", "why"),
        ("säg det igen", "repeat"),
        ("Ingen av dessa", "none_of_these"),
        ("none of these", "none_of_these"),
    ],
)
def test_the_commands_are_known(text: str, command: str, knowledge: KnowledgeBase) -> None:
    assert knowledge.command_phrases.find(text) == command


@pytest.mark.parametrize("text", ["hjälp, jag har tappat mobilen", "vem betalar?", "tackar ni nej till skärmlås?"])
def test_a_question_is_no_small_talk(text: str, knowledge: KnowledgeBase) -> None:
    assert knowledge.small_talk_phrases.part_from(text)[0] == text
