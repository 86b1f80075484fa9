"""The manifest with the values of one organisation in it."""

import re
import tomllib
from pathlib import Path

from manifest.problems import PackageError
from manifest.texts import Json, texts, with_texts
from manifest.values import Values

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def filled(template: Json, values: Values) -> Json:
    """The template with a value in each place that is marked as `{{NAME}}`.

    A name is an environment variable of `Values`, or VERSION for the project's own.

    Raises:
        PackageError: for names that stand for nothing.
    """
    known: dict[str, str] = values.model_dump(by_alias=True) | {"VERSION": project_version()}
    names = {name for text in texts(template).values() for name in _PLACEHOLDER.findall(text)}
    if unknown := sorted(names - set(known)):
        raise PackageError([f"manifest.json has {{{{{name}}}}}, which no value is for." for name in unknown])
    return with_texts(template, lambda _, text: _PLACEHOLDER.sub(lambda place: known[place[1]], text))


def project_version() -> str:
    """The version in pyproject.toml, which Teams tells updates by."""
    project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
    return str(project["version"])
