"""Amounts of money as people write them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.amounts import MOST_KRONOR, AmountProblem, find_amount
from knowledge.fact_kinds import Money
from knowledge.fact_text import text as fact_text
from knowledge.language import Language

PIECES = (
    "1 500 1500 1.500 1,5 0 -5 999999 kr kronor sek :- tkr k tusen hundra femton femtonhundra två tvåtusenfemhundra en "
    "ett och and thousand hundred fifteen twenty five minus ca värd - % . , iPhone 13 0771"
)
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="0123456789 .,:-kr", max_size=40),
    st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join),
)


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("1 500 kr", 1500),
        ("1\N{NO-BREAK SPACE}500 kr", 1500),
        ("1500 kr", 1500),
        ("1500kr", 1500),
        ("1500:-", 1500),
        ("1 500:-", 1500),
        ("1500,-", 1500),
        ("1.500", 1500),
        ("1.500 kr", 1500),
        ("1,500 SEK", 1500),
        ("1500 kronor", 1500),
        ("1500 Kronor", 1500),
        ("1500 spänn", 1500),
        ("kr 1500", 1500),
        ("SEK 1 500", 1500),
        ("1500", 1500),
        ("ca 2000", 2000),
        ("ungefär 2000", 2000),
        ("den är värd 1 500", 1500),
        ("1499,50 kr", 1500),
        ("1499,49 kr", 1499),
        ("12 000,00 kr", 12000),
        ("0 kr", 0),
        ("100 000 kr", 100_000),
        ("2 tusen", 2000),
        ("2 tusen 500", 2500),
        ("1,5 tkr", 1500),
        ("1.5 tkr", 1500),
        ("2k", 2000),
        ("femtonhundra", 1500),
        ("Femton hundra", 1500),
        ("runt femtonhundra spänn", 1500),
        ("ettusen femhundra", 1500),
        ("ettusenfemhundra", 1500),
        ("ett tusen fem hundra", 1500),
        ("tusen", 1000),
        ("tusen och femtio", 1050),
        ("tre tusen", 3000),
        ("tretusen", 3000),
        ("tva tusen", 2000),
        ("tvåtusenfemhundra", 2500),
        ("tolv tusen femhundra", 12500),
        ("tjugofemtusen", 25000),
        ("sjuhundrafemtio", 750),
        ("åttahundra", 800),
        ("atta hundra", 800),
        ("niohundraåttiofyra", 984),
        ("nittiofem kr", 95),
        ("en krona", 1),
        ("fifteen hundred", 1500),
        ("two thousand five hundred", 2500),
        ("two thousand", 2000),
        ("twenty-five hundred", 2500),
        ("a thousand", 1000),
        ("one hundred and fifty kronor", 150),
        ("nine hundred and eighty-four", 984),
        ("it's worth about 2,000", 2000),
        ("iPhone 13 värd 2000 kr", 2000),
        ("marknadsvärdet är 1 200 kr enligt SML-IT", 1200),
    ],
)
def test_an_amount_is_found(text: str, kronor: int) -> None:
    assert find_amount(text) == kronor


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("-500 kr", AmountProblem.NEGATIVE),
        ("- 500 kr", AmountProblem.NEGATIVE),
        ("−500 kr", AmountProblem.NEGATIVE),
        ("minus 500", AmountProblem.NEGATIVE),
        ("minus femhundra", AmountProblem.NEGATIVE),
        ("100 001 kr", AmountProblem.TOO_MUCH),
        ("1 500 000 kr", AmountProblem.TOO_MUCH),
        ("femhundra tusen", AmountProblem.TOO_MUCH),
        ("999999", AmountProblem.TOO_MUCH),
    ],
)
def test_an_amount_that_cannot_be_meant_is_told(text: str, problem: AmountProblem) -> None:
    assert find_amount(text) is problem


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej",
        "vet inte",
        "gratis",
        "en",
        "två telefoner",
        "två",
        "jag vill köpa ut min iPhone 13",
        "galaxy s21",
        "0771-567 567",
        "0523-61 35 80",
        "kl 13.30",
        "2026-10-01",
        "50 %",
        "100 euro",
        "1000-1500 kr",
        "tusentals",
        "a phone",
        "I have 2 phones",
    ],
)
def test_a_text_that_names_no_amount_has_none(text: str) -> None:
    assert find_amount(text) is None


@given(TEXTS)
def test_any_amount_is_within_its_bounds(text: str) -> None:
    amount = find_amount(text)
    assert amount is None or isinstance(amount, AmountProblem) or 0 <= amount <= MOST_KRONOR


@given(st.integers(0, MOST_KRONOR), st.sampled_from(Language))
def test_an_amount_that_was_written_out_is_found_again(kronor: int, language: Language) -> None:
    money = Money(name="price", rules=("R15",), kind="money", value=kronor)
    assert find_amount(f"Det kostar {fact_text(money, language)} i dag") == kronor


def test_a_long_text_is_read_at_once() -> None:
    text = "tusen och en sak att säga om 13 telefoner för mig " * 80
    find_amount("börja")
    begins = time.process_time()
    find_amount(text)
    assert time.process_time() - begins < 0.1
