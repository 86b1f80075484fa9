"""Replies as cards and as plain text."""

from typing import Any

from bot.cards import to_card, to_plain_text
from dialogs.reply import Kind, Link, Reply, Suggestion, Trace
from dialogs.turn import Pick
from knowledge.language import Language

REPLY = Reply(
    language=Language.SWEDISH,
    text="Så här gör du:\n\n1. Öppna portalen.\n2. Skriv vad det gäller,\noch skicka.\n\nKlart!",
    trace=Trace(Kind.ANSWER),
    heading="Beställa",
    source="Rutinen, avsnittet Beställning",
    suggestions=(
        Suggestion("Vad kostar det?", "vad kostar det?", Pick("cost")),
        Suggestion("Inget av dessa", "inget av dessa", Pick(None)),
    ),
    links=(Link("Mejla", "mailto:desk@example.se"), Link("Ring", "tel:+46700000000")),
)


def texts(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [text for value in part.values() for text in texts(value)]
    return [text for item in part for text in texts(item)] if isinstance(part, list) else []


def test_a_card_shows_heading_steps_and_source() -> None:
    card = to_card(REPLY)
    assert card["version"] == "1.5"
    assert card["lang"] == "sv"
    assert texts(card["body"]) == [
        "Beställa",
        "Så här gör du:",
        "1. Öppna portalen.",
        "2. Skriv vad det gäller,\noch skicka.",
        "Klart!",
        "Rutinen, avsnittet Beställning",
    ]


def test_the_source_is_subtle() -> None:
    assert to_card(REPLY)["body"][-1]["inlines"][0]["isSubtle"] is True


def test_a_button_says_its_words_and_carries_its_pick() -> None:
    first, none = to_card(REPLY)["actions"][:2]
    assert first["type"] == "Action.Submit"
    assert first["data"]["pick"] == "cost"
    assert first["data"]["msteams"] == {
        "type": "messageBack",
        "displayText": "vad kostar det?",
        "text": "vad kostar det?",
        "value": {"pick": "cost"},
    }
    assert none["data"]["pick"] is None


def test_links_open() -> None:
    opened = to_card(REPLY)["actions"][2:]
    assert [(link["type"], link["url"]) for link in opened] == [
        ("Action.OpenUrl", "mailto:desk@example.se"),
        ("Action.OpenUrl", "tel:+46700000000"),
    ]


def test_markdown_is_shown_as_it_was_written() -> None:
    reply = Reply(Language.ENGLISH, "**bold** [link](https://evil.se)", Trace(Kind.ANSWER), heading="# _x_")
    body = to_card(reply)["body"]
    assert texts(body) == ["# _x_", "**bold** [link](https://evil.se)"]
    assert {block["type"] for block in body} == {"RichTextBlock"}


def test_the_plain_form_has_the_same_content() -> None:
    plain = to_plain_text(REPLY)
    for text in [*texts(to_card(REPLY)["body"]), "Vad kostar det?", "desk@example.se", "+46700000000"]:
        assert text in plain
    assert to_card(REPLY)["fallbackText"] == plain


def test_a_bare_reply_has_no_buttons() -> None:
    assert "actions" not in to_card(Reply(Language.SWEDISH, "Hej!", Trace(Kind.SMALL_TALK)))
