"""The card gallery: every kind of card, in both languages, as Teams can show it."""

import inspect
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import CodeType
from typing import Any

import pytest

from bot import cards
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


def functions() -> Iterator[Callable[..., Any]]:
    """Every function that makes a card or a part of one."""
    for found in iter_modules(cards.__path__, f"{cards.__name__}."):
        for name, function in vars(import_module(found.name)).items():
            own = getattr(function, "__module__", None) == found.name
            if own and callable(function) and not name.startswith("_"):
                yield function


def test_every_function_that_makes_a_card_makes_one_here() -> None:
    called: set[CodeType] = set()
    for function in functions():
        getattr(function, "cache_clear", lambda: None)()
    sys.setprofile(lambda frame, _event, _argument: called.add(frame.f_code))
    try:
        gallery()
    finally:
        sys.setprofile(None)
    assert [one.__name__ for one in functions() if inspect.unwrap(one).__code__ not in called] == []


def test_receipts_have_nothing_to_press() -> None:
    for title in ("Kvitto på ett svar", "Kvitto på ett formulär"):
        assert "actions" not in EXAMPLES[title]["sv"]["card"]
    assert "✓ Nej" in EXAMPLES["Kvitto på ett svar"]["sv"]["card"]["speak"]
    assert "Vad fanns i den? E-post, Bilder" in EXAMPLES["Kvitto på ett formulär"]["sv"]["card"]["speak"]
