"""YAML files as models, with the line of every value."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

import bot
import dialogs
import knowledge
import telephony
from knowledge import yaml_lines
from knowledge.problems import KnowledgeError
from knowledge.yaml_lines import read_plain, read_yaml

PARTS = (bot, dialogs, knowledge, telephony)
DATA = [path for part in PARTS for path in sorted(Path(part.__path__[0]).rglob("*.yaml"))]


class Dish(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str
    price: int


class Menu(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    dishes: list[Dish]
    notes: dict[str, str] = {}


GOOD = """\
# what there is

dishes:
  - name: soup
    price: 80
  - {name: bread,
     price: 20}
notes:
  soup: |
    hot
    and salt
  bread: warm
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "menu.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_with(path: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        read_yaml(path, Menu)
    return [str(problem) for problem in caught.value.problems]


def test_every_value_has_its_line(tmp_path: Path) -> None:
    menu, lines = read_yaml(written(tmp_path, GOOD), Menu)
    assert menu.dishes[1] == Dish(name="bread", price=20)
    places = [(), ("dishes",), ("dishes", 0), ("dishes", 0, "price"), ("dishes", 1, "price"), ("notes", "bread")]
    assert [lines.line(*place) for place in places] == [3, 3, 4, 5, 7, 12]


def test_what_is_not_there_has_the_line_of_what_is_around_it(tmp_path: Path) -> None:
    _, lines = read_yaml(written(tmp_path, GOOD), Menu)
    assert lines.line("dishes", 0, "weight", "grams") == 4
    assert lines.line("drinks") == 3


def test_every_wrong_value_is_told_with_its_line(tmp_path: Path) -> None:
    wrong = GOOD.replace("price: 80", "price: eighty").replace("name: bread", "title: bread")
    assert problems_with(written(tmp_path, wrong)) == [
        "knowledge/menu.yaml:5: dishes.0.price: Input should be a valid integer",
        "knowledge/menu.yaml:6: dishes.1.name: Field required",
        "knowledge/menu.yaml:6: dishes.1.title: Extra inputs are not permitted",
    ]


@pytest.mark.parametrize("text", ["", "- 1\n- 2\n", "soup\n", "null\n"])
def test_a_file_of_another_kind_is_told(text: str, tmp_path: Path) -> None:
    (told,) = problems_with(written(tmp_path, text))
    assert told.startswith("knowledge/menu.yaml:1: the file: ")


@pytest.mark.parametrize(
    ("text", "line"),
    [("dishes: [\n", 2), ("dishes:\n\t- name: soup\n", 2), ("a: b\nc: 'd\n", 3), ("a: *b\n", 1), ("a: !!x [}\n", 1)],
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, line: int, tmp_path: Path) -> None:
    (told,) = problems_with(written(tmp_path, text))
    assert told.startswith(f"knowledge/menu.yaml:{line}: not readable as YAML: ")


def test_a_key_that_stands_twice_is_told_with_its_line_since_yaml_keeps_only_the_last(tmp_path: Path) -> None:
    twice = GOOD.replace("    price: 80\n", "    price: 80\n    price: 90\n", 1) + "notes: {}\n"
    assert problems_with(written(tmp_path, twice)) == [
        "knowledge/menu.yaml:6: price stands here already; take one of them out",
        f"knowledge/menu.yaml:{twice.count(chr(10))}: notes stands here already; take one of them out",
    ]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "menu.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    assert problems_with(path) == ["knowledge/menu.yaml:1: the file is not UTF-8 text; save it as UTF-8"]


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "menu.yaml").mkdir()
    (told,) = problems_with(tmp_path / "menu.yaml")
    assert told == "knowledge/menu.yaml:1: the file can't be read: Is a directory"


@pytest.mark.parametrize("folder", ["topics", "heard"])
def test_a_file_in_a_folder_of_the_routine_is_named_with_it(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    assert problems_with(tmp_path / folder / "a.yaml")[0].startswith(f"knowledge/{folder}/a.yaml:1: ")


@given(text=st.text(alphabet="ab:-'\"|>%#,\n \té", max_size=40))
def test_any_text_is_read_or_told_about(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(tmp_path_factory.getbasetemp(), text)
    assert problems_with(path)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_the_data_is_read_alike_where_pyyaml_has_no_libyaml(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, _ = read_plain(path)
    monkeypatch.setattr(yaml_lines, "_Loader", yaml.SafeLoader)
    plain, _ = read_plain(path)
    assert plain == quick
