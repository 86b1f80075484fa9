"""What comes in over HTTP, and what goes back."""

from tests.conftest import Start
from tests.support.echo import Echo


async def test_a_message_gets_its_reply_as_a_card_and_as_plain_text(start: Start) -> None:
    chat = await start(Echo())
    reply = await chat.ask("hej")
    assert reply.text.startswith("hej after nothing")
    assert reply.card["version"] == "1.5"
    assert reply.trace["topic"] == "echo"


async def test_what_was_said_is_remembered(start: Start) -> None:
    chat = await start(Echo())
    await chat.ask("ett")
    assert (await chat.ask("två")).text.startswith("två after ett")
