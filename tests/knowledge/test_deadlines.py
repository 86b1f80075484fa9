"""Absences as people name them, on Wednesday 25 November 2026 at 09:10 where nothing else is said."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.absence_ends import AbsenceProblem
from knowledge.calendar import SWEDEN
from knowledge.deadlines import Absence, described_until, find_absence
from knowledge.language import Language


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SWEDEN)


NOW = at("2026-11-25 09:10")
MOMENTS = st.builds(
    datetime.fromtimestamp,
    st.integers(min_value=1_104_600_000, max_value=3_700_000_000),  # 2005 to 2087
    st.sampled_from((UTC, SWEDEN)),
)
PIECES = (
    "till tills t.o.m. från fr.o.m. mellan och to - – until back åter i om en två halv timme timmar min dagar veckor "
    "vecka 28 53 nästa måndag fredag fre imorgon ikväll eftermiddag lunch lunchen över efter hela dagen resten av "
    "kl 13 8 25 13:30 1330 24 1/12 31/2 3 januari juli 2026 2030 tillsvidare julafton helgen idag igår , . nu pm "
    "varje monday noon morning natten a an and half hour for in 1,5 h sedan senaste next week"
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join))


def found(text: str, now: datetime = NOW) -> Absence:
    absence = find_absence(text, now)
    assert isinstance(absence, Absence)
    return absence


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("till 13", "2026-11-25 13:00"),
        ("Till 13", "2026-11-25 13:00"),
        ("till 13.", "2026-11-25 13:00"),
        ("til 13", "2026-11-25 13:00"),
        ("tills kl 13.30", "2026-11-25 13:30"),
        ("tills kl13", "2026-11-25 13:00"),
        ("till 1330", "2026-11-25 13:30"),
        ("till 2030", "2026-11-25 20:30"),
        ("fram till halv två", "2026-11-25 13:30"),
        ("fram till halv tva", "2026-11-25 13:30"),
        ("kvart över 2", "2026-11-25 14:15"),
        ("kvart i tre", "2026-11-25 14:45"),
        ("tio över elva", "2026-11-25 11:10"),
        ("till 3", "2026-11-25 15:00"),
        ("till tre", "2026-11-25 15:00"),
        ("till 12", "2026-11-25 12:00"),
        ("till 8", "2026-11-26 08:00"),
        ("till kl 8 ikväll", "2026-11-25 20:00"),
        ("till vid 15-tiden", "2026-11-25 15:00"),
        ("till ca 13", "2026-11-25 13:00"),
        ("ca till 13", "2026-11-25 13:00"),
        ("till midnatt", "2026-11-26 00:00"),
        ("till kl 24", "2026-11-26 00:00"),
        ("nu till 15", "2026-11-25 15:00"),
        ("i två timmar", "2026-11-25 11:10"),
        ("två timmar", "2026-11-25 11:10"),
        ("2h", "2026-11-25 11:10"),
        ("2 tim", "2026-11-25 11:10"),
        ("en timme", "2026-11-25 10:10"),
        ("en timma ungefär", "2026-11-25 10:10"),
        ("i ungefär en timme", "2026-11-25 10:10"),
        ("en halvtimme", "2026-11-25 09:40"),
        ("en halv timme", "2026-11-25 09:40"),
        ("en kvart", "2026-11-25 09:25"),
        ("tre kvart", "2026-11-25 09:55"),
        ("45 min", "2026-11-25 09:55"),
        ("45 minuter", "2026-11-25 09:55"),
        ("tjugo minuter", "2026-11-25 09:30"),
        ("en och en halv timme", "2026-11-25 10:40"),
        ("1,5 h", "2026-11-25 10:40"),
        ("1.5 timmar", "2026-11-25 10:40"),
        ("1h 30 min", "2026-11-25 10:40"),
        ("1h30", "2026-11-25 10:40"),
        ("en timme och 20 minuter", "2026-11-25 10:30"),
        ("ett par timmar", "2026-11-25 11:10"),
        ("om 20 minuter", "2026-11-25 09:30"),
        ("tillbaka om 20 min", "2026-11-25 09:30"),
        ("åter om en timme", "2026-11-25 10:10"),
        ("åter 15.00", "2026-11-25 15:00"),
        ("är tillbaka på kontoret kl 14", "2026-11-25 14:00"),
        ("resten av dagen", "2026-11-26 00:00"),
        ("hela dagen", "2026-11-26 00:00"),
        ("idag", "2026-11-26 00:00"),
        ("i dag", "2026-11-26 00:00"),
        ("gått för dagen", "2026-11-26 00:00"),
        ("dagen ut", "2026-11-26 00:00"),
        ("till efter lunch", "2026-11-25 13:00"),
        ("till lunch", "2026-11-25 11:30"),
        ("till imorgon", "2026-11-26 00:00"),
        ("till i morgon", "2026-11-26 00:00"),
        ("till imorrn", "2026-11-26 00:00"),
        ("tills imorgon bitti", "2026-11-26 06:00"),
        ("till imorgon kl 8", "2026-11-26 08:00"),
        ("till kl 8 imorgon", "2026-11-26 08:00"),
        ("till imorgon halv två", "2026-11-26 13:30"),
        ("till måndag", "2026-11-30 00:00"),
        ("till måndag 8", "2026-11-30 08:00"),
        ("till mandag kl 8", "2026-11-30 08:00"),
        ("tillbaka på måndag", "2026-11-30 00:00"),
        ("till onsdag", "2026-12-02 00:00"),
        ("till fredag nästa vecka", "2026-12-04 00:00"),
        ("till nästa vecka", "2026-11-30 00:00"),
        ("till efter helgen", "2026-11-30 00:00"),
        ("t.o.m. fredag", "2026-11-28 00:00"),
        ("tom fredag", "2026-11-28 00:00"),
        ("till och med fredag", "2026-11-28 00:00"),
        ("t.o.m. fre", "2026-11-28 00:00"),
        ("t.o.m. 3/1", "2027-01-04 00:00"),
        ("till 3/1", "2027-01-03 00:00"),
        ("till den 3:e", "2026-12-03 00:00"),
        ("till 1 juni 2027", "2027-06-01 00:00"),
        ("till julafton", "2026-12-24 00:00"),
        ("i tre dagar", "2026-11-28 00:00"),
        ("en vecka", "2026-12-02 00:00"),
        ("i två veckor", "2026-12-09 00:00"),
        ("en månad", "2026-12-25 00:00"),
        ("vecka 48", "2026-11-30 00:00"),
        ("resten av veckan", "2026-11-30 00:00"),
        ("13", "2026-11-25 13:00"),
        ("13:30", "2026-11-25 13:30"),
        ("13.30", "2026-11-25 13:30"),
        ("1330", "2026-11-25 13:30"),
        ("kl 13", "2026-11-25 13:00"),
        ("halv två", "2026-11-25 13:30"),
        ("två", "2026-11-25 14:00"),
        ("måndag", "2026-11-30 00:00"),
        ("på måndag kl 8", "2026-11-30 08:00"),
        ("mån", "2026-11-30 00:00"),
        ("imorgon", "2026-11-26 00:00"),
        ("imorgon 8", "2026-11-26 08:00"),
        ("jag tror vid 13", "2026-11-25 13:00"),
        ("efter lunch", "2026-11-25 13:00"),
        ("until 1 pm", "2026-11-25 13:00"),
        ("until 1pm please", "2026-11-25 13:00"),
        ("till half past one", "2026-11-25 13:30"),
        ("until two", "2026-11-25 14:00"),
        ("back at three", "2026-11-25 15:00"),
        ("I'll be back at 3", "2026-11-25 15:00"),
        ("back in 20 minutes", "2026-11-25 09:30"),
        ("for two hours", "2026-11-25 11:10"),
        ("an hour and a half", "2026-11-25 10:40"),
        ("half an hour", "2026-11-25 09:40"),
        ("the rest of the day", "2026-11-26 00:00"),
        ("all day", "2026-11-26 00:00"),
        ("gone for the day", "2026-11-26 00:00"),
        ("until Monday at 8", "2026-11-30 08:00"),
        ("until tomorrow morning", "2026-11-26 06:00"),
        ("until noon", "2026-11-25 12:00"),
        ("through Friday", "2026-11-28 00:00"),
        ("until the end of Friday", "2026-11-28 00:00"),
        ("for three days", "2026-11-28 00:00"),
        ("until next week", "2026-11-30 00:00"),
        ("until December 3rd", "2026-12-03 00:00"),
    ],
)
def test_an_end_alone_is_counted_from_now(text: str, until: str) -> None:
    absence = found(text)
    assert (absence.starts, absence.until, absence.open_ended) == (NOW, at(until), False)


@pytest.mark.parametrize(
    ("text", "starts", "until"),
    [
        ("från 14 till 16", "2026-11-25 14:00", "2026-11-25 16:00"),
        ("fran 14 till 16", "2026-11-25 14:00", "2026-11-25 16:00"),
        ("från kvart över två till kvart i fyra", "2026-11-25 14:15", "2026-11-25 15:45"),
        ("mellan 10 och 12", "2026-11-25 10:00", "2026-11-25 12:00"),
        ("13-15", "2026-11-25 13:00", "2026-11-25 15:00"),
        ("13–15", "2026-11-25 13:00", "2026-11-25 15:00"),
        ("kl. 13.15 – 14.45", "2026-11-25 13:15", "2026-11-25 14:45"),
        ("möte 13-15", "2026-11-25 13:00", "2026-11-25 15:00"),
        ("imorgon 9-11", "2026-11-26 09:00", "2026-11-26 11:00"),
        ("9-11 imorgon", "2026-11-26 09:00", "2026-11-26 11:00"),
        ("imorgon är jag borta 9-11", "2026-11-26 09:00", "2026-11-26 11:00"),
        ("från 14 till 16 imorgon", "2026-11-26 14:00", "2026-11-26 16:00"),
        ("på fredag från 10 till 12", "2026-11-27 10:00", "2026-11-27 12:00"),
        ("från 14 till imorgon 8", "2026-11-25 14:00", "2026-11-26 08:00"),
        ("från 10 till 2", "2026-11-25 10:00", "2026-11-25 14:00"),
        ("från 1 till 3", "2026-11-25 13:00", "2026-11-25 15:00"),
        ("från 22 till 6", "2026-11-25 22:00", "2026-11-26 06:00"),
        ("från måndag till onsdag", "2026-11-30 00:00", "2026-12-03 00:00"),
        ("måndag till onsdag", "2026-11-30 00:00", "2026-12-03 00:00"),
        ("mån-ons", "2026-11-30 00:00", "2026-12-03 00:00"),
        ("från fredag till måndag", "2026-11-27 00:00", "2026-12-01 00:00"),
        ("från måndag 8 till onsdag 12", "2026-11-30 08:00", "2026-12-02 12:00"),
        ("fr.o.m. fredag t.o.m. tisdag", "2026-11-27 00:00", "2026-12-02 00:00"),
        ("lördag och söndag", "2026-11-28 00:00", "2026-11-30 00:00"),
        ("imorgon till 13", "2026-11-26 00:00", "2026-11-26 13:00"),
        ("möte kl 14 i två timmar", "2026-11-25 14:00", "2026-11-25 16:00"),
        ("går om 20 minuter, borta i en timme", "2026-11-25 09:30", "2026-11-25 10:30"),
        ("över lunchen", "2026-11-25 11:30", "2026-11-25 13:00"),
        ("ledig imorgon", "2026-11-26 00:00", "2026-11-27 00:00"),
        ("hela dagen imorgon", "2026-11-26 00:00", "2026-11-27 00:00"),
        ("ledig på fredag", "2026-11-27 00:00", "2026-11-28 00:00"),
        ("borta i eftermiddag", "2026-11-25 12:00", "2026-11-25 17:00"),
        ("ledig imorgon förmiddag", "2026-11-26 09:00", "2026-11-26 12:00"),
        ("vecka 28", "2027-07-12 00:00", "2027-07-19 00:00"),
        ("v.28", "2027-07-12 00:00", "2027-07-19 00:00"),
        ("semester v 28-30", "2027-07-12 00:00", "2027-08-02 00:00"),
        ("hela nästa vecka", "2026-11-30 00:00", "2026-12-07 00:00"),
        ("nästa vecka", "2026-11-30 00:00", "2026-12-07 00:00"),
        ("semester vecka 28 till och med 30", "2027-07-12 00:00", "2027-08-02 00:00"),
        ("fredag och lördag nästa vecka", "2026-12-04 00:00", "2026-12-06 00:00"),
        ("utbildning 1/12 9-16", "2026-12-01 09:00", "2026-12-01 16:00"),
        ("åker kl 14 och är tillbaka 16", "2026-11-25 14:00", "2026-11-25 16:00"),
        ("tors-fre", "2026-11-26 00:00", "2026-11-28 00:00"),
        ("från kl. 8 till 16.30 på torsdag", "2026-11-26 08:00", "2026-11-26 16:30"),
        ("on vacation from Dec 20 to Jan 7", "2026-12-20 00:00", "2027-01-08 00:00"),
        ("i tre dagar från måndag", "2026-11-30 00:00", "2026-12-03 00:00"),
        ("semester 1-15 juli", "2027-07-01 00:00", "2027-07-16 00:00"),
        ("20/12–7/1", "2026-12-20 00:00", "2027-01-08 00:00"),
        ("hela juli", "2027-07-01 00:00", "2027-08-01 00:00"),
        ("from 2 to 4", "2026-11-25 14:00", "2026-11-25 16:00"),
        ("between 10 and 12 on Friday", "2026-11-27 10:00", "2026-11-27 12:00"),
        ("tomorrow 9-11", "2026-11-26 09:00", "2026-11-26 11:00"),
        ("from Monday to Wednesday", "2026-11-30 00:00", "2026-12-03 00:00"),
        ("tomorrow from 1 pm to 3 pm", "2026-11-26 13:00", "2026-11-26 15:00"),
        ("off on Friday", "2026-11-27 00:00", "2026-11-28 00:00"),
        ("over lunch", "2026-11-25 11:30", "2026-11-25 13:00"),
        ("all next week", "2026-11-30 00:00", "2026-12-07 00:00"),
        ("July 1-15", "2027-07-01 00:00", "2027-07-16 00:00"),
    ],
)
def test_a_start_that_was_named_is_kept(text: str, starts: str, until: str) -> None:
    absence = found(text)
    assert (absence.starts, absence.until) == (at(starts), at(until))


@pytest.mark.parametrize(
    ("text", "starts", "open_ended"),
    [
        ("tills vidare", "2026-11-25 09:10", True),
        ("tillsvidare", "2026-11-25 09:10", True),
        ("koppla bort mig tills vidare", "2026-11-25 09:10", True),
        ("until further notice", "2026-11-25 09:10", True),
        ("tills vidare från måndag", "2026-11-30 00:00", True),
        ("från måndag tills vidare", "2026-11-30 00:00", True),
        ("från och med i morgon tills vidare", "2026-11-26 00:00", True),
        ("from Monday until further notice", "2026-11-30 00:00", True),
        ("från 14", "2026-11-25 14:00", False),
        ("fr.o.m. imorgon", "2026-11-26 00:00", False),
        ("koppla bort mig kl 14", "2026-11-25 14:00", False),
        ("tandläkare 14.15", "2026-11-25 14:15", False),
        ("starting Monday", "2026-11-30 00:00", False),
    ],
)
def test_an_absence_may_have_no_end_or_none_that_is_told_yet(text: str, starts: str, open_ended: bool) -> None:
    absence = found(text)
    assert (absence.starts, absence.until, absence.open_ended) == (at(starts), None, open_ended)


@pytest.mark.parametrize(
    ("text", "now", "until"),
    [
        ("till 3", "2026-11-25 13:00", "2026-11-25 15:00"),
        ("till 3", "2026-11-25 16:00", "2026-11-26 03:00"),
        ("till 7", "2026-11-25 06:30", "2026-11-25 07:00"),
        ("till 7", "2026-11-25 13:00", "2026-11-25 19:00"),
        ("till 8", "2026-11-25 13:00", "2026-11-26 08:00"),
        ("till 07:00", "2026-11-25 13:00", "2026-11-26 07:00"),
        ("till 13", "2026-11-25 13:00", "2026-11-26 13:00"),
        ("13-15", "2026-11-25 14:00", "2026-11-25 15:00"),
        ("9-11", "2026-11-25 13:00", "2026-11-26 11:00"),
        ("till måndag", "2026-11-30 08:00", "2026-12-07 00:00"),
        ("till måndag 12", "2026-11-30 08:00", "2026-11-30 12:00"),
        ("ledig måndag", "2026-11-30 08:00", "2026-12-01 00:00"),
        ("på onsdag förmiddag", "2026-11-25 10:00", "2026-11-25 12:00"),
        ("resten av natten", "2026-11-25 02:00", "2026-11-25 06:00"),
        ("i två timmar", "2026-11-25 23:00", "2026-11-26 01:00"),
        ("från 20 november till 5 december", "2026-11-25 13:00", "2026-12-06 00:00"),
        ("i en månad", "2027-01-31 08:00", "2027-02-28 00:00"),
        ("till 3", "2026-10-24 23:00", "2026-10-25 03:00"),
    ],
)
def test_what_was_meant_depends_on_now(text: str, now: str, until: str) -> None:
    assert found(text, at(now)).until == at(until)


@pytest.mark.parametrize(
    ("text", "now", "until"),
    [
        ("om 2 timmar", "2026-03-29 01:30", "2026-03-29T02:30+00:00"),
        ("om 2 timmar", "2026-10-25 01:30", "2026-10-25T01:30+00:00"),
        ("till 02.30", "2026-03-29 00:30", "2026-03-29T01:30+00:00"),  # skipped: 03.30 in summer time
        ("till 02.30", "2026-10-25 00:30", "2026-10-25T00:30+00:00"),  # twice: the first of them
        ("till 03.30", "2026-10-25 00:30", "2026-10-25T02:30+00:00"),
        ("hela dagen", "2026-10-25 00:30", "2026-10-25T23:00+00:00"),
    ],
)
def test_ends_are_real_when_the_clocks_change(text: str, now: str, until: str) -> None:
    absence = found(text, at(now))
    assert absence.until is not None
    assert absence.until.astimezone(UTC) == datetime.fromisoformat(until)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("till igår", AbsenceProblem.ENDS_IN_PAST),
        ("till i måndags", AbsenceProblem.ENDS_IN_PAST),
        ("till 3 november", AbsenceProblem.ENDS_IN_PAST),
        ("till 2026-11-01", AbsenceProblem.ENDS_IN_PAST),
        ("idag till kl 08.00", AbsenceProblem.ENDS_IN_PAST),
        ("förra veckan", AbsenceProblem.ENDS_IN_PAST),
        ("until yesterday", AbsenceProblem.ENDS_IN_PAST),
        ("till kl 25", AbsenceProblem.NO_SUCH_TIME),
        ("till 25", AbsenceProblem.NO_SUCH_TIME),
        ("till kl 13.75", AbsenceProblem.NO_SUCH_TIME),
        ("till 31/2", AbsenceProblem.NO_SUCH_TIME),
        ("t.o.m. 30 februari", AbsenceProblem.NO_SUCH_TIME),
        ("vecka 54", AbsenceProblem.NO_SUCH_TIME),
        ("until 31 June", AbsenceProblem.NO_SUCH_TIME),
        ("från 14 till 12", AbsenceProblem.ENDS_BEFORE_START),
        ("imorgon 15-13", AbsenceProblem.ENDS_BEFORE_START),
        ("från 5/1 till 3/1", AbsenceProblem.ENDS_BEFORE_START),
        ("vecka 30-28", AbsenceProblem.ENDS_BEFORE_START),
        ("from 3 pm to 1 pm", AbsenceProblem.ENDS_BEFORE_START),
    ],
)
def test_what_cannot_be_is_told_and_not_guessed(text: str, problem: AbsenceProblem) -> None:
    assert find_absence(text, NOW) is problem


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej",
        "ja",
        "vet inte",
        "koppla bort min anknytning",
        "lunch",
        "gått på lunch",
        "till lunchrummet",
        "jag har två telefoner",
        "koppla till 13580",
        "ring 0523-61 35 80",
        "070-174 06 05",
        "till kontoret",
        "till två kollegor",
        "varje måndag",
        "till vardagar",
        "det är bra så",
        "jag är ute och går",
        "to Anna",
        "I may be out",
        "nyss",
        "för två timmar sedan",
        "tom i huvudet",
        "back office",
    ],
)
def test_a_text_that_names_no_time_has_no_absence(text: str) -> None:
    assert find_absence(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("gått på lunch till 13", "gått på lunch"),
        ("Gått på Möte, åter 15.00", "Gått på Möte"),
        ("imorgon är jag på tjänsteresa 9-11", "är jag på tjänsteresa"),
        ("är ute i två timmar och åker till Kungshamn", "är ute och åker till Kungshamn"),
        ("till 13", ""),
        ("koppla bort mig till måndag 8!", "koppla bort mig"),
        ("semester från måndag till onsdag", "semester"),
        ("at lunch until 1 pm", "at lunch"),
    ],
)
def test_what_else_was_said_remains(text: str, rest: str) -> None:
    assert found(text).rest == rest


@pytest.mark.parametrize(
    ("until", "swedish", "english"),
    [
        ("2026-11-25 13:00", "till kl. 13.00", "until 13:00"),
        ("2026-11-26 00:00", "till midnatt", "until midnight"),
        ("2026-11-30 08:00", "till måndag den 30 november kl. 08.00", "until Monday 30 November at 08:00"),
        ("2026-11-30 00:00", "till och med söndag den 29 november", "through Sunday 29 November"),
        ("2027-01-04 00:00", "till och med söndag den 3 januari 2027", "through Sunday 3 January 2027"),
        ("2027-01-04 12:30", "till måndag den 4 januari 2027 kl. 12.30", "until Monday 4 January 2027 at 12:30"),
    ],
)
def test_an_end_is_described_to_stand_in_a_sentence(until: str, swedish: str, english: str) -> None:
    assert described_until(at(until), Language.SWEDISH, NOW) == swedish
    assert described_until(at(until), Language.ENGLISH, NOW) == english


@given(TEXTS, MOMENTS)
def test_any_absence_ends_after_it_starts_and_after_now(text: str, now: datetime) -> None:
    absence = find_absence(text, now)
    if isinstance(absence, Absence):
        assert absence.starts.tzinfo is SWEDEN
        assert absence.starts.astimezone(UTC) >= now.astimezone(UTC)
        assert absence.words
        if absence.until:
            assert absence.until.tzinfo is SWEDEN
            assert absence.until.astimezone(UTC) > absence.starts.astimezone(UTC)
            assert absence.until.astimezone(UTC).astimezone(SWEDEN) == absence.until
            for language in Language:
                assert described_until(absence.until, language, now).strip()


@given(MOMENTS, st.integers(1, 470_000), st.sampled_from(Language))
def test_an_end_that_was_described_is_found_again(now: datetime, minutes: int, language: Language) -> None:
    until = (now.replace(second=0) + timedelta(minutes=minutes)).astimezone(SWEDEN)
    assume(until.utcoffset() == (until - timedelta(hours=1)).utcoffset())
    assume(until.fold == 0)
    assert found(described_until(until, language, now), now).until == until


@given(st.integers(1, 999), MOMENTS)
def test_so_many_minutes_are_so_many_minutes(minutes: int, now: datetime) -> None:
    absence = found(f"jag är borta i {minutes} minuter", now)
    assert absence.until is not None
    assert absence.until.astimezone(UTC) == now.replace(second=0).astimezone(UTC) + timedelta(minutes=minutes)


def test_a_long_text_is_read_at_once() -> None:
    text = "jag ska på möte, till exempel i stora salen. " * 88 + "Åter 13."
    find_absence(text, NOW)
    begins = time.process_time()
    find_absence(text, NOW)
    assert time.process_time() - begins < 0.1
