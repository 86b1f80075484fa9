"""On-call hours against the Act on public holidays (lag 1989:253), with dates worked out by hand."""

import math
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import SWEDEN, next_change, on_call_cost, on_call_staffed, red_day_name
from knowledge.language import Language

ZONES = (UTC, SWEDEN, ZoneInfo("America/New_York"), timezone(timedelta(hours=14)))
DAYS = st.dates(date(2005, 1, 1), date(2099, 12, 31))
MOMENTS = st.builds(
    datetime.fromtimestamp,
    st.integers(min_value=1_104_600_000, max_value=3_700_000_000),  # 2005 to 2087
    st.sampled_from(ZONES),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SWEDEN)


def easter_sunday(year: int) -> date:
    """By Gauss's rule as Meeus gives it for the Gregorian calendar."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def saturday_from(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def red_days_by_the_law(year: int) -> set[date]:
    fixed = {date(year, *day) for day in [(1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)]}
    moving = {easter_sunday(year) + timedelta(days=days) for days in (-2, 0, 1, 39, 49)}
    return fixed | moving | {saturday_from(date(year, 6, 20)), saturday_from(date(year, 10, 31))}


@pytest.mark.parametrize(
    ("moment", "staffed"),
    [
        ("2026-11-23 06:59:59", True),
        ("2026-11-23 07:00", False),
        ("2026-11-23 16:59:59", False),
        ("2026-11-23 17:00", True),
        ("2026-11-24 00:00", True),
        ("2026-11-24 03:00", True),
        ("2026-11-20 16:59", False),
        ("2026-11-21 12:00", True),
        ("2026-11-22 12:00", True),
    ],
)
def test_weekdays_have_their_hours_and_weekends_all_of_them(moment: str, staffed: bool) -> None:
    assert on_call_staffed(at(moment)) is staffed


@pytest.mark.parametrize(
    ("day", "swedish", "english"),
    [
        ("2026-01-01", "Nyårsdagen", "New Year's Day"),
        ("2026-01-06", "Trettondedag jul", "Epiphany"),
        ("2026-04-03", "Långfredagen", "Good Friday"),
        ("2026-04-05", "Påskdagen", "Easter Sunday"),
        ("2026-04-06", "Annandag påsk", "Easter Monday"),
        ("2026-05-01", "Första maj", "May Day"),
        ("2026-05-14", "Kristi himmelsfärdsdag", "Ascension Day"),
        ("2026-05-24", "Pingstdagen", "Pentecost"),
        ("2024-06-06", "Nationaldagen", "National Day"),
        ("2026-06-20", "Midsommardagen", "Midsummer Day"),
        ("2026-10-31", "Alla helgons dag", "All Saints' Day"),
        ("2025-11-01", "Alla helgons dag", "All Saints' Day"),
        ("2025-12-25", "Juldagen", "Christmas Day"),
        ("2025-12-26", "Annandag jul", "Second Day of Christmas"),
    ],
)
def test_on_call_is_staffed_all_day_on_every_red_day(day: str, swedish: str, english: str) -> None:
    assert on_call_staffed(at(f"{day} 12:00"))
    assert red_day_name(date.fromisoformat(day), Language.SWEDISH) == swedish
    assert red_day_name(date.fromisoformat(day), Language.ENGLISH) == english


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-05",  # trettondagsafton
        "2026-04-02",  # skärtorsdagen
        "2026-04-30",  # valborgsmässoafton
        "2026-05-15",  # the Friday after Kristi himmelsfärdsdag
        "2026-05-25",  # annandag pingst, a working day since 2005
        "2026-10-30",  # allhelgonaafton
        "2026-12-23",
    ],
)
@pytest.mark.parametrize("eves", [False, True])
def test_days_that_only_feel_red_are_working_days(day: str, eves: bool) -> None:
    assert not on_call_staffed(at(f"{day} 12:00"), eves=eves)
    assert red_day_name(date.fromisoformat(day), Language.SWEDISH, eves=eves) is None


@pytest.mark.parametrize(
    ("day", "name"),
    [("2026-06-19", "Midsommarafton"), ("2026-12-24", "Julafton"), ("2026-12-31", "Nyårsafton")],
)
def test_the_great_eves_are_red_only_where_that_is_set(day: str, name: str) -> None:
    assert not on_call_staffed(at(f"{day} 12:00"))
    assert on_call_staffed(at(f"{day} 12:00"), eves=True)
    assert red_day_name(date.fromisoformat(day), Language.SWEDISH) is None
    assert red_day_name(date.fromisoformat(day), Language.SWEDISH, eves=True) == name


def test_a_sunday_is_red_and_a_saturday_is_not() -> None:
    assert red_day_name(date(2026, 11, 22), Language.SWEDISH) == "söndag"
    assert red_day_name(date(2026, 11, 22), Language.ENGLISH) == "Sunday"
    assert red_day_name(date(2026, 11, 21), Language.SWEDISH) is None


def test_a_day_that_is_red_twice_has_both_names() -> None:
    assert red_day_name(date(2008, 5, 1), Language.SWEDISH) == "Första maj och Kristi himmelsfärdsdag"
    assert red_day_name(date(2008, 5, 1), Language.ENGLISH) == "Ascension Day and May Day"


@given(DAYS)
def test_the_red_days_are_those_of_the_law(day: date) -> None:
    red = day.weekday() == 6 or day in red_days_by_the_law(day.year)
    assert (red_day_name(day, Language.SWEDISH) is not None) is red
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=SWEDEN)
    assert on_call_staffed(noon) is (red or day.weekday() == 5)


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_on_call_is_staffed_through_the_night_when_the_clocks_change(night: str) -> None:
    midnight = at(f"{night} 00:00").astimezone(UTC)
    assert all(on_call_staffed(midnight + timedelta(minutes=minutes)) for minutes in range(0, 360, 10))


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        ("2026-03-27T15:59+00:00", "2026-03-27T16:00+00:00"),  # Friday 17.00 in winter time
        ("2026-03-27T16:00+00:00", "2026-03-30T05:00+00:00"),  # Monday 07.00 in summer time
        ("2026-10-23T14:59+00:00", "2026-10-23T15:00+00:00"),  # Friday 17.00 in summer time
        ("2026-10-23T15:00+00:00", "2026-10-26T06:00+00:00"),  # Monday 07.00 in winter time
    ],
)
def test_the_hours_follow_the_clock_when_it_changes(moment: str, change: str) -> None:
    assert next_change(datetime.fromisoformat(moment)) == datetime.fromisoformat(change)


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        ("2026-11-23 12:00", "2026-11-23 17:00"),
        ("2026-11-23 17:00", "2026-11-24 07:00"),
        ("2026-11-23 06:59", "2026-11-23 07:00"),
        ("2026-11-20 18:00", "2026-11-23 07:00"),
        ("2026-04-02 17:00", "2026-04-07 07:00"),
        ("2026-12-31 12:00", "2026-12-31 17:00"),
        ("2026-12-31 18:00", "2027-01-04 07:00"),
    ],
)
def test_the_next_change_is_found_over_weekends_and_red_days(moment: str, change: str) -> None:
    assert next_change(at(moment)) == at(change)


def test_an_eve_that_counts_as_red_moves_the_next_change() -> None:
    assert next_change(at("2026-12-24 03:00")) == at("2026-12-24 07:00")
    assert next_change(at("2026-12-24 03:00"), eves=True) == at("2026-12-28 07:00")


@given(MOMENTS, st.booleans())
def test_nothing_changes_before_the_next_change(moment: datetime, eves: bool) -> None:
    change = next_change(moment, eves=eves)
    staffed = on_call_staffed(moment, eves=eves)
    assert change.tzinfo is SWEDEN
    assert change.astimezone(UTC) > moment
    assert on_call_staffed(change, eves=eves) is not staffed
    assert on_call_staffed(change.astimezone(UTC) - timedelta(microseconds=1), eves=eves) is staffed
    middle = moment + (change.astimezone(UTC) - moment) / 2
    assert on_call_staffed(middle, eves=eves) is staffed


@given(MOMENTS)
def test_the_time_zone_of_the_moment_does_not_matter(moment: datetime) -> None:
    assert len({on_call_staffed(moment.astimezone(zone)) for zone in ZONES}) == 1


def test_a_moment_without_time_zone_is_refused() -> None:
    for function in (on_call_staffed, next_change):
        with pytest.raises(ValueError, match="needs a time zone"):
            function(at("2026-11-23 12:00").replace(tzinfo=None))


@pytest.mark.parametrize(
    ("minutes", "kronor"),
    [
        (0, 0),
        (0.01, 700),
        (1, 700),
        (59.9, 700),
        (60, 700),
        (60.01, 1400),
        (61, 1400),
        (120, 1400),
        (600, 7000),
    ],
)
def test_every_started_hour_costs_a_whole_one(minutes: float, kronor: int) -> None:
    assert on_call_cost(minutes) == kronor


@given(st.floats(min_value=0, max_value=1e9))
def test_the_cost_covers_the_time_and_no_hour_more(minutes: float) -> None:
    hours, rest = divmod(on_call_cost(minutes), 700)
    assert rest == 0
    assert minutes <= hours * 60
    assert minutes > (hours - 1) * 60


@pytest.mark.parametrize("minutes", [-1, -0.001, math.nan, math.inf, -math.inf])
def test_minutes_that_cannot_be_are_refused(minutes: float) -> None:
    with pytest.raises(ValueError, match="minutes must be a number from 0"):
        on_call_cost(minutes)
