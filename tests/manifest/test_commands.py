"""What the app suggests that people write does what it says, in both languages."""

import json
from typing import Any

import pytest

from dialogs.reply import Kind
from dialogs.turn import Scope
from knowledge.language import Language
from manifest.package import FOLDER
from tests.dialogs.flows.conftest import TalkAs, talk_as  # noqa: F401  a fixture

MANIFEST: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
ENGLISH: dict[str, str] = json.loads((FOLDER / "en.json").read_text(encoding="utf-8"))
BOT = MANIFEST["bots"][0]

MANAGER = "Mikael Lärkfors"
SCOPES = {"personal": Scope.PERSONAL, "team": Scope.CHANNEL, "groupChat": Scope.GROUP}
MEANT = {
    "Jag har tappat mobilen": (Kind.FLOW, "lost_phone"),
    "Mina ärenden": (Kind.FLOW, "case_status"),
    "Koppla bort mig till 13": (Kind.FLOW, "extension_off"),
    "Koppla på mig igen": (Kind.FLOW, "extension_on"),
    "Är jag avstängd?": (Kind.FLOW, "extension_status"),
    "Sök en kollega": (Kind.FLOW, "find_extension"),
    "Vad kostar det att köpa ut mobilen?": (Kind.ANSWER, "buyout_price"),
    "Får jag ringa beredskapen?": (Kind.FLOW, "oncall_right"),
    "Kan jag ringa supporten nu?": (Kind.ANSWER, "support_now"),
    "Kostar det att ringa 0771-567 567?": (Kind.FLOW, "flatrate"),
    "Jag vill begära en samtalslista": (Kind.FLOW, "call_list"),
    "Jag vill prata med en människa": (Kind.FLOW, "hand_over"),
    "Vad kan du göra?": (Kind.SMALL_TALK, "help"),
}
"""What each command begins: a kind of reply, and the flow or the topic."""


def commands() -> list[tuple[Scope, str, Language, str]]:
    """Each command in each language: where it stands, its Swedish title, the language, and what is written."""
    return [
        (SCOPES[commands["scopes"][0]], command["title"], language, text)
        for place, commands in enumerate(BOT["commandLists"])
        for index, command in enumerate(commands["commands"])
        for language, text in (
            (Language.SWEDISH, command["title"]),
            (Language.ENGLISH, ENGLISH[f"bots[0].commandLists[{place}].commands[{index}].title"]),
        )
    ]


@pytest.mark.parametrize(("scope", "title", "language", "text"), commands())
def test_a_command_starts_what_it_says(
    scope: Scope,
    title: str,
    language: Language,
    text: str,
    talk_as: TalkAs,  # noqa: F811
) -> None:
    reply = talk_as(MANAGER).hear(text, scope=scope)[0]
    meant = reply.trace.flow if reply.trace.kind is Kind.FLOW else reply.trace.topic
    assert (reply.trace.kind, meant) == MEANT[title]
    assert reply.language is language


def test_every_scope_has_a_command_list_of_its_own() -> None:
    assert [commands["scopes"] for commands in BOT["commandLists"]] == [[scope] for scope in BOT["scopes"]]
    assert set(BOT["scopes"]) == set(SCOPES)


def test_the_message_extension_searches_for_people() -> None:
    (command,) = MANIFEST["composeExtensions"][0]["commands"]
    assert (command["id"], command["type"], command["context"]) == ("findExtension", "query", ["compose", "commandBox"])
    assert [parameter["name"] for parameter in command["parameters"]] == ["query"]
