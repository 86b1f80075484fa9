"""What is wrong with the flows' words is told with file, line and cure."""

from pathlib import Path

import pytest

from dialogs import script
from dialogs.check import problems_of_flows
from dialogs.script import FOLDER, read_scripts
from knowledge.files import read_files
from knowledge.problems import KnowledgeError

FAMILIES = frozenset(read_files().words.families)


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the flows' words, to be broken."""
    folder = tmp_path / "dialogs" / "flows"
    folder.mkdir(parents=True)
    for path in FOLDER.glob("*.yaml"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(script, "FOLDER", folder)
    return folder


def change(words: Path, old: str, new: str) -> int:
    """Put something in place of the first `old` in the words of lost_phone; gives its line."""
    path = words / "lost_phone.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def told(families: frozenset[str] = FAMILIES) -> list[str]:
    return [str(problem) for problem in problems_of_flows(families)]


def test_the_flows_have_no_problems() -> None:
    assert told() == []


def test_a_family_that_there_is_not(words: Path) -> None:
    line = change(words, "<stolen>|stul*", "<stollen>|stul*")
    assert told() == [f"dialogs/flows/lost_phone.yaml:{line}: words.yaml has no family stollen"]


def test_a_shape_that_there_is_not(words: Path) -> None:
    line = change(words, "<stolen>|stul*", "#telephone|stul*")
    (problem,) = told()
    assert problem.startswith(
        f"dialogs/flows/lost_phone.yaml:{line}: there is no shape #telephone; those that there are: #"
    )


def test_a_slot_without_words_and_words_without_a_slot(words: Path) -> None:
    change(words, "\n  where:\n", "\n  wherever:\n")
    lacking, idle = sorted(told(), key=lambda problem: "never asks" in problem)
    assert "the flow asks for where, which has no words here; add them" in lacking
    assert "the flow never asks for wherever; take it out" in idle


def test_a_flow_to_give_way_to_that_there_is_not(words: Path) -> None:
    line = change(words, "gives_way: [phone_found", "gives_way: [phone_fond")
    assert told() == [f"dialogs/flows/lost_phone.yaml:{line}: there is no flow phone_fond"]


def test_a_reason_to_stop_that_has_no_sentence(words: Path) -> None:
    line = change(words, "needless:\n  needless:", "needless:\n  not_needed:") + 1
    assert told() == [f"dialogs/flows/lost_phone.yaml:{line}: says has no not_needed; add it"]


def test_languages_with_different_values(words: Path) -> None:
    change(words, "Your case number is {case}.", "You have a case number.")
    (problem,) = told()
    assert "results.report_loss.done: the two languages have different {values} in them" in problem


def test_a_confirmed_flow_without_a_summary(words: Path) -> None:
    change(words, "summary: {sv:", "# summary: {sv:")
    (problem,) = told()
    assert "add summary" in problem


def test_files_that_cannot_be_read_are_all_told(words: Path) -> None:
    change(words, "title: {sv:", "titel: {sv:")
    (words / "case_status.yaml").write_text("title: [", encoding="utf-8")
    assert {problem.split(":")[0] for problem in told()} >= {
        "dialogs/flows/lost_phone.yaml",
        "dialogs/flows/case_status.yaml",
    }
    with pytest.raises(KnowledgeError) as raised:
        read_scripts(["lost_phone", "case_status"])
    assert len({problem.file for problem in raised.value.problems}) == 2
