"""Cards that change once they have been used, over HTTP."""

from tests.scenarios.conftest import ChatAs
from tests.support import card_rules
from tests.support.channel import Json
from tests.support.chat import Chat, Received


async def invoke(chat: Chat, activity: Json) -> Json:
    """Send an invoke; gives the body of its answer."""
    async with chat.session.post(f"{chat.bot_url}/api/messages", json=activity) as response:
        assert response.status == 200, await response.text()
        answer: Json = await response.json()
        assert card_rules.problems(answer) == []
        return answer


def words(card: Json) -> list[str]:
    """The words of a card, a text for each block."""
    return ["".join(part["text"] for part in block["inlines"]) for block in card["body"] if "inlines" in block]


async def reported(chat: Chat) -> Received:
    """A lost phone up to its question about the lock."""
    return await chat.ask("jag tappade mobilen på bussen i går")


async def test_a_pressed_answer_makes_a_receipt_of_its_card_in_place_and_for_good(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    question = await reported(chat)
    title = question.buttons[0]
    answer = await invoke(chat, chat.pressing(question.button(title), on=question.message["id"]))
    assert (answer["statusCode"], answer["type"]) == (200, "application/vnd.microsoft.card.adaptive")
    assert words(answer["value"])[-1] == f"✓ {title}"
    assert "actions" not in answer["value"]
    await chat.channel.until(lambda: chat.channel.updates)
    [update] = chat.channel.updates
    assert update["id"] == question.message["id"]
    assert update["attachments"][0]["content"] == answer["value"]


async def test_a_written_answer_takes_the_buttons_off_the_card(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    question = await reported(chat)
    await chat.send(chat.activity(text="den var låst"))
    await chat.channel.until(lambda: chat.channel.updates)
    [update] = chat.channel.updates
    assert update["id"] == question.message["id"]
    card = update["attachments"][0]["content"]
    assert "actions" not in card
    assert words(card) == words(question.card)


async def test_a_second_click_gets_the_first_ones_receipt(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    question = await reported(chat)
    first, second = [
        await invoke(chat, chat.pressing(question.button(title), on=question.message["id"]))
        for title in question.buttons[:2]
    ]
    assert first == second


async def test_a_button_of_a_card_that_is_not_known_is_answered_below(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    question = await reported(chat)
    answer = await invoke(chat, chat.pressing(question.button(question.buttons[0]), on="gone"))
    assert answer["type"] == "application/vnd.microsoft.activity.message"
    assert answer["value"] == "Svaret står längst ner i chatten."


async def opened(chat: Chat, question: Received) -> Json:
    """The card of a question with its form opened in the place of its buttons; gives the card."""
    opener = question.button("Fyll i ett formulär")
    answer = await invoke(chat, chat.pressing(opener, on=question.message["id"]))
    card: Json = answer["value"]
    return card


def sender(card: Json) -> Json:
    """The button that sends a card's form."""
    send: Json
    [send] = [action for action in card["actions"] if action.get("verb") == "fill"]
    return send


async def test_a_form_opens_in_the_place_of_the_buttons_and_the_words_stay(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    question = await reported(chat)
    before = len(chat.replies)
    card = await opened(chat, question)
    assert words(card)[: len(words(question.card))] == words(question.card)
    assert [action["title"] for action in card["actions"]] == ["Klart", "Tillbaka till frågan"]
    leave = next(action for action in card["actions"] if action["title"] == "Tillbaka till frågan")
    left = await invoke(chat, chat.pressing(leave, on=question.message["id"]))
    assert [action["title"] for action in left["value"]["actions"]] == [action["title"] for action in question.actions]
    assert len(chat.replies) == before


async def test_a_form_that_was_filled_in_is_kept_as_what_was_answered(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    question = await reported(chat)
    send = sender(await opened(chat, question))
    inputs = {"field.kind": "stolen", "field.when": "i går", "field.where": "", "field.locked": "yes"}
    answer = await invoke(chat, chat.pressing(send, on=question.message["id"], **inputs))
    told = words(answer["value"])
    assert told[-3:] == ["✓ Vad som har hänt: Stulen", "✓ När den sågs senast: i går", "✓ Skärmlås: Ja, den var låst"]


async def test_no_personal_identity_number_is_kept_of_what_was_filled_in(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    question = await reported(chat)
    send = sender(await opened(chat, question))
    inputs = {"field.kind": "stolen", "field.where": "hos 19850101-1236"}
    answer = await invoke(chat, chat.pressing(send, on=question.message["id"], **inputs))
    assert words(answer["value"])[-1] == "✓ Var den sågs senast: hos ÅÅMMDD-XXXX"


async def test_what_can_not_be_taken_comes_back_in_place_with_the_form_open(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    question = await reported(chat)
    before = len(chat.replies)
    send = sender(await opened(chat, question))
    wrong = await invoke(chat, chat.pressing(send, on=question.message["id"], **{"field.when": "i morgon"}))
    assert len(chat.replies) == before
    [form] = [part for part in wrong["value"]["body"] if part.get("id") == "form"]
    assert any("har inte varit än" in word for word in words({"body": form["items"]}))
    [again] = [action for action in wrong["value"]["actions"] if action.get("verb") == "fill"]
    right = await invoke(chat, chat.pressing(again, on=question.message["id"], **{"field.when": "i går"}))
    assert "✓ När den sågs senast: i går" in words(right["value"])


async def report_a_theft(chat: Chat) -> Received:
    """Report a stolen phone to be wiped; gives the card of the case."""
    await chat.send(chat.activity(text="min mobil blev stulen på tåget i går, den var olåst, rensa den"))
    await chat.send(chat.activity(text="hoppa över"))
    *_, case = await chat.send(chat.activity(text="ja"))
    return case


def texts(message: Json) -> str:
    return "\n".join(words(message["attachments"][0]["content"]))


async def test_the_card_of_a_case_ticks_itself_off_in_place(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    case = await report_a_theft(chat)
    assert "☐ Kvar: byt lösenord" in case.text
    assert case.card["body"][0]["inlines"][0]["text"].startswith("T-")
    assert case.card["refresh"]["action"]["verb"] == "refresh"
    await chat.send(chat.activity(text="jag har bytt lösenord"))
    await chat.channel.until(lambda: any("☑" in texts(one) for one in chat.channel.updates))
    [ticked] = [one for one in chat.channel.updates if "☑" in texts(one)]
    assert ticked["id"] == case.message["id"]


async def test_a_case_that_is_opened_shows_how_it_stands_and_sends_nothing(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    case = await report_a_theft(chat)
    manager = await chat_as("Mikael Lärkfors")
    await manager.send(manager.activity(text="skriv in polisanmälan 5000-K123456-26 gjord i dag"))
    await manager.send(manager.activity(text="ja"))
    said = len(chat.replies)
    action = case.card["refresh"]["action"]
    opened = chat.activity(
        "invoke",
        name="adaptiveCard/action",
        value={"action": action, "trigger": "automatic"},
        replyToId=case.message["id"],
    )
    answer = await invoke(chat, opened)
    assert "5000-K123456-26" in "\n".join(words(answer["value"]))
    assert len(chat.replies) == said


async def test_nobody_opens_a_case_that_is_not_theirs(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    case = await report_a_theft(chat)
    other = await chat_as("Torbjörn Brandskär")
    value = {"action": case.card["refresh"]["action"], "trigger": "automatic"}
    answer = await invoke(other, other.activity("invoke", name="adaptiveCard/action", value=value))
    assert answer["type"] == "application/vnd.microsoft.activity.message"
    assert answer["value"] == "Jag kan inte visa ärendet just nu. Försök gärna igen om en stund."
