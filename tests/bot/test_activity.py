"""Bodies of any shape."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.activity import NotAnActivityError, parse_activity
from bot.clock import stockholm_now
from bot.turns import Turns, occurrence

SMALLEST: dict[str, Any] = {
    "type": "message",
    "id": "1",
    "serviceUrl": "https://smba.trafficmanager.net/emea/",
    "conversation": {"id": "a:1"},
    "from": {"id": "29:x"},
}

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
OPTIONAL = [
    "recipient",
    "channelId",
    "timestamp",
    "locale",
    "action",
    "text",
    "value",
    "channelData",
    "entities",
    "attachments",
    "membersAdded",
    "unheardOf",
]


def body(**changes: Any) -> bytes:
    return json.dumps(SMALLEST | changes).encode()


@given(
    st.sampled_from(["message", "messageUpdate", "conversationUpdate", "installationUpdate", "typing"]),
    st.dictionaries(st.sampled_from(OPTIONAL), ANYTHING),
)
def test_optional_fields_may_hold_anything(type_: str, fields: dict[str, Any]) -> None:
    activity = parse_activity(body(type=type_, **fields))
    turn = Turns(stockholm_now).of(activity, "Lysekil")
    assert turn is None or len(turn.text) <= 4000
    assert occurrence(activity)


@given(st.sampled_from([*SMALLEST, *OPTIONAL]), ANYTHING)
def test_any_json_is_an_activity_or_is_refused(name: str, value: Any) -> None:
    try:
        parse_activity(body(**{name: value}))
    except NotAnActivityError:
        assert name in SMALLEST


@given(st.binary(max_size=200))
def test_any_bytes_are_an_activity_or_are_refused(anything: bytes) -> None:
    with pytest.raises(NotAnActivityError):
        parse_activity(anything)


@pytest.mark.parametrize("missing", list(SMALLEST))
def test_without_what_a_reply_needs_it_is_no_activity(missing: str) -> None:
    with pytest.raises(NotAnActivityError):
        parse_activity(json.dumps({name: it for name, it in SMALLEST.items() if name != missing}).encode())


def test_half_an_emoji_becomes_a_question_mark() -> None:
    assert parse_activity(body(text="hej \ud83d")).text == "hej ?"


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(NotAnActivityError):
        parse_activity(b'{"value":' + b"[" * 100_000 + b"]" * 100_000 + b"}")
