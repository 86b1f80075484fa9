from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telephony.embedded.device_states import Course, standing_of
from telephony.models import State
from telephony.organisation import WipeAnswer
from tests.support.talk import TUESDAY_MORNING as ORDERED

STATES = {
    Course.AT_ONCE: [(0, State.DONE)],
    Course.SUPPORTED: [(0, State.ACCEPTED), (2, State.SENT), (6, State.DONE)],
    Course.UNSUPPORTED: [(0, State.UNSUPPORTED)],
    Course.UNKNOWN: [(0, State.ACCEPTED), (2, State.SENT), (6, State.UNKNOWN)],
    Course.ON_HOLD: [(0, State.ON_HOLD), (600, State.SENT), (604, State.DONE)],
    Course.UNREACHABLE: [(0, State.ACCEPTED), (2, State.SENT)],
}
CASES = [(course, seconds, state) for course, steps in STATES.items() for seconds, state in steps]
SECONDS = st.floats(0, 1000).map(lambda seconds: timedelta(seconds=seconds))


def test_a_phone_answers_as_orders_go() -> None:
    assert {answer.value for answer in WipeAnswer} == {course.value for course in Course} - {Course.AT_ONCE}


@pytest.mark.parametrize(("course", "seconds", "state"), CASES)
def test_an_order_reaches_its_states_in_time(course: Course, seconds: int, state: State) -> None:
    reached = ORDERED + timedelta(seconds=seconds)
    standing = standing_of(course, ORDERED, None, reached)
    assert (standing.state, standing.at) == (state, reached)
    if seconds:
        assert standing_of(course, ORDERED, None, reached - timedelta(microseconds=1)).state is not state


@pytest.mark.parametrize("course", Course)
def test_an_order_ends_as_it_ends(course: Course) -> None:
    assert standing_of(course, ORDERED, None, ORDERED + timedelta(days=365)).state is STATES[course][-1][1]


@pytest.mark.parametrize(
    ("course", "seconds"), [(Course.SUPPORTED, 1.9), (Course.UNREACHABLE, 0), (Course.ON_HOLD, 599)]
)
def test_an_order_that_waits_is_stopped_for_good(course: Course, seconds: float) -> None:
    stopped = ORDERED + timedelta(seconds=seconds)
    for later in (timedelta(), timedelta(days=1)):
        standing = standing_of(course, ORDERED, stopped, stopped + later)
        assert (standing.state, standing.at) == (State.STOPPED, stopped)


@pytest.mark.parametrize(
    ("course", "seconds"),
    [
        (Course.SUPPORTED, 2),
        (Course.UNREACHABLE, 2),
        (Course.ON_HOLD, 600),
        (Course.UNSUPPORTED, 0),
        (Course.AT_ONCE, 0),
    ],
)
def test_an_order_that_has_gone_out_is_not_stopped(course: Course, seconds: int) -> None:
    stopped = ORDERED + timedelta(seconds=seconds)
    for later in (timedelta(), timedelta(days=1)):
        moment = stopped + later
        assert standing_of(course, ORDERED, stopped, moment) == standing_of(course, ORDERED, None, moment)


def test_a_clock_that_is_set_back_leaves_the_first_state() -> None:
    standing = standing_of(Course.SUPPORTED, ORDERED, None, ORDERED - timedelta(hours=1))
    assert (standing.state, standing.at) == (State.ACCEPTED, ORDERED)


@given(course=st.sampled_from(Course), stopped=st.none() | SECONDS, first=SECONDS, second=SECONDS)
def test_a_final_state_never_changes(
    course: Course, stopped: timedelta | None, first: timedelta, second: timedelta
) -> None:
    earlier, later = sorted((first, second))
    stopped_at = None if stopped is None or stopped > earlier else ORDERED + stopped
    before = standing_of(course, ORDERED, stopped_at, ORDERED + earlier)
    after = standing_of(course, ORDERED, stopped_at, ORDERED + later)
    assert before.at <= after.at
    if before.state.final:
        assert after == before
