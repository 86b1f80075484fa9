"""Each recorded activity is taken in, answered as Teams expects, and understood."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.database import open_database
from bot.feedback import Reaction, Reason, everything
from dialogs.reply import Reply
from dialogs.turn import Begin, Fill, Happening, Pick, Press, Scope, Turn
from tests.conftest import Start
from tests.protocol.recorded import PERSON, TENANT, Json, names, recorded, variants, variants_within
from tests.support import card_rules
from tests.support.chat import Chat
from tests.support.echo import Echo

WELCOMES = ["installation_personal_add", "installation_team_add", "installation_group_add"]
ADDITIONS = ["conversation_personal_bot_added", "conversation_team_bot_added", "conversation_team_user_added"]
UNANSWERED = [
    "installation_personal_remove",
    "conversation_team_bot_removed",
    "conversation_channel_created",
    "message_undeleted",
    "message_deleted",
    "reaction_added_personal",
    "reaction_removed_channel",
]
PRESSES = ["invoke_execute_personal", "invoke_execute_channel"]
SEARCHES = ["invoke_query_person_chat", "invoke_query_initial", "invoke_query_channel"]
MESSAGES = [
    ("message_personal", Scope.PERSONAL, "Vad kostar det att köpa ut mobilen?"),
    ("message_channel_new_thread", Scope.CHANNEL, "vad kostar det att köpa ut mobilen?"),
    ("message_channel_reply", Scope.CHANNEL, "och vem betalar jag till?"),
    ("message_group_chat", Scope.GROUP, "hej"),
    ("message_suggested", Scope.PERSONAL, "och vem betalar jag till?"),
]
THUMBS = ["invoke_thumb_in_data", "invoke_thumb_bare"]
FEEDBACK: list[tuple[str, Reaction, tuple[Reason, ...], str]] = [
    ("invoke_feedback_default", Reaction.LIKE, (), "Kort och tydligt."),
    ("invoke_feedback_plain", Reaction.LIKE, (), "Kort och tydligt."),
    ("invoke_feedback_custom", Reaction.DISLIKE, (Reason.WRONG, Reason.OUTDATED), "Det kostar mer nu."),
    ("invoke_feedback_empty", Reaction.LIKE, (), ""),
]
FILLED_IN = {"kind": "stolen", "day": "2026-11-27", "contents": "mail,photos", "more": ""}
ANSWERED = {"case": "S-2B2C-2D2F", "answer": "Fyra iPhone 13."}
FORMS: list[tuple[str, Scope, Press]] = [
    ("invoke_fill_personal", Scope.PERSONAL, Fill("0123456789abcdef", 2, FILLED_IN)),
    ("invoke_fill_desk", Scope.DESK, Begin("answer_case", ANSWERED, sure=True)),
]
DESK_CHANNEL = "19:dddddddddddddddddddddddddddddddd@thread.tacv2"


@dataclass
class Teams:
    """The channel's side of an assistant that wants its tokens."""

    chat: Chat
    assistant: Echo

    async def post(self, activity: Json) -> tuple[int, Json]:
        """Deliver an activity; gives the status and the body."""
        headers = {"Authorization": f"Bearer {self.chat.token}"}
        async with self.chat.session.post(
            f"{self.chat.bot_url}/api/messages", json=activity, headers=headers
        ) as response:
            body = await response.json() if response.content_type == "application/json" else {}
            assert card_rules.problems(body) == []
            if self.chat.delivered:
                await self.chat.delivered()
            return response.status, body

    async def deliver(self, name: str, **changes: str) -> tuple[int, Json]:
        """Deliver a recorded activity, with fields changed by keyword."""
        return await self.post(recorded(name, self.chat.channel.url) | changes)

    @property
    def said(self) -> list[Json]:
        """What the assistant has said."""
        return [message for message in self.chat.channel.accepted if message["type"] == "message"]


class Citing(Echo):
    """Says that whatever it says stands in the routine, so that there are thumbs below it."""

    def _reply(self, turn: Turn, text: str) -> Reply:
        return replace(super()._reply(turn, text), source="Rutin för telefoni")


Connect = Callable[..., Awaitable[Teams]]


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/teams.db"


@pytest.fixture
def connect(start_signed: Start, address: str) -> Connect:
    """Connects the recorded tenant's Teams."""

    async def connect(assistant: Echo | None = None) -> Teams:
        assistant = assistant or Echo()
        own = {"TENANTS": f"{TENANT}=Lysekil", "DATABASE_URL": address}
        desk = {"DESK_CHANNEL": DESK_CHANNEL, "DESK_TENANT": TENANT}
        return Teams(await start_signed(assistant, **own, **desk), assistant)

    return connect


def test_every_recorded_activity_has_a_test() -> None:
    tested = {*WELCOMES, *ADDITIONS, *UNANSWERED, *PRESSES, *SEARCHES, *THUMBS}
    tested |= {name for name, _, _ in MESSAGES} | {name for name, _, _, _ in FEEDBACK} | {name for name, _, _ in FORMS}
    others = {"message_edited", "message_submit_fallback", "invoke_execute_refresh", "invoke_select_item"}
    assert tested | others == set(names())


@pytest.mark.parametrize("name", [*WELCOMES, *ADDITIONS])
async def test_who_gets_the_assistant_is_welcomed(name: str, connect: Connect) -> None:
    teams = await connect()
    assert await teams.deliver(name) == (200, {})
    [turn] = teams.assistant.turns
    assert turn.happening is Happening.JOINED
    assert [message["summary"].split("\n")[0] for message in teams.said] == ["Välkommen"]


@pytest.mark.parametrize(("name", "scope", "text"), MESSAGES)
async def test_a_message_is_answered_where_it_was_written(name: str, scope: Scope, text: str, connect: Connect) -> None:
    teams = await connect()
    assert await teams.deliver(name) == (200, {})
    [turn] = teams.assistant.turns
    assert (turn.scope, turn.text, turn.person.id, turn.person.tenant) == (scope, text, PERSON, TENANT)
    [reply] = teams.said
    asked = recorded(name, "")
    assert reply["conversation"]["id"] == asked["conversation"]["id"]
    assert reply["replyToId"] == asked["id"]


async def test_an_edited_message_is_answered_anew(connect: Connect) -> None:
    teams = await connect()
    await teams.deliver("message_personal")
    assert await teams.deliver("message_edited") == (200, {})
    assert [turn.happening for turn in teams.assistant.turns] == [Happening.MESSAGE, Happening.EDIT]
    assert len(teams.said) == 2


async def test_a_press_in_a_client_without_execute_is_a_message_with_a_value(connect: Connect) -> None:
    teams = await connect()
    assert await teams.deliver("message_submit_fallback") == (200, {})
    [turn] = teams.assistant.turns
    assert turn.press == Pick("echo")


@pytest.mark.parametrize("name", UNANSWERED)
async def test_what_needs_no_answer_is_taken_in_silently(name: str, connect: Connect) -> None:
    teams = await connect()
    assert await teams.deliver(name) == (200, {})
    assert (teams.assistant.turns, teams.said) == ([], [])


@pytest.mark.parametrize("name", PRESSES)
async def test_a_press_is_a_turn_and_answered_in_place(name: str, connect: Connect) -> None:
    teams = await connect()
    status, body = await teams.deliver(name)
    assert (status, body["statusCode"], body["type"]) == (200, 200, "application/vnd.microsoft.activity.message")
    assert body["value"]
    [turn] = teams.assistant.turns
    assert turn.press == Pick("echo")
    assert len(teams.said) == 1


@pytest.mark.parametrize(("name", "scope", "press"), FORMS)
async def test_a_form_is_a_turn_with_what_was_filled_in(
    name: str, scope: Scope, press: Press, connect: Connect
) -> None:
    teams = await connect()
    status, body = await teams.deliver(name)
    assert (status, body["statusCode"]) == (200, 200)
    assert body["value"]
    [turn] = teams.assistant.turns
    assert (turn.scope, turn.press) == (scope, press)


@pytest.mark.parametrize("name", THUMBS)
async def test_a_thumb_is_answered_with_a_form(name: str, connect: Connect) -> None:
    teams = await connect(Citing())
    await teams.deliver("message_personal")
    [answer] = teams.said
    status, body = await teams.deliver(name, replyToId=answer["id"])
    assert (status, body["task"]["type"]) == (200, "continue")
    shown = body["task"]["value"]
    assert (shown["title"], shown["card"]["content"]["type"]) == ("feedback_dislike (sv)", "AdaptiveCard")
    assert len(teams.assistant.turns) == len(teams.said) == 1


@pytest.mark.parametrize("name", THUMBS)
async def test_a_thumb_below_what_was_never_sent_is_answered_with_words(name: str, connect: Connect) -> None:
    teams = await connect(Citing())
    assert await teams.deliver(name) == (200, {"task": {"type": "message", "value": "feedback_forgotten (sv)"}})


@pytest.mark.parametrize(("name", "reaction", "reasons", "comment"), FEEDBACK)
async def test_what_somebody_thinks_of_an_answer_is_kept(
    name: str, reaction: Reaction, reasons: tuple[Reason, ...], comment: str, connect: Connect, address: str
) -> None:
    teams = await connect(Citing())
    await teams.deliver("message_personal")
    [answer] = teams.said
    assert await teams.deliver(name, replyToId=answer["id"]) == (200, {})
    database = await open_database(address)
    [kept] = await database.run(everything)
    await database.close()
    assert (kept.reaction, kept.reasons, kept.comment) == (reaction, reasons, comment)
    assert len(teams.assistant.turns) == len(teams.said) == 1


async def test_a_card_that_is_opened_again_is_answered_and_never_sends_anything(connect: Connect) -> None:
    teams = await connect()
    status, body = await teams.deliver("invoke_execute_refresh")
    assert (status, body["statusCode"]) == (200, 200)
    assert body["value"]
    assert not teams.chat.channel.deliveries
    assert not teams.chat.channel.updates


@pytest.mark.parametrize("name", SEARCHES)
async def test_a_search_is_answered_at_once_and_nothing_sent(name: str, connect: Connect) -> None:
    teams = await connect()
    status, body = await teams.deliver(name)
    assert (status, body["composeExtension"]["type"]) == (200, "message")
    assert body["composeExtension"]["text"] == ("" if name.endswith("initial") else "Vitsippa") + " of 25"
    assert not teams.chat.channel.deliveries


async def test_an_invoke_that_is_not_known_is_not_implemented(connect: Connect) -> None:
    teams = await connect()
    assert await teams.deliver("invoke_select_item") == (501, {})


@pytest.mark.parametrize("name", [*PRESSES, "invoke_execute_refresh"])
@pytest.mark.parametrize("changes", [{"replyToId": "-1"}, {"replyToId": None}, {"replyToId": "1;messageid=2"}])
async def test_a_press_on_a_message_that_is_not_known_is_answered(name: str, changes: Json, connect: Connect) -> None:
    teams = await connect()
    status, body = await teams.post(recorded(name, teams.chat.channel.url) | changes)
    assert (status, body["statusCode"]) == (200, 200)


@pytest.mark.parametrize("name", PRESSES)
async def test_a_press_without_a_trigger_is_one_by_hand(name: str, connect: Connect) -> None:
    teams = await connect()
    activity = recorded(name, teams.chat.channel.url)
    del activity["value"]["trigger"]
    assert (await teams.post(activity))[0] == 200
    assert len(teams.assistant.turns) == 1


@pytest.mark.parametrize("name", names())
async def test_odd_shapes_are_never_a_fault_of_ours(name: str, connect: Connect) -> None:
    teams = await connect()
    activity = recorded(name, teams.chat.channel.url)
    value = activity.get("value", {})
    within = [(what, activity | {"value": changed}) for what, changed in variants_within(value)]
    odd = [*variants(activity), *within]
    for what, changed in odd:
        status, _ = await teams.post(changed)
        assert status < 500 or status == 501, what
