"""Every way in which a conversation can go astray, mended in every flow."""

import pytest

from dialogs.catalogue import FLOWS
from tests.scenarios.conftest import ChatAs, Walking
from tests.support.chat import BOT
from tests.support.walk import CONFIRM, walks

SWEDISH, ENGLISH = "sv", "en"
YES = {"sv": "ja", "en": "yes"}
NONSENSE = ["blargh", "qwer zxcv", "mnbv", "plugh plugh", "wibble"]
QUESTION = "vad kostar det att köpa ut mobilen?"

ALL = list(walks())
ASKING = [flow for flow, journey in walks().items() if journey.sv.answers]
ANSWERING = [flow for flow in ASKING if flow not in ("hand_over", "add_to_case", "answer_case", "watch")]
"""The flows in which a question is none of the answers: what is handed over, added, answered or left may be one."""
LONG = [flow for flow, journey in walks().items() if len(journey.sv.answers) > 1]
WITHOUT_BUTTONS = ("oncall_check", "find_extension", "flatrate", "watch")
"""The flows whose first question has no buttons, and that end without being confirmed."""


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


@pytest.mark.parametrize("flow", ANSWERING)
async def test_a_question_in_the_middle_is_answered_and_the_flow_goes_on(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.say(QUESTION)
    assert "984 kr" in way.said
    assert way.step == step


@pytest.mark.parametrize("flow", ANSWERING)
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


@pytest.mark.parametrize("flow", ANSWERING)
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
    stale = next((button["title"] for button in before.card.get("actions", []) if "verb" in button), "")
    if stale:
        await way.press_again(before, stale)
    else:
        await way.say("", value={"frame": "gone", "step": 1, "answer": "x"})
    assert "gäller inte längre" in way.said or "Det är redan skickat." in way.said
    assert way.step == after


@pytest.mark.parametrize("flow", [flow for flow in ASKING if flow in LONG or walks()[flow].confirmed])
async def test_an_edited_answer_replaces_what_it_said(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.answer()
    way.replies = await way.chat.edit(way.sent[-1], way.way.answers[step])
    assert "bytt ut svaret" in way.said


@pytest.mark.parametrize(
    ("flow", "slot"), [(flow, slot) for flow, journey in walks().items() for slot in journey.sv.other]
)
async def test_an_answer_is_corrected_when_everything_is_confirmed(flow: str, slot: str, walk: Walking) -> None:
    way = await (await walk(flow)).to(CONFIRM)
    before = way.last.trace["slots"][slot]
    await way.say(f"nej, {way.way.other[slot]}")
    assert "Jag har ändrat" in way.said
    assert way.last.trace["slots"][slot] != before
    assert way.step == CONFIRM


@pytest.mark.parametrize(
    ("flow", "slot"), [(flow, slot) for flow, journey in walks().items() for slot in journey.sv.other]
)
async def test_the_latest_answer_is_corrected_at_once(flow: str, slot: str, walk: Walking) -> None:
    way = await (await walk(flow)).to(slot)
    await way.answer()
    before = way.last.trace["slots"][slot]
    await way.say(f"nej, jag menade {way.way.other[slot]}")
    assert way.last.trace["slots"][slot] != before


@pytest.mark.parametrize("flow", [flow for flow in ASKING if walks()[flow].confirmed])
async def test_what_is_to_be_changed_can_be_chosen_at_confirmation(flow: str, walk: Walking) -> None:
    way = await (await walk(flow)).to(CONFIRM)
    await way.say("nej")
    assert "Vad vill du ändra?" in way.said
    await way.press(way.last.buttons[-1])
    assert way.step not in (CONFIRM, "")
    assert way.way.ends in (await way.to_the_end("ja")).said


@pytest.mark.parametrize(
    ("flow", "slot"), [(flow, slot) for flow, journey in walks().items() for slot in journey.choices]
)
async def test_answers_that_are_not_understood_climb_a_ladder_to_a_person(flow: str, slot: str, walk: Walking) -> None:
    way = await (await walk(flow)).to(slot)
    texts = [way.last.text]
    for nonsense in NONSENSE[:4]:
        await way.say(nonsense)
        assert way.step == slot
        texts.append(way.last.text)
    assert len(set(texts)) == len(texts)
    await way.say(NONSENSE[4])
    assert way.last.trace["flow"] == "hand_over"


@pytest.mark.parametrize(
    ("flow", "slot"), [(flow, slot) for flow, journey in walks().items() for slot in journey.choices]
)
async def test_turning_the_first_choice_down_leaves_the_others(flow: str, slot: str, walk: Walking) -> None:
    way = await (await walk(flow)).to(slot)
    first, *_ = way.last.buttons
    await way.say("inte den första")
    assert way.step == slot
    assert first not in way.last.buttons


@pytest.mark.parametrize(
    ("flow", "slot", "wrong"),
    [(flow, slot, wrong) for flow, journey in walks().items() for slot, wrong in journey.wrong.items()],
)
async def test_what_is_wrong_with_an_answer_is_said(flow: str, slot: str, wrong: str, walk: Walking) -> None:
    way = await (await walk(flow)).to(slot)
    await way.say(wrong)
    assert way.step == slot
    assert any(said.startswith(f"{flow}.{slot}.problem.") for said in way.last.trace["said"])


@pytest.mark.parametrize("flow", [flow for flow in ASKING if flow != "extension_off"])
async def test_another_flow_in_the_middle_is_offered_first_and_this_one_is_resumed(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.say("koppla bort mig")
    assert "Vill du" in way.said
    await way.say("ja")
    assert way.last.trace["flow"] == "extension_off"
    await way.say("avbryt")
    assert "Nu fortsätter vi med att" in way.said
    assert way.step == step


@pytest.mark.parametrize("flow", [flow for flow in ASKING if flow != "extension_off"])
async def test_another_flow_that_is_put_off_is_remembered(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.say("koppla bort mig")
    await way.say("nej")
    assert "Jag kommer ihåg" in way.said
    assert way.step == step
    await way.say("avbryt")
    assert way.last.trace["flow"] == "extension_off"


@pytest.mark.parametrize("flow", [flow for flow in ASKING if flow != "lost_phone"])
async def test_a_stolen_phone_goes_before_everything_and_the_flow_is_resumed(flow: str, walk: Walking) -> None:
    way = await walk(flow)
    step = way.step
    await way.say("min mobil blev stulen nyss")
    assert way.last.trace["flow"] == "lost_phone"
    await way.say("avbryt")
    if way.step != step:
        await way.say("ja")
    assert way.step == step


@pytest.mark.parametrize("flow", [flow for flow, journey in walks().items() if journey.confirmed])
async def test_confirming_twice_does_nothing_twice(flow: str, walk: Walking) -> None:
    way = await (await walk(flow)).to(CONFIRM)
    summary = way.last
    await way.press(summary.buttons[0])
    assert way.way.ends in way.said
    await way.press_again(summary, summary.buttons[0])
    assert "Det är redan skickat" in way.said


@pytest.mark.parametrize("flow", ASKING)
async def test_somebody_elses_button_does_nothing(flow: str, walk: Walking, chat_as: ChatAs) -> None:
    way = await walk(flow)
    if walks()[flow].confirmed:
        await way.to(CONFIRM)
    actions = [action for action in way.last.card.get("actions", []) if "data" in action]
    assert actions or flow in WITHOUT_BUTTONS
    other = await chat_as("Ulla Växelgren")
    for action in actions:
        (reply,) = await other.send(other.pressing(action, on=way.last.message["id"]))
        assert "gäller inte längre" in reply.text


@pytest.mark.parametrize("flow", [flow for flow in ASKING if FLOWS[flow].personal])
async def test_a_personal_matter_goes_on_in_the_personal_chat(flow: str, walk: Walking, chat_as: ChatAs) -> None:
    way = await walk(flow)
    who = walks()[flow].who
    group = await chat_as(who, walks()[flow].municipality, conversation="19:group", kind="groupChat")
    before = len(way.chat.replies)
    (reply,) = await group.send(group.activity(text=f"<at>{BOT['name']}</at> x", value={"begin": flow, "given": {}}))
    assert "vår egen chatt" in reply.text
    assert reply.buttons == ["Öppna vår chatt"]
    told = await way.chat.until(before + 1)
    assert told[-1].trace["flow"] == flow
