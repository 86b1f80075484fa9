"""What a button brings along is read like an answer: cards come back from people's clients, as they like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.assistant import Assistant
from dialogs.catalogue import FLOWS
from dialogs.flow import Flow, Slot
from dialogs.flows.call_list import SOURCE
from dialogs.slots.holder import Holder
from dialogs.turn import Begin, Person, Scope
from telephony.contract import Telephony
from tests.dialogs.flows.conftest import TalkAs
from tests.support.cases import LOSS, MANAGER, OWNER, STAFF, TICKET, lose, write_ticket
from tests.support.talk import Talk
from tests.support.telephony import actor

GARBAGE = [
    "%&/()",
    "😀",
    "x" * 5000,
    "none",
    "me",
    "a|b|c",
    "a|b",
    "/",
    "../..",
    "2026-13-45/..",
    "2026-03-03/2026-03-04",
    "2026-03-03T10:00:00/..",
    "2026-03-04T10:00:00+01:00/2026-03-03T10:00:00+01:00",
    "0001-01-01",
    "2026-03-03",
    "-1",
    "1500",
    "١٢٣",
    "S-0000-0000",
    "s-2b2c-2d2f",
    f"{LOSS} och {TICKET}",
    "lost_phone.kind",
    "{me}",
    "Anna Tallkvist",
    "1",
    "1\n2",
]
LONGEST = 2000


def slots_of(flow: Flow) -> list[Slot]:
    return [*flow.slots, *flow.given]


def filled_with(talk: Talk, flow: Flow) -> dict[str, str]:
    """What the person has filled in, by the slot's name, of the flow that is under way or was over last."""
    frames = [*talk.conversation.frames, *([talk.conversation.ended.frame] if talk.conversation.ended else [])]
    return {
        name: one.value for frame in frames if frame.flow == flow.id for name, one in frame.slots.items() if one.said_in
    }


def taken_as_it_is(value: str, flow: Flow, filled: dict[str, str]) -> list[str]:
    """The slots that a value fills that is none of their answers; a person's id may be anything short."""
    closed = [slot for slot in slots_of(flow) if not slot.kind.free and not isinstance(slot.kind, Holder)]
    return [slot.name for slot in closed if filled.get(slot.name) == value]


@pytest.mark.parametrize("name", [OWNER, MANAGER, STAFF])
@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_garbage_on_a_button_neither_breaks_a_flow_nor_fills_anything_in(
    flow: Flow, name: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    write_ticket(backend)
    scope = Scope.DESK if flow.desk else Scope.PERSONAL
    for garbage in GARBAGE:
        talk = talk_as(name, backend=backend)
        press = Begin(flow.id, {slot.name: garbage for slot in slots_of(flow)})
        assert talk.hear(press=press, scope=scope)
        filled = filled_with(talk, flow)
        assert taken_as_it_is(garbage, flow, filled) == [], garbage
        assert all(len(value) <= LONGEST for value in filled.values())


@settings(max_examples=10)
@given(value=st.text(max_size=200).map(str.strip).filter(bool))
def test_no_words_on_a_button_fill_in_what_is_none_of_its_answers(value: str, assistant: Assistant) -> None:
    who = actor(OWNER)
    person = Person(id=who.id, tenant=who.tenant, name=OWNER, municipality="Lysekil")
    for flow in FLOWS.values():
        talk = Talk(assistant, person=person)
        talk.hear(press=Begin(flow.id, {slot.name: value for slot in slots_of(flow)}))
        filled = filled_with(talk, flow)
        assert taken_as_it_is(value, flow, filled) == []


def filled_in(talk: Talk, flow: str, scope: Scope = Scope.PERSONAL, **given: str) -> dict[str, str]:
    """What a button fills in, of what it brings along."""
    told = talk.hear(press=Begin(flow, given), scope=scope)
    return {name: value for name, value in told[-1].trace.slots.items() if name in given}


def test_a_police_reference_on_a_button_is_read_as_the_police_write_it(talk_as: TalkAs, backend: Telephony) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    told = filled_in(talk, "police_report", case=LOSS, reference="numret är 5000 k123456-26")
    assert told == {"case": LOSS, "reference": "5000-K123456-26"}


@pytest.mark.parametrize(("reference", "words"), [("jag vet inte", ""), ("1" * 61, "längre än polisens diarienummer")])
def test_what_is_no_police_reference_is_asked_for(
    reference: str, words: str, talk_as: TalkAs, backend: Telephony
) -> None:
    lose(backend)
    talk = talk_as(MANAGER, backend=backend)
    assert filled_in(talk, "police_report", case=LOSS, reference=reference) == {"case": LOSS}
    assert words in talk.replies[-1].text
    assert talk.replies[-1].trace.step == "reference"


def test_a_call_list_is_never_asked_for_by_a_button_to_find_a_journalists_source(talk_as: TalkAs) -> None:
    talk = talk_as(MANAGER)
    assert filled_in(talk, "call_list", purpose=SOURCE, reason="vem har tipsat tidningen?") == {}
    assert "Källor skyddas" in talk.replies[-1].text


def test_words_on_a_button_keep_their_line_breaks(talk_as: TalkAs) -> None:
    words = "Växeln är tyst.\nÄven i receptionen."
    assert filled_in(talk_as(OWNER), "ticket", description=words) == {"description": words}


def test_words_without_end_on_a_button_are_kept_as_far_as_an_answer_is(talk_as: TalkAs) -> None:
    told = filled_in(talk_as(OWNER), "ticket", description="tyst " * 900)
    assert len(told["description"]) == 1000


@pytest.mark.parametrize(
    "until", ["2026-03-03T10:00:00+01:00/..", "2026-03-03T10:00:00+01:00/2026-03-03T13:00:00+01:00"]
)
def test_an_absence_on_a_button_is_taken_with_the_offsets_of_its_moments(until: str, talk_as: TalkAs) -> None:
    talk = talk_as(OWNER)
    talk.hear(press=Begin("extension_off", {"reason": "meal", "until": until}))
    assert [order.command.do for order in talk.orders] == ["set_referral"]
