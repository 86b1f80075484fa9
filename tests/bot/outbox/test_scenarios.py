"""Orders are carried out once, in order, and their results told: on both databases, over the channel's protocol."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from pydantic_core import to_json

from bot.database import Database, open_database
from bot.key import Key
from bot.outbox.rows import LEASE_SECONDS, Answer, Origin, Progress, adding, claim, move_on
from bot.outbox.rows import State as RowState
from bot.pace import Pace
from bot.server import create_app
from bot.settings import Settings
from bot.storage import Step, Storage
from dialogs.conversation import Conversation
from dialogs.orders import Order
from dialogs.outcome import Outcome
from telephony.commands import ClearReferral
from telephony.models import Actor, State
from telephony.problems import ProblemType, TelephonyError
from tests.conftest import Start
from tests.support.backend import ScriptedBackend, unavailable
from tests.support.channel import Channel
from tests.support.chat import Chat
from tests.support.databases import empty
from tests.support.ordering import CASE, Orderer, order, telling
from tests.support.references import reference
from tests.support.serving import serving
from tests.support.time import Time

GO = "go"
KEY = Key("a:1", "00000000-0000-0000-0000-000000000001")
MANAGER = "00000000-0000-0000-0000-000000000009"


@dataclass
class Ordering:
    """A conversation with an assistant that orders things, and the backend behind it."""

    chat: Chat
    assistant: Orderer
    backend: ScriptedBackend
    time: Time

    async def go(self) -> list[str]:
        """Say "go"; gives what is said to that."""
        return [reply.text for reply in await self.chat.send(self.chat.activity(text=GO))]

    async def said(self, count: int) -> list[str]:
        """Wait until so much has been said; gives all of it."""
        return [reply.text for reply in await self.chat.until(count)]

    @property
    def told(self) -> str:
        """All results that have been said."""
        return ", ".join(reply.text for reply in self.chat.replies if reply.text != "ok")

    async def said_after(self, count: int, **step: float) -> list[str]:
        """Let time pass in such steps until so much has been said; gives all of it."""
        await self.long_after(lambda: len(self.chat.replies) >= count, **step)
        return await self.said(count)

    async def long_after(self, condition: Callable[[], object], **step: float) -> None:
        """Let time pass, in steps of ten minutes or such, while somebody else chats, until something holds."""
        mine = self.chat
        other = Chat(mine.session, mine.bot_url, mine.channel, conversation="a:other", numbers=mine.numbers)
        async with asyncio.timeout(20):
            while not condition():
                self.time.pass_by(**(step or {"minutes": 10}))
                await other.ask("hej")


def managers(ordering: Ordering, conversation: str = f"a:{MANAGER}") -> Chat:
    """The manager's side of the same assistant."""
    mine = ordering.chat
    return Chat(mine.session, mine.bot_url, mine.channel, person=MANAGER, conversation=conversation)


def message(text: str) -> bytes:
    """A reply as it is stored."""
    return to_json({"type": "message", "summary": text, "conversation": {"id": KEY.conversation}})


Begin = Callable[..., Awaitable[Ordering]]


@pytest.fixture
def backend() -> ScriptedBackend:
    return ScriptedBackend()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def begin(start: Start, address: str, backend: ScriptedBackend, time: Time) -> Begin:
    """Starts an assistant that orders these when it is told to go."""

    async def begin(*orders: Order, breath_seconds: float = 10, call_seconds: float = 10) -> Ordering:
        pace = Pace(breath_seconds, call_seconds, pause=time.pause, chance=lambda _low, high: high)
        assistant = Orderer({GO: orders})
        chat = await start(assistant, clock=time, telephony=backend, pace=pace, DATABASE_URL=address)
        return Ordering(chat, assistant, backend, time)

    return begin


async def test_an_order_is_carried_out_and_told_in_the_same_breath(begin: Begin) -> None:
    ordering = await begin(order("a"))
    assert await ordering.go() == ["ok", "a done"]
    assert ordering.backend.done == ["a"]
    [actor] = ordering.backend.actors
    assert actor == Actor(id=ordering.chat.person, tenant=ordering.chat.tenant)


async def test_orders_are_carried_out_in_order_and_told_together(begin: Begin) -> None:
    ordering = await begin(order("c"), order("b"), order("a"))
    assert await ordering.go() == ["ok", "c done, b done, a done"]
    assert ordering.backend.done == ["c", "b", "a"]


async def test_what_is_told_answers_no_message(begin: Begin) -> None:
    ordering = await begin(order("a"))
    await ordering.go()
    assert ordering.chat.channel.deliveries[-1].path == "/v3/conversations/a%3A1/activities"
    assert "replyToId" not in ordering.chat.channel.accepted[-1]


async def test_a_refusal_is_told_and_what_was_to_come_after_it_is_not_carried_out(begin: Begin) -> None:
    ordering = await begin(order("a"), order("b", after="a"), telling("t", MANAGER, after="b"))
    ordering.backend.answer_with(TelephonyError(ProblemType.NOT_DEVICE_OWNER, "not yours"))
    told = "a not-device-owner, b not-device-owner, t not-device-owner"
    assert await ordering.go() == ["ok", told]
    assert ordering.backend.done == []


async def test_what_waits_for_an_end_is_carried_out_whatever_the_end(begin: Begin) -> None:
    ordering = await begin(order("a"), order("b", after="a", at_end=True))
    ordering.backend.answer_with(TelephonyError(ProblemType.NOT_DEVICE_OWNER, "not yours"))
    assert await ordering.go() == ["ok", "a not-device-owner, b done"]


async def test_what_comes_after_an_order_that_the_backend_has_taken_in_does_not_wait_for_its_end(begin: Begin) -> None:
    ordering = await begin(order("report"), order("wipe", after="report"))
    ordering.backend.answer_with(State.ACCEPTED)
    assert await ordering.go() == ["ok", "report accepted, wipe done"]


async def test_an_order_that_waits_keeps_no_later_one_of_its_case_waiting(begin: Begin) -> None:
    ordering = await begin(order("wipe"), order("block", after="wipe", at_end=True), order("found"))
    ordering.backend.answer_with(State.SENT)
    assert await ordering.go() == ["ok", "wipe sent, block waiting, found done"]


async def test_an_order_waits_for_the_end_of_the_one_that_it_comes_after(begin: Begin) -> None:
    ordering = await begin(order("wipe"), order("block", after="wipe", at_end=True))
    ordering.backend.answer_with(State.SENT)
    assert await ordering.go() == ["ok", "wipe sent, block waiting"]
    ordering.backend.move("wipe", State.DONE)
    assert (await ordering.said_after(4, minutes=1))[2:] == ["wipe done", "block done"]
    assert ordering.backend.done == ["wipe", "block"]


async def test_what_the_backend_has_is_followed_and_each_change_is_told_once(begin: Begin) -> None:
    ordering = await begin(order("a"))
    ordering.backend.answer_with(State.ACCEPTED)
    assert await ordering.go() == ["ok", "a accepted"]
    for _ in range(3):
        ordering.time.pass_by(minutes=1)
    ordering.backend.move("a", State.SENT)
    assert (await ordering.said_after(3, minutes=1))[2:] == ["a sent"]
    ordering.backend.move("a", State.UNSUPPORTED)
    assert (await ordering.said_after(4, minutes=1))[3:] == ["a unsupported"]
    assert ordering.backend.done == ["a"]


async def test_what_is_done_in_a_case_makes_us_look_at_the_rest_of_it_at_once(begin: Begin) -> None:
    ordering = await begin(order("request"))
    ordering.assistant.menu["review"] = (order("review"),)
    ordering.backend.answer_with(State.UNDER_REVIEW)
    await ordering.go()
    ordering.backend.move("request", State.APPROVED)
    await ordering.chat.send(ordering.chat.activity(text="review"))
    assert "request approved" in ", ".join(await ordering.said(4))


async def test_a_slow_backend_is_told_as_waiting_and_its_result_later(begin: Begin) -> None:
    ordering = await begin(order("a"), breath_seconds=0.01)
    ordering.backend.gate.clear()
    assert await ordering.go() == ["ok", "a waiting"]
    ordering.backend.gate.set()
    assert (await ordering.said(3))[2:] == ["a done"]
    assert ordering.chat.channel.deliveries[-1].path.endswith("/activities")


async def test_a_backend_that_is_away_is_told_and_gets_the_order_again_until_it_is_back(begin: Begin) -> None:
    ordering = await begin(order("a"), order("b"))
    ordering.backend.answer_with(unavailable(), unavailable())
    assert await ordering.go() == ["ok", "a upstream-unavailable, b waiting"]
    await ordering.long_after(lambda: "b done" in ordering.told)
    assert ordering.told.split(", ")[2:] == ["a done", "b done"]
    assert ordering.backend.done == ["a", "b"]


async def test_a_backend_that_says_when_is_not_asked_before(begin: Begin) -> None:
    ordering = await begin(order("a"))
    ordering.backend.answer_with(unavailable(retry_after=300))
    await ordering.go()
    ordering.time.pass_by(seconds=299)
    await ordering.chat.ask("hej")
    assert ordering.backend.asked == []
    await ordering.long_after(lambda: "a done" in ordering.told)


async def test_what_may_have_been_done_is_asked_for_and_not_done_again(begin: Begin) -> None:
    ordering = await begin(order("a"))
    ordering.backend.answer_with(unavailable(maybe_done=True))
    assert await ordering.go() == ["ok", "a upstream-unavailable"]
    assert (await ordering.said_after(3, minutes=1))[2:] == ["a done"]
    assert (ordering.backend.asked, ordering.backend.done) == (["a"], ["a"])


async def test_a_call_that_takes_too_long_is_asked_for_and_made_again_if_it_never_arrived(begin: Begin) -> None:
    ordering = await begin(order("a"), call_seconds=0.1)
    ordering.backend.gate.clear()
    assert await ordering.go() == ["ok", "a upstream-unavailable"]
    ordering.backend.gate.set()
    assert (await ordering.said_after(3, minutes=1))[2:] == ["a done"]
    assert (ordering.backend.asked, ordering.backend.done) == (["a"], ["a"])


async def test_a_fault_in_the_backends_client_does_not_lose_the_order(begin: Begin) -> None:
    ordering = await begin(order("a"))
    ordering.backend.answer_with(ZeroDivisionError())
    assert await ordering.go() == ["ok", "a upstream-unavailable"]
    assert (await ordering.said_after(3, minutes=1))[2:] == ["a done"]


async def test_after_three_days_an_order_is_given_up_and_that_is_told(begin: Begin) -> None:
    ordering = await begin(order("a"), order("b", after="a"))
    ordering.backend.answer_with(unavailable(), unavailable())
    await ordering.go()
    assert (await ordering.said_after(3, days=3))[2:] == ["a given up, b given up"]
    assert ordering.backend.done == []


async def test_an_order_that_a_result_gives_rise_to_is_carried_out_too(begin: Begin) -> None:
    ordering = await begin(order("a"))
    ordering.assistant.menu["a done"] = (order("b"),)
    await ordering.go()
    assert await ordering.said(3) == ["ok", "a done", "b done"]


async def test_the_same_message_orders_once(begin: Begin) -> None:
    ordering = await begin(order("a"))
    activity = ordering.chat.activity(text=GO)
    await ordering.chat.send(activity)
    assert await ordering.chat.send(activity) == []
    assert ordering.backend.done == ["a"]


async def test_another_person_is_told_in_the_personal_chat(begin: Begin) -> None:
    ordering = await begin(telling("t", MANAGER))
    manager = managers(ordering, "a:9")
    await manager.ask("hej")
    assert await ordering.go() == ["ok", "t done"]
    [_, told] = await manager.until(2)
    assert told.text == f"theft {CASE}"
    assert told.message["recipient"]["id"] == f"29:{MANAGER}"
    assert "/v3/conversations/a%3A9/activities" in [delivery.path for delivery in manager.channel.deliveries]
    assert manager.channel.opened == []


async def test_somebody_who_has_not_written_yet_is_told_in_a_new_chat(begin: Begin) -> None:
    ordering = await begin(telling("t", MANAGER))
    assert await ordering.go() == ["ok", "t done"]
    [told] = await managers(ordering).until(1)
    assert told.text == f"theft {CASE}"
    [opened] = ordering.chat.channel.opened
    assert opened == {
        "isGroup": False,
        "bot": {"id": "28:assistant", "name": "Telefoniassistenten"},
        "members": [{"id": MANAGER}],
        "tenantId": "tenant-1",
    }
    paths = [delivery.path for delivery in ordering.chat.channel.deliveries]
    assert f"/v3/conversations/a%3A{MANAGER}/activities" in paths
    [notice] = [turn for turn in ordering.assistant.turns if turn.notice]
    assert (notice.person.id, notice.person.municipality) == (MANAGER, "Lysekil")


async def test_somebody_who_cannot_be_reached_is_told_of_once_and_reached_later(begin: Begin) -> None:
    ordering = await begin(telling("t", MANAGER), order("a"))
    channel = ordering.chat.channel
    channel.unopened.append((403, {}))
    assert (await ordering.go())[1:] == ["t not-found, a done"]
    channel.unopened.extend([(404, {}), (403, {})])
    await ordering.long_after(lambda: "t done" in ordering.told)
    assert ordering.told == "t not-found, a done, t done"
    assert not channel.unopened
    assert [told.text for told in await managers(ordering).until(1)] == [f"theft {CASE}"]


async def test_a_channel_that_is_busy_tells_another_person_later(begin: Begin) -> None:
    ordering = await begin(telling("t", MANAGER))
    ordering.chat.channel.unopened.append((429, {"Retry-After": "30"}))
    assert (await ordering.go())[1:] == ["t upstream-unavailable"]
    assert (await ordering.said_after(3, seconds=30))[2:] == ["t done"]
    assert [told.text for told in await managers(ordering).until(1)] == [f"theft {CASE}"]


async def test_telling_waits_for_no_command_that_it_does_not_come_after(begin: Begin) -> None:
    ordering = await begin(order("a"), telling("t", MANAGER), telling("u", MANAGER, after="a"))
    ordering.backend.answer_with(unavailable())
    assert (await ordering.go())[1:] == ["a upstream-unavailable, t done, u waiting"]
    assert len(await managers(ordering).until(1)) == 1


async def test_different_conversations_do_not_wait_for_each_other(begin: Begin) -> None:
    ordering = await begin(order("a"))
    ordering.assistant.menu["other"] = (order("b"),)
    other = Chat(ordering.chat.session, ordering.chat.bot_url, ordering.chat.channel, conversation="a:2")
    ordering.backend.gate.clear()
    first = asyncio.create_task(ordering.go())
    second = asyncio.create_task(other.send(other.activity(text="other")))
    async with asyncio.timeout(10):
        while len(ordering.backend.actors) < 2:
            ordering.backend.arrived.clear()
            await ordering.backend.arrived.wait()
    ordering.backend.gate.set()
    await asyncio.gather(first, second)
    assert sorted(ordering.backend.done) == ["a", "b"]


async def test_two_processes_share_the_work_and_do_nothing_twice(
    start: Start, postgres: str, backend: ScriptedBackend
) -> None:
    await empty(postgres)
    assistant = Orderer({GO: tuple(order(f"{case}{n}", case=case) for case in ("x", "y", "z") for n in range(5))})
    shared = {"telephony": backend, "DATABASE_URL": postgres}
    here, there = await start(assistant, **shared), await start(assistant, **shared)
    there.conversation = "a:2"
    assistant.menu["other"] = tuple(order(f"v{n}", case="v") for n in range(5))
    await asyncio.gather(here.send(here.activity(text=GO)), there.send(there.activity(text="other")))
    await here.channel.until(lambda: str(here.channel.accepted).count(" done") >= 20)
    assert len(backend.done) == 20
    for case in "xyzv":
        assert [key for key in backend.done if key.startswith(case)] == [f"{case}{n}" for n in range(5)]


# ---- what a process that died has left ----


async def give(database: Database, channel: Channel, *orders: Order, messages: tuple[bytes, ...] = ()) -> None:
    """Store a turn, as a process does that dies then."""
    origin = Origin(KEY, Actor(id=KEY.person, tenant="tenant-1"), "correlation", Time().now)
    here = reference(KEY, service_url=channel.url)

    async def respond(conversation: Conversation) -> Step:
        return Step(Outcome(conversation, (), orders), here, "1", messages, [*adding(origin, orders)])

    await Storage(database, Time()).take_turn(KEY, "1", respond)


async def test_replies_that_were_not_delivered_are_delivered_at_the_next_start(
    begin: Begin, address: str, channel: Channel, time: Time
) -> None:
    database = await open_database(address)
    await give(database, channel, messages=(message("ett"), message("två")))
    await database.close()
    time.pass_by(minutes=5)
    ordering = await begin()
    assert await ordering.said(2) == ["ett", "två"]
    assert channel.deliveries[0].path == "/v3/conversations/a%3A1/activities/1"


async def test_replies_are_sent_again_until_the_channel_is_back(
    begin: Begin, address: str, channel: Channel, time: Time
) -> None:
    database = await open_database(address)
    await give(database, channel, messages=(message("ett"),))
    await database.close()
    channel.answers.append((503, {"Retry-After": "3600"}))
    time.pass_by(minutes=5)
    ordering = await begin()
    await ordering.long_after(lambda: "ett" in [reply.text for reply in ordering.chat.replies])
    assert not channel.answers


async def test_replies_older_than_a_day_are_given_up(begin: Begin, address: str, channel: Channel, time: Time) -> None:
    database = await open_database(address)
    await give(database, channel, messages=(message("ett"),))
    await database.close()
    time.pass_by(days=2)
    ordering = await begin()
    assert await ordering.go() == ["ok"]
    assert await ordering.said(1) == ["ok"]


async def test_orders_that_were_not_begun_are_carried_out_at_the_next_start(
    begin: Begin, address: str, channel: Channel
) -> None:
    database = await open_database(address)
    await give(database, channel, order("a"), order("b"))
    await database.close()
    ordering = await begin()
    assert ", ".join(await ordering.said(2)) == "a done, b done"


async def test_an_order_that_was_in_hand_is_asked_for_before_it_is_given_again(
    begin: Begin, database: Database, channel: Channel, backend: ScriptedBackend, time: Time
) -> None:
    await give(database, channel, order("a"), order("b"))
    [row] = await database.run(partial(claim, now=time().timestamp(), limit=1))
    await backend.carry_out(ClearReferral(), row.actor, "a")
    time.pass_by(seconds=LEASE_SECONDS)
    ordering = await begin()
    await ordering.chat.channel.until(lambda: "b done" in ordering.told)
    assert ordering.told == "a done, b done"
    assert (backend.asked, backend.done) == (["a"], ["a", "b"])


async def test_a_result_that_was_not_told_is_told_at_the_next_start(
    begin: Begin, database: Database, channel: Channel, time: Time
) -> None:
    await give(database, channel, order("a"))
    [row] = await database.run(partial(claim, now=time().timestamp(), limit=1))
    refused = Progress(RowState.ENDED, Answer(problem=ProblemType.NO_EXTENSION))
    await database.run(partial(move_on, row=row, progress=refused, moment=time()))
    time.pass_by(seconds=LEASE_SECONDS)
    ordering = await begin()
    assert await ordering.said(1) == ["a no-extension"]


async def test_an_order_in_hand_is_finished_when_the_server_stops(
    channel: Channel, session: ClientSession, tmp_path: Path
) -> None:
    backend = ScriptedBackend()
    backend.gate.clear()
    settings = Settings.load(DATABASE_URL=f"sqlite:///{tmp_path}/assistant.db")
    app = create_app(settings, Orderer({GO: (order("a"),)}), backend)

    async def open_soon(_app: web.Application) -> None:
        asyncio.get_running_loop().call_later(0.1, backend.gate.set)

    app.on_shutdown.append(open_soon)
    async with serving(app) as url:
        chat = Chat(session, url, channel)
        asked = asyncio.create_task(chat.send(chat.activity(text=GO)))
        await backend.arrived.wait()
    assert [reply.text for reply in await asked] == ["ok", "a done"]
    assert backend.done == ["a"]


async def test_in_teams_the_response_does_not_wait_for_the_backend(start_signed: Start) -> None:
    backend = ScriptedBackend()
    backend.gate.clear()
    chat = await start_signed(Orderer({GO: (order("a"),)}), telephony=backend)
    assert await chat.post(json=chat.activity(text=GO)) == 200
    await backend.arrived.wait()
    backend.gate.set()
    assert [reply.text for reply in await chat.until(2)] == ["ok", "a done"]
