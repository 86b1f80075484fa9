"""Times as people name them, asked on Wednesday 25 November 2026 at 15:00 where nothing else is said."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import SWEDEN
from knowledge.language import Language
from knowledge.moments import Mentioned, described, find_moment


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SWEDEN)


NOW = at("2026-11-25 15:00")
MOMENTS = st.builds(
    datetime.fromtimestamp,
    st.integers(min_value=1_104_600_000, max_value=3_700_000_000),  # 2005 to 2087
    st.sampled_from((UTC, SWEDEN)),
)
PIECES = (
    "kl klockan i på om den vid efter till nästa next last förra lördag lördags saturday on at in i-kväll ikväll natt "
    "i natt tonight imorgon tomorrow helgen weekend halv kvart över half past to åtta seven 8 20 27 31 24:00 02:30 8pm "
    "12/24 24/12 31/2 29/2 2026-12-24 2027-02-30 24:e 3rd december may 5 vecka weeks dagar timmar julafton easter "
    "christmas kvällen evening morning bitti midnatt noon nu now . , ? - 0523-61 kr sms varje every"
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("kl 20", "2026-11-25 20:00"),
        ("KL 20", "2026-11-25 20:00"),
        ("kl20", "2026-11-25 20:00"),
        ("Kl. 20.30?", "2026-11-25 20:30"),
        ("kl 2030", "2026-11-25 20:30"),
        ("kl 16:45", "2026-11-25 16:45"),
        ("vad kostar det kl 22 ikväll?", "2026-11-25 22:00"),
        ("klockan 8", "2026-11-26 08:00"),
        ("klockan åtta", "2026-11-26 08:00"),
        ("klockan atta", "2026-11-26 08:00"),
        ("kan jag ringa klockan ett", "2026-11-26 01:00"),
        ("efter kl 17", "2026-11-25 17:00"),
        ("efter 17", "2026-11-25 17:00"),
        ("får man ringa er efter 17 på en lördag", "2026-11-28 17:00"),
        ("vid 22-tiden", "2026-11-25 22:00"),
        ("vid tiotiden ikväll", "2026-11-25 22:00"),
        ("20:15", "2026-11-25 20:15"),
        ("14:59", "2026-11-26 14:59"),
        ("15:00", "2026-11-25 15:00"),
        ("kl 24", "2026-11-26 00:00"),
        ("kl 00.30", "2026-11-26 00:30"),
        ("halv åtta", "2026-11-26 07:30"),
        ("halv 8 ikväll", "2026-11-25 19:30"),
        ("halv ett på natten", "2026-11-26 00:30"),
        ("kvart i sju", "2026-11-26 06:45"),
        ("kvart över sju", "2026-11-26 07:15"),
        ("tio i åtta på kvällen", "2026-11-25 19:50"),
        ("fem över halv åtta ikväll", "2026-11-25 19:35"),
        ("mellan 17 och 20", "2026-11-25 17:00"),
        ("mellan 17-20 på lördag", "2026-11-28 17:00"),
        ("åtta på kvällen", "2026-11-25 20:00"),
        ("kl 3 på eftermiddagen", "2026-11-25 15:00"),
        ("kl 7 på morgonen", "2026-11-26 07:00"),
        ("12 på natten", "2026-11-26 00:00"),
        ("vid midnatt", "2026-11-26 00:00"),
        ("kl 8 i morgon bitti", "2026-11-26 08:00"),
        ("imorrn kl 19", "2026-11-26 19:00"),
        ("Går det att ringa 20.15 ikväll?", "2026-11-25 20:15"),
        ("lördag 14", "2026-11-28 14:00"),
        ("på lördag kl 8 på kvällen", "2026-11-28 20:00"),
        ("lördagskväll kl 8", "2026-11-28 20:00"),
        ("lördag den 5 december kl. 20.00", "2026-12-05 20:00"),
        ("lördag natt kl 2", "2026-11-29 02:00"),
        ("lördag kl 2 på natten", "2026-11-28 02:00"),
        ("julafton kl 18", "2026-12-24 18:00"),
        ("2026-12-24 kl 20", "2026-12-24 20:00"),
        ("kl 8 idag", "2026-11-25 08:00"),
        ("helgen kl 12", "2026-11-28 12:00"),
        ("om två timmar", "2026-11-25 17:00"),
        ("onsdag kl 8", "2026-12-02 08:00"),
        ("onsdag kl 16", "2026-11-25 16:00"),
        ("god morgon! kan jag ringa kl 20", "2026-11-25 20:00"),
        ("jag ringde igår, kan jag ringa i morgon kl 8?", "2026-11-26 08:00"),
        ("can I call on-call tomorrow at 6 am?", "2026-11-26 06:00"),
        ("8 pm", "2026-11-25 20:00"),
        ("8PM", "2026-11-25 20:00"),
        ("8:30 p.m.", "2026-11-25 20:30"),
        ("eight pm", "2026-11-25 20:00"),
        ("12 am", "2026-11-26 00:00"),
        ("12 pm", "2026-11-26 12:00"),
        ("at 6 am", "2026-11-26 06:00"),
        ("6 o'clock", "2026-11-26 06:00"),
        ("six o’clock in the evening", "2026-11-25 18:00"),
        ("half past seven", "2026-11-26 07:30"),
        ("half past seven tonight", "2026-11-25 19:30"),
        ("quarter to eight", "2026-11-26 07:45"),
        ("a quarter past five in the afternoon", "2026-11-25 17:15"),
        ("can I phone at 22?", "2026-11-25 22:00"),
        ("after 5 tomorrow", "2026-11-26 05:00"),
        ("Is it staffed at eight this evening?", "2026-11-25 20:00"),
        ("10 tonight", "2026-11-25 22:00"),
        ("at 2 tonight", "2026-11-26 02:00"),
        ("at noon on Friday", "2026-11-27 12:00"),
        ("at midnight", "2026-11-26 00:00"),
        ("December 24 at 8pm", "2026-12-24 20:00"),
        ("at 8 may I call?", "2026-11-26 08:00"),
        ("in an hour", "2026-11-25 16:00"),
        ("klockan är 20, kan jag ringa?", "2026-11-25 20:00"),
        ("kl två natten till lördag", "2026-11-28 02:00"),
        ("half six", "2026-11-26 06:30"),
    ],
)
def test_a_named_hour_is_a_moment(text: str, moment: str) -> None:
    assert find_moment(text, NOW) == Mentioned(at(moment), at(moment), hour=True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("kan jag ringa supporten på lördag?", "2026-11-28"),
        ("kan jag ringa nu på söndag", "2026-11-29"),
        ("PÅ LÖRDAG", "2026-11-28"),
        ("pa lordag", "2026-11-28"),
        ("lördagen", "2026-11-28"),
        ("på lör", "2026-11-28"),
        ("onsdag", "2026-11-25"),
        ("tisdag", "2026-12-01"),
        ("nästa lördag", "2026-12-05"),
        ("lördag nästa vecka", "2026-12-05"),
        ("nästa vecka på tisdag", "2026-12-01"),
        ("i lördags", "2026-11-21"),
        ("i onsdags", "2026-11-18"),
        ("idag", "2026-11-25"),
        ("i dag", "2026-11-25"),
        ("i morgon", "2026-11-26"),
        ("imorron", "2026-11-26"),
        ("imorn", "2026-11-26"),
        ("i övermorgon", "2026-11-27"),
        ("övermorgon", "2026-11-27"),
        ("overmorgon", "2026-11-27"),
        ("igår", "2026-11-24"),
        ("om två dagar", "2026-11-27"),
        ("om en vecka", "2026-12-02"),
        ("imorgon eller på lördag", "2026-11-26"),
        ("24/12", "2026-12-24"),
        ("den 24/12", "2026-12-24"),
        ("24 december", "2026-12-24"),
        ("den 24:e", "2026-12-24"),
        ("den 24e december", "2026-12-24"),
        ("den 3:e", "2026-12-03"),
        ("6 juni", "2027-06-06"),
        ("25 november", "2026-11-25"),
        ("24 november", "2027-11-24"),
        ("29 februari", "2028-02-29"),
        ("2026-12-24", "2026-12-24"),
        ("5 mars 2028", "2028-03-05"),
        ("är jouren öppen på julafton?", "2026-12-24"),
        ("juldagen", "2026-12-25"),
        ("annandag jul", "2026-12-26"),
        ("nyårsafton", "2026-12-31"),
        ("nyarsafton", "2026-12-31"),
        ("nyårsdagen", "2027-01-01"),
        ("trettondagen", "2027-01-06"),
        ("trettondagsafton", "2027-01-05"),
        ("skärtorsdagen", "2027-03-25"),
        ("långfredagen", "2027-03-26"),
        ("påskafton", "2027-03-27"),
        ("påskdagen", "2027-03-28"),
        ("annandag påsk", "2027-03-29"),
        ("valborg", "2027-04-30"),
        ("första maj", "2027-05-01"),
        ("1 maj", "2027-05-01"),
        ("kristi himmelsfärd", "2027-05-06"),
        ("pingst", "2027-05-16"),
        ("nationaldagen", "2027-06-06"),
        ("midsommarafton", "2027-06-25"),
        ("midsommardagen", "2027-06-26"),
        ("midsommar", "2027-06-26"),
        ("alla helgons dag", "2027-11-06"),
        ("julafton 2028", "2028-12-24"),
        ("can I call on Saturday?", "2026-11-28"),
        ("this friday", "2026-11-27"),
        ("next saturday", "2026-12-05"),
        ("on Saturday next week", "2026-12-05"),
        ("on sat", "2026-11-28"),
        ("last saturday", "2026-11-21"),
        ("today", "2026-11-25"),
        ("Tomorrow?", "2026-11-26"),
        ("the day after tomorrow", "2026-11-27"),
        ("in two days", "2026-11-27"),
        ("in a week", "2026-12-02"),
        ("June 6", "2027-06-06"),
        ("24th of December", "2026-12-24"),
        ("December 24th, 2027", "2027-12-24"),
        ("on the 5th", "2026-12-05"),
        ("may 5", "2027-05-05"),
        ("Is on-call open on Christmas Eve?", "2026-12-24"),
        ("Christmas Day", "2026-12-25"),
        ("Boxing Day", "2026-12-26"),
        ("New Year's Eve", "2026-12-31"),
        ("New Year’s Day", "2027-01-01"),
        ("Good Friday", "2027-03-26"),
        ("Easter", "2027-03-28"),
        ("Easter Monday", "2027-03-29"),
        ("Ascension Day", "2027-05-06"),
        ("Midsummer's Eve", "2027-06-25"),
        ("Midsummer", "2027-06-26"),
        ("All Saints' Day", "2027-11-06"),
        ("a huge green one friday", "2026-11-27"),
        ("iOS 17 på lördag", "2026-11-28"),
        ("ring 0523-61 35 12 på lördag", "2026-11-28"),
        ("är julafton en röd dag?", "2026-12-24"),
    ],
)
def test_a_named_day_is_the_whole_day(text: str, day: str) -> None:
    start = at(f"{day} 00:00")
    assert find_moment(text, NOW) == Mentioned(start, start + timedelta(days=1), hour=False)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("i kväll", "2026-11-25 17:00", "2026-11-26 00:00"),
        ("ikvall", "2026-11-25 17:00", "2026-11-26 00:00"),
        ("tonight", "2026-11-25 17:00", "2026-11-26 00:00"),
        ("this evening", "2026-11-25 17:00", "2026-11-26 00:00"),
        ("ikväll eller i morgon", "2026-11-25 17:00", "2026-11-26 00:00"),
        ("får jag ringa nu i natt?", "2026-11-25 22:00", "2026-11-26 06:00"),
        ("inatt", "2026-11-25 22:00", "2026-11-26 06:00"),
        ("i morse", "2026-11-25 06:00", "2026-11-25 09:00"),
        ("i eftermiddag", "2026-11-25 12:00", "2026-11-25 17:00"),
        ("i morgon bitti", "2026-11-26 06:00", "2026-11-26 09:00"),
        ("imorgon förmiddag", "2026-11-26 09:00", "2026-11-26 12:00"),
        ("i morgon kväll", "2026-11-26 17:00", "2026-11-27 00:00"),
        ("imorgonkväll", "2026-11-26 17:00", "2026-11-27 00:00"),
        ("lördag kväll", "2026-11-28 17:00", "2026-11-29 00:00"),
        ("på lördagskvällen", "2026-11-28 17:00", "2026-11-29 00:00"),
        ("på kvällen den 1 december", "2026-12-01 17:00", "2026-12-02 00:00"),
        ("Saturday night", "2026-11-28 22:00", "2026-11-29 06:00"),
        ("tomorrow morning", "2026-11-26 06:00", "2026-11-26 12:00"),
        ("on Friday in the afternoon", "2026-11-27 12:00", "2026-11-27 17:00"),
        ("natten till lördag", "2026-11-27 22:00", "2026-11-28 06:00"),
        ("i helgen", "2026-11-28 00:00", "2026-11-30 00:00"),
        ("this weekend", "2026-11-28 00:00", "2026-11-30 00:00"),
        ("nästa helg", "2026-12-05 00:00", "2026-12-07 00:00"),
        ("last weekend", "2026-11-21 00:00", "2026-11-23 00:00"),
    ],
)
def test_a_part_of_a_day_and_a_weekend_have_their_span(text: str, start: str, end: str) -> None:
    assert find_moment(text, NOW) == Mentioned(at(start), at(end), hour=False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej",
        "nu",
        "just nu",
        "right now",
        "kan jag ringa nu?",
        "kl 27",
        "kl 20.75",
        "kl 27 på lördag",
        "31/2",
        "30 februari",
        "den 32:e",
        "2027-02-30",
        "före kl 7",
        "before 7",
        "0523-61 35 80",
        "ring 0523-613580",
        "13580",
        "112",
        "0771-567 567",
        "08-12 34 12",
        "700 kr",
        "kostar det 20 kr på kvällen",
        "984",
        "3000 sms",
        "30 sekunder",
        "efter 30 sekunder",
        "2 timmar",
        "20 min",
        "efter 5 felaktiga försök",
        "after 3 attempts",
        "iOS 17",
        "iphone 15",
        "office365",
        "en 14-åring",
        "version 20.15",
        "24/7",
        "helgon",
        "i mars månad",
        "på dagen",
        "på dagarna",
        "på kvällen",
        "på kvällarna",
        "at night",
        "varje kväll",
        "varje lördag",
        "lördagar",
        "vardagar",
        "kl 20 på vardagar",
        "after 17 on weekdays",
        "at 8 pm every day",
        "weekdays",
        "on Saturdays",
        "weekends",
        "how many times in a day",
        "may I call",
        "march on",
        "wait a second",
        "fri surf",
        "the sun",
        "sat down",
        "God morgon!",
        "Good evening",
        "flytta mitt nummer från tre till hallon",
        "beställa två telefoner",
        "one phone for two people",
    ],
)
def test_a_text_that_names_no_time_has_none(text: str) -> None:
    assert find_moment(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "now", "start"),
    [
        ("i natt kl 2", "2026-11-25 20:00", "2026-11-26 02:00"),
        ("i natt kl 2", "2026-11-26 01:00", "2026-11-26 02:00"),
        ("i natt kl 23", "2026-11-26 01:00", "2026-11-26 23:00"),
        ("i natt", "2026-11-26 01:00", "2026-11-25 22:00"),
        ("at 2 tonight", "2026-11-26 01:00", "2026-11-26 02:00"),
        ("kl 8", "2026-11-25 07:00", "2026-11-25 08:00"),
        ("kl 8", "2026-12-31 15:00", "2027-01-01 08:00"),
        ("lördag", "2026-11-28 12:00", "2026-11-28 00:00"),
        ("i helgen", "2026-11-29 12:00", "2026-11-28 00:00"),
        ("helgen kl 12", "2026-11-28 15:00", "2026-11-29 12:00"),
        ("nästa måndag", "2026-11-29 12:00", "2026-11-30 00:00"),
        ("julafton", "2026-12-24 12:00", "2026-12-24 00:00"),
        ("julafton", "2026-12-25 12:00", "2027-12-24 00:00"),
        ("första maj", "2008-04-01 12:00", "2008-05-01 00:00"),
        ("kristi himmelsfärd", "2008-04-01 12:00", "2008-05-01 00:00"),
        ("den 31:a", "2026-11-25 12:00", "2026-12-31 00:00"),
        ("den 30:e", "2027-02-01 12:00", "2027-03-30 00:00"),
    ],
)
def test_the_time_that_was_meant_depends_on_now(text: str, now: str, start: str) -> None:
    found = find_moment(text, at(now))
    assert found is not None
    assert found.start == at(start)


@pytest.mark.parametrize(
    ("text", "now", "start"),
    [
        ("kl 02.30", "2026-03-29 00:30", "2026-03-29T01:30+00:00"),  # skipped: 03.30 in summer time
        ("kl 03.30", "2026-03-29 00:30", "2026-03-29T01:30+00:00"),
        ("kl 02.30", "2026-10-25 00:30", "2026-10-25T00:30+00:00"),  # twice: the first of them
        ("kl 03.30", "2026-10-25 00:30", "2026-10-25T02:30+00:00"),
        ("om 2 timmar", "2026-03-29 01:30", "2026-03-29T02:30+00:00"),
        ("om 2 timmar", "2026-10-25 01:30", "2026-10-25T01:30+00:00"),
    ],
)
def test_hours_are_real_when_the_clocks_change(text: str, now: str, start: str) -> None:
    found = find_moment(text, at(now))
    assert found is not None
    assert found.start.astimezone(UTC) == datetime.fromisoformat(start)


@pytest.mark.parametrize(("day", "hours"), [("29 mars", 23), ("25 oktober", 25)])
def test_a_day_when_the_clocks_change_is_still_one_day(day: str, hours: int) -> None:
    found = find_moment(day, at("2026-01-01 12:00"))
    assert found is not None
    assert found.end.astimezone(UTC) - found.start.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("kl 20", "Kl. 20.00 i dag", "At 20:00 today"),
        ("idag", "I dag", "Today"),
        ("5 december", "Lördag den 5 december", "On Saturday 5 December"),
        ("5/12 kl 20", "Lördag den 5 december kl. 20.00", "On Saturday 5 December at 20:00"),
        ("6 juni", "Söndag den 6 juni 2027", "On Sunday 6 June 2027"),
        ("tisdag kväll", "På kvällen tisdag den 1 december", "On the evening of Tuesday 1 December"),
        ("ikväll", "I kväll", "This evening"),
        ("i natt", "I natt", "Tonight"),
        ("tisdag natt", "Natten till onsdag den 2 december", "On the night of Tuesday 1 December"),
        ("i helgen", "Helgen 28–29 november", "On the weekend of 28–29 November"),
    ],
)
def test_a_time_is_described_to_begin_a_sentence(text: str, swedish: str, english: str) -> None:
    found = find_moment(text, NOW)
    assert found is not None
    assert described(found, Language.SWEDISH, NOW) == swedish
    assert described(found, Language.ENGLISH, NOW) == english


def test_a_weekend_over_a_new_year_is_described_with_both_months() -> None:
    weekend = Mentioned(at("2022-12-31 00:00"), at("2023-01-02 00:00"), hour=False)
    assert described(weekend, Language.SWEDISH, at("2022-12-30 12:00")) == "Helgen 31 december–1 januari 2023"


@pytest.mark.parametrize(
    "part", ["tomorrow morning", "tomorrow afternoon", "imorgon bitti", "i morgon förmiddag", "i morgon natt"]
)
def test_a_part_of_a_day_that_one_language_lacks_is_described_in_both(part: str) -> None:
    found = find_moment(part, NOW)
    assert found is not None
    assert "26 November" in described(found, Language.ENGLISH, NOW)
    assert "november" in described(found, Language.SWEDISH, NOW)


@given(TEXTS, MOMENTS)
def test_any_text_has_a_valid_time_or_none(text: str, now: datetime) -> None:
    found = find_moment(text, now)
    if found:
        assert found.start.tzinfo is SWEDEN
        assert found.end.tzinfo is SWEDEN
        assert found.start.astimezone(UTC) <= found.end.astimezone(UTC)
        assert (found.start == found.end) is found.hour
        for moment in (found.start, found.end):
            assert moment.astimezone(UTC).astimezone(SWEDEN) == moment
        for language in Language:
            assert described(found, language, now).strip()


@given(st.dates(date(2005, 1, 1), date(2087, 12, 31)), MOMENTS)
def test_a_whole_date_is_that_day(day: date, now: datetime) -> None:
    found = find_moment(f"kan jag ringa {day.isoformat()}?", now)
    assert found is not None
    assert (found.start.date(), found.end.date()) == (day, day + timedelta(days=1))


@given(st.integers(0, 23), st.integers(0, 59), MOMENTS)
def test_an_hour_without_a_day_is_the_next_to_come(hour: int, minute: int, now: datetime) -> None:
    found = find_moment(f"kl {hour}.{minute:02}", now)
    assert found is not None
    assert timedelta(minutes=-1) < found.start.astimezone(UTC) - now.astimezone(UTC) <= timedelta(hours=26)


def test_a_text_without_words_of_time_is_left_at_once() -> None:
    find_moment("kl 8", NOW)
    begins = time.perf_counter()
    for _ in range(1000):
        find_moment("hur beställer jag en mobil till en medarbetare?", NOW)
    assert time.perf_counter() - begins < 0.1
