"""How long orders wait."""

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.waits import before_looking, before_retry
from bot.pace import Pace

ATTEMPTS = st.integers(1, 10_000)
LONGEST = Pace(chance=lambda _low, high: high)


@given(ATTEMPTS)
def test_a_retry_comes_within_ten_minutes(attempts: int) -> None:
    assert 0 <= before_retry(attempts, None, Pace()) <= 600


@given(ATTEMPTS)
def test_the_bound_of_retries_never_shrinks(attempts: int) -> None:
    assert before_retry(attempts, None, LONGEST) <= before_retry(attempts + 1, None, LONGEST)


@given(ATTEMPTS, st.floats(0, 100_000))
def test_a_retry_never_comes_before_the_backend_wants_it(attempts: int, asked_for: float) -> None:
    assert before_retry(attempts, asked_for, Pace()) >= asked_for


def test_retries_do_not_march_in_step() -> None:
    assert len({before_retry(5, None, Pace()) for _ in range(20)}) > 1


@given(ATTEMPTS)
def test_the_backend_is_asked_how_far_it_has_come_at_least_once_a_minute(attempts: int) -> None:
    assert before_looking(attempts) <= before_looking(attempts + 1) <= 60
