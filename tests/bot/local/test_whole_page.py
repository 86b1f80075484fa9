"""The chat page with the real assistant: cards that change, people who meet, the keyboard, and how it all looks.

With `PICTURES=docs` in the environment, the README's pictures are taken on the way.
"""

import re
from itertools import product
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.support.at_the_page import AtThePage
from tests.support.office import Office
from tests.support.open_chat import faults_of
from tests.support.pictures import picture
from tests.support.walk import CONFIRM, walks

pytestmark = pytest.mark.asyncio(loop_scope="module")

OWNER, MANAGER, STAFF = "Sara Vitsippa", "Mikael Lärkfors", "Oskar Pluggfors"
THEFT = "min mobil blev stulen på tåget i går, den var olåst, rensa den"
QUESTION = "displayen på växeltelefonen visar fel namn"
ANSWER = "Displayen byts i morgon."
REFERENCE = "5000-K123456-26"
MOST_TABS = 60
HEIGHTS = {1180: 1200, 375: 820}
"""How high the pages are that are so wide."""

_FOCUS = """() => {
  const focused = document.activeElement;
  const { outlineStyle, outlineWidth, opacity } = getComputedStyle(focused);
  const { top, bottom } = focused.getBoundingClientRect();
  return {
    lost: focused === document.body,
    seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && opacity !== "0",
    inside: bottom > 0 && top < innerHeight,
  };
}"""


async def report_a_theft(at: AtThePage) -> None:
    """Report a stolen phone, to be wiped."""
    await at.say(THEFT)
    while at.step != CONFIRM:
        await at.say("hoppa över")
    await at.send()


def case_card(at: AtThePage) -> Locator:
    """The card of the stolen phone's case."""
    return at.replies.filter(has_text="Stulen telefon, anmäld").locator(".ac-adaptiveCard").last


async def test_a_pressed_answer_stays_as_a_receipt_where_it_was_asked(office: Office) -> None:
    at = await office.sit_down(OWNER)
    await at.say("min mobil blev stulen på tåget i går kväll")
    question = at.question
    await at.press("Nej, den var olåst")
    await expect(question).to_contain_text("✓ Nej, den var olåst")
    await expect(question.locator(".ac-pushButton")).to_have_count(0)
    assert await at.page.evaluate(_FOCUS) != {"lost": True, "seen": False, "inside": True}


async def test_an_answer_in_writing_takes_the_buttons_off_the_question(office: Office) -> None:
    at = await office.sit_down(OWNER)
    await at.say("min mobil blev stulen på tåget i går kväll")
    question = at.question
    await expect(question.locator(".ac-pushButton")).not_to_have_count(0)
    await at.say("den var olåst")
    await expect(question.locator(".ac-pushButton")).to_have_count(0)
    await expect(at.page.locator("#text")).to_be_focused()


async def test_a_form_with_something_wrong_comes_back_where_it_was_with_the_problem_by_its_field(
    office: Office,
) -> None:
    at = await office.sit_down(OWNER)
    await at.say("min mobil blev stulen")
    await at.open_form()
    await at.form.get_by_label("När den sågs senast").fill("i morgon kl 15")
    await at.form.get_by_label("Var den sågs senast").fill("på bussen")
    count = await at.replies.count()
    await at.send()
    await expect(at.question).to_contain_text("har inte varit än")
    await expect(at.form.get_by_label("Var den sågs senast")).to_have_value("på bussen")
    wrong = at.form.get_by_label("När den sågs senast")
    await expect(wrong).to_be_focused()
    await expect(wrong).to_have_accessible_description(re.compile("har inte varit än"))
    assert await at.replies.count() == count
    await wrong.fill("i går")
    await at.send()
    await expect(at.replies).to_have_count(count + 1)


async def test_the_same_choice_in_two_cards_is_made_in_each(office: Office) -> None:
    at = await office.sit_down(OWNER)
    await at.page.goto(f"{office.url}/local/gallery")
    openers = at.page.get_by_role("button", name="Fyll i ett formulär")
    await openers.first.click()
    stolen = at.page.get_by_role("radio", name="Stulen").first
    await stolen.check()
    await at.page.get_by_role("button", name="Fill in a form").first.click()
    await at.page.get_by_role("radio", name="Lost").first.check()
    await expect(stolen).to_be_checked()


async def test_a_case_ticks_itself_off_and_shows_how_it_stands_whenever_the_page_is_opened(office: Office) -> None:
    at = await office.sit_down(OWNER)
    await report_a_theft(at)
    await expect(case_card(at)).to_contain_text("☐ Kvar: byt lösenord")
    await at.press("Jag har bytt lösenord")
    await expect(case_card(at)).to_contain_text("☑ Klart: du har bytt lösenord")
    await office.go_through("police_report", MANAGER)
    async with at.page.expect_request(lambda request: '"automatic"' in (request.post_data or "")):
        await at.reload()
    await expect(case_card(at)).to_contain_text(REFERENCE)


async def test_the_manager_is_told_and_enters_the_police_report_which_the_owner_sees(office: Office) -> None:
    at = await office.sit_down(OWNER)
    await report_a_theft(at)
    await expect(case_card(at)).to_contain_text("☐ Kvar: polisanmälan")
    await at.be(MANAGER)
    await expect(at.log).to_contain_text("Sara Vitsippa har fått sin telefon stulen.")
    await at.press("Skriv in polisens diarienummer")
    await at.say(REFERENCE)
    await at.say("i dag")
    await at.send()
    await at.be(OWNER)
    await expect(case_card(at)).to_contain_text(REFERENCE)


async def test_a_question_is_taken_answered_and_closed_in_the_desks_channel_and_the_asker_sees_it(
    office: Office,
) -> None:
    asker = await office.sit_down(OWNER)
    await asker.say("jag vill prata med en människa")
    await asker.say(QUESTION)
    await asker.send()
    staff = await office.sit_down(STAFF)
    await staff.look_into("desk")
    thread = staff.page.locator(".thread")
    await expect(thread).to_contain_text(QUESTION)
    await staff.button("Ta ärendet").click()
    await expect(thread).to_contain_text("Oskar Pluggfors har ärendet.")
    await expect(asker.replies.last).to_contain_text("Oskar Pluggfors")
    await staff.button("Svara").click()
    await staff.page.get_by_label("Ditt svar").fill(ANSWER)
    await staff.button("Skicka svaret").click()
    await expect(thread).to_contain_text(ANSWER)
    await expect(asker.replies.last).to_contain_text(ANSWER)
    await staff.button("Stäng").click()
    await staff.button("Stäng ärendet").click()
    await expect(thread).to_contain_text("Ärendet är stängt.")
    await expect(thread.locator(".ac-pushButton")).to_have_count(0)
    await staff.fits()


async def test_a_colleague_is_found_and_the_contact_card_put_into_the_chat(office: Office) -> None:
    at = await office.sit_down(OWNER)
    await at.button("Hitta anknytning").click()
    results = at.page.get_by_role("listbox").get_by_role("option")
    await expect(results.filter(has_text="Mikael Lärkfors")).to_have_count(1)
    await at.page.keyboard.type("tallkvist")
    await expect(results).to_have_count(1)
    await at.page.keyboard.press("ArrowDown")
    await at.page.keyboard.press("Enter")
    await expect(at.page.locator(".own .ac-adaptiveCard")).to_contain_text("18121")
    await at.fits()


async def test_what_does_not_fit_in_a_row_of_buttons_unfolds(office: Office) -> None:
    at = await office.sit_down(OWNER)
    await at.say("stäng av min anknytning")
    buttons = at.question.locator(".ac-pushButton")
    before = await buttons.count()
    await at.button("Fler val").press("Enter")
    await expect(at.button("Fler val")).to_have_count(0)
    assert await buttons.count() > before - 1
    assert await at.page.evaluate(_FOCUS) == {"lost": False, "seen": True, "inside": True}


async def tab_to(at: AtThePage, goal: Locator, key: str = "Tab") -> None:
    """Go on by key until something is reached; the focus is never lost, and always seen."""
    for _ in range(MOST_TABS):
        await at.page.keyboard.press(key)
        assert await at.page.evaluate(_FOCUS) == {"lost": False, "seen": True, "inside": True}
        if await goal.evaluate("goal => goal === document.activeElement"):
            return
    raise AssertionError("it can't be reached by keyboard")


async def test_a_phone_is_reported_by_form_with_the_keyboard_alone(office: Office) -> None:
    at = await office.sit_down(OWNER)
    keyboard = at.page.keyboard
    await tab_to(at, at.page.locator("#text"))
    async with at.answered():
        await keyboard.type("min mobil blev stulen")
        await keyboard.press("Enter")
    await tab_to(at, at.opener, "Shift+Tab")
    await keyboard.press("Enter")
    await expect(at.form).to_be_visible()
    await tab_to(at, at.form.get_by_label("När den sågs senast"))
    await keyboard.type("i går kväll")
    await tab_to(at, at.form.get_by_label("Var den sågs senast"))
    await keyboard.type("på bussen")
    await tab_to(at, at.form.get_by_role("radio", name="Nej, den var olåst"))
    await keyboard.press("Space")
    await tab_to(at, at.form.get_by_role("radio", name="Nej, rensa inte"))
    await keyboard.press("ArrowDown")
    await tab_to(at, at.leading)
    async with at.answered():
        await keyboard.press("Enter")
    assert at.step == CONFIRM
    assert not (await at.page.evaluate(_FOCUS))["lost"]
    await tab_to(at, at.leading)
    async with at.answered():
        await keyboard.press("Enter")
    await expect(case_card(at)).to_contain_text("Stulen telefon")
    assert not (await at.page.evaluate(_FOCUS))["lost"]
    await tab_to(at, at.button("Jag hittade telefonen"))


@pytest.mark.parametrize(("scheme", "width"), list(product(("light", "dark"), HEIGHTS)))
async def test_everything_is_accessible_and_fits(scheme: str, width: int, office: Office) -> None:
    suffix = ("-dark" if scheme == "dark" else "") + ("-375" if width < 1180 else "")

    async def look(at: AtThePage, name: str) -> None:
        await at.fits()
        assert await faults_of(at.page) == []
        await picture(at.page, name + suffix)

    machine: dict[str, Any] = {"color_scheme": scheme, "device_scale_factor": 1.5}
    at = await office.sit_down(OWNER, width=width, height=HEIGHTS[width], **machine)
    await at.say("Vad kostar det att köpa ut mobilen?")
    await look(at, "answer")
    await at.say("min mobil blev stulen på tåget i går kväll")
    await look(at, "question")
    await at.fill_in(walks()["lost_phone"].sv.answers)
    await at.open_form()
    await look(at, "summary")
    await at.leave_form()
    await at.send()
    await expect(case_card(at)).to_contain_text("Stulen telefon")
    await look(at, "case")
    await at.button("Hitta anknytning").click()
    await at.page.keyboard.type("anna")
    await expect(at.page.get_by_role("listbox").get_by_text("Anna Ljunghed")).to_be_visible()
    await at.page.keyboard.press("ArrowDown")
    await look(at, "search")
    await office.go_through("hand_over", OWNER)
    staff = await office.sit_down(STAFF, width=width, height=HEIGHTS[width], **machine)
    await staff.look_into("desk")
    await expect(staff.page.locator(".thread")).to_have_count(2)
    await staff.button("Svara").click()
    await look(staff, "desk")
