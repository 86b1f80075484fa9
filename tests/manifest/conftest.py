"""Values for a package, and a copy of its files to spoil."""

import shutil
from pathlib import Path

import pytest

from manifest.package import FOLDER
from manifest.values import Values

GIVEN = {
    "MicrosoftAppId": "2b6b0f0e-6b1e-4b7e-9a51-0d5c8f3f7a11",
    "APP_DEVELOPER_NAME": "SML-IT",
    "APP_WEBSITE_URL": "https://example.org/telefoni",
    "APP_PRIVACY_URL": "https://example.org/personuppgifter",
    "APP_TERMS_URL": "https://example.org/villkor",
}


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No value of the machine's own reaches a test."""
    for field in Values.model_fields.values():
        monkeypatch.delenv(str(field.alias), raising=False)


@pytest.fixture
def values() -> Values:
    """What an organisation gives."""
    return Values.load(**GIVEN)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files that a package is built from, to be changed freely."""
    for name in ("manifest.json", "en.json", "color.png", "outline.png"):
        shutil.copy(FOLDER / name, tmp_path)
    return tmp_path
