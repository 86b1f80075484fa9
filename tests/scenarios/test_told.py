"""What people hear in their own chats of what others decide about their cases."""

from telephony.contract import Telephony
from tests.scenarios.conftest import ChatAs
from tests.support.cases import MANAGER, OWNER, STAFF, lose
from tests.support.chat import Chat

REQUEST = ["jag vill begära en samtalslista", OWNER, "förra månaden", "kostnader", "fakturan är för hög", "ja"]


async def say_all(chat: Chat, *texts: str) -> None:
    """Write messages one after the other."""
    for text in texts:
        await chat.send(chat.activity(text=text))


async def test_a_decision_is_told_to_the_manager_with_its_note_and_to_the_subject_without(chat_as: ChatAs) -> None:
    subject, manager, staff = await chat_as(OWNER, locale="en-GB"), await chat_as(MANAGER), await chat_as(STAFF)
    await say_all(subject, "hi")
    await say_all(manager, *REQUEST)
    asked = (await subject.until(2))[-1].text
    assert "The period is: 1–28 February 2026. The purpose is: Check an invoice or costs." in asked
    heard = len(manager.replies)
    await say_all(staff, "granska begäran", "avslå", "perioden är för lång", "ja")
    news = (await manager.until(heard + 1))[-1].text
    assert "har fått avslag" in news
    assert "Den som granskade skriver: perioden är för lång" in news
    decided = (await subject.until(3))[-1].text
    assert "has been rejected" in decided
    assert "perioden" not in decided


async def test_whoever_reported_a_phone_is_told_that_the_case_is_closed(telephony: Telephony, chat_as: ChatAs) -> None:
    lose(telephony)
    owner, manager, staff = await chat_as(OWNER), await chat_as(MANAGER), await chat_as(STAFF)
    await say_all(owner, "hej")
    await say_all(manager, "hej")
    await say_all(staff, "stäng ärendet", "ja")
    assert "Är det inte löst" in (await owner.until(2))[-1].text
    assert len(manager.replies) == 1
