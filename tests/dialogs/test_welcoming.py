"""What people are told there is for them, by what they are."""

import pytest

from dialogs.assistant import Assistant
from dialogs.reply import Reply
from dialogs.starters import FIRST, MOST
from dialogs.turn import Begin, Happening, Scope
from knowledge.language import Language
from telephony.contract import Telephony
from tests.dialogs.test_forming import talk_as
from tests.support.flows import unreachable
from tests.support.telephony import Exchange, open_telephony

COUNCILLOR, NURSE = "Kaj Ankarberg", "Amina Havsbris"
"""Two who have no extension."""
EMPLOYEE, MANAGER, STAFF = "Sara Vitsippa", "Mikael Lärkfors", "Oskar Pluggfors"


@pytest.fixture
def telephony(exchange: Exchange) -> Telephony:
    exchange.backend = open_telephony()
    return exchange.backend


def flows_of(reply: Reply) -> list[str]:
    return [one.press.flow for one in reply.suggestions if isinstance(one.press, Begin)]


def welcome(name: str, guide: Assistant, telephony: Telephony, scope: Scope = Scope.PERSONAL) -> Reply:
    (reply,) = talk_as(name, guide, telephony).hear(happening=Happening.JOINED, scope=scope)
    return reply


@pytest.mark.parametrize(("name", "first"), [(EMPLOYEE, "lost_phone"), (MANAGER, "call_list"), (STAFF, "desk")])
def test_a_newcomer_is_offered_three_things_to_tap(
    name: str, first: str, guide: Assistant, telephony: Telephony
) -> None:
    reply = welcome(name, guide, telephony)
    assert len(reply.suggestions) == FIRST
    assert flows_of(reply)[0] == first


@pytest.mark.parametrize("name", [COUNCILLOR, NURSE])
def test_who_has_no_extension_is_offered_none_to_switch_off(name: str, guide: Assistant, telephony: Telephony) -> None:
    reply = welcome(name, guide, telephony)
    assert len(reply.suggestions) == FIRST
    assert flows_of(reply) == ["lost_phone", "find_extension", "oncall_check"]
    assert "stänga av anknytningen" not in reply.text
    assert "fråga en människa" in reply.text
    (helped,) = talk_as(name, guide, telephony).hear("hjälp")
    assert "din anknytning" not in helped.text
    assert "extension_off" not in flows_of(helped)


def test_who_has_an_extension_is_offered_to_switch_it_off(guide: Assistant, telephony: Telephony) -> None:
    reply = welcome(EMPLOYEE, guide, telephony)
    assert "stänga av anknytningen" in reply.text
    assert "extension_off" in flows_of(reply)
    (helped,) = talk_as(EMPLOYEE, guide, telephony).hear("hjälp")
    assert "stänga av och slå på din anknytning" in helped.text


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("hjälp", ["fråga en människa", "säg till när ni vet"]),
        ("what can you do?", ["ask a human", "tell me when you know"]),
    ],
)
def test_help_names_the_ways_on_for_what_has_no_answer(
    text: str, ways: list[str], guide: Assistant, telephony: Telephony
) -> None:
    for name in (EMPLOYEE, COUNCILLOR):
        (helped,) = talk_as(name, guide, telephony).hear(text)
        assert all(way in helped.text for way in ways)


def test_only_a_manager_is_welcomed_as_one(guide: Assistant, telephony: Telephony) -> None:
    told = {name: "Som chef" in welcome(name, guide, telephony).text for name in (EMPLOYEE, MANAGER, STAFF)}
    assert told == {EMPLOYEE: False, MANAGER: True, STAFF: False}


@pytest.mark.parametrize("scope", [Scope.GROUP, Scope.CHANNEL])
def test_a_group_is_told_how_to_speak_with_the_assistant_there(
    scope: Scope, guide: Assistant, telephony: Telephony
) -> None:
    reply = welcome(MANAGER, guide, telephony, scope)
    assert "Nämn mig med @" in reply.text
    assert not reply.suggestions
    assert "Som chef" not in reply.text


@pytest.mark.parametrize(
    ("name", "told", "untold"),
    [
        (EMPLOYEE, "hitta en kollegas nummer", "Som chef kan du också"),
        (MANAGER, "Som chef kan du också", "Du som arbetar på"),
        (STAFF, "se alla öppna ärenden", "Som chef kan du också"),
    ],
)
def test_help_tells_what_there_is_for_whoever_asks(
    name: str, told: str, untold: str, guide: Assistant, telephony: Telephony
) -> None:
    (reply,) = talk_as(name, guide, telephony).hear("hjälp")
    assert told in reply.text
    assert untold not in reply.text
    assert reply.text.endswith("Är något oklart frågar jag.")
    assert 0 < len(reply.suggestions) <= MOST


def test_help_is_in_english_for_whoever_writes_english(guide: Assistant, telephony: Telephony) -> None:
    (reply,) = talk_as(MANAGER, guide, telephony).hear("what can you do?", locale=Language.ENGLISH)
    assert "As a manager you can also" in reply.text


def test_while_the_directory_is_away_everybody_is_an_employee(guide: Assistant, exchange: Exchange) -> None:
    exchange.backend = open_telephony()
    talk = talk_as(MANAGER, guide, exchange.backend)
    exchange.backend = unreachable()
    (reply,) = talk.hear(happening=Happening.JOINED)
    assert "Som chef" not in reply.text
    assert flows_of(reply)[0] == "lost_phone"
