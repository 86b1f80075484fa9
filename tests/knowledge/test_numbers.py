"""Finding the municipalities' numbers, however people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.numbers import ExtensionMatch, find_extension

SERIES = [
    ("Sotenäs", "523", "664000", "664799"),
    ("Lysekil", "523", "613000", "613999"),
    ("Lysekil", "523", "651200", "651399"),
    ("Munkedal", "524", "18000", "18499"),
    ("Munkedal", "524", "799500", "799799"),
]
NUMBERS = [
    (municipality, area, str(number))
    for municipality, area, first, last in SERIES
    for number in range(int(first), int(last) + 1)
]
DESK = ExtensionMatch("13580", "+46523613580", "Lysekil")
ANY_NUMBER = st.sampled_from(NUMBERS)
SEPARATORS = st.sampled_from(
    ["", " ", "-", "\N{NO-BREAK SPACE}", "\N{EN DASH}", " - ", "/", ".", "\N{NON-BREAKING HYPHEN}"]
)
PREFIXES = st.sampled_from(["+46", "0046", "+46(0)", "+46 (0)", "0046 0", "46", "(+46)", "0", "(0", "tel: 0"])


def test_every_number_of_every_series_is_found_in_every_form() -> None:
    for municipality, area, number in NUMBERS:
        extension = (area + number)[-5:]
        expected = ExtensionMatch(extension, f"+46{area}{number}", municipality)
        forms = (
            extension,
            number,
            f"0{area}-{number}",
            f"0{area} {number}",
            f"0{area}{number}",
            f"0{area}-{number[:-4]} {number[-4:-2]} {number[-2:]}",
            f"(0{area}) {number[:3]} {number[3:]}",
            f"+46{area}{number}",
            f"+46 {area} {number}",
            f"+46 (0){area}-{number}",
            f"0046{area}{number}",
            f"vem har {number[:-4]} {number[-4:-2]} {number[-2:]}?",
        )
        for form in forms:
            assert find_extension(form) == expected, form


def test_no_five_digits_outside_the_series_are_an_extension() -> None:
    extensions = {(area + number)[-5:] for _, area, number in NUMBERS}
    found = {digits for digits in (f"{value:05}" for value in range(100_000)) if find_extension(digits)}
    assert found == extensions


@given(ANY_NUMBER, PREFIXES, st.lists(SEPARATORS, min_size=4, max_size=4))
def test_a_number_is_found_however_its_digits_are_parted(
    written: tuple[str, str, str], prefix: str, separators: list[str]
) -> None:
    municipality, area, number = written
    closing = ")" if prefix == "(0" else ""
    rest = [number[:2], number[2:4], number[4:]]
    text = prefix + area + closing + "".join(a + b for a, b in zip(separators, [*rest, ""], strict=True)).rstrip(" -/.")
    found = find_extension(f"Jag når inte {text}, kan du hjälpa mig?")
    assert found == ExtensionMatch((area + number)[-5:], f"+46{area}{number}", municipality)


@pytest.mark.parametrize(
    "text",
    [
        "0523-61 35 80",
        "+46 523 613580",
        "0046523613580",
        "13580",
        "613580",
        "61 35 80",
        "613 580",
        "61-35 80",
        "1 35 80",
        "523613580",
        "13580 (0523-61 35 80)",
        "(13580)",
        "13580/13581",
        "13580 13581",
        "13580-13589",
        "13580, 13581",
        "Ring 13580.",
        "ring 13580! det är bråttom",
        "ankn:13580",
        "ankn.13580",
        "13580:s hänvisning",
        "**13580**",
        "_13580_",
        "0523\N{EN DASH}61\N{NO-BREAK SPACE}35\N{THIN SPACE}80",
        "0523\N{MINUS SIGN}613580",
        "0523\t613580",
        "\N{LEFT-TO-RIGHT EMBEDDING}+46523613580\N{POP DIRECTIONAL FORMATTING}",
        "0523-61\N{SOFT HYPHEN}35\N{ZERO WIDTH SPACE}80",
        "１３５８０",  # full-width digits
        "١٣٥٨٠",  # Arabic-Indic digits
        "den 23 november ringde jag 13580 utan svar",
        "kl. 13.30 ringde jag 0523/61.35.80",
        "2026-11-23: 13580 svarar inte",
        "det kostade 700 kr att ringa 13580",
    ],
)
def test_the_desk_is_found(text: str) -> None:
    assert find_extension(text) == DESK


@pytest.mark.parametrize(
    "text",
    [
        "",
        "vem svarar?",
        "3580",
        "12999",
        "14000",
        "0523-612999",
        "0523-664800",
        "0524-18500",
        "0524-613580",
        "0523-18000",
        "0523-13580",
        "0522-613580",
        "08-613580",
        "08 61 35 80",
        "0910 613580",
        "070-613 58 01",
        "0771-613580",
        "0771 61 35 80",
        "0771-13580",
        "0771 13 58 00",
        "020-13580",
        "+4523613580",
        "+523613580",
        "00523613580",
        "+47 523 613580",
        "+46 613580",
        "0046 13580",
        "+13580",
    ],
)
def test_other_numbers_are_not_found(text: str) -> None:
    assert find_extension(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "13580 kr",
        "13 580 kronor",
        "613 580 SEK",
        "13580:-",
        "13580kr",
        "SEK 13580",
        "kr 13 580",
        "€13580",
        "13580 €",
        "13580 %",
        "13580 sms",
        "13580,50",
        "13.580",
        "613,580",
        "1 13580",
        "2026-06-13 580",
        "13/5-80",
        "13.5.80",
        "65-12-13",
        "651213-1234",
        "19651213-1234",
        "1965-12-13",
        "13:58:00",
        "356135801234567",
        "35 613580 176148 1",
        "IMEI 35-209900-176148-1",
        "4571 1358 0135 8000",
        "ärende INC0013580",
        "ärende INC-13580",
        "ärende #13580",
        "ärende 2026-13580",
        "SM-G13580",
        "13580b",
        "0523-61 35 80x",
        "13580@sml-it.se",
        "https://13580.se/",
        "0523-61GOLF",
        "0523 MELLAN",
        "ettreFEMåttanoll",
    ],
)
def test_amounts_dates_and_references_are_not_numbers(text: str) -> None:
    assert find_extension(text) is None


def test_letters_are_never_read_as_the_keys_of_a_phone() -> None:
    assert find_extension("0523-6135TA") is None
    assert find_extension("1FLU0") is None


@given(st.one_of(st.text(), st.text(alphabet="0123456789 +-/().,:", max_size=60)))
def test_what_is_found_in_any_text_is_in_a_series(text: str) -> None:
    found = find_extension(text)
    known = {f"+46{area}{number}" for _, area, number in NUMBERS}
    assert found is None or (found.number in known and found.number.endswith(found.extension))


@pytest.mark.parametrize("text", ["1 " * 50_000, "13580 " * 17_000, "+" * 100_000, "1" * 100_000 + "x", " -" * 50_000])
def test_a_huge_text_is_read_in_one_sweep(text: str) -> None:
    found = find_extension(text)
    assert found is None or found == DESK
