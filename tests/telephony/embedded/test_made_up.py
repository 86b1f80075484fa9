import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from telephony.embedded.made_up import SizeError, made_up_organisation
from telephony.organisation import Organisation, load_organisation

GREATEST = 100_011


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    return made_up_organisation(3000)


def test_it_has_as_many_people_as_asked_for(organisation: Organisation) -> None:
    assert len(organisation.people) == 3000
    assert len({member.id for member in organisation.people}) == 3000


def test_it_holds_together(organisation: Organisation) -> None:
    assert Organisation.model_validate(organisation.model_dump()) == organisation


def test_it_begins_with_the_people_of_every_fresh_machine(organisation: Organisation) -> None:
    known = load_organisation()
    assert organisation.people[: len(known.people)] == known.people
    assert organisation.model_copy(update={"people": known.people}) == known


def test_the_same_seed_gives_the_same_people_and_another_gives_others() -> None:
    assert made_up_organisation(200, seed=7) == made_up_organisation(200, seed=7)
    assert made_up_organisation(200, seed=7) != made_up_organisation(200, seed=8)


def test_a_greater_one_has_the_people_of_a_smaller_one(organisation: Organisation) -> None:
    assert made_up_organisation(500).people == organisation.people[:500]


def test_everyone_new_has_an_extension_that_is_free(organisation: Organisation) -> None:
    new = organisation.people[len(load_organisation().people) :]
    assert all(member.extension for member in new)
    assert "13580" not in {member.extension for member in new}


def test_managers_form_a_tree_under_the_head_of_each_municipality(organisation: Organisation) -> None:
    new = organisation.people[len(load_organisation().people) :]
    heads = [member for member in new if member.manager is None]
    assert sorted(head.municipality for head in heads) == sorted(organisation.tenants)
    managers = [manager for member in new if (manager := organisation.manager_of(member))]
    assert all(manager in new for manager in managers)
    assert max(Counter(manager.id for manager in managers).values()) < 60


def test_people_share_first_names_and_some_their_whole_name(organisation: Organisation) -> None:
    names = Counter(member.name for member in organisation.people)
    first_names = Counter(name.split()[0] for name in names.elements())
    assert first_names["Anna"] > 50
    assert any(times > 1 for times in names.values())


def test_every_municipality_has_schools_and_home_care(organisation: Organisation) -> None:
    for municipality in organisation.tenants:
        departments = {member.department for member in organisation.people if member.municipality == municipality}
        assert any("skolan" in department for department in departments)
        assert any("Hemtjänsten" in department for department in departments)


@pytest.mark.parametrize("size", [-1, 0, 59, GREATEST + 1])
def test_a_size_that_can_not_be_made_is_refused_with_the_sizes_that_can(size: int) -> None:
    with pytest.raises(SizeError, match=f"from 60 to {GREATEST}"):
        made_up_organisation(size)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "telephony.embedded.made_up", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")  # noqa: S603


def test_the_command_writes_a_file_that_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(run("300").stdout, encoding="utf-8")
    assert load_organisation(path) == made_up_organisation(300)


@pytest.mark.parametrize("arguments", [[], ["many"], ["5"], ["10", "20"]])
def test_the_command_says_how_it_is_used(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode != 0
    assert done.stdout == ""
    assert "python -m telephony.embedded.made_up 1000 > people.yaml" in done.stderr
    assert "Traceback" not in done.stderr
