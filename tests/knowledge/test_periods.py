"""Periods as people name them, asked on Saturday 28 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.language import Language
from knowledge.periods import Period, PeriodProblem, described_period, find_period

TODAY = date(2026, 11, 28)
DAYS = st.dates(date(2005, 1, 1), date(2087, 12, 31))
PIECES = (
    "oktober november dec 2025 2026 2026-10 2026-10-01 1/10 31/10 29/2 31/2 1-15 från till t.o.m. mellan och sedan - – "
    "förra nästa senaste månaden veckan vecka v. 43 53 54 30 dagarna i fjol år igår imorgon måndag första last month "
    "the past two weeks since until to and den 3 15 julafton helgen kl 8 , . three months ago"
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join))


def found(text: str, today: date = TODAY) -> Period:
    period = find_period(text, today)
    assert isinstance(period, Period)
    return period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("oktober", "2026-10-01", "2026-10-31"),
        ("Oktober månad", "2026-10-01", "2026-10-31"),
        ("jag vill se oktober", "2026-10-01", "2026-10-31"),
        ("okt", "2026-10-01", "2026-10-31"),
        ("maj", "2026-05-01", "2026-05-31"),
        ("i maj", "2026-05-01", "2026-05-31"),
        ("november", "2026-11-01", "2026-11-28"),
        ("december", "2025-12-01", "2025-12-31"),
        ("oktober 2025", "2025-10-01", "2025-10-31"),
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("förra månaden", "2026-10-01", "2026-10-31"),
        ("forra manaden", "2026-10-01", "2026-10-31"),
        ("den här månaden", "2026-11-01", "2026-11-28"),
        ("senaste månaden", "2026-10-29", "2026-11-28"),
        ("senaste 30 dagarna", "2026-10-30", "2026-11-28"),
        ("de senaste två veckorna", "2026-11-15", "2026-11-28"),
        ("senaste halvåret", "2026-05-29", "2026-11-28"),
        ("30 dagar", "2026-10-30", "2026-11-28"),
        ("förra veckan", "2026-11-16", "2026-11-22"),
        ("den här veckan", "2026-11-23", "2026-11-28"),
        ("vecka 43", "2026-10-19", "2026-10-25"),
        ("v. 43-45", "2026-10-19", "2026-11-08"),
        ("v43–45", "2026-10-19", "2026-11-08"),
        ("vecka 43 till 45", "2026-10-19", "2026-11-08"),
        ("vecka 50", "2025-12-08", "2025-12-14"),
        ("1-15 november", "2026-11-01", "2026-11-15"),
        ("1–15 nov", "2026-11-01", "2026-11-15"),
        ("1/10–31/10", "2026-10-01", "2026-10-31"),
        ("1/10 - 31/10", "2026-10-01", "2026-10-31"),
        ("2026-10-01 till 2026-10-31", "2026-10-01", "2026-10-31"),
        ("2026-10-01 - 2026-10-31", "2026-10-01", "2026-10-31"),
        ("mellan 1 och 15 oktober", "2026-10-01", "2026-10-15"),
        ("från 3 oktober till igår", "2026-10-03", "2026-11-27"),
        ("från den 3 till den 15 oktober", "2026-10-03", "2026-10-15"),
        ("fr.o.m. 3 oktober t.o.m. 15 november", "2026-10-03", "2026-11-15"),
        ("sedan första oktober", "2026-10-01", "2026-11-28"),
        ("från 20 november", "2026-11-20", "2026-11-28"),
        ("från 20 november till 5 december", "2026-11-20", "2026-11-28"),
        ("oktober och november", "2026-10-01", "2026-11-28"),
        ("från maj till juli", "2026-05-01", "2026-07-31"),
        ("oktober–november 2025", "2025-10-01", "2025-11-30"),
        ("15 december till 15 januari", "2025-12-15", "2026-01-15"),
        ("1-15 december", "2025-12-01", "2025-12-15"),
        ("oktober till september", "2025-10-01", "2026-09-30"),
        ("i fjol", "2025-01-01", "2025-12-31"),
        ("i år", "2026-01-01", "2026-11-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("igår", "2026-11-27", "2026-11-27"),
        ("i måndags", "2026-11-23", "2026-11-23"),
        ("från i måndags till igår", "2026-11-23", "2026-11-27"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("October", "2026-10-01", "2026-10-31"),
        ("in May", "2026-05-01", "2026-05-31"),
        ("the past two weeks", "2026-11-15", "2026-11-28"),
        ("the last 30 days", "2026-10-30", "2026-11-28"),
        ("last 3 months", "2026-08-29", "2026-11-28"),
        ("October 1 to October 15", "2026-10-01", "2026-10-15"),
        ("October 1-15", "2026-10-01", "2026-10-15"),
        ("October 2025 to March 2026", "2025-10-01", "2026-03-31"),
        ("since Monday", "2026-11-23", "2026-11-28"),
        ("since the first of October", "2026-10-01", "2026-11-28"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("week 43", "2026-10-19", "2026-10-25"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("between 3 October and 15 October", "2026-10-03", "2026-10-15"),
    ],
)
def test_a_period_is_the_latest_of_its_name_and_ends_today_at_the_latest(text: str, first: str, last: str) -> None:
    period = found(text)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("imorgon", PeriodProblem.IN_FUTURE),
        ("nästa vecka", PeriodProblem.IN_FUTURE),
        ("nästa månad", PeriodProblem.IN_FUTURE),
        ("december 2026", PeriodProblem.IN_FUTURE),
        ("2027", PeriodProblem.IN_FUTURE),
        ("2026-12-01 till 2026-12-31", PeriodProblem.IN_FUTURE),
        ("next month", PeriodProblem.IN_FUTURE),
        ("från 5/10 till 3/10", PeriodProblem.ENDS_BEFORE_START),
        ("2026-10-31 till 2026-10-01", PeriodProblem.ENDS_BEFORE_START),
        ("från igår till förra veckan", PeriodProblem.ENDS_BEFORE_START),
        ("30 februari", PeriodProblem.NO_SUCH_TIME),
        ("1/10-31/9", PeriodProblem.NO_SUCH_TIME),
        ("vecka 54", PeriodProblem.NO_SUCH_TIME),
        ("1-31 juni", PeriodProblem.NO_SUCH_TIME),
    ],
)
def test_what_cannot_be_listed_is_told(text: str, problem: PeriodProblem) -> None:
    assert find_period(text, TODAY) is problem


@pytest.mark.parametrize(
    "text",
    [
        "",
        "vet inte",
        "alla samtal",
        "samtalslista för Jan Svensson",
        "maj-britt har ringt",
        "I may need it",
        "ring 0523-61 35 80",
        "13580",
        "kl 8",
        "i två timmar",
        "varje vecka",
        "han har haft 30 dagar ledigt",
    ],
)
def test_a_text_that_names_no_days_has_no_period(text: str) -> None:
    assert find_period(text, TODAY) is None


@pytest.mark.parametrize(
    ("first", "last", "swedish", "english"),
    [
        ("2026-11-01", "2026-11-15", "1–15 november 2026", "1–15 November 2026"),
        ("2026-10-03", "2026-11-27", "3 oktober–27 november 2026", "3 October–27 November 2026"),
        (
            "2025-12-15",
            "2026-01-15",
            "15 december 2025–15 januari 2026",
            "15 December 2025–15 January 2026",
        ),
        ("2026-11-27", "2026-11-27", "27 november 2026", "27 November 2026"),
    ],
)
def test_a_period_is_described(first: str, last: str, swedish: str, english: str) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last), "")
    assert described_period(period, Language.SWEDISH) == swedish
    assert described_period(period, Language.ENGLISH) == english


@given(TEXTS, DAYS)
def test_any_period_is_past_and_runs_forwards(text: str, today: date) -> None:
    period = find_period(text, today)
    if isinstance(period, Period):
        assert period.first <= period.last <= today
        assert period.words
        for language in Language:
            assert described_period(period, language).strip()


@example(date(2008, 11, 1), 1, 245, Language.SWEDISH)
@example(date(2028, 3, 1), 76, 1, Language.ENGLISH)
@given(DAYS, st.integers(0, 1000), st.integers(0, 1000), st.sampled_from(Language))
def test_a_period_that_was_described_is_found_again(today: date, days: int, back: int, language: Language) -> None:
    last = today - timedelta(days=back)
    period = Period(last - timedelta(days=days), last, "")
    again = found(described_period(period, language), today)
    assert (again.first, again.last) == (period.first, period.last)
