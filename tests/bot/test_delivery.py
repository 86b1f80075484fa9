"""Replies reach the channel, also when it is busy."""

from collections.abc import Sequence

import pytest
from aiohttp import ClientSession

from bot.auth.credentials import NoCredentials
from bot.background import Background
from bot.connector import Connector, Letter
from bot.delivery import LONGEST_PAUSE_SECONDS, MOST_ATTEMPTS, Delivery
from tests.support.channel import Channel


class Pauses:
    """Remembers the pauses that were made instead of making them."""

    def __init__(self) -> None:
        self.made: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.made.append(seconds)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def background() -> Background:
    return Background()


@pytest.fixture
def delivery(session: ClientSession, background: Background, pauses: Pauses) -> Delivery:
    return Delivery(Connector(session, NoCredentials()), background, pauses)


class Done:
    """Remembers the ids each time that it was told that the channel is done with messages."""

    def __init__(self) -> None:
        self.told: list[list[str]] = []

    async def __call__(self, ids: Sequence[str]) -> None:
        self.told.append(list(ids))


def letter(channel: Channel, body: bytes = b'{"text":"hej"}', conversation: str = "a:1", activity: str = "1") -> Letter:
    return Letter(channel.url, conversation, activity, body)


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_what_is_transient_is_tried_again(
    status: int, delivery: Delivery, background: Background, channel: Channel, pauses: Pauses
) -> None:
    channel.answers.extend([(status, {})] * 2)
    await delivery.deliver([letter(channel)])
    await background.finish()
    assert len(channel.accepted) == 1
    first, second = pauses.made
    assert 0.5 <= first <= 1 <= second <= 2


async def test_the_pause_that_the_channel_asks_for_is_made(
    delivery: Delivery, background: Background, channel: Channel, pauses: Pauses
) -> None:
    channel.answers.append((429, {"Retry-After": "7"}))
    await delivery.deliver([letter(channel)])
    await background.finish()
    assert pauses.made == [7]
    assert len(channel.accepted) == 1


async def test_an_unreasonable_pause_is_not_made(
    delivery: Delivery, background: Background, channel: Channel, pauses: Pauses
) -> None:
    channel.answers.append((429, {"Retry-After": str(int(LONGEST_PAUSE_SECONDS) + 1)}))
    await delivery.deliver([letter(channel)])
    await background.finish()
    assert pauses.made == []
    assert len(channel.deliveries) == 1


async def test_retries_come_to_an_end(delivery: Delivery, background: Background, channel: Channel) -> None:
    channel.answers.extend([(502, {})] * 20)
    await delivery.deliver([letter(channel)])
    await background.finish()
    assert len(channel.deliveries) == MOST_ATTEMPTS


@pytest.mark.parametrize("status", [302, 400, 403, 404, 413])
async def test_what_is_turned_down_is_not_tried_again(
    status: int, delivery: Delivery, background: Background, channel: Channel
) -> None:
    channel.answers.append((status, {"Location": "http://127.0.0.1:1/"}))
    await delivery.deliver([letter(channel)])
    await background.finish()
    assert len(channel.deliveries) == 1


async def test_messages_keep_their_order_when_the_channel_is_busy(
    delivery: Delivery, background: Background, channel: Channel
) -> None:
    channel.answers.append((429, {"Retry-After": "0"}))
    await delivery.deliver([letter(channel, b'{"n":1}'), letter(channel, b'{"n":2}')])
    await background.finish()
    assert [message["n"] for message in channel.accepted] == [1, 2]


async def test_a_channel_that_is_gone_does_not_stop_us(
    delivery: Delivery, background: Background, channel: Channel
) -> None:
    await delivery.deliver([Letter("http://127.0.0.1:1", "a:2", "1", b"{}")])
    await delivery.deliver([letter(channel)])
    await background.finish()
    assert len(channel.accepted) == 1


async def test_ids_are_percent_encoded_once(delivery: Delivery, channel: Channel) -> None:
    odd = Letter(channel.url, "19:a%b@thread.tacv2;messageid=1", "f:1/2", b"{}")
    await delivery.deliver([odd])
    path = "/v3/conversations/19%3Aa%25b%40thread.tacv2%3Bmessageid%3D1/activities/f%3A1%2F2"
    assert channel.deliveries[0].path == path


async def test_in_the_background_handing_over_does_not_wait_for_the_channel(
    session: ClientSession, background: Background, channel: Channel
) -> None:
    delivery = Delivery(Connector(session, NoCredentials()), background, waits=False)
    channel.gate.clear()
    await delivery.deliver([letter(channel)])
    assert not channel.accepted
    channel.gate.set()
    await background.finish()
    assert len(channel.accepted) == 1


async def test_in_the_background_the_messages_of_a_conversation_keep_their_order_also_when_the_channel_is_busy(
    session: ClientSession, background: Background, channel: Channel, pauses: Pauses
) -> None:
    delivery = Delivery(Connector(session, NoCredentials()), background, pauses, waits=False)
    channel.answers.extend([(429, {"Retry-After": "0"}), (502, {})])
    for number in range(5):
        await delivery.deliver([letter(channel, b'{"n":%d}' % number)])
    await background.finish()
    assert [message["n"] for message in channel.accepted] == [0, 1, 2, 3, 4]


async def test_in_the_background_one_conversation_does_not_wait_for_another(
    session: ClientSession, background: Background, channel: Channel, pauses: Pauses
) -> None:
    gone = Letter("http://127.0.0.1:1", "a:2", "1", b"{}")
    delivery = Delivery(Connector(session, NoCredentials()), background, pauses, waits=False)
    await delivery.deliver([gone])
    await delivery.deliver([letter(channel)])
    await background.finish()
    assert len(channel.accepted) == 1


async def test_what_the_channel_has_taken_is_done_with(
    delivery: Delivery, background: Background, channel: Channel
) -> None:
    done = Done()
    channel.answers.append((429, {"Retry-After": "0"}))
    await delivery.deliver([letter(channel), letter(channel)], done)
    assert not done.told
    await background.finish()
    assert done.told == [["sent-1", "sent-2"]]


async def test_what_the_channel_turns_down_is_done_with(delivery: Delivery, channel: Channel) -> None:
    done = Done()
    channel.answers.append((403, {}))
    await delivery.deliver([letter(channel)], done)
    assert done.told == [[""]]


async def test_what_the_channel_stays_too_busy_for_is_not_done_with(
    delivery: Delivery, background: Background, channel: Channel
) -> None:
    done = Done()
    channel.answers.extend([(502, {})] * MOST_ATTEMPTS)
    await delivery.deliver([letter(channel)], done)
    await background.finish()
    assert not done.told


async def test_a_message_that_answers_nothing_is_sent_to_the_conversation(delivery: Delivery, channel: Channel) -> None:
    await delivery.deliver([letter(channel, activity="")])
    assert channel.deliveries[0].path == "/v3/conversations/a%3A1/activities"
