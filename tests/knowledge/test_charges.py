"""What calls cost, by number and by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers import references
from knowledge.charges import Coverage, DestinationsFile, charge_of, find_destination
from knowledge.facts import routine_facts
from knowledge.files import HERE, read_files
from knowledge.language import Language
from knowledge.yaml_lines import read_yaml

PIECES = (
    "0771-567567 0771 020-123 0900-1234567 118 100 1177 114 14 112 116 117 72456 71456 070-174 06 05 +47 22 12 34 56 "
    "0046 +881 64123 13580 Norge utlandet kollega polisen ( ) / - – . kr eller till 0771-HELLO ０７７１ 00 + 46"
)
DESTINATIONS = read_yaml(HERE / "destinations.yaml", DestinationsFile)[0].destinations
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="0123456789+-– ()/.A", max_size=30),
    st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join),
)


@pytest.mark.parametrize(
    ("text", "reason", "number", "coverage"),
    [
        ("Kostar det att ringa 0771-567 567?", "shared_cost", "0771-567 567", Coverage.NOT_INCLUDED),
        ("0771567567", "shared_cost", "0771-567 567", Coverage.NOT_INCLUDED),
        ("0771–567 567", "shared_cost", "0771-567 567", Coverage.NOT_INCLUDED),
        ("+46 (0)771 567 567", "shared_cost", "0771-567 567", Coverage.NOT_INCLUDED),
        ("0046771567567", "shared_cost", "0771-567 567", Coverage.NOT_INCLUDED),
        ("0770-12 34 56", "shared_cost", "0770-123 456", Coverage.NOT_INCLUDED),
        ("020-123 45 67", "freephone", "020-123 45 67", Coverage.INCLUDED),
        ("0900-12 34 567", "premium", "0900-12 34 567", Coverage.BLOCKED),
        ("0939 123 45 67", "premium", "0939-12 34 567", Coverage.BLOCKED),
        ("09441234567", "premium", "0944-12 34 567", Coverage.BLOCKED),
        ("sms till 72456", "payment_sms", "72456", Coverage.BLOCKED),
        ("71456", "special", "71456", Coverage.UNKNOWN),
        ("118 118", "directory", "118 118", Coverage.UNKNOWN),
        ("118100", "directory", "118 100", Coverage.UNKNOWN),
        ("är 1177 gratis?", "public_service", "1177", Coverage.UNKNOWN),
        ("polisen 11414", "public_service", "114 14", Coverage.UNKNOWN),
        ("114 14", "public_service", "114 14", Coverage.UNKNOWN),
        ("113 13", "public_service", "113 13", Coverage.UNKNOWN),
        ("kostar 112?", "emergency", "112", Coverage.INCLUDED),
        ("116 117", "helpline", "116 117", Coverage.INCLUDED),
        ("116123", "helpline", "116 123", Coverage.INCLUDED),
        ("070-174 06 05", "mobile", "070-174 06 05", Coverage.INCLUDED),
        ("+46701740605", "mobile", "070-174 06 05", Coverage.INCLUDED),
        ("08-123 456 78", "landline", "08-123 456 78", Coverage.INCLUDED),
        ("0523-61 35 80", "colleague", "0523-61 35 80", Coverage.INCLUDED),
        ("64123", "colleague", "0523-66 41 23", Coverage.INCLUDED),
        ("anknytning 13580", "colleague", "0523-61 35 80", Coverage.INCLUDED),
        ("010-123 45 67", "special", "010-123 45 67", Coverage.UNKNOWN),
        ("+47 22 12 34 56", "abroad", "+47 22 12 34 56", Coverage.UNKNOWN),
        ("0047 22123456", "abroad", "+47 22 12 34 56", Coverage.UNKNOWN),
        ("+881 6 1234 5678", "abroad", "+881 6 123 45678", Coverage.UNKNOWN),
        ("0778-123 456", "unrecognised", "0778-123 456", Coverage.UNKNOWN),
        ("ring 0771-567 567, eller 112", "shared_cost", "0771-567 567", Coverage.NOT_INCLUDED),
    ],
)
def test_a_number_is_known_by_its_kind(text: str, reason: str, number: str, coverage: Coverage) -> None:
    destination = find_destination(text)
    assert destination is not None
    charge = charge_of(destination)
    assert (charge.reason, charge.number, charge.coverage) == (reason, number, coverage)


@pytest.mark.parametrize(
    ("text", "reason", "country"),
    [
        ("kostar det att ringa till Norge?", "abroad", "NO"),
        ("ringa norge från Sverige", "abroad", "NO"),
        ("Danmark", "abroad", "DK"),
        ("aland", "abroad", "AX"),
        ("Österrike", "abroad", "AT"),
        ("utlandet", "abroad", ""),
        ("utomlands", "abroad", ""),
        ("inom Sverige", "domestic", ""),
        ("vanlig mobil", "mobile", ""),
        ("till en fast telefon", "landline", ""),
        ("en kollega", "colleague", ""),
        ("nummerupplysningen", "directory", ""),
        ("betalsms", "payment_sms", ""),
        ("betal-sms", "payment_sms", ""),
        ("parkering via sms", "payment_sms", ""),
        ("betalnummer", "premium", ""),
        ("0900-nummer", "premium", ""),
        ("0771", "shared_cost", ""),
        ("0771-nummer", "shared_cost", ""),
        ("myndigheter", "shared_cost", ""),
        ("skatteverket", "shared_cost", ""),
        ("020-nummer", "freephone", ""),
        ("polisen", "public_service", ""),
        ("vårdguiden", "public_service", ""),
        ("0771-HELLO", "shared_cost", ""),
        ("abroad", "abroad", ""),
        ("call Denmark", "abroad", "DK"),
        ("Norway", "abroad", "NO"),
        ("an ordinary mobile", "mobile", ""),
        ("a landline", "landline", ""),
        ("directory enquiries", "directory", ""),
        ("pay by text", "payment_sms", ""),
        ("premium numbers", "premium", ""),
        ("government agencies", "shared_cost", ""),
        ("a colleague", "colleague", ""),
        ("within Sweden", "domestic", ""),
    ],
)
def test_a_destination_is_known_by_its_name(text: str, reason: str, country: str) -> None:
    destination = find_destination(text)
    assert destination is not None
    assert (destination.reason, destination.country, destination.number) == (reason, country, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej",
        "1 500 kr",
        "2026-10-01",
        "3580",
        "CALL-ME-NOW",
        "0B771567567",
        "om man ringer",
        "kl 13.30",
        "3000 sms",
    ],
)
def test_a_text_that_names_nowhere_to_call_has_no_destination(text: str) -> None:
    assert find_destination(text) is None


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("0771-567 567", "Det kostar att ringa 0771-567 567.", "It costs money to call 0771-567 567."),
        ("Norge", "samtal till Norge", "calls to Norway"),
        ("abroad", "samtal till utlandet", "calls to another country"),
        ("112", "Det kostar ingenting att ringa 112", "It costs nothing to call 112"),
        ("0900-1234567", "Det går inte att ringa 0900-12 34 567.", "You can't call 0900-12 34 567."),
    ],
)
def test_a_charge_is_said_with_its_place(text: str, swedish: str, english: str) -> None:
    destination = find_destination(text)
    assert destination is not None
    assert swedish in charge_of(destination).say(Language.SWEDISH)
    assert english in charge_of(destination).say(Language.ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "kollega", "vanlig mobil", "fast telefon", "inrikes", "112", "nödnummer", "116 117", "020", "0771", "1177",
        "polisen", "118 118", "0900", "betalsms", "utlandet", "010-123 45 67", "0778-123 456",
    ],
)  # fmt: skip
def test_every_reason_can_be_said_in_both_languages(text: str) -> None:
    destination = find_destination(text)
    assert destination is not None
    for language in Language:
        said = charge_of(destination).say(language)
        assert not references(said)
        assert said[:1].isupper()


@pytest.mark.parametrize("reason", DESTINATIONS)
def test_every_destination_rests_on_rules_and_facts_of_the_routine(reason: str) -> None:
    entry = DESTINATIONS[reason]
    assert set(entry.rules) <= set(read_files().rules.rules)
    for language in Language:
        assert entry.name[language]
        for name in references(entry.say[language]):
            assert name == "place" or routine_facts().text(name, language)


def test_the_prefix_that_the_routine_names_is_not_included() -> None:
    prefix = routine_facts().text("shared_cost_prefix", Language.SWEDISH)
    destination = find_destination(f"{prefix}-567 567")
    assert destination is not None
    assert charge_of(destination).coverage is Coverage.NOT_INCLUDED


@given(TEXTS)
def test_any_text_has_a_charge_that_can_be_said_or_none(text: str) -> None:
    destination = find_destination(text)
    if destination:
        charge = charge_of(destination)
        for language in Language:
            assert not references(charge.say(language))


@given(st.from_regex(r"[A-Z]{3,10}", fullmatch=True))
def test_letters_are_no_digits(letters: str) -> None:
    destination = find_destination(f"0{letters}567567")
    assert destination is None or not destination.number


def test_a_long_text_is_read_at_once() -> None:
    text = "Jag undrar vad det kostar att ringa från jobbmobilen. " * 75
    find_destination(text)
    begins = time.process_time()
    find_destination(text)
    assert time.process_time() - begins < 0.1
