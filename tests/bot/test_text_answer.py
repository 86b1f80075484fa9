"""Answers from the routine as text messages."""

import re
from dataclasses import replace
from typing import Any

import pytest
from pydantic_core import from_json

from bot.address import Account, Address
from bot.replies import to_json, to_message
from dialogs.answering import Answering
from dialogs.conversation import Answered
from dialogs.phrasebook import Phrasebook
from dialogs.reply import Citation, Kind, Link, Reply, Suggestion, Trace, View
from dialogs.turn import Begin, Choose, Pick
from knowledge.base import KnowledgeBase
from knowledge.language import Language
from knowledge.topics import Topic
from tests.support.talk import TUESDAY_MORNING

TO = Address("https://channel.example", "a:1", Account("28:assistant"), Account("29:anna"), "activity")
REPLY = Reply(
    language=Language.SWEDISH,
    text="Så här gör du:\n1. Öppna portalen.\n2. Skriv.",
    trace=Trace(Kind.ANSWER, topic="order"),
    heading="Beställa",
    source="Rutin för telefoni: Beställning",
    citations=(
        Citation("Rutin för telefoni: Beställning", "Svaret bygger på R01."),
        Citation("Rutin för telefoni: Ansvar", "Svaret bygger på R02."),
    ),
    suggestions=tuple(Suggestion(title, title, Pick(title)) for title in ("ett", "två", "tre", "fyra")),
    links=(Link("Öppna portalen", "https://example.se"), Link("Ring", "tel:+46700000000")),
)


def wire(reply: Reply, *, traced: bool = False) -> dict[str, Any]:
    message: dict[str, Any] = from_json(to_json(to_message(reply, traced=traced), TO))
    return message


def citations(message: dict[str, Any]) -> list[dict[str, Any]]:
    [entity] = message.get("entities", [{"citation": []}])
    cited: list[dict[str, Any]] = entity["citation"]
    return cited


def test_an_answer_is_text_with_its_sources_marked_and_its_ways_out_as_links() -> None:
    message = wire(REPLY)
    assert message["textFormat"] == "markdown"
    assert message["text"] == (
        "**Beställa**\n\nSå här gör du:\n\n1. Öppna portalen.\n2. Skriv.\n\n"
        "[Öppna portalen](https://example.se) · [Ring](tel:+46700000000)\n\n"
        "Rutin för telefoni: Beställning [1] [2]"
    )
    assert "attachments" not in message


def test_its_sources_are_cited_in_one_entity_that_claims_no_model_wrote_it() -> None:
    [entity] = wire(REPLY)["entities"]
    assert (entity["type"], entity["@type"], entity["@id"]) == ("https://schema.org/Message", "Message", "")
    assert "additionalType" not in entity
    assert [one["position"] for one in entity["citation"]] == [1, 2]
    assert entity["citation"][0]["appearance"] == {
        "@type": "DigitalDocument",
        "name": "Rutin för telefoni: Beställning",
        "abstract": "Svaret bygger på R01.",
    }


def test_the_first_three_suggestions_can_be_said_by_pressing_them() -> None:
    message = wire(REPLY)
    assert message["suggestedActions"]["to"] == ["29:anna"]
    assert message["suggestedActions"]["actions"][0] == {"type": "imBack", "title": "ett", "value": "ett"}
    assert [action["value"] for action in message["suggestedActions"]["actions"]] == ["ett", "två", "tre"]
    assert "tre" in message["summary"]
    assert "fyra" not in message["summary"]


def test_it_can_be_voted_on_also_where_it_is_traced() -> None:
    assert wire(REPLY)["channelData"] == {"feedbackLoop": {"type": "custom"}}
    traced = wire(REPLY, traced=True)["channelData"]
    assert traced["feedbackLoop"] == {"type": "custom"}
    assert traced["trace"]["topic"] == "order"


def test_an_answer_without_sources_and_suggestions_has_neither() -> None:
    message = wire(replace(REPLY, citations=(), suggestions=(), links=(), source="Står inte i rutinen"))
    assert message["text"].endswith("\n\nStår inte i rutinen")
    assert "entities" not in message
    assert "suggestedActions" not in message


@pytest.mark.parametrize(
    "changes",
    [
        {"source": ""},
        {"suggestions": (Suggestion("Byt", "byt", Begin("buyout", {"value": "1"})),)},
        {"suggestions": (Suggestion("Ja", "ja", Choose("1", 1, "yes")),)},
        {"suggestions": (Suggestion("Inget", "inget", Pick(None)),)},
        {"view": View("loss_status", "F-1")},
    ],
)
def test_what_needs_buttons_is_a_card(changes: dict[str, Any]) -> None:
    message = wire(replace(REPLY, **changes))
    assert "text" not in message
    assert message["attachments"]
    assert "channelData" not in message


@pytest.mark.parametrize("language", Language)
def test_every_answer_of_the_routine_is_a_message_that_teams_takes(
    knowledge: KnowledgeBase, language: Language
) -> None:
    answering = Answering(knowledge, Phrasebook(knowledge.facts), eves_are_red_days=False)
    for entry in knowledge.entries.values():
        given = Answered(topic=entry.id, phrasing="", score=1.0)
        message = wire(answering.answer(given, language, TUESDAY_MORNING))
        cited = citations(message)
        assert len(cited) == (len(knowledge.sections_of(entry)) if isinstance(entry, Topic) else 0)
        assert len(cited) <= 20
        assert [f"[{one['position']}]" for one in cited] == re.findall(r"\[\d+\](?!\()", message["text"])
        for one in cited:
            assert 0 < len(one["appearance"]["name"]) <= 80
            assert 0 < len(one["appearance"]["abstract"]) <= 160
        assert len(message.get("suggestedActions", {}).get("actions", ())) <= 3
