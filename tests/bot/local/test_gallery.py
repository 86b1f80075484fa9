"""The card gallery: every kind of card, in both languages, as Teams can show it."""

import pytest

from bot.local.gallery import gallery
from knowledge.language import Language
from tests.support.card_rules import problems

EXAMPLES = {example["sv"]["title"]: example for example in gallery()}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("title", EXAMPLES)
def test_every_example_is_a_card_that_teams_shows(title: str, language: Language) -> None:
    shown = EXAMPLES[title][language.value]
    assert problems(shown["card"]) == []
    assert shown["card"]["lang"] == language.value


@pytest.mark.parametrize("title", EXAMPLES)
def test_every_example_is_in_both_languages(title: str) -> None:
    swedish, english = EXAMPLES[title]["sv"], EXAMPLES[title]["en"]
    assert swedish["title"] != english["title"]
    assert swedish["card"]["speak"] != english["card"]["speak"]


def test_there_is_one_of_each_kind() -> None:
    shown = str([example["sv"]["card"] for example in EXAMPLES.values()])
    for part in ("Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ShowCard", "refresh", "secondary"):
        assert part in shown
    for kind in ("ChoiceSet", "Date", "Time", "Text"):
        assert f"'Input.{kind}'" in shown


def test_receipts_have_nothing_to_press() -> None:
    for title in ("Kvitto på ett svar", "Kvitto på ett formulär"):
        assert "actions" not in EXAMPLES[title]["sv"]["card"]
    assert "✓ Nej" in EXAMPLES["Kvitto på ett svar"]["sv"]["card"]["speak"]
    assert "Vad fanns i den?: E-post, Bilder" in EXAMPLES["Kvitto på ett formulär"]["sv"]["card"]["speak"]
