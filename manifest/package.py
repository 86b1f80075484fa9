"""The app package: the files that Teams wants, checked, in a zip."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from manifest.icons import problems_of_colour_icon, problems_of_outline_icon
from manifest.localisation import problems_of_localisation
from manifest.problems import PackageError, collected
from manifest.rules import problems_by_rules
from manifest.schemas import problems_by_schema, schemas_of
from manifest.template import filled
from manifest.texts import Json, texts
from manifest.values import Values

FOLDER = Path(__file__).parent
MANIFEST = "manifest.json"
ENGLISH = "en.json"
COLOUR_ICON = "color.png"
OUTLINE_ICON = "outline.png"

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip tells no earlier time, and the real one would make each zip differ
_READABLE = 0o644 << 16


def build(values: Values, folder: Path = FOLDER) -> bytes:
    """The package as a zip file; the same bytes from the same values and files.

    Args:
        values: the organisation's own.
        folder: where the template, its English texts and the icons are.

    Raises:
        PackageError: with everything that Microsoft's schemas and rules find wrong.
    """
    manifest = filled(_read(folder / MANIFEST), values)
    problems = list(_problems(manifest, folder))
    if problems:
        raise PackageError(problems)
    document = json.dumps(manifest, indent=2, ensure_ascii=False).encode()
    rest = {name: (folder / name).read_bytes() for name in (ENGLISH, COLOUR_ICON, OUTLINE_ICON)}
    return _zip({MANIFEST: document} | rest)


def _problems(manifest: Json, folder: Path) -> Iterator[str]:
    schemas = schemas_of(texts(manifest).get("manifestVersion", ""))
    english = _read(folder / ENGLISH)
    yield from problems_by_schema(manifest, schemas.manifest, MANIFEST)
    yield from problems_by_rules(manifest, (ENGLISH, COLOUR_ICON, OUTLINE_ICON))
    yield from problems_of_localisation(manifest, english, schemas, ENGLISH)
    yield from collected(problems_of_colour_icon(folder / COLOUR_ICON))
    yield from collected(problems_of_outline_icon(folder / OUTLINE_ICON))


def _zip(files: dict[str, bytes]) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as package:
        for name, content in files.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.external_attr = _READABLE
            package.writestr(entry, content, ZIP_DEFLATED)
    return archive.getvalue()


def _read(file: Path) -> Json:
    try:
        document: Json = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PackageError([f"{file.name} can't be read as JSON: {error}."]) from None
    return document
