"""What the assistant says of its own accord."""

from pathlib import Path

import pytest

from dialogs.answering import Answering
from dialogs.phrasebook import PHRASES, Phrasebook, Phrases
from knowledge.answers import references
from knowledge.base import KnowledgeBase
from knowledge.facts import UnknownFactError, routine_facts
from knowledge.language import Language
from knowledge.problems import KnowledgeError
from knowledge.topics import Way

WAYS: list[Way] = ["portal", "desk_phone", "desk_mail", "trio"]
WORKED_OUT = {
    "sections": "Support",
    "rules": "R17",
    "phrasing": "supporten",
    "score": "90 %",
    "day": "måndag",
    "hour": "10.00",
    "opens": "7",
    "closes": "17",
}
PHRASEBOOK = Phrasebook(routine_facts())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("phrase", Phrases.model_fields)
def test_every_phrase_has_its_facts(phrase: str, language: Language) -> None:
    said = PHRASEBOOK.say(phrase, language, **WORKED_OUT)
    assert said
    assert references(said) == []


@pytest.mark.parametrize("phrase", Phrases.model_fields)
def test_every_phrase_is_said_otherwise_in_english(phrase: str) -> None:
    swedish, english = (PHRASEBOOK.say(phrase, language, **WORKED_OUT) for language in Language)
    assert swedish != english


@pytest.mark.parametrize("phrase", ["none_chosen", "out_of_scope"])
@pytest.mark.parametrize("language", list(Language))
def test_who_gets_no_answer_is_told_the_ways_to_a_person(phrase: str, language: Language) -> None:
    said = PHRASEBOOK.say(phrase, language)
    for way in ("https://3580.se/", "mailto:3580@sml-it.se", "tel:+46523613580"):
        assert way in said


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("way", WAYS)
def test_every_way_out_has_a_button_and_an_address(way: Way, language: Language, knowledge: KnowledgeBase) -> None:
    (link,) = Answering(knowledge, PHRASEBOOK, eves_are_red_days=False).links([way], language)
    assert link.title
    assert link.url.startswith(("https://", "tel:", "mailto:"))


def test_every_starter_is_an_entry(knowledge: KnowledgeBase) -> None:
    assert set(PHRASEBOOK.starters) <= knowledge.entries.keys()


def test_a_fact_that_does_not_exist_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "phrases.yaml"
    path.write_text(PHRASES.read_text(encoding="utf-8").replace("{smlit}", "{smlitt}"), encoding="utf-8")
    with pytest.raises(UnknownFactError, match="smlitt"):
        Phrasebook(routine_facts(), path).say("out_of_scope", Language.SWEDISH)


def test_a_missing_phrase_is_told_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "phrases.yaml"
    path.write_text(PHRASES.read_text(encoding="utf-8").replace("  gone:\n", "  gone_away:\n"), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        Phrasebook(routine_facts(), path)
    assert "phrases.gone: Field required" in str(caught.value)
    assert "phrases.gone_away: Extra inputs are not permitted" in str(caught.value)
