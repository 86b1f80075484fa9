"""Looking people up from any chat, and passing their cards on: Teams' message extension, over HTTP."""

import pytest

from dialogs.assistant import Assistant
from tests.conftest import Start
from tests.scenarios.conftest import ChatAs
from tests.support import card_rules
from tests.support.channel import Json
from tests.support.chat import Chat
from tests.support.echo import Echo
from tests.support.flows import unreachable
from tests.support.telephony import Exchange

CARD = "application/vnd.microsoft.card.adaptive"
EVERYWHERE = [
    ("personal", "a:1"),
    ("groupChat", "19:one_another@unq.gbl.spaces"),
    ("channel", "19:somewhere@thread.tacv2"),
]


def searching(chat: Chat, words: str | None, **options: int) -> Json:
    """The activity of writing into the search; None opens it."""
    parameter = {"name": "initialRun", "value": "true"} if words is None else {"name": "query", "value": words}
    page = {"skip": 0, "count": 25} | options
    value = {"commandId": "findExtension", "parameters": [parameter], "queryOptions": page}
    return chat.activity("invoke", name="composeExtension/query", value=value)


async def search(chat: Chat, words: str | None, **options: int) -> Json:
    """Write into the search; gives what Teams is to show."""
    async with chat.session.post(f"{chat.bot_url}/api/messages", json=searching(chat, words, **options)) as response:
        assert response.status == 200
        body = await response.json()
        assert card_rules.problems(body) == []
        shown: Json = body["composeExtension"]
        return shown


def names(shown: Json) -> list[str]:
    """Who is in the list."""
    return [one["preview"]["content"]["title"] for one in shown["attachments"]]


def words(card: Json) -> list[str]:
    """The words of a card, a text for each block."""
    return ["".join(part["text"] for part in block["inlines"]) for block in card["body"]]


@pytest.mark.parametrize("written", ["Anna Tallkvist", "tallkvist", "18121", "0524-181 21"])
async def test_somebody_is_found_by_name_or_number(written: str, chat_as: ChatAs) -> None:
    shown = await search(await chat_as("Sara Vitsippa"), written)
    assert (shown["type"], shown["attachmentLayout"], names(shown)) == ("result", "list", ["Anna Tallkvist"])
    [found] = shown["attachments"]
    assert found["preview"]["contentType"] == "application/vnd.microsoft.card.thumbnail"
    assert found["preview"]["content"]["text"] == "18121 · Lärare, Dalbäcksskolan, Munkedal"


async def test_the_card_tells_who_it_is_and_how_to_reach_the_person(chat_as: ChatAs) -> None:
    shown = await search(await chat_as("Sara Vitsippa"), "18121")
    [found] = shown["attachments"]
    assert found["contentType"] == CARD
    card = found["content"]
    assert words(card) == [
        "Anna Tallkvist",
        "Lärare, Dalbäcksskolan, Munkedal.",
        "• Anknytning 18121, telefon 0524-181 21",
    ]
    [number] = [part for part in card["body"][-1]["inlines"] if "selectAction" in part]
    assert number["selectAction"] == {"type": "Action.OpenUrl", "url": "tel:+4652418121"}
    assert "actions" not in card


async def test_it_is_written_in_the_language_of_whoever_searches(chat_as: ChatAs) -> None:
    shown = await search(await chat_as("Sara Vitsippa", locale="en-GB"), "18121")
    assert shown["attachments"][0]["content"]["lang"] == "en"
    assert words(shown["attachments"][0]["content"])[-1] == "• Extension 18121, phone 0524-181 21"


async def test_who_is_away_is_shown_so_with_the_time_at_which_that_was_known(chat_as: ChatAs) -> None:
    await (await chat_as("Sara Vitsippa")).ask("går på lunch till 13")
    shown = await search(await chat_as("Olena Björkris"), "Sara Vitsippa")
    [found] = shown["attachments"]
    assert found["preview"]["content"]["text"].endswith(" · Borta till kl. 13.00")
    assert words(found["content"])[-2:] == ["• Borta till kl. 13.00", "Så var det den 3 mars 2026 kl. 10.00."]
    assert "lunch" not in str(found).lower()


async def test_a_hidden_mobile_is_in_nobodys_card(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    [found] = (await search(chat, "Anna Blåmussla"))["attachments"]
    assert words(found["content"])[-1] == "• Anknytning 64131, telefon 0523-66 41 31"
    assert (await search(chat, "070-174 06 15"))["type"] == "message"


async def test_who_has_a_mobile_alone_is_listed_with_that(chat_as: ChatAs) -> None:
    shown = await search(await chat_as("Sara Vitsippa"), "Amina Havsbris")
    assert shown["attachments"][0]["preview"]["content"]["text"].startswith("070-174 06 10 · ")


@pytest.mark.parametrize("opened", [None, "", "  "])
async def test_before_anything_is_written_the_colleagues_are_there(opened: str | None, chat_as: ChatAs) -> None:
    shown = await search(await chat_as("Anna Tallkvist"), opened)
    assert "Mikael Lärkfors" in names(shown)
    assert "Anna Tallkvist" not in names(shown)
    assert all("Dalbäcksskolan" in one["preview"]["content"]["text"] for one in shown["attachments"])


@pytest.mark.parametrize(("locale", "said"), [("sv-SE", "Skriv ett namn"), ("en-GB", "Write a name")])
async def test_whom_the_directory_does_not_know_is_told_what_to_write(locale: str, said: str, chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa", person="00000000-0000-0000-0000-00000000ffff", locale=locale)
    shown = await search(chat, None)
    assert shown["type"] == "message"
    assert shown["text"].startswith(said)
    assert names(await search(chat, "18121")) == ["Anna Tallkvist"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Mattias Storkvist", "Jag hittar ingen i katalogen som passar in på ”Mattias Storkvist”."),
        ("64123", "0523-66 41 23 hör till Sotenäs. Anknytningen är 64123."),
    ],
)
async def test_nobody_found_is_said_in_plain_words(written: str, said: str, chat_as: ChatAs) -> None:
    shown = await search(await chat_as("Sara Vitsippa"), written)
    assert shown["type"] == "message"
    assert shown["text"].startswith(said)


async def test_the_list_goes_on_where_it_ended(chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa")
    whole = names(await search(chat, "Dalbäcksskolan"))
    first, second = [names(await search(chat, "Dalbäcksskolan", skip=skip, count=3)) for skip in (0, 3)]
    assert first + second == whole[:6]
    assert names(await search(chat, "Dalbäcksskolan", skip=500)) == []


@pytest.mark.parametrize(("kind", "conversation"), EVERYWHERE)
async def test_it_works_in_chats_that_the_assistant_is_not_in(kind: str, conversation: str, chat_as: ChatAs) -> None:
    chat = await chat_as("Sara Vitsippa", kind=kind, conversation=conversation)
    assert names(await search(chat, "18121")) == ["Anna Tallkvist"]
    assert not chat.channel.deliveries


async def test_people_of_other_tenants_are_refused(start_signed: Start, assistant: Assistant) -> None:
    chat = await start_signed(assistant)
    chat.tenant = "tenant-3"
    assert await chat.post(json=searching(chat, "18121")) == 403


@pytest.mark.parametrize("written", [None, "Anna"])
async def test_a_directory_that_is_away_is_said_kindly(
    written: str | None, chat_as: ChatAs, exchange: Exchange
) -> None:
    chat = await chat_as("Sara Vitsippa")
    exchange.backend = unreachable()
    shown = await search(chat, written)
    assert shown == {"type": "message", "text": "Jag når inte katalogen just nu. Försök gärna igen om en stund."}


@pytest.mark.parametrize(
    "value",
    [
        None,
        "findExtension",
        {},
        {"commandId": "another"},
        {"commandId": "findExtension", "parameters": "query"},
        {"commandId": "findExtension", "queryOptions": {"skip": -1}},
    ],
)
async def test_what_is_no_search_of_ours_gets_400(value: object, start: Start) -> None:
    chat = await start(Echo())
    assert await chat.post(json=chat.activity("invoke", name="composeExtension/query", value=value)) == 400


async def test_a_long_text_in_the_search_is_cut(chat_as: ChatAs) -> None:
    shown = await search(await chat_as("Sara Vitsippa"), "x" * 10_000)
    assert len(shown["text"]) < 500
