"""Every way in which a conversation can go astray, mended in every flow."""

import pytest

from tests.scenarios.conftest import Walking
from tests.support.walk import CONFIRM, walks

SWEDISH, ENGLISH = "sv", "en"
YES = {"sv": "ja", "en": "yes"}
NONSENSE = ["blargh", "qwer zxcv", "mnbv", "plugh plugh", "wibble"]
QUESTION = "vad kostar det att köpa ut mobilen?"

ALL = list(walks())
ASKING = [flow for flow, journey in walks().items() if journey.sv.answers]
LONG = [flow for flow, journey in walks().items() if len(journey.sv.answers) > 1]


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
@pytest.mark.parametrize("flow", ALL)
async def test_a_flow_is_gone_through_by_answering_its_questions(flow: str, language: str, walk: Walking) -> None:
    way = await (await walk(flow, language)).to_the_end(YES[language])
    assert way.way.ends in way.said


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
@pytest.mark.parametrize("flow", ALL)
async def test_a_message_starts_a_flow(flow: str, language: str, walk: Walking) -> None:
    way = await (await walk(flow, language, begun=False)).say(walks()[flow].model_dump()[language]["start"])
    assert way.last.trace["flow"] == flow
    assert way.way.ends in (await way.to_the_end(YES[language])).said


@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
@pytest.mark.parametrize("flow", [flow for flow, journey in walks().items() if journey.sv.full])
async def test_what_was_said_at_once_is_not_asked_for(flow: str, language: str, walk: Walking) -> None:
    way = await walk(flow, language, begun=False)
    await way.say(way.way.full)
    asked = [way.step]
    while way.step != CONFIRM and way.step:
        asked.append((await way.answer()).step)
    assert [step for step in asked if step] == way.way.asked


@pytest.mark.parametrize("flow", LONG)
async def test_back_asks_the_question_before_once_more(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    first = way.step
    await way.answer()
    assert way.step != first
    assert (await way.say("tillbaka")).step == first
    assert "Då tar vi den frågan igen" in way.said


@pytest.mark.parametrize("flow", ASKING)
async def test_there_is_nothing_before_the_first_question(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    first = way.step
    assert (await way.say("tillbaka")).step == first
    assert "första frågan" in way.said


@pytest.mark.parametrize("flow", LONG)
async def test_starting_over_empties_a_flow(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    first = way.step
    await way.answer()
    assert (await way.say("börja om")).step == first
    assert "från början" in way.said


@pytest.mark.parametrize("flow", ASKING)
async def test_cancelling_with_nothing_to_lose_ends_a_flow_at_once(flow: str, walk: Walking) -> None:
    way = await (await walk(flow)).say("avbryt")
    assert "Då avbryter jag" in way.said
    assert not way.step


@pytest.mark.parametrize("flow", [flow for flow in LONG if len(walks()[flow].sv.answers) > 2])
async def test_cancelling_asks_first_when_answers_would_be_lost(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    await (await way.answer()).answer()
    open_step = way.step
    assert "slänga" in (await way.say("avbryt")).said
    assert (await way.say("nej")).step == open_step
    await way.say("avbryt")
    assert "Då avbryter jag" in (await way.press("Ja, släng det")).said


@pytest.mark.parametrize("flow", ASKING)
async def test_cancelling_and_asking_something_else_in_one_message(flow: str, walk: Walking) -> None:
    way = await (await walk(flow)).say(f"avbryt, {QUESTION}")
    assert "Då avbryter jag" in way.said
    assert "984 kr" in way.said


@pytest.mark.parametrize("flow", ASKING)
async def test_a_question_in_the_middle_is_answered_and_the_flow_goes_on(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.say(QUESTION)
    assert "984 kr" in way.said
    assert way.step == step


@pytest.mark.parametrize("flow", ASKING)
async def test_an_answer_and_a_question_in_one_message(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.say(f"{way.way.answers[step]}. {QUESTION.capitalize()}")
    assert "984 kr" in way.said
    assert way.step != step


@pytest.mark.parametrize("flow", ASKING)
async def test_why_gives_the_reason_and_an_example_and_asks_again(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.say("varför frågar du det?")
    assert way.step == step
    assert f"{flow}.{step}.why" in way.last.trace["said"]
    assert f"{flow}.{step}.example" in way.last.trace["said"]


@pytest.mark.parametrize("flow", ASKING)
async def test_waiting_keeps_everything(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    assert "Ingen brådska" in (await way.say("vänta lite")).said
    way.clock.pass_by(minutes=20)
    assert (await way.say("fortsätt")).step == step


@pytest.mark.parametrize("flow", ASKING)
async def test_repeating_asks_the_same_again(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    assert (await way.say("vad sa du?")).step == step


@pytest.mark.parametrize("flow", ASKING)
async def test_something_out_of_scope_is_said_to_be_so_and_the_flow_goes_on(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.say("vad blir det för väder i Lysekil på lördag?")
    assert "Det står inte i rutinen" in way.said
    assert way.step == step


@pytest.mark.parametrize("flow", ASKING)
async def test_whoever_comes_back_after_a_weekend_is_reminded(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    way.clock.pass_by(days=3)
    await way.say("hej")
    assert "Du höll på att" in way.said
    assert way.step == step


@pytest.mark.parametrize("flow", ASKING)
async def test_a_person_takes_over_with_what_was_said(flow: str, walk: Walking) -> None:
    way = await (await walk(flow)).say("jag vill prata med en människa")
    assert way.last.trace["flow"] == "hand_over"


@pytest.mark.parametrize("flow", ASKING)
async def test_an_emergency_is_told_to_call_112_and_the_flow_goes_on(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    assert "112" in (await way.say("det brinner här på kontoret")).said
    assert way.step == step


@pytest.mark.parametrize("flow", ASKING)
async def test_empty_huge_and_emoji_messages_do_no_harm(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    for text in ("", "   ", "🤷", "x" * 10_000):
        await way.say(text)
        assert way.replies


@pytest.mark.parametrize("flow", ASKING)
async def test_a_button_of_an_earlier_card_does_nothing(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    before = way.last
    await way.answer()
    after = way.step
    buttons = [action for action in before.card.get("actions", []) if "frame" in action["data"]["msteams"]["value"]]
    stale = buttons[0]["data"]["msteams"]["value"] if buttons else {"frame": "gone", "step": 1, "answer": "x"}
    await way.say("", value=stale)
    assert "gäller inte längre" in way.said
    assert way.step == after


@pytest.mark.parametrize("flow", ASKING)
async def test_an_edited_answer_replaces_what_it_said(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.answer()
    way.replies = await way.chat.edit(way.sent[-1], way.way.answers[step])
    assert "bytt ut svaret" in way.said
