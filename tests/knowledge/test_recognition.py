"""Which language a message is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.recognition import LanguageRecogniser

RECOGNISER = LanguageRecogniser(
    {
        Language.SWEDISH: {"jag", "får", "mobil", "sms", "t"},
        Language.ENGLISH: {"i", "may", "phone", "sms", "anna", "9"},
    },
    {Language.SWEDISH: ["jag ringer Anna"], Language.ENGLISH: ["call Anna", "may I call anna"]},
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Får jag?", Language.SWEDISH),
        ("far jag", Language.SWEDISH),
        ("May I?", Language.ENGLISH),
        ("jag phone mobil", Language.SWEDISH),
        ("Ååå!", Language.SWEDISH),
        ("phone T-9", Language.ENGLISH),
        ("sms", None),
        ("Anna", None),
        ("jag phone", None),
        ("123", None),
        ("9", None),
        ("", None),
        ("Wie viel kostet das", None),
    ],
)
def test_a_language_is_known_by_the_words_that_only_it_has(text: str, language: Language | None) -> None:
    assert RECOGNISER.recognise(text) is language


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert RECOGNISER.recognise(text) in {None, *Language}


@pytest.mark.parametrize(
    "text",
    [
        "Vad kostar det att köpa ut mobilen?",
        "kan jag ringa supporten nu",
        "var bestaller vi telefoner",
        "Hur stänger jag av anknytningen?",
        "tappat mobilen",
        "får man ha facebook?",
        "min iphone är borta",
        "numret till Anna Tallkvist",
        "vem betalar?",
    ],
)
def test_swedish_questions_are_swedish(text: str, knowledge: KnowledgeBase) -> None:
    assert knowledge.recogniser.recognise(text) is Language.SWEDISH


@pytest.mark.parametrize(
    "text",
    [
        "What does it cost to buy out my phone?",
        "can I call support now",
        "where do we order phones",
        "lost my phone",
        "is tiktok allowed?",
        "My iPhone is gone",
        "who pays?",
        "How do I turn off my extension in Trio?",
    ],
)
def test_english_questions_are_english(text: str, knowledge: KnowledgeBase) -> None:
    assert knowledge.recogniser.recognise(text) is Language.ENGLISH
