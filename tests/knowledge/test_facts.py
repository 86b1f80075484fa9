"""The routine's facts, how they read, and what is said about wrong ones."""

from datetime import time
from typing import Any

import pytest

from knowledge.fact_kinds import ClockTime, Duration, Money, Series
from knowledge.facts import FactsError, UnknownFactError, read_facts, routine_facts
from knowledge.language import Language

SWEDISH, ENGLISH = Language.SWEDISH, Language.ENGLISH


def fee(**changes: object) -> dict[str, Any]:
    return {"name": "fee", "kind": "money", "value": 100, "rules": ["R01"]} | changes


def problems_of(*entries: object) -> list[str]:
    with pytest.raises(FactsError) as caught:
        read_facts(list(entries))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "swedish", "english"),
    [
        ("buyout_fee", "984 kr", "SEK 984"),
        ("on_call_fee", "700 kr", "SEK 700"),
        ("on_call_starts", "17.00", "17:00"),
        ("on_call_ends", "07.00", "07:00"),
        ("desk_phone", "0523-61 35 80", "0523-61 35 80"),
        ("desk_extension", "13580", "13580"),
        ("desk_short", "3580", "3580"),
        ("desk_mail", "3580@sml-it.se", "3580@sml-it.se"),
        ("portal", "3580.se", "3580.se"),
        ("trio", "trio.5sam.se/triouser", "trio.5sam.se/triouser"),
        ("screen_lock_delay", "30 sekunder", "30 seconds"),
        ("sms_quota", "3 000", "3,000"),
        ("shared_cost_prefix", "0771", "0771"),
        ("extension_digits", "fem", "five"),
        ("google_play", "Google Play Butik", "Google Play Store"),
        ("office365", "Office365", "Office365"),
    ],
)
def test_a_fact_reads_as_people_write_it(name: str, swedish: str, english: str) -> None:
    assert routine_facts().text(name, SWEDISH) == swedish
    assert routine_facts().text(name, ENGLISH) == english


@pytest.mark.parametrize(
    ("name", "markdown"),
    [
        ("portal", "[3580.se](https://3580.se/)"),
        ("trio", "[trio.5sam.se/triouser](https://trio.5sam.se/triouser)"),
        ("desk_mail", "[3580@sml-it.se](mailto:3580@sml-it.se)"),
        ("desk_phone", "[0523-61 35 80](tel:+46523613580)"),
        ("buyout_fee", "984 kr"),
    ],
)
def test_addresses_and_phone_numbers_are_links_in_markdown(name: str, markdown: str) -> None:
    assert routine_facts().markdown(name, SWEDISH) == markdown


def test_the_series_are_listed_by_municipality() -> None:
    assert routine_facts().text("number_series", SWEDISH).splitlines() == [
        "- Sotenäs: 0523-66 40 00 till 0523-66 47 99",
        "- Lysekil: 0523-61 30 00 till 0523-61 39 99 och 0523-65 12 00 till 0523-65 13 99",
        "- Munkedal: 0524-180 00 till 0524-184 99 och 0524-79 95 00 till 0524-79 97 99",
    ]
    assert "0523-61 30 00 to 0523-61 39 99 and 0523-65" in routine_facts().text("number_series", ENGLISH)


def test_a_fact_is_read_as_its_kind() -> None:
    facts = routine_facts()
    assert facts.of(Money, "buyout_fee").value == 984
    assert facts.of(Money, "on_call_fee").value == 700
    assert facts.of(ClockTime, "on_call_starts").value == time(17)
    assert facts.of(Duration, "screen_lock_delay").unit == "second"
    assert {part.municipality for part in facts.of(Series, "number_series").value} == {
        "Sotenäs",
        "Lysekil",
        "Munkedal",
    }


def test_a_fact_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match='"portal" is of the kind url, not Money'):
        routine_facts().of(Money, "portal")


def test_an_unknown_fact_is_named_with_the_nearest_one_there_is() -> None:
    with pytest.raises(UnknownFactError) as caught:
        routine_facts().text("buyout_fees", SWEDISH)
    assert str(caught.value) == 'no fact is named "buyout_fees"; did you mean "buyout_fee"?'
    assert isinstance(caught.value, KeyError)
    assert str(UnknownFactError("xyzzy", ["buyout_fee"])) == 'no fact is named "xyzzy"'


def test_an_amount_of_thousands_is_grouped() -> None:
    facts = read_facts([fee(value=12984)])
    assert facts.text("fee", SWEDISH) == "12 984 kr"
    assert facts.text("fee", ENGLISH) == "SEK 12,984"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"value": "984"}, "fee: value: Input should be a valid integer"),
        ({"value": -1}, "fee: value: Input should be greater than or equal to 0"),
        ({"value": True}, "fee: value: Input should be a valid integer"),
        ({"kind": "moneys"}, "fee: Input tag 'moneys' found"),
        ({"rules": []}, "fee: rules: at least one is needed"),
        ({"rules": ["15"]}, "fee: rules.0: String should match pattern"),
        ({"note": "x"}, "fee: note: Extra inputs are not permitted"),
        ({"text": {"sv": "hundra"}}, "fee: the text lacks the language en"),
        ({"text": {"sv": "hundra", "en": " "}}, "fee: text.en: String should have at least 1 character"),
        ({"name": "Fee!"}, "Fee!: name: String should match pattern"),
        ({"kind": "time", "value": 1020}, 'fee: value: a clock time stands in quotes, as in "17:00"'),
        ({"kind": "time", "value": "25:00"}, "fee: value: hour must be in 0..23"),
        ({"kind": "duration", "value": 3}, "fee: unit: Field required"),
        ({"kind": "phone", "value": "0523-613580"}, "fee: value: a phone number begins with +"),
        ({"kind": "phone", "value": "+46 523 613580"}, "fee: value: a phone number is + and digits only"),
        ({"kind": "phone", "value": "+461234"}, "fee: value: no such phone number can exist"),
        ({"kind": "mail", "value": "3580.sml-it.se"}, "fee: value: String should match pattern"),
        ({"kind": "url", "value": "http://3580.se"}, "fee: value: an address begins with https://"),
        ({"kind": "url", "value": "https://"}, "fee: value: an address begins with https://"),
        ({"kind": "digits", "value": 771}, "fee: value: Input should be a valid string"),
        ({"kind": "digits", "value": "07 71"}, "fee: value: String should match pattern"),
    ],
)
def test_a_wrong_fact_is_named_with_the_reason(changes: dict[str, object], problem: str) -> None:
    (found,) = problems_of(fee(**changes))
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"last": "199"}, "fee: value.0: the first number is higher than the last"),
        ({"last": "1000"}, "the first and the last number have different lengths"),
        ({"area_code": "523"}, "fee: value.0.area_code: String should match pattern"),
    ],
)
def test_a_wrong_series_is_named_with_the_reason(changes: dict[str, str], reason: str) -> None:
    part = {"municipality": "Sotenäs", "area_code": "0523", "first": "200", "last": "300"} | changes
    (found,) = problems_of(fee(kind="series", value=[part]))
    assert reason in found


def test_every_problem_is_told_with_its_place_in_the_file() -> None:
    part = {"municipality": "Sotenäs", "area_code": "0523", "first": "a", "last": "300"}
    with pytest.raises(FactsError) as caught:
        read_facts([fee(value="x"), "loose text", fee(name="series", kind="series", value=[part]), fee()])
    assert [(problem.name, problem.place) for problem in caught.value.problems] == [
        ("fee", (0, "value")),
        ("", (1,)),
        ("series", (2, "value", 0, "first")),
        ("fee", (3, "name")),
    ]


def test_two_facts_with_one_name_are_refused() -> None:
    assert problems_of(fee(), fee()) == ["fee: name: another fact above has the same name"]


@pytest.mark.parametrize("data", [None, {}, "text", 1])
def test_a_file_that_is_no_list_is_refused(data: object) -> None:
    with pytest.raises(FactsError, match="write a list of facts"):
        read_facts(data)
