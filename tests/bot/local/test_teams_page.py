"""The chat page does with cards, searches, feedback and sources what Teams' own client does.

With `PAGE_PICTURES=<folder>` in the environment, pictures of the page are kept there on the way.
"""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from http import HTTPStatus
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser, Locator, expect

from telephony.organisation import load_organisation
from tests.support.answering import Answering
from tests.support.open_chat import OpenChat, card, words
from tests.support.serving import serving

pytestmark = pytest.mark.asyncio(loop_scope="module")

Json = dict[str, Any]
Open = Callable[..., Awaitable[OpenChat]]

EXECUTE = "adaptiveCard/action"
QUERY = "composeExtension/query"
FETCH = "message/fetchTask"
SUBMIT = "message/submitAction"

CARD = "application/vnd.microsoft.card.adaptive"
TAKE = {"type": "Action.Execute", "id": "take", "title": "Ta ärendet", "verb": "take", "data": {"case": "T-1"}}
REASON = {
    "type": "Input.Text",
    "id": "reason",
    "label": "Varför?",
    "isRequired": True,
    "errorMessage": "Skriv varför.",
}
OFFER = card(words("Ärende T-1"), actions=[TAKE])
FORM = card(words("Begäran"), REASON, actions=[TAKE | {"title": "Begär"}])
TAKEN = card(words("Du har ärendet."))

ANSWER = {
    "type": "message",
    "textFormat": "markdown",
    "text": "Det kostar **700 kr** [1]:\n\n- för varje påbörjad timme\n- dygnet runt [2]\n\n<b>rått</b> [hemsidan](https://example.org)",
    "entities": [
        {
            "type": "https://schema.org/Message",
            "@type": "Message",
            "citation": [
                {
                    "@type": "Claim",
                    "position": 1,
                    "appearance": {
                        "@type": "DigitalDocument",
                        "name": "Jour och beredskap",
                        "abstract": "700 kronor för varje påbörjad timme.",
                        "url": "https://example.org/rutin",
                    },
                }
            ],
        }
    ],
    "channelData": {"feedbackLoop": {"type": "custom"}},
    "suggestedActions": {"actions": [{"type": "imBack", "title": "Vem får ringa?", "value": "Vem får ringa jouren?"}]},
}
WHY = {
    "task": {
        "type": "continue",
        "value": {
            "title": "Vad var bra?",
            "card": {
                "contentType": CARD,
                "content": {
                    "type": "AdaptiveCard",
                    "version": "1.5",
                    "body": [{"type": "Input.Text", "id": "why", "label": "Berätta gärna", "isMultiline": True}],
                    "actions": [{"type": "Action.Submit", "title": "Skicka in"}],
                },
            },
        },
    }
}
PEOPLE = {
    "composeExtension": {
        "type": "result",
        "attachmentLayout": "list",
        "attachments": [
            {
                "contentType": CARD,
                "content": card(words(f"Kort för {name}"))["attachments"][0]["content"],
                "preview": {
                    "contentType": "application/vnd.microsoft.card.thumbnail",
                    "content": {"title": name, "text": f"Lärare, anknytning {extension}"},
                },
            }
            for name, extension in (("Anna Tallkvist", "64123"), ("Anna Granlund", "64124"))
        ],
    }
}


def answer(activity: Json) -> Json:
    """An invoke's answer with the card of a message."""
    return {"statusCode": 200, "type": CARD, "value": activity["attachments"][0]["content"]}


def refreshing(*users: str, say: str = "Öppet ärende") -> Json:
    """A message whose card refreshes itself for some."""
    refresh = {"action": {"type": "Action.Execute", "verb": "look", "data": {"case": "T-1"}}, "userIds": list(users)}
    return card(words(say), refresh=refresh)


@pytest_asyncio.fixture(loop_scope="module")
async def open_chat(browser: Browser) -> AsyncIterator[Open]:
    """Opens the page on a server of its own. What the browser complains about fails the test."""
    complaints: list[str] = []
    assistant = Answering()
    async with serving(assistant.app(load_organisation())) as url, ClientSession(url) as session:

        async def open_chat(width: int = 1180, scheme: Literal["light", "dark"] = "light", **media: Any) -> OpenChat:
            context = await browser.new_context(
                viewport={"width": width, "height": 820}, color_scheme=scheme, locale="sv-SE", **media
            )
            page = await context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda message: complaints.append(message.text))
            await page.goto(url)
            await expect(page.locator("#log")).to_have_attribute("aria-busy", "false")
            return OpenChat(page, assistant, session)

        yield open_chat
        for context in browser.contexts:
            await context.close()
    assert not complaints


async def picture(chat: OpenChat, name: str) -> None:
    """Keep a picture, if pictures are asked for."""
    if folder := os.environ.get("PAGE_PICTURES"):
        await chat.page.screenshot(path=Path(folder) / f"{name}.png")


def button(chat: OpenChat, name: str) -> Locator:
    """The button of that name."""
    return chat.page.get_by_role("button", name=name, exact=True)


async def test_a_pressed_card_is_held_and_then_replaced_where_it_is(open_chat: Open) -> None:
    chat = await open_chat()
    message = await chat.send(FORM)
    chat.assistant.answers[EXECUTE] = answer(TAKEN)
    chat.assistant.open.clear()
    await chat.page.get_by_label("Varför?").fill("En utredning")
    await button(chat, "Begär").press("Enter")
    shown = chat.page.locator(".ac-adaptiveCard")
    await expect(shown).to_have_attribute("aria-busy", "true")
    await expect(button(chat, "Begär")).to_be_disabled()
    chat.assistant.open.set()
    await expect(shown).to_have_text("Du har ärendet.")
    await expect(shown).to_be_focused()
    await expect(chat.page.locator("article")).to_have_count(1)
    [invoke] = chat.assistant.asked(EXECUTE)
    assert invoke["replyToId"] == message
    assert invoke["value"] == {
        "action": TAKE | {"title": "Begär", "data": {"case": "T-1", "reason": "En utredning"}},
        "trigger": "manual",
    }


async def test_what_is_required_is_asked_for_before_anything_is_sent(open_chat: Open) -> None:
    chat = await open_chat()
    await chat.send(FORM)
    await button(chat, "Begär").click()
    await expect(chat.page.get_by_text("Skriv varför.")).to_be_visible()
    await expect(chat.page.get_by_label("Varför?")).to_be_focused()
    assert not chat.assistant.asked(EXECUTE)


async def test_an_answer_in_words_is_said_by_the_card_which_stays(open_chat: Open) -> None:
    chat = await open_chat()
    await chat.send(OFFER)
    chat.assistant.answers[EXECUTE] = {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Oskar har redan tagit det.",
    }
    await button(chat, "Ta ärendet").press("Enter")
    await expect(chat.page.locator(".card").get_by_role("status")).to_have_text("Oskar har redan tagit det.")
    await expect(button(chat, "Ta ärendet")).to_be_enabled()
    await expect(button(chat, "Ta ärendet")).to_be_focused()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (HTTPStatus.OK, {"statusCode": 400, "type": "application/vnd.microsoft.error", "value": {"message": "no"}}),
        (HTTPStatus.INTERNAL_SERVER_ERROR, {}),
        (HTTPStatus.NOT_IMPLEMENTED, {}),
    ],
)
async def test_an_error_is_told_kindly_and_the_form_is_as_it_was(
    open_chat: Open, status: HTTPStatus, body: Json
) -> None:
    chat = await open_chat()
    await chat.send(FORM)
    chat.assistant.answers[EXECUTE], chat.assistant.status = body, status
    await chat.page.get_by_label("Varför?").fill("En utredning")
    await button(chat, "Begär").click()
    await expect(chat.page.locator(".card").get_by_role("status")).to_have_text(
        "Det gick inte just nu. Försök igen om en stund."
    )
    await expect(chat.page.get_by_label("Varför?")).to_have_value("En utredning")
    await expect(button(chat, "Begär")).to_be_enabled()


async def test_an_update_that_comes_before_the_answer_takes_nothing_from_it(open_chat: Open) -> None:
    chat = await open_chat()
    message = await chat.send(OFFER)
    chat.assistant.answers[EXECUTE] = answer(TAKEN)
    chat.assistant.open.clear()
    await button(chat, "Ta ärendet").click()
    await chat.update(message, card(words("Oskar har ärendet.")))
    await expect(chat.page.locator(".ac-adaptiveCard")).to_have_text("Oskar har ärendet.")
    chat.assistant.open.set()
    await expect(chat.page.locator(".ac-adaptiveCard")).to_have_text("Du har ärendet.")
    await expect(chat.page.locator(".ac-adaptiveCard")).to_be_focused()


async def test_a_submitted_form_is_a_message_with_what_was_filled_in(open_chat: Open) -> None:
    chat = await open_chat()
    data = {"pick": "x", "msteams": {"type": "messageBack", "displayText": "Klart", "text": "klart", "value": {"a": 1}}}
    await chat.send(card(REASON, actions=[{"type": "Action.Submit", "title": "Begär", "data": data}]))
    await chat.page.get_by_label("Varför?").fill("En utredning")
    await button(chat, "Begär").click()
    await expect(chat.page.locator(".own")).to_contain_text("Klart")
    assert chat.assistant.heard[-1]["value"] == {"pick": "x", "reason": "En utredning", "a": 1}


async def test_a_card_refreshes_itself_once_when_seen_and_again_when_the_page_is_opened(open_chat: Open) -> None:
    chat = await open_chat()
    me = chat.assistant.heard[0]["from"]["id"]
    chat.assistant.answers[EXECUTE] = answer(refreshing(me, say="Ditt ärende"))
    await chat.page.get_by_role("textbox").fill("hej")
    message = await chat.send(refreshing("29:another", me))
    await expect(chat.page.locator(".ac-adaptiveCard")).to_have_text("Ditt ärende")
    await expect(chat.page.get_by_role("textbox")).to_be_focused()
    await chat.update(message, refreshing(me, say="Stängt ärende"))
    await expect(chat.page.locator(".ac-adaptiveCard")).to_have_text("Stängt ärende")
    [invoke] = chat.assistant.asked(EXECUTE)
    assert invoke["replyToId"] == message
    assert invoke["value"]["trigger"] == "automatic"
    assert invoke["value"]["action"] == {"type": "Action.Execute", "verb": "look", "data": {"case": "T-1"}}
    await chat.page.reload()
    await expect(chat.page.locator(".ac-adaptiveCard")).to_have_text("Ditt ärende")
    assert len(chat.assistant.asked(EXECUTE)) == 2


async def test_a_card_that_is_to_be_refreshed_for_others_is_left_alone(open_chat: Open) -> None:
    chat = await open_chat()
    await chat.send(refreshing("29:another"))
    await chat.send(refreshing())
    await button(chat, "Hitta anknytning").click()
    await expect(chat.page.get_by_role("dialog")).to_contain_text("Det gick inte")
    assert not chat.assistant.asked(EXECUTE)


async def test_an_update_leaves_the_form_and_the_place_in_another_message(open_chat: Open) -> None:
    chat = await open_chat()
    first = await chat.send(card(words("Kort")))
    await chat.send(FORM)
    for _ in range(12):
        await chat.send(card(words("Ord. " * 60)))
    reason = chat.page.get_by_label("Varför?")
    await reason.fill("En utredning")
    await chat.page.locator("#log").evaluate("log => { log.scrollTop += 40; }")
    before = await reason.bounding_box()
    await chat.update(first, card(words("Långt. " * 200)))
    await expect(chat.page.locator("article").first).to_contain_text("Långt.")
    await expect(reason).to_have_value("En utredning")
    await expect(reason).to_be_focused()
    assert before == await reason.bounding_box()


async def test_the_desks_channel_shows_its_threads_whose_cards_can_be_pressed(open_chat: Open) -> None:
    chat = await open_chat()
    await chat.page.get_by_label("Samtalet är").select_option("SML-IT:s kanal")
    await expect(chat.page.get_by_text("Kanalen är tom än så länge.")).to_be_visible()
    await expect(chat.page.get_by_role("textbox")).to_be_hidden()
    first = await chat.begin_thread(OFFER)
    second = await chat.begin_thread(card(words("Ärende T-2"), actions=[TAKE | {"title": "Svara"}]))
    threads = chat.page.locator(".thread")
    await expect(threads).to_have_count(2)
    await expect(chat.page.get_by_text("Kanalen är tom än så länge.")).to_be_hidden()
    chat.assistant.answers[EXECUTE] = answer(TAKEN)
    await button(chat, "Ta ärendet").click()
    await expect(threads.first).to_contain_text("Du har ärendet.")
    await expect(threads.last).to_contain_text("Ärende T-2")
    [invoke] = chat.assistant.asked(EXECUTE)
    assert invoke["conversation"]["id"] == first["id"]
    assert invoke["conversation"]["conversationType"] == "channel"
    await chat.update(second["activityId"], card(words("Stängt")), second["id"])
    await expect(threads.last).to_contain_text("Stängt")
    await picture(chat, "desk")
    assert not await chat.faults()


async def test_the_link_to_the_personal_chat_leads_there(open_chat: Open) -> None:
    chat = await open_chat()
    await chat.page.get_by_label("Samtalet är").select_option("I en grupp")
    await expect(chat.page.locator("#log")).to_have_attribute("aria-busy", "false")
    group = chat.assistant.heard[-1]["conversation"]["id"]
    address = "https://teams.microsoft.com/l/chat/0/0?users=28:assistant"
    link = card(
        words("Det tar vi för oss själva."), actions=[{"type": "Action.OpenUrl", "title": "Dit", "url": address}]
    )
    async with chat.session.post(f"/local/connector/v3/conversations/{group}/activities", json=link):
        pass
    await chat.page.get_by_role("link", name="Dit").press("Enter")
    await expect(chat.page.get_by_label("Samtalet är")).to_have_value("personal")
    await expect(chat.page.get_by_role("textbox")).to_be_focused()
    await expect(chat.page.locator("article")).to_have_count(0)


async def test_a_form_within_a_card_opens_where_it_is_seen_and_has_all_inputs(open_chat: Open) -> None:
    chat = await open_chat(375)
    inside = {"type": "AdaptiveCard", "body": [words("Ord. " * 150), REASON], "actions": [TAKE | {"title": "Begär"}]}
    await chat.send(card(words("Ärende"), actions=[{"type": "Action.ShowCard", "title": "Fyll i", "card": inside}]))
    await button(chat, "Fyll i").click()
    await expect(button(chat, "Begär")).to_be_in_viewport()
    await picture(chat, "form-within")
    assert not await chat.faults()
    await chat.page.get_by_label("Varför?").fill("En utredning")
    await button(chat, "Begär").click()
    await expect(chat.page.locator(".card").get_by_role("status")).to_contain_text("Det gick inte")
    assert chat.assistant.asked(EXECUTE)[0]["value"]["action"]["data"]["reason"] == "En utredning"


async def test_an_extension_is_found_and_put_into_the_chat_by_keyboard_alone(open_chat: Open) -> None:
    chat = await open_chat()
    chat.assistant.answers[QUERY] = PEOPLE
    await button(chat, "Hitta anknytning").press("Enter")
    query = chat.page.get_by_role("combobox", name="Namn eller nummer")
    await expect(query).to_be_focused()
    await expect(chat.page.get_by_role("listbox").get_by_role("option")).to_have_count(2)
    await chat.page.keyboard.type("anna")
    await expect(chat.page.get_by_role("dialog").get_by_role("status")).to_have_text("Antal träffar: 2")
    await chat.page.keyboard.press("ArrowDown")
    await chat.page.keyboard.press("ArrowDown")
    await expect(chat.page.get_by_role("listbox").get_by_role("option", selected=True)).to_contain_text("Anna Granlund")
    await chat.page.keyboard.press("Enter")
    await expect(chat.page.locator(".own .ac-adaptiveCard")).to_have_text("Kort för Anna Granlund")
    await expect(chat.page.get_by_role("dialog")).to_be_hidden()
    await expect(chat.page.get_by_role("textbox")).to_be_focused()
    first, *_ = chat.assistant.asked(QUERY)
    assert first["value"] == {
        "commandId": "findExtension",
        "parameters": [{"name": "initialRun", "value": "true"}],
        "queryOptions": {"skip": 0, "count": 25},
    }
    assert "message" not in {activity["type"] for activity in chat.assistant.heard}


async def test_a_search_waits_for_the_last_key_and_says_what_came_of_it(open_chat: Open) -> None:
    chat = await open_chat()
    chat.assistant.answers[QUERY] = {"composeExtension": {"type": "message", "text": "Skriv minst två tecken."}}
    await button(chat, "Hitta anknytning").click()
    said = chat.page.get_by_role("dialog").get_by_role("status")
    await expect(said).to_have_text("Skriv minst två tecken.")
    chat.assistant.answers[QUERY] = {"composeExtension": {"type": "result", "attachments": []}}
    await chat.page.keyboard.type("ingen alls")
    await expect(said).to_have_text("Inga träffar.")
    assert chat.assistant.asked(QUERY)[-1]["value"]["parameters"] == [{"name": "query", "value": "ingen alls"}]
    assert len(chat.assistant.asked(QUERY)) < len("ingen alls")
    await chat.page.keyboard.press("Escape")
    await expect(chat.page.get_by_role("dialog")).to_be_hidden()
    await expect(button(chat, "Hitta anknytning")).to_be_focused()


async def test_a_thumb_opens_the_assistants_form_and_shows_what_was_given(open_chat: Open) -> None:
    chat = await open_chat()
    message = await chat.send(ANSWER)
    chat.assistant.answers |= {FETCH: WHY, SUBMIT: {}}
    await button(chat, "Bra svar").press("Enter")
    await expect(chat.page.get_by_role("dialog", name="Vad var bra?")).to_be_visible()
    await chat.page.get_by_label("Berätta gärna").fill("Kort och klart")
    await button(chat, "Skicka in").click()
    await expect(chat.page.get_by_role("dialog")).to_be_hidden()
    await expect(button(chat, "Bra svar")).to_have_attribute("aria-pressed", "true")
    await expect(button(chat, "Bra svar")).to_be_focused()
    await expect(chat.page.locator(".thumbs").get_by_role("status")).to_have_text("Tack för ditt omdöme.")
    [fetched], [submitted] = chat.assistant.asked(FETCH), chat.assistant.asked(SUBMIT)
    assert fetched["replyToId"] == submitted["replyToId"] == message
    assert fetched["value"] == {"data": {"actionName": "feedback", "actionValue": {"reaction": "like"}}}
    assert submitted["value"] == {
        "actionName": "feedback",
        "actionValue": {"reaction": "like", "feedback": '{"why":"Kort och klart"}'},
    }


async def test_feedback_that_does_not_arrive_is_told_where_it_was_given(open_chat: Open) -> None:
    chat = await open_chat()
    await chat.send(ANSWER)
    await button(chat, "Dåligt svar").click()
    await expect(chat.page.locator(".thumbs").get_by_role("status")).to_contain_text("Det gick inte")
    chat.assistant.answers[FETCH] = WHY
    await button(chat, "Dåligt svar").click()
    await expect(chat.page.get_by_role("dialog")).to_be_visible()
    chat.assistant.status = HTTPStatus.INTERNAL_SERVER_ERROR
    await button(chat, "Skicka in").click()
    await expect(chat.page.get_by_role("dialog").get_by_role("status")).to_contain_text("Det gick inte")
    await expect(button(chat, "Dåligt svar")).to_have_attribute("aria-pressed", "false")


async def test_a_text_is_markdown_without_markup_of_its_own(open_chat: Open) -> None:
    chat = await open_chat()
    await chat.send(ANSWER)
    bubble = chat.page.locator(".bubble")
    await expect(bubble.locator("strong")).to_have_text("700 kr")
    await expect(bubble.locator(".words li")).to_have_count(2)
    await expect(bubble).to_contain_text("<b>rått</b>")
    await expect(bubble.get_by_role("link", name="hemsidan")).to_have_attribute("rel", "noopener")


async def test_a_number_in_the_text_leads_to_its_source(open_chat: Open) -> None:
    chat = await open_chat()
    await chat.send(ANSWER)
    source = chat.page.get_by_role("list", name="Källor").get_by_role("listitem")
    await expect(source).to_have_count(1)
    await expect(source.get_by_text("700 kronor")).to_be_hidden()
    await button(chat, "Källa 1: Jour och beredskap").press("Enter")
    await expect(source.get_by_text("700 kronor")).to_be_visible()
    await expect(source.locator("summary")).to_be_focused()
    await expect(source.get_by_role("link")).to_have_attribute("href", "https://example.org/rutin")
    await expect(chat.page.locator(".words")).to_contain_text("dygnet runt [2]")


async def test_a_suggestion_is_said_and_goes_away(open_chat: Open) -> None:
    chat = await open_chat()
    await chat.send(ANSWER)
    suggestions = chat.page.get_by_role("group", name="Förslag")
    await suggestions.get_by_role("button", name="Vem får ringa?").press("Enter")
    await expect(chat.page.locator(".own")).to_contain_text("Vem får ringa jouren?")
    await expect(suggestions).to_be_hidden()
    await expect(chat.page.get_by_role("textbox")).to_be_focused()
    assert chat.assistant.heard[-1]["text"] == "Vem får ringa jouren?"


@pytest.mark.parametrize(
    ("width", "media"),
    [
        *product((1180, 375), ({"scheme": "light"}, {"scheme": "dark"})),
        (375, {"forced_colors": "active"}),
        (1180, {"contrast": "more", "reduced_motion": "reduce"}),
    ],
)
async def test_everything_is_accessible_and_fits(open_chat: Open, width: int, media: Json) -> None:
    chat = await open_chat(width, **media)
    name = "-".join(["page", str(width), *media.values()])
    chat.assistant.answers |= {QUERY: PEOPLE, FETCH: WHY, EXECUTE: answer(TAKEN)}
    await chat.send(EVERYTHING)
    await chat.page.get_by_role("button", name="Skicka formuläret").click()
    await expect(chat.page.get_by_text("Välj en anledning.")).to_be_visible()
    await picture(chat, f"{name}-card")
    await chat.send(ANSWER)
    await button(chat, "Källa 1: Jour och beredskap").click()
    await picture(chat, name)
    for part in ("html", "#log"):
        assert await chat.page.locator(part).evaluate("part => part.scrollWidth - part.clientWidth") == 0
    assert not await chat.faults()
    await button(chat, "Hitta anknytning").click()
    await expect(chat.page.get_by_role("listbox").get_by_role("option")).to_have_count(2)
    await chat.page.keyboard.press("ArrowDown")
    await picture(chat, f"{name}-extension")
    assert not await chat.faults()
    await chat.page.keyboard.press("Escape")
    await button(chat, "Bra svar").click()
    await expect(chat.page.get_by_label("Berätta gärna")).to_be_visible()
    await picture(chat, f"{name}-form")
    assert not await chat.faults()


CHOICES = [{"title": "Lunch", "value": "lunch"}, {"title": "Möte", "value": "meeting"}]
EVERYTHING = card(
    {"type": "TextBlock", "text": "Koppla bort", "size": "Medium", "weight": "Bolder", "style": "heading"},
    {"type": "Container", "style": "good", "items": [words("Låst 10.03")]},
    {"type": "Container", "style": "warning", "items": [words("Polisanmälan saknas")]},
    {"type": "Container", "style": "attention", "items": [words("Rensningen gick inte")]},
    {"type": "FactSet", "facts": [{"title": "Ärende", "value": "F-1042"}, {"title": "Telefon", "value": "iPhone 13"}]},
    {
        "type": "Input.ChoiceSet",
        "id": "why",
        "label": "Anledning",
        "style": "expanded",
        "isRequired": True,
        "errorMessage": "Välj en anledning.",
        "choices": CHOICES,
    },
    {"type": "Input.ChoiceSet", "id": "how", "label": "Hur", "choices": CHOICES, "value": "lunch"},
    {"type": "Input.ChoiceSet", "id": "all", "label": "Vilka", "isMultiSelect": True, "choices": CHOICES},
    {"type": "Input.Date", "id": "day", "label": "Till och med"},
    {"type": "Input.Time", "id": "time", "label": "Klockan"},
    {"type": "Input.Number", "id": "price", "label": "Pris"},
    {"type": "Input.Text", "id": "more", "label": "Mer", "isMultiline": True, "placeholder": "Frivilligt"},
    {"type": "Input.Toggle", "id": "sure", "title": "Jag har kontrollerat uppgifterna"},
    actions=[
        TAKE | {"title": "Skicka formuläret", "style": "positive"},
        TAKE | {"title": "Avbryt", "style": "destructive", "associatedInputs": "none"},
        {"type": "Action.OpenUrl", "title": "Läs mer", "url": "https://example.org"},
        {
            "type": "Action.ShowCard",
            "title": "Svara",
            "card": {"type": "AdaptiveCard", "body": [{"type": "Input.Text", "id": "reply", "label": "Svar"}]},
        },
    ],
)
