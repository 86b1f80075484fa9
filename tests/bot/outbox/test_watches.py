"""Questions that were left are looked at again until there is an answer: on both databases."""

from collections.abc import Awaitable, Callable

import pytest

from bot.pace import Pace
from dialogs.orders import Order, Unwatch, Watch
from knowledge.language import Language
from tests.bot.outbox.test_scenarios import Ordering
from tests.conftest import Start
from tests.support.backend import ScriptedBackend
from tests.support.ordering import Orderer
from tests.support.time import Time

QUESTION = "What colour is the moon?"
Begin = Callable[[], Awaitable[Ordering]]


def watching(command: Watch | Unwatch, key: str = "w/watch") -> Order:
    """An order of a question that waits, or no longer does."""
    return Order(key=key, flow="watch", case="A-2222-3333", command=command, about="anna", purpose="test")


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def assistant() -> Orderer:
    """Leaves a question on `go`, and takes it back on `stop`."""
    left = watching(Watch(question=QUESTION, language=Language.ENGLISH))
    return Orderer({"go": (left,), "stop": (watching(Unwatch(order=left.key), "w/unwatch"),)})


@pytest.fixture
def begin(start: Start, address: str, assistant: Orderer, time: Time) -> Begin:
    """Starts the assistant, once more each time."""

    async def begin() -> Ordering:
        backend = ScriptedBackend()
        pace = Pace(breath_seconds=10, pause=time.pause, chance=lambda _low, high: high)
        chat = await start(assistant, clock=time, telephony=backend, pace=pace, DATABASE_URL=address)
        return Ordering(chat, assistant, backend, time)

    return begin


async def test_a_question_that_is_left_is_taken_in_at_once_and_never_given_to_the_backend(begin: Begin) -> None:
    ordering = await begin()
    assert await ordering.go() == ["ok", "w/watch accepted"]
    assert not ordering.backend.done


async def test_hours_later_the_answer_is_told_once(begin: Begin, assistant: Orderer) -> None:
    ordering = await begin()
    await ordering.go()
    assistant.known.add(QUESTION)
    await ordering.long_after(lambda: "w/watch done" in ordering.told)
    assert ordering.told == "w/watch accepted, w/watch done"


async def test_a_new_start_looks_at_once_since_the_routine_may_have_been_changed(
    begin: Begin, assistant: Orderer
) -> None:
    await (await begin()).go()
    assistant.known.add(QUESTION)
    again = await begin()
    assert (await again.said(3))[-1] == "w/watch done"


async def test_after_a_year_it_is_given_up(begin: Begin, time: Time) -> None:
    ordering = await begin()
    await ordering.go()
    time.pass_by(days=365)
    await ordering.long_after(lambda: "w/watch given up" in ordering.told)


async def test_what_is_taken_back_is_not_looked_at_again(begin: Begin, assistant: Orderer, time: Time) -> None:
    ordering = await begin()
    await ordering.go()
    replies = await ordering.chat.send(ordering.chat.activity(text="stop"))
    assert replies[-1].text == "w/watch withdrawn, w/unwatch done"
    assistant.known.add(QUESTION)
    heard = len(ordering.chat.replies)
    time.pass_by(days=1)
    await ordering.chat.ask("hello")
    assert len(ordering.chat.replies) == heard + 1


async def test_nobody_takes_back_what_another_has_left(begin: Begin, assistant: Orderer) -> None:
    ordering = await begin()
    await ordering.go()
    other = type(ordering.chat)(
        ordering.chat.session, ordering.chat.bot_url, ordering.chat.channel, person="other", conversation="a:other"
    )
    assert (await other.send(other.activity(text="stop")))[-1].text == "w/unwatch done"
    assistant.known.add(QUESTION)
    await ordering.long_after(lambda: "w/watch done" in ordering.told)
