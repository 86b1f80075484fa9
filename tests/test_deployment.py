"""What the README and the deployment guide tell an operator agrees with the code."""

import re
from pathlib import Path

import pytest

from bot.server import MESSAGES_PATH
from bot.settings import Settings
from manifest.__main__ import PACKAGE
from manifest.values import Values

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs/deployment.md").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy/telephony-assistant.service").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")

NAMES = {str(field.alias) for model in (Settings, Values) for field in model.model_fields.values()}

ROW = re.compile(r"^ *\| (`[^|]+`) \|", re.MULTILINE)
CODE = re.compile(r"`(\w+)(?:=[^`]*)?`")
SETTING = re.compile(r"Microsoft[A-Z]\w+|[A-Z]+(?:_[A-Z]+)+")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ASSIGNED = re.compile(r"^(?:export |Environment=)?([A-Z]\w+)=", re.MULTILINE)


def named(document: str) -> set[str]:
    """What a document writes as the name of a setting."""
    return {name for name in CODE.findall(document) if SETTING.fullmatch(name)}


def assigned(document: str) -> set[str]:
    """The settings that a document's examples set."""
    return {name for _, block in FENCED.findall(document) for name in ASSIGNED.findall(block)}


def test_every_setting_has_a_row_in_the_readme() -> None:
    rows = {name for cell in ROW.findall(README) for name in CODE.findall(cell)}
    assert rows >= NAMES


@pytest.mark.parametrize("document", [README, GUIDE], ids=["README", "guide"])
def test_the_settings_that_are_named_exist(document: str) -> None:
    assert named(document)
    assert named(document) | assigned(document) <= NAMES


def test_the_unit_and_the_container_set_what_exists() -> None:
    of_the_unit = set(re.findall(r"^Environment=(\w+)=", UNIT, re.MULTILINE))
    (given,) = re.findall(r"^ENV (.+)$", DOCKERFILE, re.MULTILINE)
    of_the_container = {pair.split("=")[0] for pair in given.split()} - {"PYTHONDONTWRITEBYTECODE"}
    assert of_the_unit == {"DATABASE_URL", "TELEPHONY_DATABASE_URL"} <= NAMES
    assert of_the_container == {"HOST", "PORT"} <= NAMES


def test_the_container_gets_what_runs_and_no_more() -> None:
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert let_in == {"app.py", "bot", "dialogs", "knowledge", "telephony", "requirements.txt"}
    assert all((ROOT / name).exists() for name in let_in)


@pytest.mark.parametrize(
    "path", [MESSAGES_PATH, "/healthz", "/readyz", str(PACKAGE), "deploy/telephony-assistant.service"]
)
def test_the_guide_knows_the_paths(path: str) -> None:
    assert path in GUIDE


@pytest.mark.parametrize("document", [README, GUIDE], ids=["README", "guide"])
def test_links_within_the_documents_lead_somewhere(document: str) -> None:
    headings = {
        name: {
            re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
            for heading in re.findall(r"^#+ (.+)$", text, re.M)
        }
        for name, text in (("README.md", README), ("docs/deployment.md", GUIDE))
    }
    own = "README.md" if document is README else "docs/deployment.md"
    for target in re.findall(r"\]\(((?!https?:)[^)\s]+)\)", document):
        name, _, anchor = target.partition("#")
        file = (ROOT / own).parent / name if name else ROOT / own
        assert file.exists(), target
        assert not anchor or anchor in headings[str(file.resolve().relative_to(ROOT))], target
