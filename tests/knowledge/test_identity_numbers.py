"""Personal identity numbers and co-ordination numbers are found in whatever people write, and nothing else is."""

from datetime import date

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.identity_numbers import MASKS, masked
from knowledge.language import Language

MASK = MASKS[Language.SWEDISH]
SEPARATORS = ["", "-", "+", " ", "–", " - "]
DAYS = st.dates(date(1900, 1, 1), date(2026, 1, 1))


def check_figure(nine: str) -> str:
    """The figure that makes a number right: the only one of ten whose Luhn sum ends with a nought."""
    figures = [int(one) for one in nine]
    total = sum(sum(divmod(figure * 2, 10)) for figure in figures[::2]) + sum(figures[1::2])
    return str(-total % 10)


def written(day: date, serial: int, separator: str, *, long: bool, coordination: bool) -> str:
    """A number as somebody writes it."""
    date_part = f"{day:%y%m}{day.day + 60 * coordination:02}"
    nine = f"{date_part}{serial:03}"
    century = f"{day:%Y}"[:2] if long else ""
    return f"{century}{date_part}{separator}{nine[-3:]}{check_figure(nine)}"


def is_phone(text: str) -> bool:
    """Whether a text of figures alone is a phone number as well."""
    return text.isdigit() and len(text) == 10 and phonenumbers.is_valid_number(phonenumbers.parse(text, "SE"))


@given(DAYS, st.integers(0, 999), st.sampled_from(SEPARATORS), st.booleans(), st.booleans())
def test_every_number_is_masked_in_the_middle_of_a_sentence(
    day: date, serial: int, separator: str, long: bool, coordination: bool
) -> None:
    number = written(day, serial, separator, long=long, coordination=coordination)
    assume(not is_phone(number))
    assert masked(f"kan inte nå {number}, vad gör jag?", Language.SWEDISH) == f"kan inte nå {MASK}, vad gör jag?"


def mistyped(number: str, off: int) -> str:
    """The number with a wrong check figure."""
    return f"{number[:-1]}{(int(number[-1]) + off) % 10}"


@given(DAYS, st.integers(0, 999), st.sampled_from(["", " ", "–", " - "]), st.integers(1, 9))
def test_a_wrong_check_figure_is_no_number_where_nothing_else_tells(
    day: date, serial: int, separator: str, off: int
) -> None:
    wrong = mistyped(written(day, serial, separator, long=True, coordination=False), off)
    assert masked(wrong, Language.SWEDISH) == wrong


@given(DAYS, st.integers(0, 999), st.sampled_from(["-", "+"]), st.integers(1, 9), st.booleans())
def test_what_is_written_just_as_a_number_is_masked_though_its_check_figure_is_wrong(
    day: date, serial: int, separator: str, off: int, long: bool
) -> None:
    wrong = mistyped(written(day, serial, separator, long=long, coordination=False), off)
    assert masked(f"det gäller {wrong}.", Language.SWEDISH) == f"det gäller {MASK}."


@given(
    st.sampled_from(
        [
            "personnummer ",
            "Personnummer: ",
            "personnumret är ",
            "pnr ",
            "personnr: ",
            "hon är född ",
            "personal number ",
            "Personal number is: ",
            "personal identity number ",
            "social security number: ",
            "she was born ",
        ]
    ),
    st.sampled_from(["", " ", "-", "–", " - "]),
    st.integers(1, 9),
)
def test_what_is_called_a_number_is_masked_though_its_check_figure_is_wrong(
    called: str, separator: str, off: int
) -> None:
    wrong = mistyped(written(date(1985, 1, 1), 123, separator, long=True, coordination=False), off)
    assert masked(called + wrong, Language.SWEDISH) == called + MASK


FIGURE = "[0-9]"


@given(
    st.one_of(
        st.from_regex(rf"5000-K{FIGURE}{{3,8}}-{FIGURE}{{2}}", fullmatch=True),
        st.from_regex(rf"07{FIGURE}-{FIGURE}{{3}} ?{FIGURE}{{2}} ?{FIGURE}{{2}}", fullmatch=True),
        st.from_regex(rf"\+46 ?7{FIGURE}{FIGURE}{{7}}", fullmatch=True),
        st.from_regex(rf"05{FIGURE}{{2}}-{FIGURE}{{2}} {FIGURE}{{2}} {FIGURE}{{2}}", fullmatch=True),
        st.from_regex(rf"{FIGURE}{{15}}", fullmatch=True),
        st.from_regex(r"[TLPF]-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", fullmatch=True),
    ),
)
def test_references_phone_numbers_imeis_and_case_numbers_are_never_masked(text: str) -> None:
    assert masked(text, Language.SWEDISH) == text


@given(st.text())
def test_a_text_without_ten_figures_stays_as_it_is(text: str) -> None:
    assume(sum(sign.isdecimal() for sign in text) < 10)
    assert masked(text, Language.SWEDISH) == text


@given(st.text(alphabet="0123456789-+ ab", max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = masked(text, Language.ENGLISH)
    assert masked(once, Language.ENGLISH) == once


@pytest.mark.parametrize(
    "text",
    [
        "070-174 06 05",
        "0701740605",
        "+46701740605",
        "0523-61 35 80",
        "0523613580",
        "IMEI 198501011236789",
        "850230-1232",
        "851301-1232",
        "851301-1233",
        "2026-11-28 13.00",
        "T-AAAA-BBBB",
        "5000-K123456-26",
        "fakturan 20260115-0001 visar fel nummer",
        "mitt ärende 240101-1234",
        "ärendet har nummer 240101-1234",
        "serienummer 351212-1234",
        "invoice 20260115-0001 is wrong",
        "my order is 240101-1234",
        "kundnummer: 351212-1234",
        "diarienummer 240101-1234",
    ],
)
def test_phone_numbers_dates_and_other_figures_stay(text: str) -> None:
    assert masked(text, Language.SWEDISH) == text


def test_two_numbers_are_both_masked_in_the_language_of_the_reply() -> None:
    first, second = (written(date(1985, 1, day), 123, "-", long=True, coordination=False) for day in (1, 2))
    assert masked(f"{first} and {second}", Language.ENGLISH) == "YYMMDD-XXXX and YYMMDD-XXXX"


@pytest.mark.parametrize("called", ["fakturan", "mitt ärende", "serienummer", "case number"])
def test_a_right_check_figure_tells_whatever_a_number_is_called(called: str) -> None:
    number = written(date(1985, 1, 1), 123, "-", long=False, coordination=False)
    assert masked(f"{called} {number}", Language.SWEDISH) == f"{called} {MASK}"
