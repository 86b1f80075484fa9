"""Microsoft's schemas, as npm has them."""

import json
from pathlib import Path

import pytest

from manifest.package import FOLDER as FILES
from manifest.problems import PackageError
from manifest.schemas import FOLDER, schemas_of


def test_the_manifest_follows_the_newest_schema_there_is() -> None:
    versions = [folder.name.removeprefix("v").split(".") for folder in FOLDER.glob("v[0-9]*")]
    newest = max(versions, key=lambda version: [int(part) for part in version])
    manifest = json.loads((FILES / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["manifestVersion"] == ".".join(newest)


def test_missing_schemas_are_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackageError) as caught:
        schemas_of("1.30", tmp_path / "nowhere")
    assert caught.value.problems == ["Microsoft's schemas are not installed: run `npm ci`."]


def test_a_version_without_a_schema_is_told() -> None:
    with pytest.raises(PackageError, match=r"manifestVersion 0\.9"):
        schemas_of("0.9")
