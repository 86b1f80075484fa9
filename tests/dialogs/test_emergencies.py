"""Whoever writes the emergency number alone is told to call it, what it is for, and what is done here."""

import pytest

from dialogs.assistant import Assistant
from tests.support.talk import Talk


@pytest.mark.parametrize(
    "text", ["112", "112!", "ring 112", "Ring 112 nu", "sos", "SOS", "sos alarm", "ringa 112", "911"]
)
def test_the_emergency_number_alone_is_answered_with_what_it_is_for(text: str, assistant: Assistant) -> None:
    reply = Talk(assistant).ask(text)
    assert reply.text.startswith("Ring [112](tel:112) direkt")
    assert "ambulans, polis och räddningstjänst" in reply.text
    assert "Är en telefon borta eller stulen hjälper jag dig" in reply.text


@pytest.mark.parametrize("text", ["call 112", "dial 112 please"])
def test_the_emergency_number_is_answered_in_english(text: str, assistant: Assistant) -> None:
    assert Talk(assistant).ask(text).text.startswith("Call [112](tel:112) at once")


@pytest.mark.parametrize("text", ["112 gratis?", "vad kostar det att ringa 112", "112 cost?"])
def test_what_the_emergency_number_costs_is_no_emergency(text: str, assistant: Assistant) -> None:
    assert "Ring [112]" not in Talk(assistant).hear(text)[0].text
