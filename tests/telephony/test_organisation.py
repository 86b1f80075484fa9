import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from telephony.models import Platform
from telephony.organisation import PEOPLE, Organisation, OrganisationError, WipeAnswer, load_organisation

SERIES = {
    "Sotenäs": [range(64000, 64800)],
    "Lysekil": [range(13000, 14000), range(51200, 51400)],
    "Munkedal": [range(18000, 18500), range(99500, 99800)],
}
SUPPORT_DESK = "13580"


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    return load_organisation()


@cache
def written() -> str:
    """The file's content as JSON, which is YAML too, and quicker to read and write."""
    return json.dumps(yaml.safe_load(PEOPLE.read_text(encoding="utf-8")))


@pytest.fixture
def content() -> dict[str, Any]:
    content = json.loads(written())
    assert isinstance(content, dict)
    return content


def problem_with(content: object, folder: Path) -> str:
    path = folder / "people.yaml"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(OrganisationError) as caught:
        load_organisation(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_about_sixty_people_work_in_three_municipalities(organisation: Organisation) -> None:
    assert 55 <= len(organisation.people) <= 65
    assert set(organisation.tenants) == {"Sotenäs", "Munkedal", "Lysekil"}
    assert {member.municipality for member in organisation.people} == set(organisation.tenants)


def test_every_extension_is_in_the_series_of_its_municipality(organisation: Organisation) -> None:
    for member in organisation.people:
        if member.extension:
            assert any(int(member.extension) in series for series in SERIES[member.municipality]), member.name


def test_nobody_has_the_extension_of_the_support_desk(organisation: Organisation) -> None:
    assert SUPPORT_DESK not in {member.extension for member in organisation.people}


def test_everyone_finds_their_manager_and_tenant(organisation: Organisation) -> None:
    teacher = next(member for member in organisation.people if member.name == "Anna Tallkvist")
    head = organisation.manager_of(teacher)
    assert head is not None
    assert head.title == "Rektor"
    assert organisation.tenant_of(teacher) == organisation.tenants["Munkedal"]


def test_names_are_hard_in_the_ways_real_names_are(organisation: Organisation) -> None:
    names = [member.name for member in organisation.people]
    assert sum(name.startswith("Anna ") for name in names) >= 3, "several people share a first name"
    assert len(set(names)) < len(names), "two people share a whole name"
    assert any("-" in name for name in names), "someone has a double name"
    assert all(any(letter in name.lower() for name in names) for letter in "åäöé")
    assert any(member.mobile_hidden for member in organisation.people)
    assert any(member.extension is None for member in organisation.people)
    assert any(member.mobile is None for member in organisation.people)


def test_everyone_with_a_mobile_has_a_phone_but_for_one(organisation: Organisation) -> None:
    without = [member.name for member in organisation.people if member.mobile and not member.phones]
    assert without == ["Siv Strandskata"]
    assert all(member.mobile for member in organisation.people if member.phones)


def test_phones_are_of_many_kinds(organisation: Organisation) -> None:
    phones = [phone for member in organisation.people for phone in member.phones]
    assert {phone.wipe for phone in phones} == set(WipeAnswer)
    assert {phone.platform for phone in phones} == set(Platform)
    assert {phone.enrolled for phone in phones} == {phone.can_block_sim for phone in phones} == {True, False}
    assert any(len(member.phones) == 2 for member in organisation.people)


def test_staff_is_who_works_at_sml_it(organisation: Organisation) -> None:
    staff = {member.name for member in organisation.people if member.staff}
    assert staff == {member.name for member in organisation.people if member.department == "SML-IT"}
    assert {"Åsa Kabelvik", "Oskar Pluggfors", "Ulla Växelgren"} <= staff


def test_a_few_in_each_municipality_may_call_on_call(organisation: Organisation) -> None:
    may = Counter(member.municipality for member in organisation.people if member.may_call_on_call)
    assert all(3 <= may[municipality] <= 4 for municipality in organisation.tenants)


def test_every_extension_has_a_whole_number_in_e164(organisation: Organisation) -> None:
    assert organisation.number_of("64131") == "+46523664131"
    assert organisation.number_of("51300") == "+46523651300"
    assert organisation.number_of("18121") == "+4652418121"
    assert organisation.number_of("99500") == "+46524799500"
    assert organisation.number_of("64800") is None
    assert all(organisation.number_of(member.extension) for member in organisation.people if member.extension)


def test_there_are_loan_phones_and_calls_are_kept_for_months(organisation: Organisation) -> None:
    assert (organisation.loan_phones, organisation.months_kept) == (3, 6)


def test_nobody_is_found_by_an_unknown_id(organisation: Organisation) -> None:
    assert organisation.member("00000000-0000-0000-0000-000000000000") is None


def test_a_shared_extension_is_refused(content: dict[str, Any], tmp_path: Path) -> None:
    content["people"][3]["extension"] = content["people"][0]["extension"]
    assert "two people have the extension 64000" in problem_with(content, tmp_path)


def test_a_shared_phone_is_refused(content: dict[str, Any], tmp_path: Path) -> None:
    content["people"][3]["phones"] = content["people"][0]["phones"]
    assert "two people have the phone SML-1001" in problem_with(content, tmp_path)


def test_two_phones_that_can_not_be_told_apart_are_refused(content: dict[str, Any], tmp_path: Path) -> None:
    (phone,) = content["people"][0]["phones"]
    content["people"][0]["phones"] = [phone, phone | {"id": "SML-9999"}]
    assert "people.0: " in (problem := problem_with(content, tmp_path))
    assert "same last digits of the IMEI" in problem


def test_a_manager_who_does_not_exist_is_refused(content: dict[str, Any], tmp_path: Path) -> None:
    nobody = "00000000-0000-4000-8000-000000000000"
    content["people"][3]["manager"] = nobody
    assert f"Birgitta Klippfisk: the manager {nobody} is nobody here" in problem_with(content, tmp_path)


def test_a_circle_of_managers_is_refused(content: dict[str, Any], tmp_path: Path) -> None:
    content["people"][0]["manager"] = content["people"][3]["id"]
    assert "Gunvor Fyrljus: is among the managers above oneself" in problem_with(content, tmp_path)


def test_a_municipality_without_a_tenant_is_refused(content: dict[str, Any], tmp_path: Path) -> None:
    content["people"][0]["municipality"] = "Tanum"
    assert "the municipality Tanum has no tenant" in problem_with(content, tmp_path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "not-a-uuid"),
        ("name", ""),
        ("name", " padded "),
        ("extension", 64000),
        ("extension", "064000"),
        ("mobile", "+46701234567"),
        ("mobile", "070-174 06 05"),
        ("mobile_hidden", "yes"),
        ("mail", "gunvor@sotenas.se"),
        ("nickname", "Gunnis"),
    ],
)
def test_a_malformed_field_is_refused_by_its_place(
    content: dict[str, Any], tmp_path: Path, field: str, value: object
) -> None:
    content["people"][0][field] = value
    assert f"people.0.{field}: " in problem_with(content, tmp_path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "1001"),
        ("model", ""),
        ("platform", "symbian"),
        ("imei_last4", "123"),
        ("imei_last4", 1234),
        ("days_since_contact", -1),
        ("days_since_contact", "0"),
        ("wipe", "perhaps"),
        ("enrolled", "yes"),
        ("colour", "red"),
    ],
)
def test_a_malformed_field_of_a_phone_is_refused_by_its_place(
    content: dict[str, Any], tmp_path: Path, field: str, value: object
) -> None:
    content["people"][0]["phones"][0][field] = value
    assert f"people.0.phones.0.{field}: " in problem_with(content, tmp_path)


@pytest.mark.parametrize(
    ("field", "value"),
    [("loan_phones", -1), ("months_kept", 0), ("series", [{"prefix": "0523", "first": "64000", "last": "64799"}])],
)
def test_a_malformed_number_of_the_organisation_is_refused(
    content: dict[str, Any], tmp_path: Path, field: str, value: object
) -> None:
    content[field] = value
    assert field in problem_with(content, tmp_path)


def test_a_hidden_mobile_takes_an_extension(content: dict[str, Any], tmp_path: Path) -> None:
    del content["people"][0]["extension"]
    content["people"][0]["mobile_hidden"] = True
    assert "hidden mobile without" in problem_with(content, tmp_path)


@pytest.mark.parametrize("content", [None, [], "people", {}, {"people": []}])
def test_anything_but_an_organisation_is_refused(content: object, tmp_path: Path) -> None:
    assert problem_with(content, tmp_path)


def test_broken_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text("tenants: {\npeople: [", encoding="utf-8")
    with pytest.raises(OrganisationError, match="line 2"):
        load_organisation(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OrganisationError, match=r"people\.yaml"):
        load_organisation(tmp_path / "people.yaml")
