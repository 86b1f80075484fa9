"""Whose a number is."""

import pytest

from dialogs.reply import Kind
from dialogs.turn import Pick
from tests.support.talk import Talk, picked


@pytest.mark.parametrize(
    "text", ["vilken kommun har 18123?", "Vilken kommun hör 0524-181 23 till?", "vilken kommun är 52418123"]
)
def test_a_number_of_the_series_is_told_with_its_municipality_and_extension(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert reply.text == "0524-181 23 hör till Munkedal. Anknytningen är 18123."
    assert (reply.trace.topic, reply.trace.slots["lookup_municipality"]) == ("number_lookup", "Munkedal")


@pytest.mark.parametrize(
    "text",
    [
        "vilken kommun har 0524-799999",
        "vilken kommun hör 0524-18 500 till",
        "Which municipality does 0524-799999 belong to?",
    ],
)
def test_a_number_outside_the_series_is_said_to_be_so(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert reply.text.startswith(("Det numret finns inte", "That number isn't"))
    assert [picked(offer) for offer in reply.suggestions if isinstance(offer.press, Pick)] == ["number_series"]
    assert reply.trace.kind is Kind.OUT_OF_SCOPE


@pytest.mark.parametrize("text", ["0523-61 35 80", "vems nummer är 0523-61 35 80", "13580"])
def test_supports_own_number_is_known_as_such(text: str, talk: Talk) -> None:
    assert talk.ask(text).trace.topic == "phone_support"


@pytest.mark.parametrize("text", ["Vad kostar 3000 sms?", "112", "Får jag ringa 0771-567 567 gratis?"])
def test_figures_beside_a_question_of_another_kind_are_left_alone(text: str, talk: Talk) -> None:
    reply = talk.ask(text)
    assert reply.trace.topic != "number_lookup"
    assert "serie" not in reply.text.split("\n")[0]
