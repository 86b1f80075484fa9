"""From an activity to a turn."""

import json
from datetime import datetime
from typing import Any

import pytest

from bot.activity import parse_activity
from bot.clock import STOCKHOLM
from bot.turns import Turns
from dialogs.turn import Happening, Pick, Scope, Turn
from knowledge.language import Language

NOON = datetime(2026, 3, 2, 12, tzinfo=STOCKHOLM)
BOT = {"id": "28:bot", "name": "Bot"}
ANNA = {"id": "29:anna", "name": "Anna", "aadObjectId": "aad-anna"}
BO = {"id": "29:bo", "name": "Bo", "aadObjectId": "aad-bo"}


def turn(type_: str = "message", /, **fields: Any) -> Turn | None:
    activity = {
        "type": type_,
        "id": "1",
        "serviceUrl": "https://x",
        "conversation": {"id": "c", "conversationType": "personal"},
        "from": ANNA,
        "recipient": BOT,
        "channelData": {"tenant": {"id": "t"}},
    }
    return Turns(lambda: NOON).of(parse_activity(json.dumps(activity | fields).encode()), "Lysekil")


def some_turn(type_: str = "message", /, **fields: Any) -> Turn:
    found = turn(type_, **fields)
    assert found is not None
    return found


def test_a_message_tells_who_where_what_and_when() -> None:
    found = some_turn(text="hej", locale="sv-SE")
    assert (found.person.id, found.person.tenant, found.person.name) == ("aad-anna", "t", "Anna")
    assert found.person.municipality == "Lysekil"
    assert (found.scope, found.happening) == (Scope.PERSONAL, Happening.MESSAGE)
    assert (found.text, found.press, found.cut) == ("hej", None, False)
    assert found.moment == NOON


def test_without_an_entra_id_the_channels_own_is_used() -> None:
    assert some_turn(text="hej", **{"from": {"id": "29:x"}}).person.id == "29:x"


@pytest.mark.parametrize(
    ("kind", "scope"), [("personal", Scope.PERSONAL), ("groupChat", Scope.GROUP), ("channel", Scope.CHANNEL)]
)
def test_where_a_message_was_written(kind: str, scope: Scope) -> None:
    assert some_turn(text="hej", conversation={"id": "c", "conversationType": kind}).scope is scope


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("sv-SE", Language.SWEDISH),
        ("sv", Language.SWEDISH),
        ("en-GB", Language.ENGLISH),
        ("EN", Language.ENGLISH),
        ("fi-FI", Language.SWEDISH),
        ("", Language.SWEDISH),
    ],
)
def test_the_language_of_the_client(locale: str, language: Language) -> None:
    assert some_turn(text="hej", locale=locale).locale is language


def test_a_long_message_is_cut() -> None:
    found = some_turn(text="å" * 4001)
    assert (len(found.text), found.cut) == (4000, True)
    assert not some_turn(text="å" * 4000).cut


@pytest.mark.parametrize(
    ("value", "pick"),
    [
        ({"pick": "buyout"}, Pick("buyout")),
        ({"pick": None}, Pick(None)),
        ('{"pick": "buyout"}', Pick("buyout")),
        ({"pick": "buyout", "msteams": {"type": "messageBack"}}, Pick("buyout")),
        ({"pick": 7}, None),
        ({"pick": ""}, None),
        ({"pick": "x" * 201}, None),
        ({"pick": ["buyout"]}, None),
        ({"other": "buyout"}, None),
        ("buyout", None),
        ("[" * 100_000, None),
        ([], None),
        (None, None),
    ],
)
def test_a_button_is_read_strictly(value: object, pick: Pick | None) -> None:
    assert some_turn(text="hej", value=value).press == pick


def test_a_button_needs_no_words() -> None:
    assert some_turn(value={"pick": None}).press == Pick(None)


def test_an_empty_message_is_a_turn() -> None:
    assert some_turn(text="  ").text == ""


def test_a_picture_without_words_is_a_turn_without_words() -> None:
    assert some_turn(text="", attachments=[{"contentType": "image/png"}]).text == ""


def test_words_beside_a_file_are_a_turn() -> None:
    assert some_turn(text="hej", attachments=[{"contentType": "image/png"}]).text == "hej"


def test_an_edited_message() -> None:
    found = some_turn("messageUpdate", text="nej", channelData={"eventType": "editMessage"})
    assert (found.happening, found.text) == (Happening.EDIT, "nej")


@pytest.mark.parametrize("event", ["undeleteMessage", "softDeleteMessage", ""])
def test_other_changes_of_a_message_are_no_turns(event: str) -> None:
    assert turn("messageUpdate", text="nej", channelData={"eventType": event}) is None


def test_whoever_installs_the_assistant_has_joined() -> None:
    found = some_turn("installationUpdate", action="add", text="ignored")
    assert (found.happening, found.person.id, found.text) == (Happening.JOINED, "aad-anna", "")


def test_removing_the_assistant_is_no_turn() -> None:
    assert turn("installationUpdate", action="remove") is None


def test_whoever_adds_the_assistant_has_joined() -> None:
    assert some_turn("conversationUpdate", membersAdded=[BOT]).person.id == "aad-anna"


def test_whoever_is_added_has_joined() -> None:
    assert some_turn("conversationUpdate", membersAdded=[BOT, ANNA, BO]).person.id == "aad-bo"


def test_whoever_leaves_has_not_joined() -> None:
    assert turn("conversationUpdate", membersRemoved=[BO]) is None


def test_the_assistant_does_not_answer_itself() -> None:
    assert turn(text="hej", **{"from": BOT}) is None
