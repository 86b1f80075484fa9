"""Microsoft's JSON schemas, as their package @microsoft/app-manifest carries them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, FormatChecker, ValidationError

from manifest.problems import PackageError
from manifest.texts import Json

FOLDER = Path(__file__).parent.parent / "node_modules/@microsoft/app-manifest/build/json-schemas/teams"


@dataclass(frozen=True)
class Schemas:
    """The schemas of one version.

    Attributes:
        manifest: of `manifest.json`.
        localisation: of a file with its texts in another language.
    """

    manifest: dict[str, Any]
    localisation: dict[str, Any]


def schemas_of(version: str, folder: Path = FOLDER) -> Schemas:
    """The schemas of a version, such as 1.30.

    Raises:
        PackageError: when they are not there.
    """
    if not folder.is_dir():
        raise PackageError(["Microsoft's schemas are not installed: run `npm ci`."])
    own = folder / f"v{version}"
    if not own.is_dir():
        raise PackageError(
            [f"manifest.json has manifestVersion {version}, of which Microsoft's package has no schema."]
        )
    return Schemas(_read(own / "MicrosoftTeams.schema.json"), _read(own / "MicrosoftTeams.Localization.schema.json"))


def problems_by_schema(document: Json, schema: dict[str, Any], name: str) -> Iterator[str]:
    """What a schema finds wrong with a document, a sentence each.

    Args:
        document: the document.
        schema: what it has to be like.
        name: what to call the document.
    """
    for error in Draft4Validator(schema, format_checker=FormatChecker()).iter_errors(document):
        yield f"{_place(error, name)}: {_finding(error)}."


def _place(error: ValidationError, name: str) -> str:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path)
    return f"{name}, {path.removeprefix('.')}" if path else name


def _finding(error: ValidationError) -> str:
    if error.validator == "maxLength":
        return f"{len(str(error.instance))} characters are too many, at most {error.validator_value} fit"
    return error.message


def _read(file: Path) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8-sig"))
    return schema
