"""What is said about files that can't be read or have another shape."""

from pathlib import Path

import pytest

import app
from knowledge.base import load_knowledge
from knowledge.check import problems_in
from knowledge.files import read_files
from knowledge.language import Language
from knowledge.problems import KnowledgeError
from tests.support.routine import FILES, SmallRoutine

UTKOP = "topics/utkop.yaml"


@pytest.fixture
def routine(tmp_path: Path) -> SmallRoutine:
    return SmallRoutine(tmp_path)


def told_about(routine: SmallRoutine) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        read_files(routine.folder)
    told = [str(problem) for problem in caught.value.problems]
    assert str(caught.value) == "\n".join(told)
    return told


def test_the_files_are_read(routine: SmallRoutine) -> None:
    files = read_files(routine.folder)
    assert [section.content.section for section in files.sections] == ["Skärmlås", "Utköp"]
    assert files.rules.rules == {"R01": "Utköp", "R02": "Skärmlås"}
    assert files.heard["buyout_price"][Language.SWEDISH] == ["hur dyr är luren"]


def test_what_was_heard_for_one_entry_in_two_files_is_kept(routine: SmallRoutine) -> None:
    routine.write("heard/mer.yaml", "buyout_price: {sv: [vad är priset]}\n")
    heard = read_files(routine.folder).heard["buyout_price"][Language.SWEDISH]
    assert sorted(heard) == ["hur dyr är luren", "vad är priset"]


@pytest.mark.parametrize("name", [name for name in FILES if "/" not in name] + ["matching.yaml"])
def test_a_missing_file_is_named(name: str, routine: SmallRoutine) -> None:
    (routine.folder / name).unlink()
    assert told_about(routine) == [f"knowledge/{name}:1: the file can't be read: No such file or directory"]


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_that_is_no_yaml_is_told_with_its_line(name: str, routine: SmallRoutine) -> None:
    routine.write(name, FILES[name] + "\nrest: [one, two\n")
    (told,) = told_about(routine)
    file, line, reason = told.split(":", 2)
    assert file == f"knowledge/{name}"
    assert int(line) > FILES[name].count("\n")
    assert reason.startswith(" not readable as YAML: ")


@pytest.mark.parametrize("odd", ["flow: !important buyout", "[flow]: buyout", "flow: ="])
def test_odd_yaml_is_told_with_its_line(odd: str, routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "flow: buyout", odd)
    (told,) = told_about(routine)
    assert told.startswith(f"knowledge/{UTKOP}:{line}: not readable as YAML: ")


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_in_another_encoding_is_told(name: str, routine: SmallRoutine) -> None:
    (routine.folder / name).write_bytes("åäö: 1".encode("latin-1"))
    assert told_about(routine) == [f"knowledge/{name}:1: the file is not UTF-8 text; save it as UTF-8"]


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_empty_file_is_told(name: str, routine: SmallRoutine) -> None:
    routine.write(name, "")
    (told,) = told_about(routine)
    assert told.startswith(f"knowledge/{name}:1: ")


def test_a_key_that_is_misspelt_is_told_with_its_line(routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "see_also:", "see_allso:")
    assert told_about(routine) == [f"knowledge/{UTKOP}:{line}: topics.0.see_allso: Extra inputs are not permitted"]


def test_a_value_of_the_wrong_kind_is_told_with_its_line(routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "id: buyout_price", "id: 984")
    assert told_about(routine) == [f"knowledge/{UTKOP}:{line}: topics.0.id: Input should be a valid string"]


def test_a_missing_key_is_told_with_the_line_of_its_entry(routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "    who: manager\n", "")
    (told,) = told_about(routine)
    file, at, reason = told.split(":", 2)
    assert (file, reason) == (f"knowledge/{UTKOP}", " not_stated.0.who: Field required")
    assert 0 < int(at) < line


def test_a_way_out_that_nobody_knows_is_told_with_those_that_there_are(routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "flow: buyout", "links: [fax]")
    (told,) = told_about(routine)
    assert told.startswith(f"knowledge/{UTKOP}:{line}: topics.0.links.0: ")
    assert "portal" in told


def test_an_odd_date_is_told(routine: SmallRoutine) -> None:
    line = routine.change(UTKOP, "reviewed: 2026-11-23", "reviewed: last year")
    assert told_about(routine)[0].startswith(f"knowledge/{UTKOP}:{line}: reviewed: ")


def test_rules_out_of_order_are_told(routine: SmallRoutine) -> None:
    routine.write("rules.yaml", "rules:\n  R02: Skärmlås\n  R01: Utköp\n")
    assert told_about(routine) == [
        "knowledge/rules.yaml:1: rules: Value error, the rules must stand in the order of their ids"
    ]


def test_a_wrong_fact_is_told_with_its_line_and_reason(routine: SmallRoutine) -> None:
    line = routine.change("facts.yaml", "value: 984", "value: many")
    (told,) = told_about(routine)
    assert told.startswith(f"knowledge/facts.yaml:{line}: fee: value: ")


def test_two_facts_with_one_name_are_told(routine: SmallRoutine) -> None:
    routine.write("facts.yaml", FILES["facts.yaml"] * 2)
    assert [told.split(": ", 1) for told in told_about(routine)] == [
        ["knowledge/facts.yaml:3", "fee: name: another fact above has the same name"],
        ["knowledge/facts.yaml:4", "desk_phone: name: another fact above has the same name"],
    ]


def test_the_problems_of_all_files_are_told_at_once(routine: SmallRoutine) -> None:
    first = routine.change(UTKOP, "id: buyout_price", "id: 984")
    second = routine.change(UTKOP, "who: manager", "who: mother")
    routine.write("facts.yaml", "- {name: fee, kind: money, value: many, rules: [R01]}\n")
    routine.write("commands.yaml", "commands: [\n")
    told = told_about(routine)
    assert [line.split(": ")[0] for line in told] == [
        "knowledge/commands.yaml:2",
        "knowledge/facts.yaml:1",
        f"knowledge/{UTKOP}:{first}",
        f"knowledge/{UTKOP}:{second}",
    ]


def test_checking_tells_what_cannot_be_read_too(routine: SmallRoutine) -> None:
    routine.write("commands.yaml", "commands: [\n")
    assert [problem.file for problem in problems_in(routine.folder)] == ["commands.yaml"]


def test_the_start_fails_with_file_line_and_reason(
    routine: SmallRoutine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = routine.change("facts.yaml", "value: 984", "value: many")
    monkeypatch.setattr(app, "load_knowledge", lambda: load_knowledge(routine.folder))
    monkeypatch.setattr(app, "configure_logging", lambda: None)
    monkeypatch.setenv("TELEPHONY_DATABASE_URL", "sqlite://")
    monkeypatch.setenv("DATABASE_URL", "sqlite://")
    assert app.main([]) == 1
    assert capsys.readouterr().err.startswith(f"knowledge/facts.yaml:{line}: fee: value: ")
