"""A message's words without the mention of the assistant."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.activity import parse_activity
from bot.mentions import spoken_text

BOT = {"id": "28:bot", "name": "Bot"}
OTHER = {"id": "29:anna", "name": "Anna"}


def mention(who: dict[str, str], text: str | None = None) -> dict[str, Any]:
    return {"type": "mention", "mentioned": who, "text": text or f"<at>{who['name']}</at>"}


def spoken(text: str, *entities: Any) -> str:
    activity = {
        "type": "message",
        "id": "1",
        "serviceUrl": "https://x",
        "conversation": {"id": "c"},
        "from": {"id": "29:x"},
        "recipient": BOT,
        "text": text,
        "entities": list(entities),
    }
    return spoken_text(parse_activity(json.dumps(activity).encode()))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<at>Bot</at> hej", "hej"),
        ("<at>Bot</at>&nbsp;hej\n", "hej"),
        ("hej <at>Bot</at>", "hej"),
        ("hej <at>Bot</at> på dig <at>Bot</at>", "hej   på dig"),
        ("<at>Bot</at>", ""),
        ("<at>Bot</at> fråga <at>Anna</at>", "fråga Anna"),
        ("Bot &amp; jag &lt;3", "Bot & jag <3"),
        ("a\x00b\x07c", "abc"),
    ],
)
def test_the_mention_of_the_assistant_is_no_part_of_the_message(written: str, meant: str) -> None:
    assert spoken(written, mention(BOT), mention(OTHER)) == meant


def test_a_mention_with_attributes_loses_its_markup() -> None:
    assert spoken('<at id="0">Anna</at> svarar inte', mention(OTHER)) == "Anna svarar inte"


@pytest.mark.parametrize(
    "entity",
    [
        {},
        {"type": "mention"},
        {"type": "mention", "mentioned": "28:bot", "text": "hej"},
        {"type": "mention", "mentioned": {"id": "28:bot"}, "text": 7},
        {"type": "mention", "mentioned": {"id": "28:bot"}, "text": ""},
        {"type": ["mention"], "mentioned": {"id": "28:bot"}, "text": "hej"},
    ],
)
def test_a_malformed_mention_changes_nothing(entity: Any) -> None:
    assert spoken("hej", entity) == "hej"


@given(st.text(alphabet="<>at/ &;#x0Bå", max_size=60), st.text(alphabet="<>at/Bå ", max_size=12))
def test_any_text_and_any_mention_can_be_read(text: str, mentioned: str) -> None:
    words = spoken(text, mention(BOT, mentioned))
    assert words == words.strip()
    assert "\x00" not in words


def test_a_very_long_message_full_of_mentions_is_read_at_once() -> None:
    assert spoken("<at " * 30_000, *[mention(BOT, "<at")] * 1000).count("<") == 0
