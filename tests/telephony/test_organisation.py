from pathlib import Path
from typing import Any

import pytest
import yaml

from telephony.organisation import PEOPLE, Organisation, OrganisationError, load_organisation

SERIES = {
    "Sotenäs": [range(64000, 64800)],
    "Lysekil": [range(13000, 14000), range(51200, 51400)],
    "Munkedal": [range(18000, 18500), range(99500, 99800)],
}
SUPPORT_DESK = "13580"


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    return load_organisation()


@pytest.fixture
def content() -> dict[str, Any]:
    content = yaml.safe_load(PEOPLE.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def problem_with(content: object, folder: Path) -> str:
    path = folder / "people.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
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


def test_nobody_is_found_by_an_unknown_id(organisation: Organisation) -> None:
    assert organisation.member("00000000-0000-0000-0000-000000000000") is None


def test_a_shared_extension_is_refused(content: dict[str, Any], tmp_path: Path) -> None:
    content["people"][3]["extension"] = content["people"][0]["extension"]
    assert "two people have the extension 64000" in problem_with(content, tmp_path)


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
