"""What concerns a person alone moves from a group or a channel to the personal chat, by one press."""

import pytest

from tests.scenarios.conftest import ChatAs
from tests.support.chat import BOT, Chat, Received

THREAD = "19:aaaa@thread.tacv2;messageid=1764316800000"
GROUP = "19:bbbb@thread.v2"
WAY = f"https://teams.microsoft.com/l/chat/0/0?users={BOT['id']}"


async def mention(chat: Chat, text: str) -> Received:
    """Write to the assistant where others read it, as Teams sends that on."""
    tag = f"<at>{BOT['name']}</at>"
    html = f'<p><span itemtype="http://schema.skype.com/Mention" itemid="0">{BOT["name"]}</span>&nbsp;{text}</p>'
    return await chat.ask(
        f"{tag} {text}\n",
        attachments=[{"contentType": "text/html", "content": html}],
        entities=[{"type": "mention", "text": tag, "mentioned": BOT}],
    )


@pytest.mark.parametrize(("kind", "conversation"), [("channel", THREAD), ("groupChat", GROUP)])
async def test_the_answer_has_a_button_to_the_personal_chat_and_the_matter_begins_there(
    kind: str, conversation: str, chat_as: ChatAs
) -> None:
    personal = await chat_as("Sara Vitsippa")
    await personal.join()
    public = await chat_as("Sara Vitsippa", kind=kind, conversation=conversation)
    reply = await mention(public, "jag tappade mobilen på bussen i går")
    assert reply.text.startswith("Det handlar om dig personligen")
    button = reply.button("Öppna vår chatt")
    assert (button["type"], button["url"]) == ("Action.OpenUrl", WAY)
    _, question = await personal.until(2)
    assert question.trace["flow"] == "lost_phone"
    assert question.trace["slots"]["kind"] == "lost"


async def test_in_english_the_button_is_english(chat_as: ChatAs) -> None:
    public = await chat_as("Sara Vitsippa", kind="channel", conversation=THREAD, locale="en-GB")
    assert (await mention(public, "I lost my phone on the bus yesterday")).buttons == ["Open our chat"]


async def test_who_does_not_have_the_assistant_gets_the_way_to_it_and_goes_on_as_soon_as_it_is_there(
    chat_as: ChatAs,
) -> None:
    public = await chat_as("Sara Vitsippa", kind="channel", conversation=THREAD)
    public.channel.unopened.append((403, {}))
    reply = await mention(public, "jag tappade mobilen på bussen i går")
    assert reply.button("Öppna vår chatt")["url"] == WAY
    await public.channel.until(lambda: not public.channel.unopened)
    assert len(public.channel.accepted) == 1
    personal = await chat_as("Sara Vitsippa")
    await personal.join()
    _, question = await personal.until(2)
    assert question.trace["flow"] == "lost_phone"


async def test_what_concerns_everyone_is_answered_in_the_thread(chat_as: ChatAs) -> None:
    public = await chat_as("Sara Vitsippa", kind="channel", conversation=THREAD)
    reply = await mention(public, "vad kostar det att köpa ut mobilen?")
    assert reply.trace["topic"] == "buyout_price"
    assert "Öppna vår chatt" not in reply.buttons
    assert "%3Bmessageid%3D1764316800000" in public.channel.deliveries[-1].path
