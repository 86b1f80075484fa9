"""Replies as cards and as plain text."""

from dataclasses import replace
from typing import Any

import pytest

from bot.cards.reply_card import to_card, to_plain_text
from dialogs.reply import Form, Kind, Link, Reply, Suggestion, Trace
from dialogs.turn import Choose, Fill, Pick
from knowledge.language import Language

REPLY = Reply(
    language=Language.SWEDISH,
    text="Så här gör du:\n\n1. Öppna portalen.\n2. Skriv vad det gäller,\noch skicka.\n\nKlart!",
    trace=Trace(Kind.ANSWER),
    heading="Beställa",
    source="Rutinen, avsnittet Beställning",
    suggestions=(
        Suggestion("Vad kostar det?", "vad kostar det?", Pick("cost")),
        Suggestion("Inget av det här", "inget av dessa", Pick(None)),
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


def test_links_within_the_text_open_and_read_well_without_a_card() -> None:
    reply = Reply(Language.SWEDISH, "Ring [070-1](tel:+46701) eller [mejla](mailto:a@example.se).", Trace(Kind.ANSWER))
    runs = to_card(reply)["body"][0]["inlines"]
    assert [run["text"] for run in runs] == ["Ring ", "070-1", " eller ", "mejla", "."]
    assert runs[1]["selectAction"] == {"type": "Action.OpenUrl", "url": "tel:+46701"}
    assert "selectAction" not in runs[2]
    assert to_plain_text(reply) == "Ring 070-1 eller mejla."


@pytest.mark.parametrize(
    "written",
    ["**bold** _x_ `y`", "# x", "[x](javascript:alert(1))", "[x](http://evil.se)", "![x][1]", "<b>x</b>"],
)
def test_other_marks_are_shown_as_they_were_written(written: str) -> None:
    card = to_card(Reply(Language.ENGLISH, written, Trace(Kind.ANSWER), heading=written))
    assert texts(card["body"]) == [written, written]
    assert {block["type"] for block in card["body"]} == {"RichTextBlock"}
    assert "selectAction" not in str(card)


def test_the_plain_form_has_the_same_content() -> None:
    plain = to_plain_text(REPLY)
    for text in [*texts(to_card(REPLY)["body"]), "Vad kostar det?", "desk@example.se", "+46700000000"]:
        assert text in plain
    assert to_card(REPLY)["fallbackText"] == plain


def test_buttons_that_do_not_fit_in_a_row_are_behind_another_and_the_form_is_not() -> None:
    many = tuple(Suggestion(str(number), str(number), Pick(str(number))) for number in range(8))
    form = Form(Fill("f", 1, {}), "Fyll i", "", "Skicka", ())
    actions = to_card(replace(REPLY, suggestions=many, forms=(form,), links=()))["actions"]
    assert [action["title"] for action in actions if "mode" not in action] == ["0", "1", "2", "3", "4", "Fyll i"]
    assert [action["mode"] for action in actions if "mode" in action] == ["secondary"] * 3


def test_the_form_stands_after_the_answers_and_before_the_other_ways_on() -> None:
    form = Form(Fill("f", 1, {}), "Fyll i", "", "Skicka", ())
    ways = (Suggestion("Låst", "låst", Choose("f", 1, "yes")), Suggestion("Hoppa över", "x", Choose("f", 1, "!skip")))
    card = to_card(replace(REPLY, suggestions=ways, links=(), forms=(form,)))
    assert [action["title"] for action in card["actions"]] == ["Låst", "Fyll i", "Hoppa över"]


def test_what_a_card_leads_up_to_stands_out_and_first() -> None:
    ways = (
        Suggestion("Skicka", "skicka", Choose("f", 1, "!confirm"), leads=True),
        Suggestion("Avbryt", "avbryt", Choose("f", 1, "!cancel")),
    )
    form = Form(Fill("f", 1, {}), "Ändra", "", "Klart", ())
    first, change, cancel = to_card(replace(REPLY, suggestions=ways, links=(), forms=(form,)))["actions"]
    assert (first["title"], first["style"], first["fallback"]["style"]) == ("Skicka", "positive", "positive")
    assert change["card"]["actions"][0]["style"] == "positive"
    assert "style" not in cancel


def test_what_is_to_be_ticked_off_has_its_box_for_a_bullet() -> None:
    items = replace(REPLY, heading="", source="", text="- ☐ Kvar: lösenord\n- ☑ Klart: polisanmälan\n- Rensad")
    assert texts(to_card(items)["body"]) == ["☐ Kvar: lösenord", "☑ Klart: polisanmälan", "• Rensad"]


def test_a_bare_reply_has_no_buttons() -> None:
    assert "actions" not in to_card(Reply(Language.SWEDISH, "Hej!", Trace(Kind.SMALL_TALK)))
