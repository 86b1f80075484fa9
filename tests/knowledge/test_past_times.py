"""When something happened, as people tell it on Saturday 28 November 2026 at 10:00 where nothing else is said."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import SWEDEN
from knowledge.language import Language
from knowledge.past_times import Past, PastProblem, described_past, find_past


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SWEDEN)


NOW = at("2026-11-28 10:00")
MOMENTS = st.builds(
    datetime.fromtimestamp,
    st.integers(min_value=1_104_600_000, max_value=3_700_000_000),  # 2005 to 2087
    st.sampled_from((UTC, SWEDEN)),
)
PIECES = (
    "igår idag imorgon i förrgår morse kväll natt natten lördags måndags fredag förra nästa veckan månaden i fjol nyss "
    "för en två timmar dagar sedan sen ago two hours last night yesterday kl vid 8 16 25 halv åtta 3/11 31/2 den 3 "
    "november december mellan och 10 12 till från senaste julafton helgen vecka 47 2026 2025 just now noon . , - lunch"
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join))


def found(text: str, now: datetime = NOW) -> Past:
    past = find_past(text, now)
    assert isinstance(past, Past)
    return past


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("i morse vid 8", "2026-11-28 08:00"),
        ("kl 8 idag", "2026-11-28 08:00"),
        ("kl 16", "2026-11-27 16:00"),
        ("halv åtta", "2026-11-28 07:30"),
        ("halv atta", "2026-11-28 07:30"),
        ("senast kl 8", "2026-11-28 08:00"),
        ("för en timme sedan", "2026-11-28 09:00"),
        ("for en timme sen", "2026-11-28 09:00"),
        ("för 20 min sen", "2026-11-28 09:40"),
        ("för en halvtimme sedan", "2026-11-28 09:30"),
        ("igår vid 3", "2026-11-27 15:00"),
        ("igår kl 14.30", "2026-11-27 14:30"),
        ("igår kväll vid 8", "2026-11-27 20:00"),
        ("i natt vid 2", "2026-11-28 02:00"),
        ("i fredags eftermiddag vid 3", "2026-11-27 15:00"),
        ("i lördags vid 14", "2026-11-21 14:00"),
        ("3/11 kl 14", "2026-11-03 14:00"),
        ("yesterday around noon", "2026-11-27 12:00"),
        ("two hours ago", "2026-11-28 08:00"),
        ("half an hour ago", "2026-11-28 09:30"),
        ("last night at 11", "2026-11-27 23:00"),
        ("yesterday at 4 pm", "2026-11-27 16:00"),
        ("on Monday at 9", "2026-11-23 09:00"),
    ],
)
def test_an_hour_is_the_latest_of_its_name(text: str, moment: str) -> None:
    past = found(text)
    assert (past.start, past.end) == (at(moment), at(moment))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("idag", "2026-11-28 00:00", "2026-11-29 00:00"),
        ("igår", "2026-11-27 00:00", "2026-11-28 00:00"),
        ("i går", "2026-11-27 00:00", "2026-11-28 00:00"),
        ("i gar", "2026-11-27 00:00", "2026-11-28 00:00"),
        ("i förrgår", "2026-11-26 00:00", "2026-11-27 00:00"),
        ("för tre dagar sedan", "2026-11-25 00:00", "2026-11-26 00:00"),
        ("för en vecka sedan", "2026-11-21 00:00", "2026-11-22 00:00"),
        ("i lördags", "2026-11-21 00:00", "2026-11-22 00:00"),
        ("lördag", "2026-11-28 00:00", "2026-11-29 00:00"),
        ("på fredag", "2026-11-27 00:00", "2026-11-28 00:00"),
        ("måndag", "2026-11-23 00:00", "2026-11-24 00:00"),
        ("den 3 november", "2026-11-03 00:00", "2026-11-04 00:00"),
        ("3/11", "2026-11-03 00:00", "2026-11-04 00:00"),
        ("2026-11-20", "2026-11-20 00:00", "2026-11-21 00:00"),
        ("den 30:e", "2026-10-30 00:00", "2026-10-31 00:00"),
        ("julafton", "2025-12-24 00:00", "2025-12-25 00:00"),
        ("förra veckan", "2026-11-16 00:00", "2026-11-23 00:00"),
        ("vecka 46", "2026-11-09 00:00", "2026-11-16 00:00"),
        ("förra månaden", "2026-10-01 00:00", "2026-11-01 00:00"),
        ("i oktober", "2026-10-01 00:00", "2026-11-01 00:00"),
        ("förra helgen", "2026-11-21 00:00", "2026-11-23 00:00"),
        ("i morse", "2026-11-28 06:00", "2026-11-28 09:00"),
        ("igår kväll", "2026-11-27 17:00", "2026-11-28 00:00"),
        ("igår eftermiddag", "2026-11-27 12:00", "2026-11-27 17:00"),
        ("i måndags morse", "2026-11-23 06:00", "2026-11-23 09:00"),
        ("i natt", "2026-11-27 22:00", "2026-11-28 06:00"),
        ("nyss", "2026-11-28 09:45", "2026-11-28 10:00"),
        ("alldeles nyss", "2026-11-28 09:45", "2026-11-28 10:00"),
        ("igår mellan 10 och 12", "2026-11-27 10:00", "2026-11-27 12:00"),
        ("mellan 14 och 16 igår", "2026-11-27 14:00", "2026-11-27 16:00"),
        ("mellan 8 och 9", "2026-11-28 08:00", "2026-11-28 09:00"),
        ("senaste timmen", "2026-11-28 09:00", "2026-11-28 10:00"),
        ("från i torsdags till igår", "2026-11-26 00:00", "2026-11-28 00:00"),
        ("yesterday", "2026-11-27 00:00", "2026-11-28 00:00"),
        ("last Saturday", "2026-11-21 00:00", "2026-11-22 00:00"),
        ("last week", "2026-11-16 00:00", "2026-11-23 00:00"),
        ("last night", "2026-11-27 17:00", "2026-11-28 06:00"),
        ("this morning", "2026-11-28 06:00", "2026-11-28 12:00"),
        ("yesterday afternoon", "2026-11-27 12:00", "2026-11-27 17:00"),
        ("three days ago", "2026-11-25 00:00", "2026-11-26 00:00"),
        ("just now", "2026-11-28 09:45", "2026-11-28 10:00"),
        ("November 3rd", "2026-11-03 00:00", "2026-11-04 00:00"),
        ("min mobil blev stulen på tåget igår, den var olåst", "2026-11-27 00:00", "2026-11-28 00:00"),
        ("den försvann i lördags, kan jag få en ny imorgon?", "2026-11-21 00:00", "2026-11-22 00:00"),
        ("kan jag få en ny imorgon? den försvann i lördags", "2026-11-21 00:00", "2026-11-22 00:00"),
    ],
)
def test_a_longer_time_has_its_span(text: str, start: str, end: str) -> None:
    past = found(text)
    assert (past.start, past.end) == (at(start), at(end))


@pytest.mark.parametrize(
    ("text", "now", "start"),
    [
        ("i natt", "2026-11-28 02:00", "2026-11-27 22:00"),
        ("i natt", "2026-11-28 23:00", "2026-11-28 22:00"),
        ("ikväll", "2026-11-28 01:00", "2026-11-27 17:00"),
        ("ikväll", "2026-11-28 18:00", "2026-11-28 17:00"),
        ("kl 3", "2026-11-28 16:00", "2026-11-28 15:00"),
        ("kl 3", "2026-11-28 10:00", "2026-11-28 03:00"),
        ("kl 8", "2026-11-28 07:00", "2026-11-27 08:00"),
        ("december", "2026-01-05 10:00", "2025-12-01 00:00"),
        ("20 december", "2026-01-05 10:00", "2025-12-20 00:00"),
        ("på kvällen", "2026-11-28 10:00", "2026-11-27 17:00"),
        ("för 2 timmar sedan", "2026-03-29 03:30", "2026-03-29 00:30"),
    ],
)
def test_what_was_meant_depends_on_now(text: str, now: str, start: str) -> None:
    assert found(text, at(now)).start == at(start)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("imorgon", PastProblem.IN_FUTURE),
        ("nästa vecka", PastProblem.IN_FUTURE),
        ("om två timmar", PastProblem.IN_FUTURE),
        ("kl 14 idag", PastProblem.IN_FUTURE),
        ("ikväll", PastProblem.IN_FUTURE),
        ("den 3 december", PastProblem.IN_FUTURE),
        ("2027-01-01", PastProblem.IN_FUTURE),
        ("tomorrow", PastProblem.IN_FUTURE),
        ("next Friday", PastProblem.IN_FUTURE),
        ("31/2", PastProblem.NO_SUCH_TIME),
        ("igår kl 25", PastProblem.NO_SUCH_TIME),
        ("vecka 54", PastProblem.NO_SUCH_TIME),
        ("från igår till i måndags", PastProblem.ENDS_BEFORE_START),
    ],
)
def test_what_cannot_be_past_is_told(text: str, problem: PastProblem) -> None:
    assert find_past(text, NOW) is problem


@pytest.mark.parametrize(
    "text",
    [
        "",
        "vet inte",
        "jag har två telefoner",
        "ring 0523-61 35 80",
        "varje dag",
        "i två timmar",
        "på bussen",
        "i köket",
        "jag minns inte",
        "I may have lost it",
        "don't know",
    ],
)
def test_a_text_that_names_no_time_has_none(text: str) -> None:
    assert find_past(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("i morse vid 8", "i dag kl. 08.00", "today at 08:00"),
        ("idag", "i dag", "today"),
        ("igår", "i går (fredag 27 november)", "yesterday (Friday 27 November)"),
        ("igår kl 16", "i går kl. 16.00 (fredag 27 november)", "yesterday at 16:00 (Friday 27 November)"),
        ("igår kväll", "i går kväll (fredag 27 november)", "yesterday evening (Friday 27 November)"),
        ("i morse", "i dag på morgonen", "today at 06:00–09:00"),
        ("i natt", "i natt", "last night"),
        ("i lördags", "lördag 21 november", "Saturday 21 November"),
        ("3/11 kl 14", "tisdag 3 november kl. 14.00", "Tuesday 3 November at 14:00"),
        ("julafton", "onsdag 24 december 2025", "Wednesday 24 December 2025"),
        ("i lördags kväll", "på kvällen lördag 21 november", "on the evening of Saturday 21 November"),
        ("igår 10-12", "i går kl. 10.00–12.00 (fredag 27 november)", "yesterday at 10:00–12:00 (Friday 27 November)"),
        ("förra veckan", "16–22 november 2026", "16–22 November 2026"),
        (
            "last night",
            "mellan fredag 27 november kl. 17.00 och lördag 28 november kl. 06.00",
            "between Friday 27 November at 17:00 and Saturday 28 November at 06:00",
        ),
    ],
)
def test_a_time_is_described_in_few_words(text: str, swedish: str, english: str) -> None:
    assert described_past(found(text), Language.SWEDISH, NOW) == swedish
    assert described_past(found(text), Language.ENGLISH, NOW) == english


@given(TEXTS, MOMENTS)
def test_any_past_time_has_begun(text: str, now: datetime) -> None:
    past = find_past(text, now)
    if isinstance(past, Past):
        assert past.start.tzinfo is SWEDEN
        assert past.end.tzinfo is SWEDEN
        assert past.start.astimezone(UTC) <= now.astimezone(UTC)
        assert past.start.astimezone(UTC) <= past.end.astimezone(UTC)
        assert past.words
        for language in Language:
            assert described_past(past, language, now).strip()


@given(MOMENTS, st.integers(0, 270), st.sampled_from(Language))
def test_a_day_that_was_described_is_found_again(now: datetime, days: int, language: Language) -> None:
    day = now.astimezone(SWEDEN).date() - timedelta(days=days)
    past = found(day.isoformat(), now)
    again = found(described_past(past, language, now), now)
    assert (again.start, again.end) == (past.start, past.end)
