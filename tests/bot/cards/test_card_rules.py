"""The rules that every card of every scenario is held against, broken on purpose."""

from typing import Any

import pytest

from tests.support.card_rules import problems

INPUT = {"type": "Input.Text", "id": "name", "label": "Namn"}
OPEN = {"type": "Action.OpenUrl", "title": "Öppna", "url": "https://example.se"}


def card(**changes: Any) -> dict[str, Any]:
    """A whole card with fields changed."""
    return {"type": "AdaptiveCard", "version": "1.5", "body": [INPUT], "actions": [OPEN]} | changes


def within(inner: dict[str, Any]) -> dict[str, Any]:
    """A card with another that opens in it."""
    return card(actions=[{"type": "Action.ShowCard", "title": "Öppna", "card": inner}])


def test_a_good_card_has_no_problems() -> None:
    assert problems({"attachments": [{"content": card()}]}) == []


@pytest.mark.parametrize(
    "broken",
    [
        card(colour="red"),
        card(body=[{"type": "Input.Texts", "id": "name"}]),
        card(body=[{"type": "TextBlock"}]),
        card(actions=[{"type": "Action.OpenUrl"}]),
        card(version="1.6"),
        within(card(version=None)),
        card(body=[INPUT, INPUT]),
        within(card()),
        card(actions=[OPEN] * 7),
        card(body=[{"type": "TextBlock", "text": "å" * 15_000}]),
    ],
)
def test_a_broken_card_has_its_problem(broken: dict[str, Any]) -> None:
    assert problems({"task": {"value": {"card": {"content": broken}}}})


def test_buttons_behind_the_one_that_opens_do_not_count() -> None:
    assert problems(card(actions=[*[OPEN] * 6, OPEN | {"mode": "secondary"}])) == []
