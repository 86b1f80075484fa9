from datetime import datetime, timedelta

import pytest

from telephony.commands import ClearReferral, SetReferral
from telephony.models import Person, Reason, State
from telephony.problems import ProblemType
from tests.support.talk import TUESDAY_MORNING, at_once
from tests.telephony.embedded.backend import Backend
from tests.telephony.embedded.cast import NOBODY, OWNER, STRANGER

NOON = TUESDAY_MORNING + timedelta(hours=2)


def lunch(starts: datetime = TUESDAY_MORNING, until: datetime | None = NOON) -> SetReferral:
    return SetReferral(reason=Reason.LUNCH, starts=starts, until=until)


def anna(backend: Backend) -> Person:
    return at_once(backend.telephony.person(STRANGER.id, OWNER))


def test_everyone_sees_a_referral_while_it_holds(backend: Backend) -> None:
    assert anna(backend).referral is None
    assert backend.do(STRANGER, lunch()).state is State.DONE
    referral = anna(backend).referral
    assert referral is not None
    assert (referral.reason, referral.starts, referral.until, referral.closed) == (
        Reason.LUNCH,
        TUESDAY_MORNING,
        NOON,
        True,
    )
    assert [person.referral for person in at_once(backend.telephony.find_persons("Tallkvist", OWNER))] == [referral]


def test_a_referral_ends_by_itself(backend: Backend) -> None:
    backend.do(STRANGER, lunch())
    backend.now = NOON - timedelta(microseconds=1)
    assert anna(backend).referral is not None
    backend.now = NOON
    assert anna(backend).referral is None


def test_a_referral_without_an_end_stays_until_it_is_cleared(backend: Backend) -> None:
    backend.do(STRANGER, lunch(until=None))
    backend.wait(days=365)
    assert anna(backend).referral is not None
    assert backend.do(STRANGER, ClearReferral()).state is State.DONE
    assert anna(backend).referral is None


def test_a_referral_that_starts_later_is_not_shown_before(backend: Backend) -> None:
    backend.do(STRANGER, lunch(starts=NOON, until=None))
    assert anna(backend).referral is None
    backend.now = NOON
    assert anna(backend).referral is not None


def test_a_planned_absence_is_shown_to_the_person_alone(backend: Backend) -> None:
    backend.do(STRANGER, lunch(starts=NOON, until=NOON + timedelta(hours=1)))
    own = at_once(backend.telephony.person(STRANGER.id, STRANGER)).planned
    assert own is not None
    assert own.starts == NOON
    assert anna(backend).planned is None
    assert [person.planned for person in at_once(backend.telephony.find_persons("Tallkvist", STRANGER))] == [None]


def test_a_new_referral_replaces_the_old_one(backend: Backend) -> None:
    backend.do(STRANGER, lunch(), SetReferral(reason=Reason.MEETING, starts=TUESDAY_MORNING, until=None, closed=False))
    referral = anna(backend).referral
    assert referral is not None
    assert (referral.reason, referral.until, referral.closed) == (Reason.MEETING, None, False)


def test_nothing_is_wrong_with_clearing_where_no_referral_is(backend: Backend) -> None:
    assert backend.do(STRANGER, ClearReferral()).state is State.DONE


@pytest.mark.parametrize(
    "wrong",
    [
        lunch(until=TUESDAY_MORNING),
        lunch(starts=TUESDAY_MORNING - timedelta(hours=2), until=TUESDAY_MORNING - timedelta(hours=1)),
        lunch(starts=NOON, until=NOON),
        lunch(starts=NOON + timedelta(hours=1), until=NOON),
    ],
)
def test_a_referral_can_not_end_in_the_past_or_before_it_starts(backend: Backend, wrong: SetReferral) -> None:
    assert backend.refusal(STRANGER, wrong) is ProblemType.UNTIL_IN_PAST
    assert anna(backend).referral is None


def test_a_refused_referral_leaves_the_old_one(backend: Backend) -> None:
    backend.do(STRANGER, lunch())
    before = anna(backend).referral
    assert backend.refusal(STRANGER, lunch(until=TUESDAY_MORNING)) is ProblemType.UNTIL_IN_PAST
    assert anna(backend).referral == before


@pytest.mark.parametrize("command", [lunch(), ClearReferral()])
def test_a_referral_takes_an_extension(backend: Backend, command: SetReferral | ClearReferral) -> None:
    assert backend.refusal(OWNER, command) is ProblemType.NO_EXTENSION
    assert backend.refusal(NOBODY, command) is ProblemType.NOT_FOUND
