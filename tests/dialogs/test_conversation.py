"""What is remembered between turns."""

import pytest

from dialogs.conversation import MOST_CASES, Conversation
from dialogs.frames import Case
from tests.support.talk import TUESDAY_MORNING


def case(number: str, state: str) -> Case:
    return Case(number=number, flow="lost_phone", opened=TUESDAY_MORNING, states={"wipe_device": state})


def test_a_conversation_of_the_first_version_is_read_as_it_was() -> None:
    old = Conversation.model_validate_json(
        '{"version": 1, "language": "en", "welcomed": true, "offered": ["buyout_price"]}'
    )
    assert (old.version, old.language, old.welcomed, old.offered) == (2, "en", True, ("buyout_price",))
    assert not old.frames


def test_a_case_is_replaced_by_what_has_become_of_it() -> None:
    conversation = Conversation().with_case(case("T-1", "sent")).with_case(case("T-1", "done"))
    assert [one.states["wipe_device"] for one in conversation.cases] == ["done"]


@pytest.mark.parametrize("state", ["waiting", "accepted", "on_hold", "sent", "under_review"])
def test_a_case_of_which_more_is_to_be_told_is_not_forgotten(state: str) -> None:
    conversation = Conversation().with_case(case("T-open", state))
    for number in range(MOST_CASES + 5):
        conversation = conversation.with_case(case(f"T-{number}", "done"))
    assert len(conversation.cases) == MOST_CASES
    assert conversation.case("T-open")
    assert conversation.case("T-0") is None
